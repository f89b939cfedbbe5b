/**
 * How far long work on a database thread has come, and the wish to end it: memory that both threads see at once, so
 * that neither the work nor the thread that waits for it has to stop and listen. Holds rows done, rows in all (-1: unknown), and
 * whether it is to end.
 */
export type JobControl = Int32Array;

const slot = { done: 0, total: 1, isCancelled: 2 } as const;

/** What is thrown within the work where it is to end. */
export class JobCancelled extends Error {}

export function createJobControl(): JobControl {
  const control = new Int32Array(new SharedArrayBuffer(12));
  control[slot.total] = -1;
  return control;
}

export function cancelJob(control: JobControl): void {
  Atomics.store(control, slot.isCancelled, 1);
}

/** @throws Cancelled */
export function reportProgress(control: JobControl, done: number): void {
  Atomics.store(control, slot.done, done);
  if (Atomics.load(control, slot.isCancelled) === 1) throw new JobCancelled('cancelled');
}

export function setTotalRows(control: JobControl, total: number): void {
  Atomics.store(control, slot.total, total);
}

export function readProgress(control: JobControl): { done: number; total: number | null } {
  const total = Atomics.load(control, slot.total);
  return { done: Atomics.load(control, slot.done), total: total < 0 ? null : total };
}
