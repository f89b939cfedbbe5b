import type { Database } from 'better-sqlite3';
import type { HistoryPage, HistoryQuery } from '../../shared/history';
import type { CreateTicketRequest } from '../../shared/ticket';
import { summaryColumns, summaryOf, type SummaryRow } from '../tickets/ticket-rows';
import { isFound, searchableText, searchWords, type SearchWords } from './search-words';

export type HistoryStore = ReturnType<typeof createHistoryStore>;

/** A rejected ticket that has been mended lives on in the one that replaced it. */
const notReplaced = 'NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.mends_ticket_id = ticket.id)';

/** Looking past cases up. Only reads. */
export function createHistoryStore(db: Database) {
  let sought: SearchWords = [];
  db.function('is_sought', (caseNumber: string | null, reference: string, body: string) =>
    isFound(searchableText([caseNumber ?? '', reference, ...textsOf(body)]), sought) ? 1 : 0,
  );
  const search = db.prepare<[{ before: number; isAll: number; limit: number }], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket
     WHERE ticket.id < @before AND ${notReplaced}
       AND (@isAll OR is_sought(ticket.case_number, ticket.reference, ticket.body))
     ORDER BY ticket.id DESC LIMIT @limit`,
  );

  return {
    search(query: HistoryQuery): HistoryPage {
      sought = searchWords(query.text);
      const found = search.all({
        before: query.before ?? Number.MAX_SAFE_INTEGER,
        isAll: sought.length === 0 ? 1 : 0,
        limit: query.limit + 1,
      });
      const rows = found.slice(0, query.limit).map(summaryOf);
      return { rows, next: found.length > query.limit ? (rows.at(-1)?.id ?? null) : null };
    },
  };
}

/** Everything of a ticket that was said in words. */
function textsOf(body: string): string[] {
  const { Ticket, Appointment } = JSON.parse(body) as CreateTicketRequest;
  const values: unknown[] = [...Object.values(Ticket), ...Object.values(Appointment)];
  return values.filter((value) => typeof value === 'string');
}
