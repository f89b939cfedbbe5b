import type { Database } from 'better-sqlite3';
import { ringingMs, type IncomingCallRecord } from '../../shared/calls/incoming-call';
import { getCallerKey } from './incoming-call-transitions';
import { toVerifiedRecord, type IncomingCallRow } from './incoming-call-rows';

/** How long after an agent took a call its softphone may still announce it, as it is answered or on another device, in ms. */
const announcedAgainMs = 10_000;

/**
 * Prepares to tell whether a ring came after the same caller had been answered in one of these calls, and nobody took it.
 * Not such a ring: the answered call itself, announced once more, or one that crossed the call back to it. Goes by the
 * order of the rows, since a clock may have been set back.
 */
export function prepareHasRungAfterAnswer(
  db: Database,
): (incoming: IncomingCallRow, callIds: readonly string[]) => boolean {
  const takenBefore = db.prepare<[string, number], IncomingCallRow>(
    `SELECT * FROM incoming_call WHERE state = 'taken' AND call_id = ? AND id < ?`,
  );
  const beganAtMs = db.prepare<[string], number>('SELECT began_at_ms FROM call WHERE id = ?').pluck();

  /** The caller rang as they were being called back: what they had rung before went into the call back then, see `ringOnce`. */
  function hasCrossed(ring: IncomingCallRecord, taken: IncomingCallRecord): boolean {
    const calledAtMs = taken.callId === null ? undefined : beganAtMs.get(taken.callId);
    return calledAtMs !== undefined && isWithin(ring.lastRangAtMs, calledAtMs, calledAtMs + ringingMs);
  }

  function isPartOf(ring: IncomingCallRecord, taken: IncomingCallRecord): boolean {
    const isFromCallBack = ring.firstRangAtMs === taken.firstRangAtMs;
    return isFromCallBack ? hasCrossed(ring, taken) : isAnnouncedAgain(ring, taken);
  }

  return (incoming, callIds) => {
    if (incoming.call_id !== null && callIds.includes(incoming.call_id)) return false;
    const ring = toVerifiedRecord(incoming);
    const key = getCallerKey(ring);
    const taken = callIds
      .flatMap((callId) => takenBefore.all(callId, incoming.id))
      .map(toVerifiedRecord)
      .filter((record) => key !== '' && getCallerKey(record) === key);
    return taken.length > 0 && !taken.some((one) => isPartOf(ring, one));
  };
}

function isAnnouncedAgain({ lastRangAtMs }: IncomingCallRecord, taken: IncomingCallRecord): boolean {
  return isWithin(lastRangAtMs, taken.lastRangAtMs, taken.changedAtMs + announcedAgainMs);
}

function isWithin(ms: number, fromMs: number, toMs: number): boolean {
  return fromMs <= ms && ms <= toMs;
}
