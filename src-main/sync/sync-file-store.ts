import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { prepareArchivedTicket } from '../archive/tickets-for-archive';
import { selectChecksummed, verifyRow } from '../db/row-checksums';
import { asFileWritten, type FileWritten } from '../export/export-store';
import { writeAll, writeStreamAtomic } from '../files/write-stream-atomic';
import { reportProgress, type JobControl } from '../jobs/job-control';
import { summaryColumns, type SummaryRow } from '../tickets/store/ticket-rows';
import { formatSyncLine, type RemovalReason, type SyncFileHeader, type SyncLine } from './sync-lines';
import type { SyncFileEnd } from './sync-position-store';

export type SyncFileStore = ReturnType<typeof createSyncFileStore>;

export type SyncFileJob = { readonly folder: string; readonly segment: SyncFileHeader };

type Written = SyncFileEnd & { readonly rows: number };
type ErasureRow = {
  seq: number;
  call_id: string;
  reference: string;
  why: RemovalReason;
  checksum: string;
};

const chunkLength = 262_144;
const nothing = 0;

/**
 * Writes the new and changed tickets to the sync folder, as one file. The file gets its name once it is complete on
 * disk and its checksum file exists. A second write under the same number replaces the file.
 */
export function createSyncFileStore(db: Database) {
  const whole = prepareArchivedTicket(db);
  const fresh = db.prepare<[number, number], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE id > ? AND id <= ? AND imported IS NULL ORDER BY id`,
  );
  const changed = db.prepare<[number], SummaryRow>(
    `SELECT ${summaryColumns} FROM unfed LEFT JOIN ticket ON ticket.id = unfed.ticket_id
     WHERE unfed.ticket_id <= ? AND imported IS NULL ORDER BY seq`,
  );
  const unfed = db.prepare<[], { seq: number; checksum: string }>(
    `SELECT ${selectChecksummed('unfed')} FROM unfed ORDER BY seq`,
  );
  const erasures = db.prepare<[], ErasureRow>(
    `SELECT ${selectChecksummed('unfed_erasure')} FROM unfed_erasure ORDER BY seq`,
  );
  const lastErasure = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM unfed_erasure').pluck();

  function* lines({ after, reaching }: SyncFileHeader): Generator<SyncLine> {
    for (const row of fresh.iterate(after, reaching)) yield { ticket: whole(row) };
    for (const row of changed.iterate(after)) yield { ticket: whole(row) };
    for (const row of erasures.iterate()) {
      const { call_id: call, reference, why } = verifyRow('unfed_erasure', row);
      yield { erased: { call, reference, why } };
    }
  }

  /** @throws the exception for a damaged file if a row does not match its checksum */
  function lastUnfed(): number {
    let last = nothing;
    for (const row of unfed.iterate()) last = verifyRow('unfed', row).seq;
    return last;
  }

  return {
    write: ({ folder, segment }: SyncFileJob, control: JobControl): Promise<FileWritten<Written>> =>
      asFileWritten(async () => {
        db.exec('BEGIN');
        try {
          const end = {
            unfedTo: lastUnfed(),
            erasuresTo: lastErasure.get() ?? nothing,
          };
          const rows = await writeSegment(folder, segment, lines(segment), control);
          return { ...end, rows };
        } finally {
          db.exec('COMMIT');
        }
      }),
  };
}

/** @returns the number of lines */
async function writeSegment(
  folder: string,
  segment: SyncFileHeader,
  lines: Iterable<SyncLine>,
  control: JobControl,
): Promise<number> {
  const file = join(folder, `desk-${segment.desk}-${String(segment.number).padStart(15, '0')}.v1.tsv`);
  const checksum = `${file}.sha256`;
  // Deletes what an app left that died while it wrote this file.
  for (const name of [file, checksum]) rmSync(`${name}.part1`, { force: true });
  const hash = createHash('sha256');
  let rows = 0;
  await writeStreamAtomic(file, async (handle) => {
    let chunk = '';
    const flush = (): void => {
      const bytes = Buffer.from(chunk);
      hash.update(bytes);
      writeAll(handle, bytes);
      chunk = '';
    };
    reportProgress(control, 0);
    for (const line of lines) {
      chunk += formatSyncLine(segment, line);
      rows += 1;
      reportProgress(control, rows);
      if (chunk.length >= chunkLength) flush();
    }
    flush();
    // The file gets its name after its checksum file exists, so that every visible file has its checksum.
    const line = `${hash.digest('hex')}  ${basename(file)}\n`;
    await writeStreamAtomic(checksum, (beside) => writeAll(beside, line));
  });
  return rows;
}
