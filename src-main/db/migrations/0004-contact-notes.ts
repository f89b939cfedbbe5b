import type { Migration } from './migration';

/**
 * Lasting notes on callers and stores, at most one for each. One that was removed stays with an empty text, so that no
 * older version of it returns.
 */
export const contactNotes: Migration = {
  version: 4,
  name: 'contact-notes',
  sql: `
    CREATE TABLE contact_note (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL,
      subject TEXT NOT NULL CHECK (subject IN ('caller', 'store')),
      contact_key TEXT NOT NULL,
      label TEXT NOT NULL,
      text TEXT NOT NULL,
      ends_at_ms INTEGER,
      changed_at_ms INTEGER NOT NULL,
      checksum TEXT,
      UNIQUE (subject, contact_key)
    ) STRICT;
  `,
};
