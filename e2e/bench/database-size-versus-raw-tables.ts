import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pair } from './compare-with-control';
import { getHistoryFile } from './copy-history';
import { timeShellCommands, runShellCommands } from './run-sqlite-shell-commands';

const rawTables = ['call', 'ticket', 'attempt', 'note', 'reminder'];
const megabyte = 1024 * 1024;

/**
 * The size of the database on disk, compared with the same rows in tables without an index, made by the sqlite3 shell.
 */
export async function measureDatabaseSizeVersusRawTables(history: string): Promise<Pair> {
  const file = getHistoryFile(history);
  const folder = await mkdtemp(join(tmpdir(), 'raw-tables-'));
  try {
    const raw = join(folder, 'raw.db');
    const stored = await runShellCommands(file, [
      `SELECT table_list.name || ' ' || group_concat(column.name) FROM pragma_table_list AS table_list
       JOIN pragma_table_info(table_list.name) AS column
       WHERE table_list.name IN ('${rawTables.join("', '")}') GROUP BY table_list.name;`,
    ]);
    // Leaves out generated columns: they take no room in a table, but would in a copy.
    const copies = stored.map((line) => {
      const [table = '', columns = ''] = line.split(' ');
      return `CREATE TABLE raw.${table} AS SELECT ${columns} FROM main.${table};`;
    });
    await timeShellCommands(file, [
      `ATTACH '${raw}' AS raw; PRAGMA raw.journal_mode = OFF; PRAGMA raw.synchronous = OFF; ${copies.join(' ')}`,
    ]);
    return { app: (await stat(file)).size / megabyte, control: (await stat(raw)).size / megabyte };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
