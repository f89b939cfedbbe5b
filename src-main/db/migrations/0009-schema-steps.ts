import type { Migration } from '../migrate';

/**
 * A second word, apart from the header's `user_version`, on the steps that were taken: one flipped bit in the header
 * cannot pass for a newer app's file, nor for an older one's.
 */
export const schemaSteps: Migration = {
  version: 9,
  name: 'schema-steps',
  sql: `
    CREATE TABLE schema_step (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
  `,
};
