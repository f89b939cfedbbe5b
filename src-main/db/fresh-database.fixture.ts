import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openDatabase } from './open-database';
import { tempFolder } from './temp-folder.fixture';

/** An empty database of the newest schema, on disk, for the running test alone. */
export function freshDatabase(): Database {
  const opened = openDatabase(join(tempFolder(), 'helpdesk.db'));
  if (!opened.ok) throw new Error(opened.error.detail);
  const db = opened.value;
  onTestFinished(() => {
    db.close();
  });
  return db;
}
