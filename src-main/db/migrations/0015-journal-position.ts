import type { Migration } from '../migrate';

/**
 * Where the journal ended when the database was last closed well: one row, or none. A file whose journal has gone on
 * since is an older copy.
 */
export const journalPosition: Migration = {
  version: 15,
  name: 'journal-position',
  sql: `
    CREATE TABLE journal_position (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      segment INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      checksum TEXT NOT NULL
    ) STRICT;
  `,
};
