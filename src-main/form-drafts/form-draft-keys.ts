import type { Database } from 'better-sqlite3';
import type { FormDraft, FormDraftTarget } from '../../shared/form-drafts/form-draft';

/**
 * Subjects whose key in the database is the key that the window has. The ids of tickets and reminders differ in a restored
 * database, references and uids do not: those are stored.
 */
const subjectsStoredAsShown: ReadonlySet<FormDraft['subject']> = new Set<FormDraft['subject']>([
  'caller',
  'store',
  'settings-form',
  'incident-name',
]);

/**
 * In SQL, for a draft: the window has its form. Earlier builds also kept the number of a case that was typed in an open call. Such
 * a row is not read any more, and goes by its age, in an erasure that finds it, or with its call.
 */
export const isOfKnownFormSql = `subject <> 'case-of-open-call'`;

export function isStoredAsShown({ subject }: Pick<FormDraft, 'subject'>): boolean {
  return subjectsStoredAsShown.has(subject);
}

/** Turns the key of a draft in the window into the one in the database, and back. Both are undefined if it is about nothing. */
export function createFormDraftKeys(db: Database) {
  const ticket = {
    toStored: db.prepare<[string], string>('SELECT reference FROM ticket WHERE id = ?').pluck(),
    toShown: db.prepare<[string], number>('SELECT id FROM ticket WHERE reference = ?').pluck(),
  };
  const reminder = {
    toStored: db.prepare<[string], string>('SELECT uid FROM reminder WHERE id = ?').pluck(),
    toShown: db.prepare<[string], number>('SELECT id FROM reminder WHERE uid = ?').pluck(),
  };
  const knownIncident = db.prepare<[string], string>('SELECT uid FROM incident WHERE uid = ?').pluck();
  const incident = { toStored: knownIncident, toShown: knownIncident };
  const statements = {
    ticket,
    'new-reminder': ticket,
    'case-of-ended-call': ticket,
    'changed-reminder': reminder,
    'incident-name': incident,
    caller: null,
    'settings-form': null,
    store: null,
  } as const satisfies Readonly<Record<FormDraft['subject'], unknown>>;

  return {
    toStored: ({ subject, key }: FormDraftTarget): string | undefined => {
      const statement = statements[subject];
      return statement === null ? key : statement.toStored.get(key);
    },
    toShown: (subject: FormDraft['subject'], stored: string): string | undefined => {
      const statement = statements[subject];
      const shown = statement === null ? stored : statement.toShown.get(stored);
      return shown === undefined ? undefined : String(shown);
    },
  };
}
