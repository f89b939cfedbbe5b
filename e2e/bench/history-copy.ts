import { constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { timeStoreCall } from './timed-store-call';
import { shell, shellLines } from './sqlite-shell';

/** Where the live history lies in a folder of user data. */
export function historyIn(folder: string): string {
  return join(folder, 'live', 'helpdesk.db');
}

/** Copies the live history of a folder of user data, which is closed, to another one. @returns the copy's file */
export async function copyHistory(history: string, folder: string): Promise<string> {
  const file = historyIn(folder);
  await mkdir(dirname(file), { recursive: true });
  await copyFile(historyIn(history), file, constants.COPYFILE_FICLONE);
  return file;
}

/** The same, in a folder of its own. */
export async function copyOf(history: string): Promise<{ file: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'history-bench-'));
  const file = await copyHistory(history, folder);
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A copy of a folder of user data in which the history is of this version of the app: no figure is that of a migration. */
export async function createUpToDateCopy(
  history: string,
): Promise<{ folder: string; remove: () => Promise<void> }> {
  const { file, remove } = await copyOf(history);
  // A connection that may write migrates the database first.
  await timeStoreCall(file, 'savedViews', 'views', [], 'write');
  await shell(file, ['PRAGMA wal_checkpoint(TRUNCATE);']);
  return { folder: dirname(dirname(file)), remove };
}

/** The phone number that the most tickets of a history have. */
export async function mostFrequentNumber(file: string): Promise<string> {
  const [phone = ''] = await shellLines(file, [
    `SELECT body ->> '$.Ticket.Phone' AS phone FROM ticket GROUP BY phone ORDER BY count(*) DESC LIMIT 1;`,
  ]);
  return phone;
}
