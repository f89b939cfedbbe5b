import type { Migration } from '../migrate';

/**
 * The calls of whoever asked to be forgotten, each by a hash of its id, which nobody can guess: an archive that was written
 * before is told from one that has them for the first time, and nothing says who they were.
 */
export const erasedCalls: Migration = {
  version: 14,
  name: 'erased-calls',
  sql: `
    CREATE TABLE erased_call (id INTEGER PRIMARY KEY, mark TEXT NOT NULL UNIQUE, seal TEXT) STRICT;
  `,
};
