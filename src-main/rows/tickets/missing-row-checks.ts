import type { Attempt } from '../../../shared/history/ticket-summary-and-detail';
import { createCorruptionError } from '../../db/database-error';
import type { SummaryRow } from './ticket-rows';

/** Throws if a required row is missing. A lost row does not show by itself, so every reader checks. */
export function requireRow<T>(what: string, value: T | null | undefined): T {
  if (value !== null && value !== undefined) return value;
  throw createCorruptionError(`${what} is missing`);
}

/** Throws if the number of rows differs from the expected count. */
export function requireCount<T>(what: string, count: number, rows: readonly T[]): readonly T[] {
  if (rows.length === count) return rows;
  throw createCorruptionError(`${what} is missing`);
}

/**
 * True if the attempts are numbered from 1 without gaps and the ticket's last outcome (JSON) is the outcome of one of
 * them.
 */
export function areAttemptsContiguous(
  lastOutcome: string | null,
  attempts: readonly Pick<Attempt, 'number' | 'outcome'>[],
): boolean {
  return (
    attempts.every(({ number }, index) => number === index + 1) &&
    (lastOutcome === null || attempts.some(({ outcome }) => JSON.stringify(outcome) === lastOutcome))
  );
}

/** Like `areAttemptsContiguous`; in addition, the last attempt must be running exactly if the ticket is being sent. */
export function requireContiguousAttempts<T extends Pick<Attempt, 'number' | 'outcome'>>(
  { state, last_outcome: lastOutcome }: Pick<SummaryRow, 'state' | 'last_outcome'>,
  attempts: readonly T[],
): readonly T[] {
  const isUnderWay = attempts.at(-1)?.outcome === null;
  if (areAttemptsContiguous(lastOutcome, attempts) && isUnderWay === (state === 'sending')) return attempts;
  throw createCorruptionError('an attempt is missing');
}

/**
 * Throws if tickets are missing. A scan of a damaged file may end early without an error, so complete outputs are
 * counted.
 */
export function assertTicketCount(expected: number, written: number): void {
  if (written !== expected) throw createCorruptionError(`${written} of ${expected} tickets can be read`);
}
