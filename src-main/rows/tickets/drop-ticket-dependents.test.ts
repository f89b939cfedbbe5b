import { expect, test } from 'vitest';
import { createCallStore } from '../../calls/call-store';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { newTicket } from '../../tickets/sample-ticket.fixture';
import { prepareDropCallWithoutTicket } from './drop-ticket-dependents';
import { createTicketStore } from '../../tickets/store/ticket-store';

test('a call goes only without a ticket', () => {
  const db = freshDatabase();
  const calls = createCallStore(db);
  for (const id of ['sent', 'open']) calls.begin(id, 100);
  createTicketStore(db).make(newTicket('sent', 'SH-A'), false);
  for (const id of ['sent', 'open']) prepareDropCallWithoutTicket(db)(id);
  expect(db.prepare('SELECT id FROM call').pluck().all()).toEqual(['sent']);
});
