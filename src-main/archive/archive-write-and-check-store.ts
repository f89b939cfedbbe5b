import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Mode } from '../../shared/app/mode';
import { asFileWritten, type FileWritten } from '../files/file-write-result';
import { writeChosenFileAtomic } from '../files/write-chosen-file-atomic';
import { createFileSink } from '../files/write-to-file-handle';
import { writeZip, type ZipEntry } from '../files/write-zip';
import { setTotalRows, reportProgress, type JobControl } from '../jobs/job-control';
import { prepareContactNotes } from '../callers/contact-note-store';
import { prepareIncidentRecords } from '../incidents/incident-reader';
import { assertTicketCount } from '../rows/tickets/missing-row-checks';
import { archiveVersion, entryNames, type EntryInfo, type Manifest } from './archive-format';
import { toArchivedIncident } from './note-or-incident-record';
import { prepareTicketsForArchive } from './read-tickets-for-archive';
import { stageArchive, type StagingReport } from './check-and-stage-archive';

export type ArchiveWriteAndCheckStore = ReturnType<typeof createArchiveWriteAndCheckStore>;

export type ArchiveJob = {
  readonly file: string;
  readonly mode: Mode;
  readonly madeAtMs: number;
  readonly appVersion: string;
};

const chunkLength = 262_144;

/** Writes the whole history to one file, and checks such a file completely before any of it is imported. */
export function createArchiveWriteAndCheckStore(db: Database) {
  const archived = prepareTicketsForArchive(db);
  const contactNotes = prepareContactNotes(db);
  const incidents = prepareIncidentRecords(db);
  const count = db.prepare<[], number>('SELECT count(*) FROM ticket').pluck();

  return {
    write: (job: ArchiveJob, control: JobControl): Promise<FileWritten<{ readonly rows: number }>> =>
      asFileWritten(async () => {
        db.exec('BEGIN');
        const tickets = archived();
        const notes = [...contactNotes()];
        const archivedIncidents = [...incidents()].map(toArchivedIncident);
        try {
          const expected = count.get() ?? 0;
          setTotalRows(control, expected);
          return await writeChosenFileAtomic(job.file, async (handle) => {
            const written = await writeZip(
              createFileSink(handle),
              archiveEntries({ tickets, notes, incidents: archivedIncidents }, job, control),
            );
            assertTicketCount(expected, written.rows);
            return written;
          });
        } finally {
          // An iterator that stopped early, for example on a full disk, would keep the connection busy.
          tickets.return(undefined);
          db.exec('COMMIT');
        }
      }),

    /** @param staged the file for the checked tickets, one per line */
    stage: (
      file: string,
      staged: string,
      mode: Mode,
      control: JobControl,
    ): Promise<FileWritten<StagingReport>> => asFileWritten(() => stageArchive(file, staged, mode, control)),
  };
}

type ArchiveContent = {
  readonly tickets: Iterable<object>;
  readonly notes: readonly object[];
  readonly incidents: readonly object[];
};

function* archiveEntries(
  { tickets, notes, incidents }: ArchiveContent,
  { mode, madeAtMs, appVersion }: ArchiveJob,
  control: JobControl,
): Generator<ZipEntry, { readonly rows: number }> {
  reportProgress(control, 0);
  const ticketLines = createLineWriter(tickets, (rows) => reportProgress(control, rows));
  yield { name: entryNames.tickets, chunks: ticketLines.chunks() };
  const noteLines = createLineWriter(notes);
  if (notes.length > 0) yield { name: entryNames.contactNotes, chunks: noteLines.chunks() };
  const incidentLines = createLineWriter(incidents);
  if (incidents.length > 0) yield { name: entryNames.incidents, chunks: incidentLines.chunks() };
  const manifest: Manifest = {
    format: 'storehub-helpdesk-archive',
    version: archiveVersion,
    mode,
    madeAtMs,
    appVersion,
    tickets: ticketLines.info(),
    ...(notes.length > 0 && { contactNotes: noteLines.info() }),
    ...(incidents.length > 0 && { incidents: incidentLines.info() }),
  };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  yield { name: entryNames.manifest, chunks: [text] };
  const checksum = createHash('sha256').update(text).digest('hex');
  yield { name: entryNames.checksum, chunks: [Buffer.from(`${checksum}  ${entryNames.manifest}\n`)] };
  return { rows: manifest.tickets.rows };
}

/** Writes objects as lines, and knows what was written once every chunk has been read. */
function createLineWriter(objects: Iterable<object>, onRow: (rows: number) => void = () => undefined) {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  let chunk = '';
  const takeChunk = (): Buffer => {
    const buffer = Buffer.from(chunk);
    chunk = '';
    hash.update(buffer);
    bytes += buffer.length;
    return buffer;
  };
  return {
    *chunks(): Generator<Buffer> {
      for (const object of objects) {
        chunk += `${JSON.stringify(object)}\n`;
        rows += 1;
        onRow(rows);
        if (chunk.length >= chunkLength) yield takeChunk();
      }
      yield takeChunk();
    },
    info: (): EntryInfo => ({ rows, bytes, sha256: hash.digest('hex') }),
  };
}
