import type { Database } from 'better-sqlite3';
import { summaryColumns, type SummaryRow } from '../rows/tickets/ticket-rows';

type ListLinkedTicketsFirst = (row: SummaryRow, ahead?: Set<number>) => readonly SummaryRow[];

/**
 * Prepares to list a ticket behind those that it replaces or follows: an import links to what is there. Only an ended
 * call can be about a case with a higher id, which came to this PC later.
 * @param conditionSql what a ticket is that may be listed before its turn
 * @returns a function of the ticket whose turn it is, and of the ids that are listed already, to which it adds
 */
export function prepareListLinkedTicketsFirst(db: Database, conditionSql = 'TRUE'): ListLinkedTicketsFirst {
  const byId = db.prepare<[number], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE id = ? AND ${conditionSql}`,
  );
  return (row, ahead = new Set()) => {
    const listed: SummaryRow[] = [];
    const waiting = [row];
    for (let last = waiting.at(-1); last !== undefined; last = waiting.at(-1)) {
      const link = [last.replaces_ticket_id, last.follows_ticket_id].find(
        (id) => id !== null && id > row.id && !ahead.has(id),
      );
      if (link === undefined || link === null) {
        listed.push(last);
        waiting.pop();
      } else {
        // At once: where a clock was set back, two calls can be about each other.
        ahead.add(link);
        const linked = byId.get(link);
        if (linked !== undefined) waiting.push(linked);
      }
    }
    return listed;
  };
}
