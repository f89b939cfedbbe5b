import { expect, test } from 'vitest';
import { createCallStore } from '../../calls/call-store';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { ended, newTicket, outcomes } from '../../tickets/sample-ticket.fixture';
import { summaryColumns, type SummaryRow } from '../../rows/tickets/ticket-rows';
import { createTicketStore } from '../../tickets/store/ticket-store';
import { replayJournal } from './replay-journal';
import { prepareTicketRecords } from './unsettled-ticket-journal-records';

test('the records of a ticket whose case number was recorded by hand make it again with one callback', () => {
  const db = freshDatabase();
  createCallStore(db).begin('call-1', 0);
  const tickets = createTicketStore(db);
  tickets.make(newTicket('call-1', 'SH-A'), true);
  tickets.endAttempt(ended(1, outcomes.uncertain), true);
  const recorded = tickets.recordCaseNumber(1, 'CA1', 3_000);
  const row = db.prepare<[], SummaryRow>(`SELECT ${summaryColumns} FROM ticket`).get();

  const again = freshDatabase();
  replayJournal(again, row === undefined ? [] : prepareTicketRecords(db)(row));
  const { caseNumber, caseNumberRecordedAtMs, reminders } = recorded ?? {};
  expect(createTicketStore(again).get(1)).toMatchObject({
    status: 'created',
    caseNumber,
    caseNumberRecordedAtMs,
    reminders,
  });
});
