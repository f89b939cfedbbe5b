import type { Database } from 'better-sqlite3';
import type { HistoryCountQuery } from '../../../shared/history/history-query-and-page';
import { ticketIsNotReplacedSql } from '../../rows/tickets/ticket-conditions-sql';
import {
  prepareExpandCloseQuery,
  type ClosestWords,
  type ExpandedCloseQuery,
} from './expand-close-match-query';
import { prepareTicketMatcher } from './prepare-ticket-matcher';
import { searchedColumns, toSearchedTicket, type SearchedRow } from './searchable-ticket';
import type { TicketMatcher } from './ticket-matcher';
import { listTicketWords } from './vocabulary/vocabulary';

/** A ticket that a search finds by ear or in spite of a slip of the hand, with those of its words that are close. */
export type CloseMatch = ClosestWords & { readonly id: number };

/**
 * How far a search has come: the next step begins before the ticket `before` in the query of the index with this
 * number, and adds to what was found.
 */
export type CloseMatchProgress = {
  readonly indexQuery: number;
  readonly before: number;
  readonly found: readonly CloseMatch[];
};

/** What a search asks for. `except` are tickets that it has already. */
export type CloseMatchSearch = HistoryCountQuery & {
  readonly except: readonly number[];
  readonly limit: number;
};

/**
 * The most tickets that are read in one step, at 35 µs each at most, so that others need not wait; and at a time, since the
 * newest are mostly enough.
 */
const maxRead = { inStep: 500, atOnce: 100 } as const;

const newest = Number.MAX_SAFE_INTEGER;

/**
 * Prepares finding tickets whose words are close to those of a query, the closest first, then the newest. A step reads
 * some of the tickets with such words, and returns null as `next` when there is nothing more to read or to find. Where
 * the filter and the exact parts of the query leave few tickets, it reads those instead.
 */
export function prepareCloseMatches(db: Database) {
  const readingsOf = prepareExpandCloseQuery(db);
  const toMatcher = prepareTicketMatcher(db);
  const withWords = db.prepare<[{ match: string; before: number }], SearchedRow>(
    `SELECT ${searchedColumns} FROM word_index CROSS JOIN ticket ON ticket.id = word_index.rowid
     WHERE word_index MATCH @match AND word_index.rowid < @before AND ${ticketIsNotReplacedSql}
     ORDER BY word_index.rowid DESC LIMIT ${maxRead.atOnce}`,
  );
  const withIds = db.prepare<[string], SearchedRow>(
    `SELECT ${searchedColumns} FROM ticket
     WHERE ticket.id IN (SELECT value FROM json_each(?)) AND ${ticketIsNotReplacedSql}`,
  );
  const someLeft = db
    .prepare<[string], number>(
      `SELECT rowid FROM ticket_index WHERE ticket_index MATCH ? UNION ALL SELECT ticket_id FROM index_pending
       LIMIT ${maxRead.inStep + 1}`,
    )
    .pluck();

  /** The tickets that the filter and the exact parts leave; null if they are many. */
  function readLeftIfFew({ match }: TicketMatcher): SearchedRow[] | null {
    const ids = match === null ? null : someLeft.all(match);
    return ids === null || ids.length > maxRead.inStep ? null : withIds.all(JSON.stringify(ids));
  }

  function readOn(
    { indexQueries, findClosest }: ExpandedCloseQuery,
    matcher: TicketMatcher,
    { except, limit }: CloseMatchSearch,
    progress: CloseMatchProgress,
  ): { readonly found: CloseMatch[]; readonly next: CloseMatchProgress | null } {
    const found = new Map(progress.found.map((match) => [match.id, match]));
    const seen = new Set([...except, ...found.keys()]);
    let { indexQuery, before } = progress;
    let read = 0;
    const add = (rows: readonly SearchedRow[]) => {
      read += rows.length;
      for (const row of rows) {
        if (seen.has(row.id) || !matcher.matches(row)) continue;
        seen.add(row.id);
        const closest = findClosest(listTicketWords(toSearchedTicket(row)));
        if (closest !== null) found.set(row.id, { id: row.id, ...closest });
      }
    };
    const few = before === newest && indexQuery === 0 ? readLeftIfFew(matcher) : null;
    if (few !== null) {
      add(few);
      indexQuery = indexQueries.length;
    }
    while (found.size < limit && read < maxRead.inStep && indexQuery < indexQueries.length) {
      const rows = withWords.all({ match: indexQueries[indexQuery] ?? '', before });
      add(rows);
      const isEnd = rows.length < maxRead.atOnce;
      before = isEnd ? newest : (rows.at(-1)?.id ?? newest);
      if (isEnd) indexQuery += 1;
    }
    const isDone = found.size >= limit || indexQuery >= indexQueries.length;
    const sorted = [...found.values()].toSorted((a, b) => a.distance - b.distance || b.id - a.id);
    return { found: sorted, next: isDone ? null : { indexQuery, before, found: sorted } };
  }

  return {
    /** @param progress where an earlier step of the same search stopped */
    find(
      search: CloseMatchSearch,
      progress: CloseMatchProgress = { indexQuery: 0, before: newest, found: [] },
    ) {
      const readings = readingsOf(search.text);
      const matcher = readings && toMatcher({ text: readings.exactText, filter: search.filter });
      return readings === null || matcher === null
        ? { found: [], next: null }
        : readOn(readings, matcher, search, progress);
    },

    rowsOf: (matches: readonly CloseMatch[]): SearchedRow[] => {
      const rows = withIds.all(JSON.stringify(matches.map(({ id }) => id)));
      const byId = new Map(rows.map((row) => [row.id, row]));
      return matches.flatMap(({ id }) => byId.get(id) ?? []);
    },
  };
}
