import type { Migration } from './migration';

/** `is_likeness_decided` is 1 for a call that an agent has decided about with the calls that are like it; null for the others. */
export const dismissedLikeness: Migration = {
  version: 24,
  name: 'dismissed-likeness',
  sql: 'ALTER TABLE call ADD COLUMN is_likeness_decided INTEGER;',
};
