import type { Database } from 'better-sqlite3';
import { correctEndingWithinMs, parseEnding, type CallEnding } from '../../../shared/calls/call-ending';
import { isMadeHereSql } from './ticket-conditions-sql';

export type EndingToCorrect = {
  readonly ticketId: number;
  readonly ending: Pick<CallEnding, 'kind' | 'words'>;
  readonly nowMs: number;
};

/** `ending` is null for a call that ended as this kind already: then nothing was written. */
export type CorrectedEnding = { readonly reference: string; readonly ending: CallEnding | null };

type Row = { reference: string; ending: string; created_at_ms: number; isMadeHere: number };

/**
 * Prepares to give a call that ended without a ticket another kind of ending, in the caller's transaction. All else of its row stays. The function
 * returns null if there is no such call.
 */
export function prepareCorrectEnding(
  db: Database,
): (correction: EndingToCorrect) => CorrectedEnding | 'of-other-pc' | 'too-old' | null {
  const ended = db.prepare<[number], Row>(
    `SELECT reference, ending, created_at_ms, ${isMadeHereSql} AS isMadeHere FROM ticket
     WHERE id = ? AND state = 'recorded'`,
  );
  const change = db.prepare<[string, number]>('UPDATE ticket SET ending = ? WHERE id = ?');
  return ({ ticketId, ending: { kind, words }, nowMs }) => {
    const row = ended.get(ticketId);
    if (row === undefined) return null;
    if (row.isMadeHere === 0) return 'of-other-pc';
    if (row.created_at_ms < nowMs - correctEndingWithinMs) return 'too-old';
    const before = parseEnding(row.ending);
    if (before.kind === kind) return { reference: row.reference, ending: null };
    // The clock may have been set back.
    const correctedAtMs = Math.max(nowMs, (before.correctedAtMs ?? 0) + 1);
    const ending = { kind, words, correctedAtMs };
    change.run(JSON.stringify(ending), ticketId);
    return { reference: row.reference, ending };
  };
}

/** Prepares to take the corrected ending of the journal or of the PC that made the call, unless the one here is as new. */
export function prepareTakeCorrectedEnding(
  db: Database,
): (ticketId: number, ending: CallEnding | null) => void {
  const change = db.prepare<[{ id: number; ending: string; atMs: number }]>(
    `UPDATE ticket SET ending = @ending
     WHERE id = @id AND state = 'recorded' AND coalesce(ending ->> '$.correctedAtMs', 0) < @atMs`,
  );
  return (id, ending) => {
    const atMs = ending?.correctedAtMs ?? 0;
    change.run({ id, ending: JSON.stringify(ending), atMs });
  };
}
