import type { Database } from 'better-sqlite3';
import { listGrams } from './grams';
import { toSearchableText, searchedColumns, toSearchedTicket, type SearchedRow } from './searchable-ticket';

/** Tickets of a sample, a bit for each. */
export type TicketBits = Uint32Array;

/**
 * Which tickets of a sample have which grams. It tells how many of all tickets have several of them together, which
 * decides how fast a search is, never what it finds.
 */
export type GramSample = {
  /** How many tickets it is of, and how many there are in all. */
  readonly size: number;
  readonly historySize: number;
  /** None for a gram that is too rare to be met in a sample. */
  readonly having: (gram: string) => TicketBits;
};

/** From places all over the history, some neighbours at each: those are read at once. */
const places = 64;
const neighbours = 8;
/** A sample is learnt over its first searches, none of which takes more than a few ms longer for it. */
const placesAtOnce = 4;

/** A history below this size is walked through at once, whatever is looked for. */
const smallHistory = 5_000;

const ofDatabase = new WeakMap<Database, () => GramSample>();

/** The sample of a connection, taken at the first call and again once the history has doubled. */
export function getGramSample(db: Database): () => GramSample {
  const known = ofDatabase.get(db) ?? createGramSample(db);
  ofDatabase.set(db, known);
  return known;
}

function createGramSample(db: Database): () => GramSample {
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
      // In an order in which any first part is from all over the history.
      const at = (place % placesAtOnce) * (places / placesAtOnce) + Math.floor(place / placesAtOnce);
      for (const row of from.all(Math.floor((learntAtSize * at) / places))) learn(row);
    }
    if (place >= places) forgetTheRare();
  }

  function learn(row: SearchedRow): void {
    for (const gram of listGrams(toSearchableText(toSearchedTicket(row))).split(' ')) {
      const having = tickets.get(gram);
      if (having === undefined) tickets.set(gram, [size]);
      else having.push(size);
    }
    size += 1;
  }

  /** Most grams are in one ticket of a sample, if in any, and tell nothing. */
  function forgetTheRare(): void {
    for (const [gram, having] of tickets) if (having.length === 1) tickets.delete(gram);
  }

  return () => {
    const historySize = largestId.get() ?? 0;
    if (historySize >= smallHistory && historySize >= learntAtSize * 2) begin(historySize);
    if (place < places) learnSome();
    return { size, historySize, having: (gram) => toBits(tickets.get(gram) ?? []) };
  };
}

export function toBits(numbers: readonly number[]): TicketBits {
  const bits = new Uint32Array(Math.ceil((places * neighbours) / 32));
  for (const number of numbers) bits[number >> 5] = (bits[number >> 5] ?? 0) | (1 << (number & 31));
  return bits;
}

export function intersectBits(one: TicketBits, other: TicketBits): TicketBits {
  return one.map((bits, at) => bits & (other[at] ?? 0));
}

export function uniteBits(one: TicketBits, other: TicketBits): TicketBits {
  return one.map((bits, at) => bits | (other[at] ?? 0));
}

export function countBits(bits: TicketBits): number {
  return countCommonBits(bits, bits);
}

export function countCommonBits(one: TicketBits, other: TicketBits): number {
  let count = 0;
  for (let at = 0; at < one.length; at += 1) count += countOf32((one[at] ?? 0) & (other[at] ?? 0));
  return count;
}

/** The bits of pairs, then of fours, then of bytes, all at once. */
function countOf32(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
