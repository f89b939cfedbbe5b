import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A copy of the live history of a folder of user data, which is closed. */
export async function copyOf(history: string): Promise<{ file: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'history-bench-'));
  const file = join(folder, 'live', 'helpdesk.db');
  await mkdir(join(folder, 'live'));
  await copyFile(join(history, 'live', 'helpdesk.db'), file, constants.COPYFILE_FICLONE);
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The phone number that the most tickets of a history have. */
export async function mostFrequentNumber(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)('sqlite3', [
    '-readonly',
    file,
    `SELECT body ->> '$.Ticket.Phone' AS phone FROM ticket GROUP BY phone ORDER BY count(*) DESC LIMIT 1;`,
  ]);
  return stdout.trim();
}
