import type { Database } from 'better-sqlite3';
import { defineSeals, sealWhatIsWritten } from './sealed-rows';

/** One step of the schema. `version` is what `user_version` holds after it; versions count up from 1 without gaps. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

/**
 * Brings the database up to the newest version, each step in a transaction of its own with its `user_version`. From
 * then on this connection seals each row that it writes, as the steps do with the rows that they change.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  defineSeals(db);
  for (const migration of migrations) {
    db.transaction(() => {
      if (schemaVersion(db) >= migration.version) return;
      sealWhatIsWritten(db);
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
    }).immediate();
  }
  sealWhatIsWritten(db);
}

export function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}
