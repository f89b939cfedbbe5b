import type { Database } from 'better-sqlite3';
import { maxPastCases, type PastCases, type PastCasesQuery } from '../../shared/callers/caller-suggestions';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';
import { isOtherStoreName } from '../../shared/text/is-other-store-name';
import { ticketIsNotReplacedSql } from '../rows/tickets/ticket-conditions-sql';
import { isPastSql } from './caller-from-tickets';
import { storeKeySql, toIndexCase } from './store-name-index-key';
import { prepareStoreSpellings } from './tickets-in-other-script';

type PastRow = { id: number; createdAtMs: number; isEnded: number; storeName: string | null };

/** Lists the cases of a number and of a store, newest first, from indexes only. */
export function createPastCases(db: Database) {
  const prepareCases = (where: string) =>
    db.prepare<[string, string], PastRow>(
      `SELECT id, created_at_ms AS createdAtMs, state = 'recorded' AS isEnded, store_name AS storeName FROM ticket
       WHERE ${where} AND call_id <> ? AND ${isPastSql} AND ${ticketIsNotReplacedSql}
       ORDER BY created_at_ms DESC LIMIT ${maxPastCases}`,
    );
  const byPhone = prepareCases('phone = ?');
  const byStore = prepareCases(`${storeKeySql} = ?`);
  const listSpellings = prepareStoreSpellings(db);

  return ({ phone, storeName, ownCallId = '' }: PastCasesQuery): PastCases => {
    const number = toContractPhone(phone);
    const store = toIndexCase(storeName);
    const found = new Map(
      [
        ...(number === '' ? [] : byPhone.all(number, ownCallId)),
        ...(store === ''
          ? []
          : listSpellings(storeName).flatMap((spelling) => byStore.all(spelling, ownCallId))),
      ].map((row) => [row.id, row]),
    );
    const newest = [...found.values()]
      .toSorted((a, b) => b.createdAtMs - a.createdAtMs || b.id - a.id)
      .slice(0, maxPastCases);
    const otherStores = new Set(
      [...new Set(newest.map((row) => row.storeName ?? ''))].filter((name) =>
        isOtherStoreName(storeName, name),
      ),
    );
    return {
      ticketIds: newest.map(({ id }) => id),
      endedCallIds: newest.filter(({ isEnded }) => isEnded === 1).map(({ id }) => id),
      otherStoreIds: newest.filter((row) => otherStores.has(row.storeName ?? '')).map(({ id }) => id),
      noStoreIds: store === '' ? [] : newest.filter((row) => !row.storeName).map(({ id }) => id),
    };
  };
}
