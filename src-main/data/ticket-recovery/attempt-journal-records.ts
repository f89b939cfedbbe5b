import type { Outcome } from '../../../shared/outcome/attempt-outcome';
import type { JournalRecord } from '../../journal/journal-record';

/** The columns of an attempt that say how it went. */
type AttemptResultRow = {
  readonly number: number;
  readonly started_at_ms: number;
  readonly first_byte_at_ms: number | null;
  readonly ended_at_ms: number | null;
  readonly http_status: number | null;
  readonly raw_answer: string | null;
  readonly outcome: string | null;
};

/** Converts the row of an attempt into journal records. Other records say whether a callback is owed for it. */
export function toAttemptRecords(reference: string, row: AttemptResultRow): JournalRecord[] {
  const { number, ended_at_ms: endedAtMs } = row;
  const began: JournalRecord = { kind: 'began', reference, number, startedAtMs: row.started_at_ms };
  if (row.outcome === null || endedAtMs === null) return [began];
  const outcome = JSON.parse(row.outcome) as Outcome;
  const ended: JournalRecord = {
    kind: 'ended',
    reference,
    number,
    outcome,
    firstByteAtMs: row.first_byte_at_ms,
    endedAtMs,
    httpStatus: row.http_status,
    rawAnswer: row.raw_answer,
    isCallerWaiting: outcome.kind === 'created',
  };
  return [began, ended];
}
