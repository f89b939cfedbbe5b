import type { Database } from 'better-sqlite3';
import {
  maxFormDrafts,
  type FormDraft,
  type FormDraftContent,
  type FormDraftTarget,
} from '../../shared/form-drafts/form-draft';
import { selectChecksummed, verifyRow } from '../db/row-checksums';
import { createFormDraftKeys, isOfKnownFormSql } from './form-draft-keys';

export type FormDraftStore = ReturnType<typeof createFormDraftStore>;

type FormDraftRow = {
  subject: FormDraft['subject'];
  subject_key: string;
  text: string;
  last_day: string;
  checksum: string;
};

/**
 * Stores what is being typed in any form but the call's. Every write is on disk when the method returns. All drafts are rows of
 * `note_draft`: at first only notes were, and the name of a table on the disks of agents stays.
 */
export function createFormDraftStore(db: Database) {
  const all = db.prepare<[], FormDraftRow>(
    `SELECT ${selectChecksummed('note_draft')} FROM note_draft WHERE ${isOfKnownFormSql}
     ORDER BY id DESC LIMIT ${maxFormDrafts}`,
  );
  const keys = createFormDraftKeys(db);
  const hasRoom = db
    .prepare<[FormDraftTarget], number>(
      `SELECT (SELECT count(*) FROM note_draft) < ${maxFormDrafts}
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
        { subject, key: id }: FormDraftTarget,
        content: FormDraftContent | null,
        nowMs: number,
      ): 'full' | null => {
        const key = keys.toStored({ subject, key: id });
        const target = { subject, key: key ?? id };
        if (content === null) remove.run(target);
        else if (key === undefined) return null;
        else if (hasRoom.get(target) === 0) return 'full';
        else write.run({ ...target, ...content, nowMs });
        return null;
      },
    ).immediate,

    list(): FormDraft[] {
      return all.all().flatMap((row) => {
        const { subject, subject_key: stored, text, last_day: lastDay } = verifyRow('note_draft', row);
        const key = keys.toShown(subject, stored);
        return key === undefined ? [] : [{ subject, key, text, lastDay }];
      });
    },
  };
}
