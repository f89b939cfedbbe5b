import type { Database } from 'better-sqlite3';
import type { HistoryPage, HistoryQuery } from '../../shared/history';
import { summaryColumns, summaryOf, type SummaryRow } from '../tickets/ticket-rows';

export type HistoryStore = ReturnType<typeof createHistoryStore>;

/** A rejected ticket that has been mended lives on in the one that replaced it. */
const notReplaced = 'NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.mends_ticket_id = ticket.id)';

/** Everything of a ticket that can be looked up, in lower case, in one text. */
const searchText = `lower(concat_ws(char(10),
  ticket.case_number, ticket.reference, ticket.phone, ticket.name, ticket.store_name, ticket.issue,
  json_extract(ticket.body, '$.Ticket.Remark'), json_extract(ticket.body, '$.Ticket.Email'),
  json_extract(ticket.body, '$.Ticket.DealerReseller'), json_extract(ticket.body, '$.Appointment.Address'),
  ticket.state_name))`;

/** Looking past cases up. Only reads. */
export function createHistoryStore(db: Database) {
  const search = db.prepare<[{ before: number; words: string; limit: number }], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket
     WHERE ticket.id < @before AND ${notReplaced}
       AND NOT EXISTS (SELECT 1 FROM json_each(@words) WHERE instr(${searchText}, value) = 0)
     ORDER BY ticket.id DESC LIMIT @limit`,
  );

  return {
    search(query: HistoryQuery): HistoryPage {
      const found = search.all({
        before: query.before ?? Number.MAX_SAFE_INTEGER,
        words: JSON.stringify(wordsOf(query.text)),
        limit: query.limit + 1,
      });
      const rows = found.slice(0, query.limit).map(summaryOf);
      return { rows, next: found.length > query.limit ? (rows.at(-1)?.id ?? null) : null };
    },
  };
}

/** A run of digits with the signs people write between them is one word, and matches in any writing of the number. */
function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase();
  const joined = folded.replaceAll(
    /\+?\d[\d\s().-]*\d/g,
    (number) => ` ${number.replaceAll(/\D/g, '').replace(/^0+/, '')} `,
  );
  return joined.split(/\s+/).filter((word) => word !== '');
}
