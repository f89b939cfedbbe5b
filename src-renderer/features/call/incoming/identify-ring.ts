import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';

type Ring = Pick<ListedIncomingCall, 'phone' | 'name' | 'store' | 'lastRangAtMs'>;

/**
 * Names one ring, as long as it is listed. A ring that the disk refused at first has another id once it is saved, and may then be
 * one more ring of a call that was missed before; the number and the time stay.
 */
export function identifyRing({ phone, name, store, lastRangAtMs }: Ring): string {
  return JSON.stringify([lastRangAtMs, ...(phone === '' ? [name, store] : [phone])]);
}

export function isSameRing(one: Ring, other: Ring): boolean {
  return identifyRing(one) === identifyRing(other);
}
