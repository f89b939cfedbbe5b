import type { Attempt } from '../../../shared/history/ticket-history';
import { createCorruptionError } from '../../db/database-error';
import type { SummaryRow } from './ticket-rows';

/** Throws where a row that must exist is missing: a lost row reports nothing itself, so its reader checks. */
export function requireRow<T>(what: string, value: T | null | undefined): T {
  if (value !== null && value !== undefined) return value;
  throw createCorruptionError(`${what} is missing`);
}

/** As many as there are. */
export function requireCount<T>(what: string, count: number, rows: readonly T[]): readonly T[] {
  if (rows.length === count) return rows;
  throw createCorruptionError(`${what} is missing`);
}

/** They are numbered from 1, and the last outcome that the ticket knows, in JSON, is one of theirs. */
export function areAttemptsContiguous(
  lastOutcome: string | null,
  attempts: readonly Pick<Attempt, 'number' | 'outcome'>[],
): boolean {
  return (
    attempts.every(({ number }, index) => number === index + 1) &&
    (lastOutcome === null || attempts.some(({ outcome }) => JSON.stringify(outcome) === lastOutcome))
  );
}

/** The same, and one is under way exactly while the ticket is being sent. */
export function requireContiguousAttempts<T extends Pick<Attempt, 'number' | 'outcome'>>(
  { state, last_outcome: lastOutcome }: Pick<SummaryRow, 'state' | 'last_outcome'>,
  attempts: readonly T[],
): readonly T[] {
  const isUnderWay = attempts.at(-1)?.outcome === null;
  if (areAttemptsContiguous(lastOutcome, attempts) && isUnderWay === (state === 'sending')) return attempts;
  throw createCorruptionError('an attempt is missing');
}

/** A page of a damaged file may end early without a word: whatever says that it has all tickets is counted. */
export function assertTicketCount(expected: number, written: number): void {
  if (written !== expected) throw createCorruptionError(`${written} of ${expected} tickets can be read`);
}
