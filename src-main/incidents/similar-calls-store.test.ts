import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCallStore } from '../calls/call-store';
import { openDatabase } from '../db/open-database';
import { tempFolder } from '../db/temp-folder.fixture';
import { endedCall } from '../tickets/ended-call.fixture';
import { createTicketStore } from '../tickets/store/ticket-store';
import { readyFields } from '../tickets/sample-ticket.fixture';
import { createIncidentStore } from './incident-store';
import { createSimilarCallsStore } from './similar-calls-store';

const minuteMs = 60_000;
const callId = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

/** Opens the file, as each start does. */
function start(file: string) {
  const opened = openDatabase(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  const db = opened.value;
  const [calls, tickets, incidents] = [createCallStore(db), createTicketStore(db), createIncidentStore(db)];
  const write = (nth: number) => {
    const who = { name: `Caller ${nth}`, phone: `012111220${nth}`, storeName: `Store ${nth}` };
    const fields = { ...readyFields, ...who, issue: 'kitchen display frozen blank screen' };
    if (calls.get(callId(nth)) === null) calls.begin(callId(nth), nth * minuteMs);
    calls.save(callId(nth), fields, nth * minuteMs);
    return fields;
  };
  const end = (nth: number) =>
    tickets.endCall(
      endedCall(callId(nth), { fields: write(nth), references: [`SH-E${nth}`], nowMs: nth * minuteMs }),
    );
  const find = () => createSimilarCallsStore(db).find(9 * minuteMs, []);
  return { incidents, write, end, find, quit: () => db.close() };
}

test('calls that were dismissed as not alike are not pointed out after a restart either, nor once they have ended', () => {
  const file = join(tempFolder(), 'helpdesk.db');
  const first = start(file);
  for (const nth of [1, 2]) first.end(nth);
  first.write(3);
  const similar = first.find();
  expect(similar).toMatchObject({ ticketIds: [2, 1], openCallIds: [callId(3)] });
  first.incidents.dismissLikeness(similar?.ticketIds ?? [], similar?.openCallIds ?? []);
  expect(first.find()).toBeNull();
  first.quit();

  const second = start(file);
  expect(second.find()).toBeNull();
  for (const nth of [4, 5]) second.end(nth);
  expect(second.find()).toBeNull();
  second.end(3);
  expect(second.find()).toBeNull();
  second.end(6);
  expect(second.find()).toMatchObject({ callerCount: 3 });
  second.quit();
});

test('calls of an incident are not pointed out again once they are taken out of it', () => {
  const { incidents, end, find, quit } = start(join(tempFolder(), 'helpdesk.db'));
  for (const nth of [1, 2, 3]) end(nth);
  const incident = { uid: 'kds', title: 'x', traits: [], beganAtMs: 1, endedAtMs: null, changedAtMs: 1 };
  incidents.begin(incident, find()?.ticketIds ?? []);
  for (const nth of [1, 2, 3]) incidents.unlinkCall(callId(nth), 9 * minuteMs);
  expect(find()).toBeNull();
  quit();
});
