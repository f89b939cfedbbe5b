import type { Migration } from './migration';

/** Which reminders were moved to a later time when they were due. That one was changed does not say so. */
export const snoozedReminders: Migration = {
  version: 22,
  name: 'snoozed-reminders',
  sql: `ALTER TABLE reminder ADD COLUMN is_snoozed INTEGER;`,
};
