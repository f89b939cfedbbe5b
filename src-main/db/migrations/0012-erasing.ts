import type { Migration } from '../migrate';

/**
 * An erasure goes on in short steps, and after a crash: what of it is still to do stands here, a step a row. Backups from number
 * `clean_from` on have nothing of what was erased; as long as that is null, the database itself still has traces.
 */
export const erasing: Migration = {
  version: 12,
  name: 'erasing',
  sql: `
    CREATE TABLE to_erase (
      id INTEGER PRIMARY KEY,
      record_id INTEGER NOT NULL,
      tickets TEXT NOT NULL CHECK (json_valid(tickets)),
      seal TEXT
    ) STRICT;
    ALTER TABLE erasure_record ADD COLUMN clean_from INTEGER;
  `,
};
