import type { Database } from 'better-sqlite3';
import { foldText } from '../../shared/search/fold-text';
import { normalizeName } from '../../shared/text/normalize-name';
import { listGramsOfPart } from '../history/search/grams';
import { storeKeySql, toIndexCase } from './store-name-index-key';

/** A ticket with its number, and its store as the indexes have it. */
export type NamedTicket = {
  readonly phone: string;
  readonly store: string;
  readonly lastId: number;
  readonly lastAtMs: number;
  readonly name: string;
};

/** This is asked at every key. More tickets than these have the characters only where they are of a kind of shop. */
const max = { tickets: 300, grams: 8 } as const;

/**
 * Prepares finding the newest tickets that have the Chinese characters of a name or a store, in either script, anywhere: the
 * indexes of names have them as written, and the search index has them simplified.
 */
export function prepareTicketsInOtherScript(db: Database): (typed: string) => NamedTicket[] {
  const candidates = db.prepare<[string], NamedTicket>(
    `SELECT phone, ${storeKeySql} AS store, ticket.id AS lastId, created_at_ms AS lastAtMs, name
     FROM ticket_index CROSS JOIN ticket ON ticket.id = ticket_index.rowid
     WHERE ticket_index MATCH ? ORDER BY ticket_index.rowid DESC LIMIT ${max.tickets}`,
  );

  return (typed) => {
    const grams = (foldText(typed).match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
      listGramsOfPart(run, 'text'),
    );
    const isName = grams.some((gram) => gram.length > 1);
    if (!isName) return [];
    return candidates.all(
      grams
        .slice(0, max.grams)
        .map((gram) => `"${gram}"`)
        .join(' AND '),
    );
  };
}

/** Prepares listing a store's name as the indexes have it, also in the other Chinese script. */
export function prepareStoreSpellings(db: Database): (storeName: string) => string[] {
  const inOtherScript = prepareTicketsInOtherScript(db);

  return (storeName) => {
    const name = normalizeName(storeName);
    const others = inOtherScript(storeName).filter(({ store }) => normalizeName(store) === name);
    return [...new Set([toIndexCase(storeName), ...others.map(({ store }) => store)])];
  };
}
