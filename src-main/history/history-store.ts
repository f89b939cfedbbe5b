import type { Database } from 'better-sqlite3';
import type { TicketSummary } from '../../shared/history/ticket-summary-and-detail';
import {
  maxCount,
  type Excerpt,
  type HistoryCount,
  type HistoryCountQuery,
  type HistoryPage,
  type HistoryQuery,
} from '../../shared/history/history-query-and-page';
import { prepareNotes } from '../rows/tickets/read-ticket-notes';
import { readTicket, summaryColumns, type SummaryRow } from '../rows/tickets/ticket-rows';
import { reminderColumns, toReminder, type ReminderRow } from '../rows/reminders/reminder-rows';
import { createTicketIterator } from './search/iterate-matching-tickets';
import { findExcerpts } from './search/hidden-match-excerpts';
import type { SearchedRow } from './search/searchable-ticket';
import { prepareCloseMatches, type CloseMatchProgress, type CloseMatchSearch } from './search/close-matches';
import { prepareTicketMatcher } from './search/prepare-ticket-matcher';
import type { TicketMatcher } from './search/ticket-matcher';
import { toSearchTerms, type SearchTerms } from '../../shared/search/search-terms';

export type HistoryStore = ReturnType<typeof createHistoryStore>;

/** `except` are the tickets that match exactly. `limit` is the most tickets that are wanted. */
export type CloseMatchQuery = CloseMatchSearch & {
  /** Where an earlier step stopped. */
  readonly resume?: CloseMatchProgress;
  /** Whether to answer with what is found by then, although there may be more. */
  readonly isLastStep?: boolean;
};

/** A page of close matches. With `resume` there may be more: the same query with it goes on. Only a last step shows some before. */
export type CloseMatchPage = HistoryPage & { readonly resume?: CloseMatchProgress };

/** The maximum number of tickets to compare per call, at about 20 µs each. Limits how long other requests wait. */
const maxComparedAtOnce = 1_500;
const maxComparedToCount = 5_000;

/**
 * Searches past cases. Only reads.
 * @param maxCompared the maximum number of tickets to compare per call
 */
export function createHistoryStore(db: Database, maxCompared = maxComparedAtOnce) {
  const iterate = createTicketIterator(db);
  const toMatcher = prepareTicketMatcher(db);
  const closeMatches = prepareCloseMatches(db);
  const ticketById = db.prepare<[number], SummaryRow>(`SELECT ${summaryColumns} FROM ticket WHERE id = ?`);
  const notesOf = prepareNotes(db);
  const remindersOf = db.prepare<[number], ReminderRow>(
    `SELECT ${reminderColumns} FROM reminder WHERE ticket_id = ? AND text <> '' ORDER BY id`,
  );

  /** Reads notes that are shown, and verifies their checksums. Text that is only searched is not verified. */
  function notes(row: SummaryRow): string | null {
    return row.note_count === 0 ? null : lines(notesOf(row));
  }

  function reminders({ id, reminders: seen }: SearchedRow): string | null {
    return seen === null ? null : lines(remindersOf.all(id).map(toReminder));
  }

  function page({ before, limit, sort = 'newest', ...query }: HistoryQuery): HistoryPage {
    const matcher = toMatcher(query);
    if (matcher === null) return { rows: [], next: null };
    const walk = iterate(matcher, { sort, after: before, maxToCompare: maxCompared });
    const { found, next } = firstOf(walk, matcher, limit, maxCompared + limit);
    return { ...toRows(found, () => matcher.words), next };
  }

  function toRows(
    found: readonly SearchedRow[],
    wordsOf: (row: SearchedRow) => SearchTerms,
  ): Pick<HistoryPage, 'rows' | 'excerpts'> {
    const rows: TicketSummary[] = [];
    const excerpts: Excerpt[] = [];
    for (const seen of found) {
      const row = ticketById.get(seen.id);
      if (row === undefined) continue;
      const { summary, request } = readTicket(row);
      rows.push(summary);
      const { id, case_number, reference, ending } = row;
      const noted = { notes: notes(row), reminders: reminders(seen) };
      excerpts.push(
        ...findExcerpts({ id, case_number, reference, ending, ...request, ...noted }, wordsOf(seen)),
      );
    }
    return { rows, ...(excerpts.length > 0 && { excerpts }) };
  }

  function closePage({ resume, isLastStep = false, ...search }: CloseMatchQuery): CloseMatchPage {
    const { found, next } = closeMatches.find(search, resume);
    if (next !== null && !isLastStep) return { rows: [], next: null, resume: next };
    const wanted = found.slice(0, search.limit);
    const wordsOf = new Map(wanted.map(({ id, words }) => [id, words]));
    const matcher = toMatcher({ text: search.text, filter: search.filter });
    const [exact, close] = partition(closeMatches.rowsOf(wanted), (row) => matcher?.matches(row) === true);
    const exactIds = new Set(exact.map(({ id }) => id));
    const shown = toRows([...exact.toSorted((a, b) => b.id - a.id), ...close], ({ id }) =>
      exactIds.has(id) ? (matcher?.words ?? []) : toSearchTerms(wordsOf.get(id) ?? []),
    );
    const marked = shown.rows
      .filter(({ id }) => !exactIds.has(id))
      .map(({ id }) => ({ ticketId: id, words: [...(wordsOf.get(id) ?? [])] }));
    return {
      ...shown,
      next: null,
      ...(marked.length > 0 && { closeMatches: marked }),
      ...(next !== null && { resume: next }),
    };
  }

  return {
    /**
     * Returns one page. It may be short, even empty, and still have a `next`: then the search has compared the maximum
     * number of tickets, and the next call continues from there.
     */
    search: db.transaction(page) as (query: HistoryQuery) => HistoryPage,

    /**
     * Returns tickets that a search finds by ear or in spite of slips, besides those that it finds exactly. One call reads
     * a limited number of tickets. Those that have the very words, which an exact search has not come to yet, are not
     * marked as close.
     */
    closeMatches: db.transaction(closePage) as (query: CloseMatchQuery) => CloseMatchPage,

    count: db.transaction((query: HistoryCountQuery): HistoryCount => {
      const matcher = toMatcher(query);
      if (matcher === null) return { count: 0, isMore: false };
      const walk = iterate(matcher, { sort: 'newest', after: null, maxToCompare: maxComparedToCount });
      const { found, next } = firstOf(walk, matcher, maxCount, maxComparedToCount);
      return { count: found.length, isMore: next !== null };
    }),
  };
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter((one) => isFirst(one)), all.filter((one) => !isFirst(one))];
}

function lines(all: readonly { readonly text: string }[]): string {
  return all.map(({ text }) => text).join('\n');
}

/** Returns the first matching tickets, and the position of the next page: after the last ticket compared. */
function firstOf(
  walk: Iterable<SearchedRow>,
  { matches }: TicketMatcher,
  limit: number,
  maxToCompare: number,
): { found: SearchedRow[]; next: number | null } {
  const found: SearchedRow[] = [];
  let compared = 0;
  let last: number | null = null;
  for (const row of walk) {
    const isFull = found.length === limit;
    // With the page full, continues to the next match, so that a page never announces an empty one.
    if (compared === maxToCompare) return { found, next: last };
    compared += 1;
    if (matches(row)) {
      if (isFull) return { found, next: found.at(-1)?.id ?? null };
      found.push(row);
    }
    last = row.id;
  }
  return { found, next: null };
}
