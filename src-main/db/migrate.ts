import type { Database } from 'better-sqlite3';
import type { Migration } from './migrations/migration';
import { defineChecksumFunctions, installChecksumTriggers } from './row-checksums';

/**
 * Migrates the database to the newest version. Each step runs in its own transaction, together with its `user_version`.
 * Installs the checksum triggers, so that the steps themselves and all later writes of this connection set row
 * checksums.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  defineChecksumFunctions(db);
  for (const migration of migrations) {
    db.transaction(() => {
      if (readSchemaVersion(db) >= migration.version) return;
      installChecksumTriggers(db);
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
      recordSteps(db, migrations);
    }).immediate();
  }
  installChecksumTriggers(db);
}

export function getNewestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Reads the schema version from the file's header. */
export function readSchemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Returns the newest version in the file's own list of migrations, or null if the file has no such list yet. */
export function readRecordedVersion(db: Database): number | null {
  if (!hasRecord(db)) return null;
  return db.prepare('SELECT max(version) FROM schema_step').pluck().get() as number | null;
}

function recordSteps(db: Database, migrations: readonly Migration[]): void {
  if (!hasRecord(db)) return;
  const taken = readSchemaVersion(db);
  const record = db.prepare('INSERT OR IGNORE INTO schema_step (version, name) VALUES (?, ?)');
  for (const { version, name } of migrations) if (version <= taken) record.run(version, name);
}

function hasRecord(db: Database): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_step'").get() !== undefined;
}
