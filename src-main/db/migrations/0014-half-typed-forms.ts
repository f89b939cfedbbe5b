import type { Migration } from './migration';

/**
 * Besides notes, reminders and the numbers of cases asked about are kept while they are typed. `subject_key` is then the
 * reference of the ticket, the uid of the reminder, or the id of the open call.
 */
export const halfTypedForms: Migration = {
  version: 14,
  name: 'half-typed-forms',
  sql: `
    ALTER TABLE note_draft RENAME TO old_note_draft;
    CREATE TABLE note_draft (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      subject TEXT NOT NULL CHECK (subject IN ('ticket', 'caller', 'store', 'new-reminder', 'changed-reminder',
        'case-of-open-call', 'case-of-ended-call')),
      subject_key TEXT NOT NULL,
      text TEXT NOT NULL,
      last_day TEXT NOT NULL,
      saved_at_ms INTEGER NOT NULL,
      checksum TEXT,
      UNIQUE (subject, subject_key)
    ) STRICT;
    INSERT INTO note_draft (id, subject, subject_key, text, last_day, saved_at_ms, checksum)
    SELECT id, subject, subject_key, text, last_day, saved_at_ms, checksum FROM old_note_draft;
    DROP TABLE old_note_draft;
  `,
};
