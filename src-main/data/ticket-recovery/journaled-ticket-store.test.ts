import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCallStore } from '../../calls/call-store';
import { freshDatabase } from '../../db/fresh-database.fixture';
import type { JournalRecord } from '../../journal/journal-record';
import { createJournaledTicketStore } from './journaled-ticket-store';
import { endedCall } from '../../tickets/ended-call.fixture';
import { ended, newTicket, outcomes, readyFields } from '../../tickets/sample-ticket.fixture';
import { tempFolder } from '../../db/temp-folder.fixture';
import { copyFolder, newPc, open } from '../recovery/copied-folder.fixture';
import { createTicketStore } from '../../tickets/store/ticket-store';

/**
 * The lines that the journal got. `append` waits for the disk once per line; `appendSoon` writes in parallel with the
 * sending.
 */
function createJournaledTickets() {
  const db = freshDatabase();
  const writes: string[] = [];
  const links: (readonly [replaces: string | null, follows: string | null])[] = [];
  const writeRecords =
    (how: string) =>
    (...records: readonly JournalRecord[]): void => {
      for (const record of records) if (record.kind === 'made') links.push([record.replaces, record.follows]);
      writes.push(`${how}: ${records.map(({ kind }) => kind).join(', ')}`);
    };
  const journal = {
    append: writeRecords('now'),
    appendSoon: writeRecords('soon'),
    withPosition: <T>(change: () => T): T => change(),
  };
  const calls = createCallStore(db);
  return { writes, links, calls, tickets: createJournaledTicketStore(createTicketStore(db), journal) };
}

test('a send does not wait for the journal: ticket and attempt are one write, the answer another', () => {
  const { writes, calls, tickets } = createJournaledTickets();
  calls.begin('call-1', 0);
  tickets.make(newTicket('call-1', 'SH-A'), true);
  tickets.endAttempt(ended(1, outcomes.created), true);
  tickets.endAttempt(ended(1, outcomes.created), true);
  expect(writes).toEqual(['soon: made, began', 'soon: ended', 'soon: ended']);
});

test('a waiting ticket is in the journal before anyone learns that it waits', () => {
  const { writes, calls, tickets } = createJournaledTickets();
  calls.begin('call-1', 0);
  const made = tickets.make(newTicket('call-1', 'SH-A'), false);
  tickets.make(newTicket('call-1', 'SH-B'), false);
  tickets.beginAttempt(made?.ticketId ?? 0, ['waiting'], 5);
  expect(writes).toEqual(['now: made', 'soon: began']);
});

test('the journal records what a ticket replaces and what it follows', () => {
  const { links, calls, tickets } = createJournaledTickets();
  calls.begin('call-1', 0);
  tickets.make(newTicket('call-1', 'SH-A'), true);
  tickets.endAttempt(ended(1, outcomes.rejected), true);
  tickets.make(newTicket('call-1', 'SH-B'), true);
  calls.begin('call-2', 0);
  calls.setFollowUp('call-2', 1);
  tickets.make(newTicket('call-2', 'SH-C'), false);
  expect(links).toEqual([
    [null, null],
    ['SH-A', null],
    [null, 'SH-A'],
  ]);
});

test('a call that ends beside its rejected ticket keeps the incident that was chosen then, also where an older database came back', () => {
  const callId = (nth: number) => `00000000-0000-4000-8000-00000000000${nth}`;
  const pc = newPc();
  const yesterday = join(tempFolder(), 'yesterday');
  const linked = ({ stores }: ReturnType<typeof open>) =>
    stores.incidents.list(10_000).map(({ title, calls }) => [title, calls.map((each) => each.wantsCallback)]);
  const choose = (uid: string, wantsCallback: boolean) => ({
    ...readyFields,
    incident: { uid, wantsCallback },
  });

  const before = open(pc);
  const incident = { traits: [], beganAtMs: 1, endedAtMs: null, changedAtMs: 1 };
  before.stores.incidents.begin({ ...incident, uid: callId(8), title: 'declined' }, []);
  before.stores.incidents.begin({ ...incident, uid: callId(9), title: 'no network' }, []);
  before.stores.calls.begin(callId(1), 0);
  const made = before.stores.tickets.make(
    { ...newTicket(callId(1), 'SH-T'), fields: choose(callId(8), false) },
    true,
  );
  before.stores.tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes.rejected), true);
  before.close();
  copyFolder(pc, yesterday);

  const today = open(pc);
  const fields = choose(callId(9), true);
  today.stores.tickets.endCall(endedCall(callId(1), { fields, newCallId: callId(2), nowMs: 5_000 }));
  const known = [
    ['no network', [true]],
    ['declined', []],
  ];
  expect(linked(today)).toEqual(known);
  today.close();
  copyFileSync(join(yesterday, 'helpdesk.db'), pc.file);

  const after = open(pc);
  expect(after.putBack).toMatchObject({ reason: 'file-older' });
  expect(after.stores.tickets.get(2)).toMatchObject({ callId: callId(2), status: 'recorded' });
  expect(linked(after)).toEqual(known);
  after.close();
});
