import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCallStore } from '../calls/call-store';
import { openDatabase } from '../db/open-database';
import { tempFolder } from '../db/temp-folder.fixture';
import { ended, newTicket, outcomes } from './sample-ticket.fixture';
import { createTicketStore } from './ticket-store';

test('the numbers are those of the lists', () => {
  const opened = openDatabase(join(tempFolder(), 'helpdesk.db'));
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => {
    opened.value.close();
  });
  const [calls, tickets] = [createCallStore(opened.value), createTicketStore(opened.value)];
  const kinds = [
    'uncertain',
    'not sent',
    'uncertain',
    'created',
    'rejected',
    'signed out',
    'uncertain',
  ] as const;
  for (const [at, kind] of kinds.entries()) {
    calls.begin(`call-${at}`, 0);
    tickets.make(newTicket(`call-${at}`, `SH-${at}`), true);
    tickets.endAttempt(ended(at + 1, outcomes[kind]), false);
  }
  const lists = [tickets.queued(), tickets.uncertain(), tickets.callbacks()].map(({ length }) => length);
  expect(lists).toEqual([2, 3, 1]);
  expect(tickets.waitingCounts()).toEqual({ waiting: 2, uncertain: 3, callbacks: 1 });
});
