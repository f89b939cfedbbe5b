import type { Database } from 'better-sqlite3';
import {
  maxNoteDrafts,
  isNoteDraft,
  type FormDraft,
  type NoteDraft,
  type NoteDraftContent,
  type NoteDraftTarget,
} from '../../shared/notes/note-draft';
import { selectChecksummed, verifyRow } from '../db/row-checksums';

export type NoteDraftStore = ReturnType<typeof createNoteDraftStore>;

type NoteDraftRow = {
  subject: FormDraft['subject'];
  subject_key: string;
  text: string;
  last_day: string;
  checksum: string;
};

/** Stores what is being typed. Every write is on disk when the method returns. */
export function createNoteDraftStore(db: Database) {
  const all = db.prepare<[], NoteDraftRow>(
    `SELECT ${selectChecksummed('note_draft')} FROM note_draft ORDER BY id DESC LIMIT ${maxNoteDrafts}`,
  );
  // The ids of tickets and reminders differ in a restored database, references and uids do not.
  const ticket = {
    toStored: db.prepare<[string], string>('SELECT reference FROM ticket WHERE id = ?').pluck(),
    toKey: db.prepare<[string], number>('SELECT id FROM ticket WHERE reference = ?').pluck(),
  };
  const reminder = {
    toStored: db.prepare<[string], string>('SELECT uid FROM reminder WHERE id = ?').pluck(),
    toKey: db.prepare<[string], number>('SELECT id FROM reminder WHERE uid = ?').pluck(),
  };
  // What was typed in a call that was sent since is over.
  const unsentCall = db
    .prepare<[string], string>(`SELECT id FROM call WHERE id = ? AND status <> 'sent'`)
    .pluck();
  const unsent = { toStored: unsentCall, toKey: unsentCall };
  const knownIncident = db.prepare<[string], string>('SELECT uid FROM incident WHERE uid = ?').pluck();
  const incident = { toStored: knownIncident, toKey: knownIncident };
  const keys = {
    ticket,
    'new-reminder': ticket,
    'case-of-ended-call': ticket,
    'changed-reminder': reminder,
    'case-of-open-call': unsent,
    'incident-name': incident,
    caller: null,
    'settings-form': null,
    store: null,
  } as const satisfies Readonly<Record<FormDraft['subject'], unknown>>;
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

  function listAll(): FormDraft[] {
    return all.all().flatMap((row) => {
      const { subject, subject_key: stored, text, last_day: lastDay } = verifyRow('note_draft', row);
      const ids = keys[subject];
      const key = ids === null ? stored : ids.toKey.get(stored);
      return key === undefined ? [] : [{ subject, key: String(key), text, lastDay }];
    });
  }

  return {
    /** @param content null removes it. @returns 'full' at the maximum */
    set: db.transaction(
      (
        { subject, key: id }: NoteDraftTarget,
        content: NoteDraftContent | null,
        nowMs: number,
      ): 'full' | null => {
        const ids = keys[subject];
        const key = ids === null ? id : ids.toStored.get(id);
        const target = { subject, key: key ?? id };
        if (content === null) remove.run(target);
        else if (key === undefined) return null;
        else if (hasRoom.get(target) === 0) return 'full';
        else write.run({ ...target, ...content, nowMs });
        return null;
      },
    ).immediate,

    // Only the notes.
    list: (): NoteDraft[] => listAll().filter(isNoteDraft),
    listAll,
  };
}
