import type { Database } from 'better-sqlite3';
import type { UncertainTicketOfCaller } from '../../shared/history/reminder-lists';
import { isMadeHereSql } from '../rows/tickets/ticket-conditions-sql';
import { readTicket, summaryColumns, type SummaryRow } from '../rows/tickets/ticket-rows';
import { isUnsettledSql } from '../rows/tickets/ticket-status';

/** Prepares to find the uncertain tickets of this PC about which a caller with this number can be asked, oldest first. */
export function prepareFindUncertainTickets(db: Database): (phone: string) => UncertainTicketOfCaller[] {
  const ofNumber = db.prepare<[string], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket
     WHERE ${isUnsettledSql} AND state = 'uncertain' AND ${isMadeHereSql} AND phone = ? ORDER BY id`,
  );
  return (phone) =>
    ofNumber.all(phone).map((row) => {
      const { summary, request } = readTicket(row);
      return { uncertain: { hasSms: request.Ticket.IsReceiveSms }, ticket: summary };
    });
}
