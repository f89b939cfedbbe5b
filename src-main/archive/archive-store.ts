import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Mode } from '../../shared/app/app-state';
import { asFileWritten, type FileWritten } from '../export/export-store';
import { fileSink, writeFinishedFile } from '../files/write-stream-atomic';
import { writeZip, type ZipEntry } from '../files/write-zip';
import { expectRows, goOn, type Gauge } from '../jobs/job-control';
import { expectAllTickets } from '../tickets/integrity-checks';
import { archiveVersion, entryNames, type Manifest } from './archive-format';
import { prepareArchived } from './tickets-for-archive';
import { stageArchive, type Staged } from './stage-archive';

export type ArchiveStore = ReturnType<typeof createArchiveStore>;

export type ArchiveJob = {
  readonly file: string;
  readonly mode: Mode;
  readonly madeAtMs: number;
  readonly appVersion: string;
};

const chunkLength = 262_144;

/** The whole history as one file, and one such file checked whole before any of it is taken in. */
export function createArchiveStore(db: Database) {
  const archived = prepareArchived(db);
  const count = db.prepare<[], number>('SELECT count(*) FROM ticket').pluck();

  return {
    write: (job: ArchiveJob, gauge: Gauge): Promise<FileWritten<{ readonly rows: number }>> =>
      asFileWritten(async () => {
        db.exec('BEGIN');
        const tickets = archived();
        try {
          const expected = count.get() ?? 0;
          expectRows(gauge, expected);
          return await writeFinishedFile(job.file, async (handle) => {
            const written = await writeZip(fileSink(handle), archiveEntries(tickets, job, gauge));
            expectAllTickets(expected, written.rows);
            return written;
          });
        } finally {
          // Tickets of which only some were read, as where the disk is full, would keep the connection busy.
          tickets.return(undefined);
          db.exec('COMMIT');
        }
      }),

    /** @param staged where the checked tickets are written, one a line */
    stage: (file: string, staged: string, mode: Mode, gauge: Gauge): Promise<FileWritten<Staged>> =>
      asFileWritten(() => stageArchive(file, staged, mode, gauge)),
  };
}

function* archiveEntries(
  tickets: Iterable<object>,
  { mode, madeAtMs, appVersion }: ArchiveJob,
  gauge: Gauge,
): Generator<ZipEntry, { readonly rows: number }> {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;

  function* lines(): Generator<Buffer> {
    let chunk = '';
    const taken = (): Buffer => {
      const buffer = Buffer.from(chunk);
      chunk = '';
      hash.update(buffer);
      bytes += buffer.length;
      return buffer;
    };
    goOn(gauge, 0);
    for (const ticket of tickets) {
      chunk += `${JSON.stringify(ticket)}\n`;
      rows += 1;
      goOn(gauge, rows);
      if (chunk.length >= chunkLength) yield taken();
    }
    yield taken();
  }

  yield { name: entryNames.tickets, chunks: lines() };
  const manifest: Manifest = {
    format: 'storehub-helpdesk-archive',
    version: archiveVersion,
    mode,
    madeAtMs,
    appVersion,
    tickets: { rows, bytes, sha256: hash.digest('hex') },
  };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  yield { name: entryNames.manifest, chunks: [text] };
  const checksum = createHash('sha256').update(text).digest('hex');
  yield { name: entryNames.checksum, chunks: [Buffer.from(`${checksum}  ${entryNames.manifest}\n`)] };
  return { rows };
}
