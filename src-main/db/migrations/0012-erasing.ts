import type { Migration } from '../migrate';

/**
 * An erasure goes on in short steps, and after a crash: what of it is still to do stands here, a step a row. Backups from number
 * `clean_from` on have nothing of what was erased; as long as that is null, the database itself still has traces. And the
 * place of the feed is sealed: damage in it would leave tickets and erasures untold, and nobody would know.
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

    ALTER TABLE feed ADD COLUMN seal TEXT;
    ALTER TABLE unfed ADD COLUMN seal TEXT;
    ALTER TABLE unfed_erasure ADD COLUMN seal TEXT;
    UPDATE feed SET seal = seal_of('feed', id, desk, folder, walked_to, reaching, number, written_at_ms);
    UPDATE unfed SET seal = seal_of('unfed', seq, ticket_id);
    UPDATE unfed_erasure SET seal = seal_of('unfed_erasure', seq, call_id, reference, why);
  `,
};
