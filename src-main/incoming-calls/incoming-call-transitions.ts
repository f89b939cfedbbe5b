import { ringingMs, type IncomingCallRecord } from '../../shared/calls/incoming-call';
import type { IncomingCall } from '../../shared/calls/incoming-caller';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';

/** One ring that a softphone announced. `uid` names the call if it is a new one. */
export type Ring = IncomingCall & { readonly uid: string; readonly atMs: number };

/**
 * Whether who rang last at this time is still on the line. One that rang far ahead of now is not: the clock was set back since, and
 * nobody knows how long ago that was.
 */
export function isStillRinging(lastRangAtMs: number, nowMs: number, sinceMs = nowMs - ringingMs): boolean {
  return lastRangAtMs >= sinceMs && lastRangAtMs <= nowMs + ringingMs;
}

function toNewRecord({ atMs, ...ring }: Ring): IncomingCallRecord {
  const times = { firstRangAtMs: atMs, lastRangAtMs: atMs, changedAtMs: atMs };
  return { ...ring, ...times, ringCount: 1, state: 'ringing', callId: null };
}

/**
 * Keeps the name and store where the softphone does not say them again. A time that is far ahead of this ring is that of a clock
 * that was set back since.
 */
function ringAgain(before: IncomingCallRecord, { phone, name, store, atMs }: Ring): IncomingCallRecord {
  const isAhead = before.lastRangAtMs > atMs + ringingMs;
  const lastRangAtMs = isAhead ? atMs : Math.max(atMs, before.lastRangAtMs);
  return {
    ...before,
    phone,
    name: name === '' ? before.name : name,
    store: store === '' ? before.store : store,
    firstRangAtMs: Math.min(before.firstRangAtMs, atMs),
    lastRangAtMs,
    ringCount: before.ringCount + 1,
    state: 'ringing',
    changedAtMs: Math.max(atMs, before.changedAtMs + 1),
  };
}

/**
 * Returns the records that a ring changes. A call that is being called back in an open call is taken there, and the ring is a new
 * one, which nobody took yet.
 */
export function ringOnce(
  before: IncomingCallRecord | undefined,
  ring: Ring,
  isOpenCall: (callId: string) => boolean,
): readonly IncomingCallRecord[] {
  if (before === undefined) return [toNewRecord(ring)];
  const again = ringAgain(before, ring);
  const isInOpenCall = before.callId !== null && isOpenCall(before.callId);
  if (!isInOpenCall) return [{ ...again, callId: null }];
  const taken = { ...before, state: 'taken' as const, changedAtMs: again.changedAtMs };
  return [taken, { ...again, uid: ring.uid, callId: null }];
}

/** Rings from the same number are one caller's, and without a number those with the same name and store. */
export function getCallerKey({ phone, name, store }: IncomingCall): string {
  if (phone !== '') return toContractPhone(phone);
  return name + store === '' ? '' : JSON.stringify([name, store]);
}

export function getClosedState({ state }: IncomingCallRecord): IncomingCallRecord['state'] {
  return state === 'ringing' ? 'taken' : 'called-back';
}

/** Whether a caller had been missed before they rang last: what rings without a break is not heard of for so long. */
export function wasMissedBefore({ firstRangAtMs, lastRangAtMs }: IncomingCallRecord): boolean {
  return lastRangAtMs - firstRangAtMs > ringingMs;
}
