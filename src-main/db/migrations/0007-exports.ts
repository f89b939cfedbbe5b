import type { Migration } from '../migrate';

/** What left this PC as a file. Each stands here before its first byte; without `row_count` its writing did not end. */
export const exports: Migration = {
  version: 7,
  name: 'exports',
  sql: `
    CREATE TABLE export_record (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at_ms INTEGER NOT NULL,
      format TEXT NOT NULL CHECK (format IN ('csv', 'xlsx', 'archive')),
      query TEXT NOT NULL CHECK (json_valid(query)),
      file_name TEXT NOT NULL,
      row_count INTEGER,
      seal TEXT
    ) STRICT;
  `,
};
