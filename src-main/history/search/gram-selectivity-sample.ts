import type { Database } from 'better-sqlite3';
import { listGrams } from './grams';
import { toSearchableText, searchedColumns, toSearchedTicket, type SearchedRow } from './searchable-ticket';
import { type SampledTicketBitset, neighbours, places, toBits } from './sampled-ticket-bitset';

/**
 * Knows which tickets of a sample have which grams. It estimates how many tickets have several grams in common. That
 * affects the speed of a search, never its result.
 */
export type GramSelectivitySample = {
  /** `size`: the tickets in the sample. `historySize`: all tickets. */
  readonly size: number;
  readonly historySize: number;
  /** Returns an empty set for a gram that is too rare to occur in the sample. */
  readonly having: (gram: string) => SampledTicketBitset;
};

/** The first searches build the sample, each at a cost of a few ms. */
const placesAtOnce = 4;

/** Below this size, a search scans the whole history without a sample. */
const smallHistory = 5_000;

const ofDatabase = new WeakMap<Database, () => GramSelectivitySample>();

/** Returns the sample of a connection. It is taken at the first call, and again once the history has doubled. */
export function getGramSelectivitySample(db: Database): () => GramSelectivitySample {
  const cached = ofDatabase.get(db) ?? createGramSample(db);
  ofDatabase.set(db, cached);
  return cached;
}

function createGramSample(db: Database): () => GramSelectivitySample {
  const largestId = db.prepare<[], number | null>('SELECT max(id) FROM ticket').pluck();
  const from = db.prepare<[number], SearchedRow>(
    `SELECT ${searchedColumns} FROM ticket WHERE id >= ? ORDER BY id LIMIT ${neighbours}`,
  );
  let learntAtSize = 0;
  let place = places;
  let size = 0;
  let tickets = new Map<string, number[]>();

  function begin(historySize: number): void {
    learntAtSize = historySize;
    place = 0;
    size = 0;
    tickets = new Map();
  }

  function learnSome(): void {
    for (const end = place + placesAtOnce; place < end; place += 1) {
      // In an order that spreads any prefix of the places over the whole history.
      const at = (place % placesAtOnce) * (places / placesAtOnce) + Math.floor(place / placesAtOnce);
      for (const row of from.all(Math.floor((learntAtSize * at) / places))) learn(row);
    }
    if (place >= places) dropRareGrams();
  }

  function learn(row: SearchedRow): void {
    for (const gram of listGrams(toSearchableText(toSearchedTicket(row))).split(' ')) {
      const having = tickets.get(gram);
      if (having === undefined) tickets.set(gram, [size]);
      else having.push(size);
    }
    size += 1;
  }

  /** Drops grams that only one ticket of the sample has: they are most of all grams, and of no use. */
  function dropRareGrams(): void {
    for (const [gram, having] of tickets) if (having.length === 1) tickets.delete(gram);
  }

  return () => {
    const historySize = largestId.get() ?? 0;
    if (historySize >= smallHistory && historySize >= learntAtSize * 2) begin(historySize);
    if (place < places) learnSome();
    return { size, historySize, having: (gram) => toBits(tickets.get(gram) ?? []) };
  };
}
