import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { OutboxCounts } from '../../shared/outbox/outbox-state';
import { writeFileAtomic } from '../files/write-file-atomic';
import { readJson } from '../folder-identity/read-json-file';

const fileIn = (folder: string): string => join(folder, 'outbox-at-close.json');

const outboxAtCloseSchema = z.object({
  waiting: z.number().int().min(0),
  oldestWaitingAtMs: z.number().int().nullable(),
  uncertain: z.number().int().min(0),
  rejected: z.number().int().min(0),
  openCalls: z.number().int().min(0),
});
export type OutboxAtClose = z.infer<typeof outboxAtCloseSchema>;

/**
 * Writes what is left to do here as the history closes: monitoring may not open a database that has one owner.
 * @throws if the disk refuses it
 */
export function writeOutboxAtClose(folder: string, counts: OutboxCounts): void {
  writeFileAtomic(fileIn(folder), JSON.stringify(counts satisfies OutboxAtClose));
}

/** Call it when the history is opened: from then on the file says nothing. */
export function deleteOutboxAtClose(folder: string): void {
  try {
    rmSync(fileIn(folder), { force: true });
  } catch {
    // SQLite's log beside the history also says that it is open. A history opens whatever lies in the place of this file.
  }
}

/**
 * Returns null while the history is open, and if its last run did not close it. SQLite's log is then there, whatever
 * became of the file.
 */
export function readOutboxAtClose(folder: string): OutboxAtClose | null {
  return existsSync(join(folder, 'helpdesk.db-wal')) ? null : readJson(fileIn(folder), outboxAtCloseSchema);
}
