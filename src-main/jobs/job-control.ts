/**
 * How far long work on a database thread has come, and the wish to end it: memory that both threads see at once, so
 * that neither the work nor whoever waits for it has to stop and listen. Holds rows done, rows in all (-1: unknown), and
 * whether it is to end.
 */
export type Gauge = Int32Array;

const slot = { done: 0, total: 1, isCancelled: 2 } as const;

/** What is thrown within the work where it is to end. */
export class Cancelled extends Error {}

export function newGauge(): Gauge {
  const gauge = new Int32Array(new SharedArrayBuffer(12));
  gauge[slot.total] = -1;
  return gauge;
}

export function cancel(gauge: Gauge): void {
  Atomics.store(gauge, slot.isCancelled, 1);
}

/** @throws Cancelled */
export function goOn(gauge: Gauge, done: number): void {
  Atomics.store(gauge, slot.done, done);
  if (Atomics.load(gauge, slot.isCancelled) === 1) throw new Cancelled('cancelled');
}

export function expectRows(gauge: Gauge, total: number): void {
  Atomics.store(gauge, slot.total, total);
}

export function progressOf(gauge: Gauge): { done: number; total: number | null } {
  const total = Atomics.load(gauge, slot.total);
  return { done: Atomics.load(gauge, slot.done), total: total < 0 ? null : total };
}
