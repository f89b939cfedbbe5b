import { constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { timeStoreMethod } from './time-store-method';
import { timeShellCommands } from './run-sqlite-shell-commands';

/** The file of the live history in a user data folder. */
export function getHistoryFile(folder: string): string {
  return join(folder, 'live', 'helpdesk.db');
}

/**
 * Copies the live history of a closed user data folder to another one.
 * @returns the copy's file
 */
export async function copyHistory(history: string, folder: string): Promise<string> {
  const file = getHistoryFile(folder);
  await mkdir(dirname(file), { recursive: true });
  await copyFile(getHistoryFile(history), file, constants.COPYFILE_FICLONE);
  return file;
}

/** Copies the live history of a closed user data folder into a new, temporary one. */
export async function copyHistoryToNewFolder(
  history: string,
): Promise<{ file: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'history-bench-'));
  const file = await copyHistory(history, folder);
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Copies a user data folder and migrates its history to this version of the app, so that no figure includes a
 * migration.
 */
export async function createUpToDateCopy(
  history: string,
): Promise<{ folder: string; remove: () => Promise<void> }> {
  const { file, remove } = await copyHistoryToNewFolder(history);
  // Opening the database for writing migrates it.
  await timeStoreMethod(file, 'savedViews', 'views', [], 'write');
  await timeShellCommands(file, ['PRAGMA wal_checkpoint(TRUNCATE);']);
  return { folder: dirname(dirname(file)), remove };
}
