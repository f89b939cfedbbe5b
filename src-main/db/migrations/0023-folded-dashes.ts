import type { Migration } from './migration';

/**
 * Searches fold dashes, and characters that nobody sees, since this version: the tickets that the index has by them are to be
 * looked for in the background.
 */
export const foldedDashes: Migration = {
  version: 23,
  name: 'folded-dashes',
  sql: `UPDATE vocabulary_progress SET are_characters_checked = 0 WHERE EXISTS (SELECT 1 FROM ticket);`,
};
