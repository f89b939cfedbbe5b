import type { Migration } from './migration';

/**
 * The words of the tickets, for searches by ear. `vocabulary_word` has each distinct word once, `vocabulary_key` the keys
 * under which words like it look it up, and `word_index` the ids of the words of each ticket. Tickets below
 * `vocabulary_progress.before_ticket_id` are older than these tables, and are added in the background.
 */
export const vocabulary: Migration = {
  version: 3,
  name: 'vocabulary',
  sql: `
    CREATE TABLE vocabulary_word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE vocabulary_key (
      key INTEGER NOT NULL,
      word_id INTEGER NOT NULL REFERENCES vocabulary_word (id) ON DELETE CASCADE,
      PRIMARY KEY (key, word_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX vocabulary_key_by_word ON vocabulary_key (word_id);
    CREATE VIRTUAL TABLE word_index USING fts5 (
      words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
    );
    CREATE TABLE vocabulary_progress (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      before_ticket_id INTEGER NOT NULL,
      are_characters_checked INTEGER NOT NULL
    ) STRICT;
    INSERT INTO vocabulary_progress (id, before_ticket_id, are_characters_checked)
    SELECT 1, coalesce(max(id), 0) + 1, max(id) IS NULL FROM ticket;
  `,
};
