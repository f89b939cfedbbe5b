import { expect, test } from 'vitest';
import { createCallStore } from '../calls/call-store';
import { freshDatabase } from '../db/fresh-database.fixture';
import { endedCall } from '../tickets/ended-call.fixture';
import { createTicketStore } from '../tickets/store/ticket-store';
import { createIncidentStore } from './incident-store';

const callId = '00000000-0000-4000-8000-000000000001';
const uid = 'incident-1';
const minuteMs = 60_000;

/** A PC on which a caller wants to hear when an incident is over, which it is since the third minute. */
function openEnded() {
  const db = freshDatabase();
  createCallStore(db).begin(callId, 1);
  createTicketStore(db).endCall(endedCall(callId));
  const incidents = createIncidentStore(db);
  const began = { beganAtMs: minuteMs, endedAtMs: null, changedAtMs: minuteMs };
  incidents.begin({ uid, title: 'card terminal declined', traits: [], ...began }, [1]);
  const setEnded = (isEnded: boolean, atMs: number) => incidents.change({ uid, isEnded }, atMs);
  const setLink = (wantsCallback: boolean, isCalledBack: boolean, atMs: number) =>
    incidents.changeLink({ callId, wantsCallback, isCalledBack }, atMs);
  setLink(true, false, 2 * minuteMs);
  expect(setEnded(true, 3 * minuteMs)?.links, 'nobody was told before the first end').toEqual([]);
  const calledBackAtMs = () => incidents.linkOfTicket(1)?.calledBackAtMs;
  return { incidents, setEnded, setLink, calledBackAtMs };
}

test('who was called back stays so where an incident is opened again by mistake, also if the callback is taken off and on', () => {
  const { setEnded, setLink, calledBackAtMs } = openEnded();
  setLink(true, true, 4 * minuteMs);
  setEnded(false, 5 * minuteMs);
  setLink(false, false, 5 * minuteMs + 1);
  setLink(true, false, 5 * minuteMs + 2);
  expect(calledBackAtMs()).toBeNull();
  setEnded(true, 6 * minuteMs);
  expect(calledBackAtMs()).toBe(4 * minuteMs);
  setLink(true, false, 7 * minuteMs);
  expect(calledBackAtMs(), 'of one that has ended, it is taken back').toBeNull();
});

test('who was called back before an incident was opened again waits for its next end, also if the PC that did it says so later', () => {
  const [away, here] = [openEnded(), openEnded()];
  const calledBack = away.setLink(true, true, 4 * minuteMs);
  here.setEnded(false, 5 * minuteMs);
  const again = here.setEnded(true, 11 * minuteMs);
  if (calledBack === null || again === null) throw new Error('not changed');
  expect(here.incidents.mergeLink(calledBack)).toBe(false);
  away.incidents.merge(again.incident);
  for (const link of again.links) away.incidents.mergeLink(link);
  expect([away, here].map(({ calledBackAtMs }) => calledBackAtMs())).toEqual([null, null]);
});
