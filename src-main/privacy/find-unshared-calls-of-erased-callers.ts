import type { Database } from 'better-sqlite3';
import { nameCaller, type ErasedCaller } from './find-erased-callers';
import { selectUnsharedSql } from './unshared-tickets-sql';

type UnsharedRow = {
  readonly id: number;
  readonly isOwn: number;
  readonly call: string;
  readonly phone: string;
  readonly name: string;
  readonly createdAtMs: number;
};

/**
 * Prepares to find calls of erased callers that no other PC knows yet, so that the PC that erased them could not find
 * these. Number and name must both be an erased caller's, and the call older than the erasure. One that is not settled is
 * erased once it is.
 * @returns a function of what `prepareFindErasedCallers` finds, and of those calls of archives that the server is known
 *   to have
 */
export function prepareFindUnsharedCalls(
  db: Database,
): (callers: ReadonlyMap<string, ErasedCaller>, onServer: ReadonlySet<string>) => string[] {
  const unshared = db.prepare<[], UnsharedRow>(
    `${selectUnsharedSql('id, imported IS NULL AS isOwn, call_id AS call, phone, name, created_at_ms AS createdAtMs')} ORDER BY id DESC`,
  );

  return (callers, onServer) => {
    if (callers.size === 0) return [];
    const calls = new Set<string>();
    /** A clock that was ahead and is right again has left later times on what was made before. */
    let madeByMs = Infinity;
    for (const row of unshared.iterate()) {
      if (row.isOwn === 1) madeByMs = Math.min(madeByMs, row.createdAtMs);
      const atMs = row.isOwn === 1 ? madeByMs : row.createdAtMs;
      const caller = callers.get(nameCaller(row));
      if (caller === undefined || caller.phone === '' || caller.name === '') continue;
      if (atMs < caller.atMs && !onServer.has(row.call)) calls.add(row.call);
    }
    return [...calls];
  };
}
