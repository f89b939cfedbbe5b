import { expect, test } from 'vitest';
import { createPinActions } from '../pin/pin-actions';
import { createTestSession } from '../session/call-session.fixture';
import { getChangesFromCaller } from './get-changes-from-caller';
import { siti } from './known-caller.fixture';
import { undoFillsOfCaller } from './undo-fills-of-caller';

/** A call that Siti was filled into, where she is not the caller. */
function fillFromSiti() {
  const { session } = createTestSession({ phone: '6789' });
  session.fill('caller', getChangesFromCaller(session.getFields(), siti));
  const events: unknown[] = [];
  session.onFilled((event) => events.push(event));
  return {
    session,
    pin: createPinActions(session),
    events,
    notThem: () => undoFillsOfCaller(session, siti, [siti]),
  };
}

const withoutSiti = { phone: '6789', name: '', storeName: '', address: '', state: '', reusedPlace: null };
const noPin = { latitude: '', longitude: '', pin: null };

test('all that came from the caller goes, and is told once', () => {
  const { session, events, notThem } = fillFromSiti();
  session.edit('remark', 'urgent');
  notThem();
  expect(session.getFields()).toMatchObject({ ...withoutSiti, ...noPin, remark: 'urgent' });
  expect(session.getFields().autofill.applied).toEqual([]);
  expect(events).toHaveLength(1);
  expect(events).toMatchObject([
    { source: null, values: { name: '', storeName: '', latitude: '', pin: null } },
  ]);
});

test('a pin that the agent picked on the map or pasted stays, and its undo brings none of the caller back', () => {
  const [onMap, pasted] = [fillFromSiti(), fillFromSiti()];
  onMap.pin.setFromMap({ coordinates: { latitude: 4.2, longitude: 102.5 }, radiusMetres: 20 });
  pasted.pin.paste({
    kind: 'place',
    coordinates: { latitude: 4.2, longitude: 102.5 },
    source: 'pair',
    radiusMetres: 0,
  });
  for (const { session, notThem } of [onMap, pasted]) {
    const own = session.getFields();
    notThem();
    expect(session.getFields()).toMatchObject(withoutSiti);
    expect(own.latitude).toMatch(/^4\.2/);
    const { latitude, longitude, pin } = own;
    expect(session.getFields()).toMatchObject({ latitude, longitude, pin });
    session.undo();
    expect(session.getFields()).toMatchObject(noPin);
  }
});

test('a pin of the caller that the agent confirmed on the map stays whole, and is undone whole', () => {
  const { session, pin: actions, notThem } = fillFromSiti();
  const { latitude, longitude } = session.getFields();
  actions.confirmFromMap();
  const { pin } = session.getFields();
  notThem();
  expect(session.getFields()).toMatchObject({ ...withoutSiti, latitude, longitude, pin });
  expect(latitude).toMatch(/^3\.1/);
  session.undo();
  expect(session.getFields()).toMatchObject(noPin);
});

test('one coordinate typed over keeps the other, as they are one pin', () => {
  const { session, notThem } = fillFromSiti();
  session.edit('latitude', '4.25');
  const { longitude } = session.getFields();
  notThem();
  expect(session.getFields()).toMatchObject({
    ...withoutSiti,
    latitude: '4.25',
    longitude,
    pin: { source: 'typed' },
  });
});

test('a pin that only the typed address made doubtful goes, and half a pin beside a link', () => {
  const [typed, link] = [fillFromSiti(), fillFromSiti()];
  typed.session.edit('address', '9 Jalan Lain');
  expect(typed.session.getFields().pin?.stale).toBe(true);
  typed.notThem();
  expect(typed.session.getFields()).toMatchObject({ ...withoutSiti, ...noPin, address: '9 Jalan Lain' });
  link.pin.pasteUnreadableLink('https://maps.app.goo.gl/abc');
  link.notThem();
  expect(link.session.getFields()).toMatchObject({
    ...withoutSiti,
    ...noPin,
    latitude: 'https://maps.app.goo.gl/abc',
  });
  link.session.undo();
  expect(link.session.getFields().latitude).toBe('');
});

test('a preset that was chosen since stays, and all of it if another name was typed', () => {
  const { session, notThem } = fillFromSiti();
  session.fill('preset', { issue: 'Printer does not print' });
  session.edit('name', 'Devi');
  notThem();
  expect(session.getFields()).toMatchObject({ name: 'Devi', storeName: siti.storeName });
  session.pick('name', siti.name);
  notThem();
  expect(session.getFields()).toMatchObject({ ...withoutSiti, issue: 'Printer does not print' });
});
