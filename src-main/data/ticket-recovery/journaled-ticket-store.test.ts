import { expect, test } from 'vitest';
import { createCallStore } from '../../calls/call-store';
import { freshDatabase } from '../../db/fresh-database.fixture';
import type { JournalRecord } from '../../journal/journal-record';
import { createJournaledTicketStore } from './journaled-ticket-store';
import { ended, newTicket, outcomes } from '../../tickets/sample-ticket.fixture';
import { createTicketStore } from '../../tickets/store/ticket-store';

/**
 * The lines that the journal got. `append` waits for the disk once per line; `appendSoon` writes in parallel with the
 * sending.
 */
function createWitnessedTickets() {
  const db = freshDatabase();
  const writes: string[] = [];
  const links: (readonly [replaces: string | null, follows: string | null])[] = [];
  const writeRecords =
    (how: string) =>
    (...records: readonly JournalRecord[]): void => {
      for (const record of records) if (record.kind === 'made') links.push([record.replaces, record.follows]);
      writes.push(`${how}: ${records.map(({ kind }) => kind).join(', ')}`);
    };
  const witness = {
    append: writeRecords('now'),
    appendSoon: writeRecords('soon'),
    withPosition: <T>(change: () => T): T => change(),
  };
  const calls = createCallStore(db);
  return { writes, links, calls, tickets: createJournaledTicketStore(createTicketStore(db), witness) };
}

test('a send does not wait for the journal: ticket and attempt are one write, the answer another', () => {
  const { writes, calls, tickets } = createWitnessedTickets();
  calls.begin('call-1', 0);
  tickets.make(newTicket('call-1', 'SH-A'), true);
  tickets.endAttempt(ended(1, outcomes.created), true);
  tickets.endAttempt(ended(1, outcomes.created), true);
  expect(writes).toEqual(['soon: made, began', 'soon: ended', 'soon: ended']);
});

test('a waiting ticket is in the journal before anyone learns that it waits', () => {
  const { writes, calls, tickets } = createWitnessedTickets();
  calls.begin('call-1', 0);
  const made = tickets.make(newTicket('call-1', 'SH-A'), false);
  tickets.make(newTicket('call-1', 'SH-B'), false);
  tickets.beginAttempt(made?.ticketId ?? 0, ['waiting'], 5);
  expect(writes).toEqual(['now: made', 'soon: began']);
});

test('the journal records what a ticket replaces and what it follows', () => {
  const { links, calls, tickets } = createWitnessedTickets();
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
