import type { Database } from 'better-sqlite3';
import type { ErasedCaller } from './find-erased-callers';
import { createCallerFinder } from './caller-text-matcher';

type NoteRow = {
  readonly id: number;
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly changedAtMs: number;
};

/**
 * Prepares to find notes on erased callers that wait for the server, so that the PC that erased them could not find
 * these. A number anywhere in a note names the caller; a name alone does not, since it may be another person's. What was
 * written after the erasure stays.
 * @returns a function of what `prepareFindErasedCallers` finds
 */
export function prepareFindUnsharedNotes(
  db: Database,
): (callers: ReadonlyMap<string, ErasedCaller>) => number[] {
  const unshared = db.prepare<[], NoteRow>(
    `SELECT id, contact_key AS key, label, text, changed_at_ms AS changedAtMs FROM contact_note
     WHERE id IN (SELECT row_id FROM unsynced_change WHERE kind = 'contact-note' AND is_sent = 0)`,
  );

  return (callers) => {
    if (callers.size === 0) return [];
    const all = [...callers.values()];
    const erasures = [...new Set(all.map(({ atMs }) => atMs))].map((atMs) => ({
      atMs,
      isNamed: createCallerFinder(
        all.filter((caller) => caller.atMs === atMs).map(({ phone }) => ({ phone, name: '' })),
      ),
    }));
    return unshared
      .all()
      .filter(({ key, label, text, changedAtMs }) =>
        erasures.some(({ atMs, isNamed }) => changedAtMs < atMs && [key, label, text].some(isNamed)),
      )
      .map(({ id }) => id);
  };
}
