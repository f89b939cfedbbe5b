import type { Database } from 'better-sqlite3';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';
import { normalizeName } from '../../shared/text/normalize-name';
import { mayGoOnRequestSql } from './erase-tickets';
import { isImportToShareSql } from './unshared-tickets-sql';
import { prepareIsErased } from './mark-and-check-erased-ids';

/** A call that was erased elsewhere and is here, and when by the clock of this PC, in ms since 1970. */
export type ErasedCall = { readonly call: string; readonly atMs: number };

/** Who was erased: the number as StoreHub has it and the folded name, one of which may be empty, and when. */
export type ErasedCaller = { readonly phone: string; readonly name: string; readonly atMs: number };

type Row = { readonly phone: string; readonly name: string };
type SharedRow = Row & {
  readonly call: string;
  readonly createdAtMs: number;
  readonly isImportToShare: number;
};
/** `callsToAskFor` came with an archive, and only the server knows whether another PC has shared them. */
export type FoundCallers = {
  readonly callers: ReadonlyMap<string, ErasedCaller>;
  readonly callsToAskFor: readonly string[];
};

/** Names a caller by the number and the name together. */
export function nameCaller({ phone, name }: Row): string {
  return `${toContractPhone(phone)} ${normalizeName(name)}`;
}

/**
 * Prepares to find the callers of calls that another PC erased on request. The request itself is not known: somebody
 * whose call only mentioned the erased caller is left out if an older call of theirs was known there, and stayed.
 * @returns a function of the erased calls, and of those calls of archives that the server is known to have. Its map has
 * each caller by `nameCaller`
 */
export function prepareFindErasedCallers(
  db: Database,
): (erased: readonly ErasedCall[], onServer: ReadonlySet<string>) => FoundCallers {
  const callersOf = db.prepare<[string], Row>('SELECT DISTINCT phone, name FROM ticket WHERE call_id = ?');
  const shared = db.prepare<[], SharedRow>(
    `SELECT call_id AS call, phone, name, created_at_ms AS createdAtMs, ${isImportToShareSql} AS isImportToShare
     FROM ticket WHERE (imported IS NOT NULL OR id <= (SELECT pushed_to FROM sync_position))
       AND NOT EXISTS (SELECT 1 FROM ticket AS other WHERE other.call_id = ticket.call_id AND NOT ${mayGoOnRequestSql})`,
  );
  const isMarked = prepareIsErased(db);

  return (erased, onServer) => {
    const callers = new Map<string, ErasedCaller>();
    for (const { call, atMs } of erased) {
      for (const row of callersOf.all(call)) {
        const [phone, name] = [toContractPhone(row.phone), normalizeName(row.name)];
        const key = nameCaller(row);
        if (phone + name !== '')
          callers.set(key, { phone, name, atMs: Math.max(atMs, callers.get(key)?.atMs ?? 0) });
      }
    }
    const callsToAskFor = new Set<string>();
    if (callers.size === 0) return { callers, callsToAskFor: [] };
    const calls = new Set(erased.map(({ call }) => call));
    for (const row of shared.iterate()) {
      const caller = callers.get(nameCaller(row));
      if (caller === undefined || row.createdAtMs >= caller.atMs) continue;
      // A caller with many calls comes in several pages: what an earlier one marked counts as erased, too.
      if (calls.has(row.call) || isMarked(row.call)) continue;
      if (row.isImportToShare === 1 && !onServer.has(row.call)) callsToAskFor.add(row.call);
      else callers.delete(nameCaller(row));
    }
    return { callers, callsToAskFor: [...callsToAskFor] };
  };
}
