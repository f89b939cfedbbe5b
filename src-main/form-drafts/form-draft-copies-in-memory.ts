import type { Database } from 'better-sqlite3';
import type { FormDraft, FormDraftContent, FormDraftTarget } from '../../shared/form-drafts/form-draft';
import { ignoreErrors } from '../db/ignore-errors';
import { createFormDraftKeys, isOfKnownFormSql, isStoredAsShown } from './form-draft-keys';

/** A row of `note_draft`, the table of the drafts of all forms. `text` is null for a draft that is gone. */
export type FormDraftCopy = {
  readonly subject: FormDraft['subject'];
  readonly subject_key: string;
  readonly text: string | null;
  readonly last_day: string;
  readonly saved_at_ms: number;
};

/** Keeps in memory what is being typed, in case another program overwrites the file while the app runs. */
export function createFormDraftCopies(db: Database) {
  const keys = createFormDraftKeys(db);
  const select = 'SELECT subject, subject_key, text, last_day, saved_at_ms FROM note_draft';
  const all = db.prepare<[], FormDraftCopy>(`${select} WHERE ${isOfKnownFormSql} ORDER BY id`);
  const one = db.prepare<[string, string], FormDraftCopy>(`${select} WHERE subject = ? AND subject_key = ?`);
  /** By what the window calls them: the database cannot be asked any more once it is overwritten. */
  const drafts = new Map<string, FormDraftCopy>();

  /** Reads every draft again, so that erased data does not come back. */
  function refresh(): void {
    drafts.clear();
    ignoreErrors(() => {
      for (const draft of all.all()) {
        const key = keys.toShown(draft.subject, draft.subject_key);
        if (key !== undefined) drafts.set(nameOf({ subject: draft.subject, key }), draft);
      }
    });
  }

  refresh();
  return {
    refresh,
    all: (): readonly FormDraftCopy[] => [...drafts.values()],

    remember(target: FormDraftTarget): void {
      ignoreErrors(() => {
        const stored = keys.toStored(target);
        const draft = stored === undefined ? undefined : one.get(target.subject, stored);
        drafts.delete(nameOf(target));
        if (draft !== undefined) drafts.set(nameOf(target), draft);
      });
    },

    /**
     * Remembers what the database did not get.
     * @param content null if the draft is gone
     * @returns the draft; undefined if it is about a ticket or a reminder of which none was known
     */
    rememberUnsaved(
      target: FormDraftTarget,
      content: FormDraftContent | null,
      nowMs: number,
    ): FormDraftCopy | undefined {
      const name = nameOf(target);
      const stored = drafts.get(name)?.subject_key ?? (isStoredAsShown(target) ? target.key : undefined);
      if (stored === undefined) return undefined;
      const { text, lastDay } = content ?? { text: null, lastDay: '' };
      const draft = {
        subject: target.subject,
        subject_key: stored,
        text,
        last_day: lastDay,
        saved_at_ms: nowMs,
      };
      drafts.set(name, draft);
      return draft;
    },
  };
}

const nameOf = ({ subject, key }: FormDraftTarget): string => `${subject}/${key}`;

/** Writes remembered drafts into a separate database. */
export function writeFormDraftCopies(db: Database, drafts: readonly FormDraftCopy[]): void {
  const insert = db.prepare(
    `INSERT OR REPLACE INTO note_draft (subject, subject_key, text, last_day, saved_at_ms)
     VALUES (@subject, @subject_key, @text, @last_day, @saved_at_ms)`,
  );
  const remove = db.prepare('DELETE FROM note_draft WHERE subject = @subject AND subject_key = @subject_key');
  db.transaction(() => {
    for (const draft of drafts) (draft.text === null ? remove : insert).run(draft);
  }).immediate();
}
