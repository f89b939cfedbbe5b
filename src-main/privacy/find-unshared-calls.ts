import type { Database } from 'better-sqlite3';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';
import { normalizeName } from '../../shared/text/normalize-name';
import { isErasableSql } from './erase-tickets';

type CallerRow = { readonly phone: string; readonly name: string };
type UnsharedRow = CallerRow & { readonly call: string; readonly createdAtMs: number };

/**
 * Prepares to find calls that no other PC knows yet and that are of erased callers: the PC that erased them could not
 * find these. Both the number and the name must be those of an erased call that is here, because the request itself is
 * not known, and the call must be older than the erasure and settled.
 * @returns a function of the erased calls, and when each was erased by the clock of this PC, in ms since 1970
 */
export function prepareFindUnsharedCalls(
  db: Database,
): (erased: readonly { readonly call: string; readonly atMs: number }[]) => string[] {
  const callersOf = db.prepare<[string], CallerRow>(
    'SELECT DISTINCT phone, name FROM ticket WHERE call_id = ?',
  );
  const unshared = db.prepare<[], UnsharedRow>(
    `SELECT DISTINCT call_id AS call, phone, name, created_at_ms AS createdAtMs FROM ticket
     WHERE id > (SELECT pushed_to FROM sync_position) AND imported IS NULL
       AND NOT EXISTS (SELECT 1 FROM ticket AS other WHERE other.call_id = ticket.call_id AND NOT ${isErasableSql})`,
  );
  const nameCaller = ({ phone, name }: CallerRow): string | null => {
    const [number, folded] = [toContractPhone(phone), normalizeName(name)];
    return number === '' || folded === '' ? null : `${number} ${folded}`;
  };

  return (erased) => {
    const erasedAtMs = new Map<string, number>();
    for (const { call, atMs } of erased) {
      for (const row of callersOf.all(call)) {
        const caller = nameCaller(row);
        if (caller !== null) erasedAtMs.set(caller, Math.max(atMs, erasedAtMs.get(caller) ?? 0));
      }
    }
    if (erasedAtMs.size === 0) return [];
    const calls = new Set<string>();
    for (const row of unshared.iterate()) {
      if (row.createdAtMs < (erasedAtMs.get(nameCaller(row) ?? '') ?? 0)) calls.add(row.call);
    }
    return [...calls];
  };
}
