import type { Migration } from './migration';

/** What a form of the settings holds is kept while it is typed. `subject_key` is then the name of the form, `text` JSON. */
export const halfTypedSettings: Migration = {
  version: 19,
  name: 'half-typed-settings',
  sql: `
    ALTER TABLE note_draft RENAME TO old_note_draft;
    CREATE TABLE note_draft (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      subject TEXT NOT NULL CHECK (subject IN ('ticket', 'caller', 'store', 'new-reminder', 'changed-reminder',
        'case-of-open-call', 'case-of-ended-call', 'incident-name', 'settings-form')),
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
