import type { Database } from 'better-sqlite3';
import { storeKeySql } from './store-name-index-key';

/** Tickets with the same number and store. `lastId` is the one that was made or came last, `lastAtMs` its time in ms since 1970. */
export type Group = { phone: string; store: string; lastId: number; lastAtMs: number };

/**
 * If more tickets share a prefix of a number or a name, the prefix is useless: then only the newest tickets are
 * searched.
 */
const tooMany = 2000;

/** Prepares finding the numbers and stores behind a stretch of an index. Reads some thousand entries at most. */
export function prepareGroupedLookUps(db: Database) {
  const prepareGroups = (where: string) =>
    db.prepare<[string, string], Group>(
      `SELECT phone, store, id AS lastId, max(created_at_ms) AS lastAtMs
       FROM (SELECT phone, ${storeKeySql} AS store, id, created_at_ms FROM ticket WHERE ${where} LIMIT ${tooMany})
       GROUP BY phone, store ORDER BY lastAtMs DESC, lastId DESC LIMIT 50`,
    );
  // Of an index without times, only those of the groups are read.
  const prepareGroupsById = (where: string) =>
    db.prepare<[string, string], Group>(
      `SELECT found.*, ticket.created_at_ms AS lastAtMs
       FROM (SELECT phone, store, max(id) AS lastId
         FROM (SELECT phone, ${storeKeySql} AS store, id FROM ticket WHERE ${where} LIMIT ${tooMany})
         GROUP BY phone, store ORDER BY lastId DESC LIMIT 50) AS found
       CROSS JOIN ticket ON ticket.id = lastId`,
    );

  return {
    byPhone: prepareGroups('phone >= ? AND phone < ?'),
    byPhoneEnd: prepareGroupsById(`substr(phone, -4) = ? AND phone LIKE '%' || ?`),
    byStore: prepareGroups(`${storeKeySql} >= ? AND ${storeKeySql} < ?`),
    byName: prepareGroupsById('lower(name) >= ? AND lower(name) < ?'),
  };
}
