import { expect, test } from 'vitest';
import { createCallStore } from '../../calls/call-store';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { ended, newTicket, outcomes } from '../sample-ticket.fixture';
import { createTicketStore } from './ticket-store';

test('the numbers are those of the lists', () => {
  const db = freshDatabase();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  const kinds = [
    'uncertain',
    'not-sent',
    'uncertain',
    'created',
    'rejected',
    'signed-out',
    'uncertain',
  ] as const;
  for (const [at, kind] of kinds.entries()) {
    calls.begin(`call-${at}`, 0);
    tickets.make(newTicket(`call-${at}`, `SH-${at}`), true);
    tickets.endAttempt(ended(at + 1, outcomes[kind]), false);
  }
  const lists = [tickets.queued(), tickets.uncertain()].map(({ length }) => length);
  expect(lists).toEqual([2, 3]);
  expect(tickets.waitingCounts()).toEqual({ waiting: 2, uncertain: 3 });
});
