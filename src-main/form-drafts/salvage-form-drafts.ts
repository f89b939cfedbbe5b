import type { Database } from 'better-sqlite3';
import { isConstraint } from '../db/database-error';
import { iterateIntactRows } from '../db/iterate-intact-rows';

/** Copies what was being typed from a damaged database. The later one wins. */
export function salvageFormDrafts(from: Database, to: Database): void {
  const take = to.prepare(
    `INSERT INTO note_draft (subject, subject_key, text, last_day, saved_at_ms)
     VALUES (@subject, @subject_key, @text, @last_day, @saved_at_ms)
     ON CONFLICT (subject, subject_key) DO UPDATE SET text = excluded.text, last_day = excluded.last_day,
       saved_at_ms = excluded.saved_at_ms WHERE excluded.saved_at_ms >= note_draft.saved_at_ms`,
  );
  for (const row of iterateIntactRows(from, 'note_draft'))
    try {
      take.run(row);
    } catch (thrown) {
      // A constraint failed: the row is no valid draft any more.
      if (!isConstraint(thrown)) throw thrown;
    }
}
