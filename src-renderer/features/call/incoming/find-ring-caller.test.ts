import { expect, test } from 'vitest';
import { findSession, openCalls } from '../open-calls/open-calls-store.fixture';
import { findRingCaller } from './find-ring-caller';

const phone = '60199998888';

/** What is said of a ring from the number of an open call in which this name stands. */
async function ringOf(nameOfCall: string, nameOfRing: string) {
  const { open, active } = await openCalls();
  await open.begin();
  findSession(open, active().call.id).change({ phone, name: nameOfCall });
  const ring = {
    id: 1,
    phone,
    name: nameOfRing,
    store: '',
    firstRangAtMs: 1,
    lastRangAtMs: 1,
    ringCount: 1,
    callId: null,
  };
  return findRingCaller(ring, open.store.get(), { withCallerOfNumber: (call) => call, findDue: () => [] });
}

test('whose open call it is stands on the button only where the ring says another name, and is cut with dots', async () => {
  const name = 'Puteri Balqis binti Zulkifli';
  expect(await ringOf(name, name)).toMatchObject({ isInOpenCall: true, openCallName: '' });
  expect(await ringOf(name, 'Rohani')).toMatchObject({ openCallName: 'Puteri Balqis binti Zul…' });
  expect(await ringOf('Devi', 'Rohani')).toMatchObject({ openCallName: 'Devi' });
});
