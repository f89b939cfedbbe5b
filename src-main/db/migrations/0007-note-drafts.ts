import type { Migration } from './migration';

/**
 * Notes that are being typed, at most one for each ticket, caller and store. `subject_key` is the reference of the ticket, or
 * the key of the lasting note. A row goes when its note is saved or given up.
 */
export const noteDrafts: Migration = {
  version: 7,
  name: 'note-drafts',
  sql: `
    CREATE TABLE note_draft (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      subject TEXT NOT NULL CHECK (subject IN ('ticket', 'caller', 'store')),
      subject_key TEXT NOT NULL,
      text TEXT NOT NULL,
      last_day TEXT NOT NULL,
      saved_at_ms INTEGER NOT NULL,
      checksum TEXT,
      UNIQUE (subject, subject_key)
    ) STRICT;
  `,
};
