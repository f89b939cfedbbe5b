import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { migrate } from '../migrate';
import { defineChecksumFunctions, installChecksumTriggers } from '../row-checksums';
import { tempFolder } from '../temp-folder.fixture';
import { migrations } from './all';

/** Creates a database as it is before a migration, with its checksums. It is closed with the test. */
export function openOlderDatabase(nextVersion: number): Database {
  const db = new SqliteDatabase(join(tempFolder(), 'helpdesk.db'));
  onTestFinished(() => {
    db.close();
  });
  defineChecksumFunctions(db);
  migrate(
    db,
    migrations.filter(({ version }) => version < nextVersion),
  );
  installChecksumTriggers(db);
  return db;
}
