import type { Database } from 'better-sqlite3';
import type { Migration } from './migrations/migration';
import { defineChecksumFunctions, installChecksumTriggers } from './row-checksums';

/**
 * Migrates the database to the newest version, in one transaction: it waits for the disk once, and a step that fails
 * leaves the database as it was. Installs the checksum triggers, so that the steps themselves and all later writes of
 * this connection set row checksums.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  defineChecksumFunctions(db);
  db.transaction(() => {
    const version = readSchemaVersion(db);
    const missing = migrations.filter((migration) => migration.version > version);
    for (const migration of missing) {
      installChecksumTriggers(db);
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
    }
    if (missing.length > 0) recordSteps(db, migrations);
  }).immediate();
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
