import type { Database } from 'better-sqlite3';
import type { HistoryCountQuery } from '../../../shared/history/history-query-and-page';
import { parseExcludedTerms } from '../../../shared/search/search-terms';
import { ticketIsNotReplacedSql } from '../../tickets/store/ticket-conditions-sql';
import { passesFilter, rowPassesFilter } from './passes-filter';
import {
  searchedColumns,
  ticketMatchesSearch,
  toSearchedTicket,
  type SearchedRow,
  type SearchedTicket,
} from './searchable-ticket';
import { listReadings, parseCloseQuery } from './vocabulary/close-match-query';
import { prepareCloseWords, type CloseWord } from './vocabulary/close-match-words';
import { firstSlip, type Distance } from './vocabulary/compare-words';
import { listTicketWords, quoteIndexWord } from './vocabulary/vocabulary';

/** A ticket that a search finds by ear or in spite of a slip of the hand, with those of its words that are close. */
export type CloseMatch = {
  readonly row: SearchedRow;
  readonly words: readonly string[];
  readonly distance: Distance;
};

/** The closest words are searched for first: those that sound the same in nearly the same letters, then the others. */
const tiers: readonly Distance[] = [1.15, firstSlip, firstSlip + 0.15, Infinity];

/** The most tickets that are read for one search, and for one tier. A ticket takes some 40 µs. */
const mostRead = { inAll: 400, inTier: 100 } as const;

/** Prepares finding tickets whose words are close to those of a query, the closest first, then the newest. */
export function prepareCloseMatches(db: Database) {
  const closeWordsOf = prepareCloseWords(db);
  const candidates = db.prepare<[{ match: string; limit: number }], SearchedRow>(
    `SELECT ${searchedColumns} FROM word_index CROSS JOIN ticket ON ticket.id = word_index.rowid
     WHERE word_index MATCH @match AND ${ticketIsNotReplacedSql} ORDER BY word_index.rowid DESC LIMIT @limit`,
  );

  return ({ text, filter = {} }: HistoryCountQuery, except: ReadonlySet<number>, limit: number) => {
    const query = parseCloseQuery(text);
    if (query === null) return [];
    const cached = new Map<string, CloseWord[]>();
    const closeTo = (word: string): CloseWord[] => {
      const words = cached.get(word) ?? closeWordsOf(word);
      cached.set(word, words);
      return words;
    };
    const wholeWords = (word: string) => closeTo(word).filter(({ isLonger }) => !isLonger);
    const soundsLikeAWord = (word: string) => wholeWords(word).some(({ distance }) => distance < firstSlip);
    // The beginning of a word is a word by chance, so only the query as it was typed may have some.
    const readings = listReadings(query.heard, soundsLikeAWord).map((words, at) =>
      words.map(at === 0 ? closeTo : wholeWords),
    );
    const excluded = parseExcludedTerms(text);
    const isWanted = (ticket: SearchedTicket) =>
      passesFilter(ticket, filter) &&
      ticketMatchesSearch(ticket, query.exact) &&
      !excluded.some((term) => ticketMatchesSearch(ticket, [term]));

    const found = new Map<number, CloseMatch>();
    const seen = new Set<number>(except);
    const searched = new Set<string>();
    let read = 0;
    for (const tier of tiers) {
      for (const match of matchesIn(readings, tier)) {
        if (searched.has(match) || found.size >= limit || read >= mostRead.inAll) continue;
        searched.add(match);
        const rows = candidates.all({ match, limit: mostRead.inTier + except.size });
        read += rows.length;
        for (const row of rows) {
          if (seen.has(row.id) || !rowPassesFilter(row, filter)) continue;
          seen.add(row.id);
          const ticket = toSearchedTicket(row);
          const closest = isWanted(ticket) ? closestReading(readings, ticket) : null;
          if (closest !== null) found.set(row.id, { row, ...closest });
        }
      }
    }
    return [...found.values()].toSorted((a, b) => a.distance - b.distance || b.row.id - a.row.id);
  };
}

/** @returns the queries of the index for a tier, one for each reading that has words in it */
function matchesIn(readings: readonly CloseWord[][][], tier: Distance): string[] {
  return readings
    .map((words) => words.map((close) => close.filter(({ distance }) => distance < tier)))
    .filter((words) => words.every((close) => close.length > 0))
    .map((words) => words.map(toIndexTerm).join(' AND '));
}

function toIndexTerm(words: readonly CloseWord[]): string {
  const ids = [...new Set(words.map(({ id }) => id))].toSorted((a, b) => a - b);
  return `(${ids.map(quoteIndexWord).join(' OR ')})`;
}

/** Returns the words of the ticket that are closest to those of the query, in the reading that suits it best. */
function closestReading(
  readings: readonly CloseWord[][][],
  ticket: SearchedTicket,
): { words: string[]; distance: Distance } | null {
  const ofTicket = new Set(listTicketWords(ticket));
  let best: { words: string[]; distance: Distance } | null = null;
  for (const reading of readings) {
    const closest = reading.map((words) =>
      words
        .filter(({ word }) => ofTicket.has(word))
        .reduce<CloseWord | null>(
          (one, other) => (one === null || other.distance < one.distance ? other : one),
          null,
        ),
    );
    if (closest.some((word) => word === null)) continue;
    const words = closest.filter((word) => word !== null);
    const distance = words.reduce((sum, word) => sum + word.distance, 0);
    if (best === null || distance < best.distance) best = { words: words.map(({ word }) => word), distance };
  }
  return best;
}
