import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Migration } from '../../src-main/db/migrate';
import { migrations } from '../../src-main/db/migrations/all';
import { opened } from './ask-store';
import type { Pair } from './figures';
import { historyIn } from './history-copy';
import { shell, shellLines } from './shell';

/** The last version before rows had seals: every step since then that touches many rows is still to come. */
const oldVersion = 4;
const applicationId = 0x53484844;
const oldTables = ['call', 'ticket', 'attempt', 'note'];

/**
 * An older file with all the tickets of a history, brought up to date by the app's own database thread as it opens, and
 * by the sqlite3 shell with the same statements over an equal file, in turns. Both make a safety copy first and check
 * it whole, as an app must that cannot take a step back: the shell with VACUUM INTO and its integrity check. The shell
 * has no seals; in their place it writes its own SHA-3 over the same columns, as long as a seal, so that it changes the
 * same rows by as much.
 */
export async function measureMigration(pairs: number, history: string): Promise<Pair[]> {
  const folder = await mkdtemp(join(tmpdir(), 'migration-bench-'));
  const [old, file] = [join(folder, 'old.db'), historyIn(folder)];
  const safetyCopy = join(folder, 'copy.db');
  const measured: Pair[] = [];
  try {
    await makeOld(old, historyIn(history));
    for (let pair = -1; pair < pairs; pair += 1) {
      await startAnew();
      const app = await opened(file);
      await startAnew();
      const copied = await shell(file, [`VACUUM INTO '${safetyCopy}'`]);
      const checked = await shell(safetyCopy, ['PRAGMA integrity_check']);
      const migrated = await shell(file, [...asTheApp, ...migrations.slice(oldVersion).map(withoutSeals)]);
      // The first of each fills the system's cache.
      if (pair >= 0) measured.push({ app, control: copied + checked + migrated });
    }
    return measured;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }

  async function startAnew(): Promise<void> {
    await rm(dirname(file), { recursive: true, force: true });
    await rm(safetyCopy, { force: true });
    await mkdir(dirname(file));
    await copyFile(old, file);
  }
}

/** How the app opens a file to write. */
const asTheApp = [
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL',
  'PRAGMA foreign_keys = ON',
  'PRAGMA secure_delete = ON',
  // As much memory for pages as better-sqlite3 is built with.
  'PRAGMA cache_size = -16000',
];

/** A file as that version left it, all tickets taken into the index, one in ten of them owed a call back. */
async function makeOld(old: string, history: string): Promise<void> {
  await shell(old, [
    `PRAGMA application_id = ${applicationId}`,
    ...migrations.slice(0, oldVersion).map(asStep),
    `ATTACH '${history}' AS whole`,
  ]);
  const columns = await Promise.all(oldTables.map((table) => columnsOf(old, table)));
  await shell(old, [
    `ATTACH '${history}' AS whole`,
    ...oldTables.map((table, at) => {
      const stored = columns[at] ?? '';
      return `INSERT INTO main.${table} (${stored}) SELECT ${stored} FROM whole.${table} ORDER BY 1`;
    }),
    `INSERT INTO main.callback (ticket_id, since_ms, done_at_ms)
     SELECT id, created_at_ms, CASE WHEN id % 20 = 0 THEN created_at_ms END FROM main.ticket WHERE id % 10 = 0`,
    'DELETE FROM main.unindexed',
    'DETACH whole',
    'VACUUM',
  ]);
}

function asStep({ version, sql }: Migration): string {
  return `BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${version}; COMMIT`;
}

function withoutSeals(migration: Migration): string {
  const sql = migration.sql.replaceAll(
    /seal_of\(([^()]*)\)/g,
    (_call, values: string) => `substr(hex(sha3(concat_ws(' ', ${values}))), 1, 16)`,
  );
  return asStep({ ...migration, sql });
}

async function columnsOf(file: string, table: string): Promise<string> {
  const [columns = ''] = await shellLines(file, [
    `SELECT group_concat(name) FROM pragma_table_info('${table}')`,
  ]);
  return columns;
}
