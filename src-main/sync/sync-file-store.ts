import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { ErasureRecord } from '../../shared/export/history-export';
import { prepareWhole } from '../archive/tickets-for-archive';
import { sealedSelection, unsealed } from '../db/row-checksums';
import { asFileWritten, type FileWritten } from '../export/export-store';
import { writeAll, writeFinishedFile } from '../files/write-stream-atomic';
import { goOn, type Gauge } from '../jobs/job-control';
import { summaryColumns, type SummaryRow } from '../tickets/store/ticket-rows';
import { feedLine, type FeedLine, type FeedWriter } from './sync-lines';
import type { SegmentEnd } from './sync-position-store';

export type FeedStore = ReturnType<typeof createFeedStore>;

export type FeedJob = { readonly folder: string; readonly segment: FeedWriter };

type Written = SegmentEnd & { readonly rows: number };
type ErasureRow = {
  seq: number;
  call_id: string;
  reference: string;
  why: ErasureRecord['why'];
  checksum: string;
};

const chunkLength = 262_144;
const nothing = 0;

/**
 * Writes what is new for the feed into its folder, as one file. The file has its name once all of it is on the disk and
 * its checksum lies beside it; written again under the same number it replaces what it was.
 */
export function createFeedStore(db: Database) {
  const whole = prepareWhole(db);
  const fresh = db.prepare<[number, number], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE id > ? AND id <= ? AND imported IS NULL ORDER BY id`,
  );
  const changed = db.prepare<[number], SummaryRow>(
    `SELECT ${summaryColumns} FROM unfed LEFT JOIN ticket ON ticket.id = unfed.ticket_id
     WHERE unfed.ticket_id <= ? AND imported IS NULL ORDER BY seq`,
  );
  const unfed = db.prepare<[], { seq: number; checksum: string }>(
    `SELECT ${sealedSelection('unfed')} FROM unfed ORDER BY seq`,
  );
  const erasures = db.prepare<[], ErasureRow>(
    `SELECT ${sealedSelection('unfed_erasure')} FROM unfed_erasure ORDER BY seq`,
  );
  const lastErasure = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM unfed_erasure').pluck();

  function* lines({ after, reaching }: FeedWriter): Generator<FeedLine> {
    for (const row of fresh.iterate(after, reaching)) yield { ticket: whole(row) };
    for (const row of changed.iterate(after)) yield { ticket: whole(row) };
    for (const row of erasures.iterate()) {
      const { call_id: call, reference, why } = unsealed('unfed_erasure', row);
      yield { erased: { call, reference, why } };
    }
  }

  /** @throws as SQLite does for a damaged file, where one of them is not the ticket that was written down */
  function lastUnfed(): number {
    let last = nothing;
    for (const row of unfed.iterate()) last = unsealed('unfed', row).seq;
    return last;
  }

  return {
    write: ({ folder, segment }: FeedJob, gauge: Gauge): Promise<FileWritten<Written>> =>
      asFileWritten(async () => {
        db.exec('BEGIN');
        try {
          const end = {
            unfedTo: lastUnfed(),
            erasuresTo: lastErasure.get() ?? nothing,
          };
          const rows = await writeSegment(folder, segment, lines(segment), gauge);
          return { ...end, rows };
        } finally {
          db.exec('COMMIT');
        }
      }),
  };
}

/** @returns how many lines it has */
async function writeSegment(
  folder: string,
  segment: FeedWriter,
  lines: Iterable<FeedLine>,
  gauge: Gauge,
): Promise<number> {
  const file = join(folder, `desk-${segment.desk}-${String(segment.number).padStart(15, '0')}.v1.tsv`);
  const checksum = `${file}.sha256`;
  // What an app that died while writing this very file left of it.
  for (const name of [file, checksum]) rmSync(`${name}.part1`, { force: true });
  const hash = createHash('sha256');
  let rows = 0;
  await writeFinishedFile(file, async (handle) => {
    let chunk = '';
    const flush = (): void => {
      const bytes = Buffer.from(chunk);
      hash.update(bytes);
      writeAll(handle, bytes);
      chunk = '';
    };
    goOn(gauge, 0);
    for (const line of lines) {
      chunk += feedLine(segment, line);
      rows += 1;
      goOn(gauge, rows);
      if (chunk.length >= chunkLength) flush();
    }
    flush();
    // The file gets its name after its checksum: whoever sees the one finds the other.
    const line = `${hash.digest('hex')}  ${basename(file)}\n`;
    await writeFinishedFile(checksum, (beside) => writeAll(beside, line));
  });
  return rows;
}
