import type { Database } from 'better-sqlite3';
import {
  maxNoteDrafts,
  type NoteDraft,
  type NoteDraftContent,
  type NoteDraftTarget,
} from '../../shared/notes/note-draft';
import { selectChecksummed, verifyRow } from '../db/row-checksums';

export type NoteDraftStore = ReturnType<typeof createNoteDraftStore>;

type NoteDraftRow = {
  subject: NoteDraft['subject'];
  subject_key: string;
  text: string;
  last_day: string;
  checksum: string;
};

/** Stores the notes that are being typed. Every write is on disk when the method returns. */
export function createNoteDraftStore(db: Database) {
  const all = db.prepare<[], NoteDraftRow>(
    `SELECT ${selectChecksummed('note_draft')} FROM note_draft ORDER BY id DESC LIMIT ${maxNoteDrafts}`,
  );
  // The id of a ticket differs in a restored database, its reference does not.
  const referenceOf = db.prepare<[string], string>('SELECT reference FROM ticket WHERE id = ?').pluck();
  const ticketOf = db.prepare<[string], number>('SELECT id FROM ticket WHERE reference = ?').pluck();
  const hasRoom = db
    .prepare<[NoteDraftTarget], number>(
      `SELECT (SELECT count(*) FROM note_draft) < ${maxNoteDrafts}
         OR EXISTS (SELECT 1 FROM note_draft WHERE subject = @subject AND subject_key = @key)`,
    )
    .pluck();
  const write = db.prepare(
    `INSERT INTO note_draft (subject, subject_key, text, last_day, saved_at_ms)
     VALUES (@subject, @key, @text, @lastDay, @nowMs)
     ON CONFLICT (subject, subject_key) DO UPDATE SET text = excluded.text, last_day = excluded.last_day,
       saved_at_ms = excluded.saved_at_ms`,
  );
  const remove = db.prepare('DELETE FROM note_draft WHERE subject = @subject AND subject_key = @key');

  return {
    /** @param content null removes it. @returns 'full' at the maximum */
    set: db.transaction(
      (
        { subject, key: id }: NoteDraftTarget,
        content: NoteDraftContent | null,
        nowMs: number,
      ): 'full' | null => {
        const key = subject === 'ticket' ? referenceOf.get(id) : id;
        if (key === undefined) return null;
        const target = { subject, key };
        if (content === null) remove.run(target);
        else if (hasRoom.get(target) === 0) return 'full';
        else write.run({ ...target, ...content, nowMs });
        return null;
      },
    ).immediate,

    list: (): NoteDraft[] =>
      all.all().flatMap((row) => {
        const { subject, subject_key: stored, text, last_day: lastDay } = verifyRow('note_draft', row);
        const key = subject === 'ticket' ? ticketOf.get(stored) : stored;
        return key === undefined ? [] : [{ subject, key: String(key), text, lastDay }];
      }),
  };
}
