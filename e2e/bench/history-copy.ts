import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { asked } from './ask-store';

const sqlite3 = (file: string, sql: string) => promisify(execFile)('sqlite3', [file, sql]);

/** A copy of the live history of a folder of user data, which is closed. */
export async function copyOf(history: string): Promise<{ file: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'history-bench-'));
  const file = join(folder, 'live', 'helpdesk.db');
  await mkdir(join(folder, 'live'));
  await copyFile(join(history, 'live', 'helpdesk.db'), file, constants.COPYFILE_FICLONE);
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A copy of a folder of user data in which the history is of this version of the app: no figure is that of a migration. */
export async function upToDate(history: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const { file, remove } = await copyOf(history);
  // Whoever may write brings it up to date first.
  await asked(file, 'views', 'views', [], 'write');
  await sqlite3(file, 'PRAGMA wal_checkpoint(TRUNCATE);');
  return { folder: dirname(dirname(file)), remove };
}

/** The phone number that the most tickets of a history have. */
export async function mostFrequentNumber(file: string): Promise<string> {
  const { stdout } = await sqlite3(
    file,
    `SELECT body ->> '$.Ticket.Phone' AS phone FROM ticket GROUP BY phone ORDER BY count(*) DESC LIMIT 1;`,
  );
  return stdout.trim();
}
