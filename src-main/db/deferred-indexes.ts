import type { Database } from 'better-sqlite3';

/**
 * Fills a table that is empty while it has no index but those that keep rows unique; the others are made of all rows at
 * once, which takes a fraction of the time. Of a table that has rows already, all stay. Runs in the transaction
 * of the caller: a rollback restores the indexes, too.
 */
export function withDeferredIndexes<Filled>(db: Database, table: 'ticket', fill: () => Filled): Filled {
  if (db.prepare(`SELECT 1 FROM ${table}`).get() !== undefined) return fill();
  const indexes = db
    .prepare<[string], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE INDEX %'
       ORDER BY rowid`,
    )
    .all(table);
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  const filled = fill();
  for (const { sql } of indexes) db.exec(sql);
  return filled;
}
