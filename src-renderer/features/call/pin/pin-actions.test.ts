import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../../../shared/calls/call';
import { makeStore } from '../../../state/store';
import type { PlaceMemory } from '../session/call-session';
import { fakeForm } from '../session/fake-form.fixture';
import { fillingsIn, makeFillingsStore } from '../session/autofill-history';
import { pinActions } from './pin-actions';

function formWith(change: Partial<CallFields>) {
  const { form, fields } = fakeForm(change);
  const fillings = fillingsIn(form, makeFillingsStore());
  const memory = { place: makeStore<PlaceMemory>({ confirmedPin: null, followedAddress: null }) };
  return { fields, memory, pin: pinActions({ form, fillings, memory, trust: () => fields.trust }) };
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
  pin.edited();
  expect(fields.pin).toBeNull();
  fields.longitude = '101.7';
  pin.edited();
  expect(fields.pin).toMatchObject({ source: 'typed', stale: false });
});

test('a change of the address makes it stale, until the agent says that it is still right', () => {
  const { fields, memory, pin } = formWith({});
  pin.take('3.1573, 101.7122');
  pin.age();
  expect(fields.pin).toMatchObject({ source: 'pair', stale: true });
  expect(pin.takeOffer()).toBe(true);
  expect(fields.pin).toMatchObject({ source: 'pair', stale: false });
  expect(memory.place.get().confirmedPin).toBe('3.1573 101.7122');
  expect(pin.takeOffer()).toBe(false);
});

test('only a pair that lies in Malaysia the other way round is swapped', () => {
  const { fields, pin } = formWith({ latitude: '101.7122', longitude: '3.1573' });
  expect(pin.takeOffer()).toBe(true);
  expect(fields).toMatchObject({ latitude: '3.1573', longitude: '101.7122' });
  expect(pin.takeOffer()).toBe(false);
});
