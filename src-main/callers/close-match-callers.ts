import type { Database } from 'better-sqlite3';
import { createTextMatcher } from '../../shared/search/searchable-text';
import { prepareExpandCloseQuery } from '../history/search/expand-close-match-query';
import type { Distance } from '../history/search/vocabulary/compare-words';
import { listWords } from '../history/search/vocabulary/words-of-text';
import { ticketIsNotReplacedSql } from '../rows/tickets/ticket-conditions-sql';
import { storeKeySql } from './store-name-index-key';

type Row = {
  phone: string;
  store: string;
  lastId: number;
  lastAtMs: number;
  name: string;
  storeName: string;
};

/** A number and store whose name, `text`, is close to what was typed. */
export type CloseMatchCaller = Omit<Row, 'name' | 'storeName'> & {
  readonly text: string;
  readonly distance: Distance;
};

/**
 * The most callers, and the most tickets that are read: this is asked at every key. The newest tickets can all be of one
 * busy store, so that it reads on behind them.
 */
const max = { callers: 8, inAll: 600, atOnce: 50 } as const;

/** Prepares finding callers and stores by ear and in spite of slips of the hand, the closest first, then the newest. */
export function prepareCloseMatchCallers(db: Database) {
  const readingsOf = prepareExpandCloseQuery(db);
  const candidates = db.prepare<[{ match: string; before: number }], Row>(
    `SELECT phone, ${storeKeySql} AS store, ticket.id AS lastId, created_at_ms AS lastAtMs, name, coalesce(store_name, '') AS storeName
     FROM word_index CROSS JOIN ticket ON ticket.id = word_index.rowid
     WHERE word_index MATCH @match AND word_index.rowid < @before AND ${ticketIsNotReplacedSql}
     ORDER BY word_index.rowid DESC LIMIT ${max.atOnce}`,
  );

  return (typed: string, field: 'store' | 'name'): CloseMatchCaller[] => {
    const readings = readingsOf(typed);
    if (readings === null) return [];
    const found = new Map<string, CloseMatchCaller>();
    const isEnough = () => found.size >= max.callers || read >= max.inAll;
    let read = 0;
    for (const match of readings.indexQueries) {
      for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null && !isEnough();) {
        const rows: Row[] = candidates.all({ match, before });
        read += rows.length;
        before = rows.length < max.atOnce ? null : (rows.at(-1)?.lastId ?? null);
        for (const { name, storeName, ...group } of rows) {
          const key = `${group.phone}\n${group.store}`;
          const text = field === 'store' ? storeName : name;
          if (found.has(key) || !createTextMatcher([text], [])(readings.exact)) continue;
          const closest = readings.findClosest(listWords(text));
          if (closest !== null) found.set(key, { ...group, text, distance: closest.distance });
        }
      }
    }
    return [...found.values()].toSorted((a, b) => a.distance - b.distance || b.lastId - a.lastId);
  };
}
