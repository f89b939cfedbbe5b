import type { Migration } from './migration';

/** How many calls a person left out of an erasure on request, since they belong to somebody else. */
export const leftOutOfErasures: Migration = {
  version: 20,
  name: 'left-out-of-erasures',
  sql: `ALTER TABLE erasure_record ADD COLUMN left_out_count INTEGER;`,
};
