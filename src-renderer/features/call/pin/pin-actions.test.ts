import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../../../shared/calls/call';
import { createStore } from '../../../state/store';
import type { LocationMemory } from '../session/call-session';
import { createFakeForm } from '../session/fake-form.fixture';
import { createAutofillHistory, createAutofillStore } from '../session/autofill-history';
import { createPinActions } from './pin-actions';

function formWith(change: Partial<CallFields>) {
  const { form, fields } = createFakeForm(change);
  const autofill = createAutofillHistory(form, createAutofillStore());
  const session = { location: createStore<LocationMemory>({ confirmedPin: null, autofilledAddress: null }) };
  return {
    fields,
    session,
    pin: createPinActions({ form, autofill, session, getProvenance: () => fields.provenance }),
  };
}

test.each([
  ['3.1573, 101.7122', 'pair'],
  ['https://www.google.com/maps/@3.1573,101.7122,17z', 'link'],
])('%s fills both fields and says where it is from', (text, source) => {
  const { fields, pin } = formWith({});
  expect(pin.take(text)).toBe(true);
  expect(fields).toMatchObject({ latitude: '3.1573', longitude: '101.7122', pin: { source, stale: false } });
});

test.each(['3.1573', '', 'https://maps.app.goo.gl/x', '0, 0'])(
  '%j is no place, and changes nothing',
  (text) => {
    const { fields, pin } = formWith({ latitude: '1', longitude: '2' });
    expect(pin.take(text)).toBe(false);
    expect(fields).toEqual({ ...blankCallFields, latitude: '1', longitude: '2' });
  },
);

test('typed coordinates are a pin once both are numbers', () => {
  const { fields, pin } = formWith({ latitude: '3.1', longitude: '' });
  pin.handleEdit();
  expect(fields.pin).toBeNull();
  fields.longitude = '101.7';
  pin.handleEdit();
  expect(fields.pin).toMatchObject({ source: 'typed', stale: false });
});

test('a change of the address makes it stale, until the agent says that it is still right', () => {
  const { fields, session, pin } = formWith({});
  pin.take('3.1573, 101.7122');
  pin.markStale();
  expect(fields.pin).toMatchObject({ source: 'pair', stale: true });
  expect(pin.acceptSuggestion()).toBe(true);
  expect(fields.pin).toMatchObject({ source: 'pair', stale: false });
  expect(session.location.get().confirmedPin).toBe('3.1573 101.7122');
  expect(pin.acceptSuggestion()).toBe(false);
});

test('only a pair that lies in Malaysia the other way round is swapped', () => {
  const { fields, pin } = formWith({ latitude: '101.7122', longitude: '3.1573' });
  expect(pin.acceptSuggestion()).toBe(true);
  expect(fields).toMatchObject({ latitude: '3.1573', longitude: '101.7122' });
  expect(pin.acceptSuggestion()).toBe(false);
});
