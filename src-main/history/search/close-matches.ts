import type { Database } from 'better-sqlite3';
import type { HistoryCountQuery } from '../../../shared/history/history-query-and-page';
import { parseExcludedTerms } from '../../../shared/search/search-terms';
import { ticketIsNotReplacedSql } from '../../tickets/store/ticket-conditions-sql';
import { prepareExpandCloseQuery, type ClosestWords } from './expand-close-match-query';
import { passesFilter, rowPassesFilter } from './passes-filter';
import {
  searchedColumns,
  ticketMatchesSearch,
  toSearchedTicket,
  type SearchedRow,
  type SearchedTicket,
} from './searchable-ticket';
import { listTicketWords } from './vocabulary/vocabulary';

/** A ticket that a search finds by ear or in spite of a slip of the hand, with those of its words that are close. */
export type CloseMatch = ClosestWords & { readonly row: SearchedRow };

/** The most tickets that are read for one search, and for one tier. A ticket takes some 40 µs. */
const mostRead = { inAll: 400, inTier: 100 } as const;

/** Prepares finding tickets whose words are close to those of a query, the closest first, then the newest. */
export function prepareCloseMatches(db: Database) {
  const readingsOf = prepareExpandCloseQuery(db);
  const candidates = db.prepare<[{ match: string; limit: number }], SearchedRow>(
    `SELECT ${searchedColumns} FROM word_index CROSS JOIN ticket ON ticket.id = word_index.rowid
     WHERE word_index MATCH @match AND ${ticketIsNotReplacedSql} ORDER BY word_index.rowid DESC LIMIT @limit`,
  );

  return ({ text, filter = {} }: HistoryCountQuery, except: ReadonlySet<number>, limit: number) => {
    const readings = readingsOf(text);
    if (readings === null) return [];
    const excluded = parseExcludedTerms(text);
    const isWanted = (ticket: SearchedTicket) =>
      passesFilter(ticket, filter) &&
      ticketMatchesSearch(ticket, readings.exact) &&
      !excluded.some((term) => ticketMatchesSearch(ticket, [term]));

    const found = new Map<number, CloseMatch>();
    const seen = new Set<number>(except);
    let read = 0;
    for (const match of readings.indexQueries) {
      if (found.size >= limit || read >= mostRead.inAll) break;
      const rows = candidates.all({ match, limit: mostRead.inTier + except.size });
      read += rows.length;
      for (const row of rows) {
        if (seen.has(row.id) || !rowPassesFilter(row, filter)) continue;
        seen.add(row.id);
        const ticket = toSearchedTicket(row);
        const closest = isWanted(ticket) ? readings.findClosest(listTicketWords(ticket)) : null;
        if (closest !== null) found.set(row.id, { row, ...closest });
      }
    }
    return [...found.values()].toSorted((a, b) => a.distance - b.distance || b.row.id - a.row.id);
  };
}
