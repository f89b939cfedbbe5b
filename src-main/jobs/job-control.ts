/**
 * The progress of long work on a database thread, and the request to cancel it. It is shared memory, so neither thread
 * has to stop and listen for messages. Holds the rows done, the total rows (-1: unknown), and whether to cancel.
 */
export type JobControl = Int32Array;

const slot = { done: 0, total: 1, isCancelled: 2 } as const;

/** Thrown within the work to cancel it. */
export class JobCancelledError extends Error {}

export function createJobControl(): JobControl {
  const control = new Int32Array(new SharedArrayBuffer(12));
  control[slot.total] = -1;
  return control;
}

export function cancelJob(control: JobControl): void {
  Atomics.store(control, slot.isCancelled, 1);
}

/** @throws JobCancelledError */
export function reportProgress(control: JobControl, done: number): void {
  Atomics.store(control, slot.done, done);
  if (Atomics.load(control, slot.isCancelled) === 1) throw new JobCancelledError('cancelled');
}

export function setTotalRows(control: JobControl, total: number): void {
  Atomics.store(control, slot.total, total);
}

export function readProgress(control: JobControl): { done: number; total: number | null } {
  const total = Atomics.load(control, slot.total);
  return { done: Atomics.load(control, slot.done), total: total < 0 ? null : total };
}
