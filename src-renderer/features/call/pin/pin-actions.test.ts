import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../../../shared/calls/call';
import { createTestSession } from '../session/call-session.fixture';
import { createPinActions } from './pin-actions';

function formWith(change: Partial<CallFields>) {
  const { session } = createTestSession(change);
  return { session, pin: createPinActions(session) };
}

test.each([
  ['3.1573, 101.7122', 'pair'],
  ['https://www.google.com/maps/@3.1573,101.7122,17z', 'link'],
])('%s fills both fields and says where it is from', (text, source) => {
  const { session, pin } = formWith({});
  expect(pin.setFromText(text)).toBe(true);
  expect(session.getFields()).toMatchObject({
    latitude: '3.1573',
    longitude: '101.7122',
    pin: { source, stale: false },
  });
});

test.each(['3.1573', '', 'https://maps.app.goo.gl/x', '0, 0'])(
  '%j is no place, and changes nothing',
  (text) => {
    const { session, pin } = formWith({ latitude: '1', longitude: '2' });
    expect(pin.setFromText(text)).toBe(false);
    expect(session.getFields()).toEqual({ ...blankCallFields, latitude: '1', longitude: '2' });
  },
);

test('typed coordinates are a pin once both are numbers', () => {
  const { session } = formWith({ latitude: '', longitude: '' });
  session.edit('latitude', '3.1');
  expect(session.getFields().pin).toBeNull();
  session.edit('longitude', '101.7');
  expect(session.getFields().pin).toMatchObject({ source: 'typed', stale: false });
});

test('a change of the address makes it stale, until the agent says that it is still right', () => {
  const { session, pin } = formWith({ address: '11 Jalan Besar' });
  pin.setFromText('3.1573, 101.7122');
  session.edit('address', '12 Jalan Besar');
  expect(session.getFields().pin).toMatchObject({ source: 'pair', stale: true });
  expect(pin.acceptSuggestion()).toBe(true);
  expect(session.getFields().pin).toMatchObject({ source: 'pair', stale: false });
  expect(session.store.get().confirmedPin).toBe('3.1573 101.7122');
  expect(pin.acceptSuggestion()).toBe(false);
});

test('only a pair that lies in Malaysia the other way round is swapped', () => {
  const { session, pin } = formWith({ latitude: '101.7122', longitude: '3.1573' });
  expect(pin.acceptSuggestion()).toBe(true);
  expect(session.getFields()).toMatchObject({ latitude: '3.1573', longitude: '101.7122' });
  expect(pin.acceptSuggestion()).toBe(false);
});

test('Enter on the map over the pin says that it is still right; its undo brings the doubt back, and no older value', () => {
  const { session, pin } = formWith({ address: '11 Jalan Besar' });
  session.fill('caller', { name: 'Ahmad', latitude: '3.1573', longitude: '101.7122' });
  pin.setFromText('3.1573, 101.7122');
  session.edit('address', '12 Jalan Besar');
  pin.confirmFromMap();
  const place = { name: 'Ahmad', latitude: '3.1573', longitude: '101.7122' };
  expect(session.getFields()).toMatchObject({ ...place, pin: { source: 'pair', stale: false } });
  expect(session.store.get().confirmedPin).toBe('3.1573 101.7122');
  expect(session.undo()?.source).toBe('map');
  expect(session.getFields()).toMatchObject({ ...place, pin: { source: 'pair', stale: true } });
  expect(session.store.get().confirmedPin).toBeNull();
});
