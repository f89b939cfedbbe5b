import type { Migration } from './migration';

/** A call that was taken out of its incident keeps its row, so that no older link of it returns from another PC. */
export const unlinkedCalls: Migration = {
  version: 11,
  name: 'unlinked-calls',
  sql: `ALTER TABLE incident_link ADD COLUMN is_unlinked INTEGER CHECK (is_unlinked = 1);`,
};
