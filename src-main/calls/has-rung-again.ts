import type { Database } from 'better-sqlite3';
import { getCallerKey } from './incoming-call-records';
import { toVerifiedRecord, type IncomingCallRow } from './incoming-call-rows';

/**
 * Prepares to tell whether a ring came after the same caller had been answered in one of these calls: the line dropped, or somebody
 * else rang from there. Nobody took it, unless it was taken into the call itself. The order of the rows tells which came first,
 * since a clock may have been set back.
 */
export function prepareHasRungAgain(
  db: Database,
): (ring: IncomingCallRow, callIds: readonly string[]) => boolean {
  const answeredBefore = db.prepare<[string, number], IncomingCallRow>(
    `SELECT * FROM incoming_call WHERE state = 'taken' AND call_id = ? AND id < ?`,
  );
  return (ring, callIds) => {
    if (ring.call_id !== null && callIds.includes(ring.call_id)) return false;
    const key = getCallerKey(toVerifiedRecord(ring));
    const answered = callIds.flatMap((callId) => answeredBefore.all(callId, ring.id));
    return key !== '' && answered.some((row) => getCallerKey(toVerifiedRecord(row)) === key);
  };
}
