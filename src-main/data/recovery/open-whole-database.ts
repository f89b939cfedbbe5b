import type { Database } from 'better-sqlite3';
import { fail, succeed, type Result } from '../../../shared/result';
import { toOpenError, type DatabaseError } from '../../db/database-error';
import { getNewestVersion } from '../../db/migrate';
import { migrations, schemaSha256 } from '../../db/migrations/all';
import type { Migration } from '../../db/migrations/migration';
import { isWritable, openDatabase } from '../../db/open-database';
import { hashSchema } from '../../db/schema-hash';
import type { JournalFile } from '../../journal/journal-file';
import type { Log } from '../../log/log';
import { createStores, type Stores } from '../stores/stores';
import { backUpBeforeMigration } from './back-up-before-migration';

/** A database, and its stores, whose statements fit its schema. */
export type OpenDatabase = { readonly db: Database; readonly stores: Stores };

/** Like `openWhole`, after a backup if the schema is to be changed. */
export function openAsItIs(
  file: string,
  journal: JournalFile,
  nowMs: number,
  { log, migrations: steps }: { readonly log: Log; readonly migrations: readonly Migration[] },
  before: (opened: OpenDatabase) => void,
): Result<OpenDatabase, DatabaseError> {
  backUpBeforeMigration(file, journal, nowMs, getNewestVersion(steps), log);
  return openWhole(file, journal, before, steps);
}

/**
 * Opens the database. Unless its schema is exactly what the migrations make, prepares all statements: a failure at the
 * right version means a damaged schema.
 */
export function openWhole(
  file: string,
  journal: JournalFile,
  before: (opened: OpenDatabase) => void,
  steps = migrations,
): Result<OpenDatabase, DatabaseError> {
  const opened = openDatabase(file, 'write', steps);
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    const stores = createStores(db, file, journal);
    if (hashSchema(db) !== schemaSha256) prepareAll(stores);
    before({ db, stores });
    return succeed({ db, stores });
  } catch (thrown) {
    db.close();
    return fail(toOpenError(thrown, () => isWritable(file)));
  }
}

/** Reading a store creates it, with its statements. */
const prepareAll = (stores: Stores): unknown => Object.values(stores);
