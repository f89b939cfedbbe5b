import type { Database } from 'better-sqlite3';
import type { FileErrorCode } from '../../shared/errors/app-error';
import type { ExportFormat, ExportQuery } from '../../shared/export/history-export';
import { toFileErrorCode, createFileSink, writeAll, writeStreamAtomic } from '../files/write-stream-atomic';
import { splitInChunks } from '../files/split-in-chunks';
import { writeZip } from '../files/write-zip';
import type { Result } from '../../shared/result';
import type { Remote } from '../db/remote-stores';
import type { Direction } from '../history/search/candidates';
import { createMatchingTicketIterator } from '../history/search/iterate-matching-tickets';
import { JobCancelled, setTotalRows, reportProgress, type JobControl } from '../jobs/job-control';
import { mapOrdered } from '../jobs/ordered-parallel';
import { assertTicketCount } from '../tickets/store/integrity-checks';
import { toCells, columnNames, type Cell, type ExportedTicket } from './export-columns';
import { createCsvSlices, type CsvSlice, type CsvSlices, type Span } from './csv-slices';
import {
  prepareExportedTickets,
  prepareRowVerification,
  exportedColumns,
  type ExportedRow,
} from './exported-tickets';
import { byteOrderMark, formatCsvLine } from './csv';
import { iterateXlsxParts } from './xlsx';

export type ExportStore = ReturnType<typeof createExportStore>;

export type ExportJob = {
  readonly file: string;
  readonly format: ExportFormat;
  readonly query: ExportQuery;
};

type Counts = { readonly rows: number; readonly sheets: number };

/** How the writing of a file ended. A file is there only where it is `written`. */
export type FileWritten<T> =
  | ({ readonly kind: 'written' } & T)
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly errorCode: FileErrorCode };

/** The same database, open on a further thread. */
export type HelperThread = {
  readonly csvSlices: Pick<Remote<CsvSlices>, 'hold' | 'part'>;
  readonly close: () => Promise<void>;
};

/** Few enough that nobody who wants to end it waits, and that what is made beside is soon taken. */
const idsPerPart = 1000;
/** Below that it is done before a further thread has begun. */
const worthAThread = 20;

/**
 * Writes lists of the history as files, row by row, over one view of the database: what is sent meanwhile is not in it.
 * @param startHelperThread for the whole history as CSV, of which each row wants to be read, compared and written out
 */
export function createExportStore(
  db: Database,
  startHelperThread?: () => HelperThread,
  idsAPart = idsPerPart,
) {
  const walk = createMatchingTicketIterator<ExportedRow>(db, exportedColumns, prepareRowVerification(db));
  const exported = prepareExportedTickets(db);
  /** Counts the tickets that a list shows: all but those that another ticket replaces. */
  const count = db
    .prepare<[], number>(
      `SELECT (SELECT count(*) FROM ticket) -
         (SELECT count(DISTINCT replaces_ticket_id) FROM ticket WHERE replaces_ticket_id IS NOT NULL)`,
    )
    .pluck();
  const parts = createCsvSlices(db);

  async function writeQuery({ file, format, query }: ExportJob, control: JobControl): Promise<Counts> {
    parts.hold();
    const expected = isEverything(query) ? (count.get() ?? 0) : null;
    if (expected !== null) setTotalRows(control, expected);
    const rows = counted(exported(walk(query)), control);
    try {
      const sheets = await writeStreamAtomic(file, async (handle) => {
        const all = await (format === 'csv' ? writeCsv(handle, rows.cells) : writeXlsx(handle, rows.cells));
        if (expected !== null) assertTicketCount(expected, rows.count());
        return all;
      });
      return { rows: rows.count(), sheets };
    } finally {
      // Rows of which only some were read, as where the disk is full, would keep the connection busy.
      rows.cells.return(undefined);
    }
  }

  async function writeWholeCsv(file: string, direction: Direction, control: JobControl): Promise<Counts> {
    parts.hold();
    const isLong = parts.spans(direction, idsAPart).length > worthAThread;
    const beside = isLong ? await inSameView(parts, startHelperThread) : null;
    try {
      const expected = count.get() ?? 0;
      setTotalRows(control, expected);
      const here = (span: Span): CsvSlice => parts.part(direction, span);
      const there = beside && ((span: Span) => beside.csvSlices.part(direction, span).then(valueOrNull));
      const made = mapOrdered(parts.spans(direction, idsAPart), here, there);
      const rows = await writeStreamAtomic(file, async (handle) => {
        const written = await writeParts(handle, made, control);
        assertTicketCount(expected, written);
        return written;
      });
      return { rows, sheets: 1 };
    } finally {
      await beside?.close();
    }
  }

  return {
    write: (job: ExportJob, control: JobControl): Promise<FileWritten<Counts>> =>
      asFileWritten(async () => {
        try {
          const { sort = 'newest' } = job.query;
          const isInParts = job.format === 'csv' && isEverything(job.query) && isById(sort);
          return await (isInParts ? writeWholeCsv(job.file, sort, control) : writeQuery(job, control));
        } finally {
          parts.letGo();
        }
      }),
  };
}

function isEverything({ text, filter }: ExportQuery): boolean {
  return text.trim() === '' && Object.keys(filter ?? {}).length === 0;
}

function isById(sort: NonNullable<ExportQuery['sort']>): sort is Direction {
  return sort === 'newest' || sort === 'oldest';
}

/** The helper thread once both see the same state, with no commit between them; null where there is none. */
async function inSameView(
  parts: CsvSlices,
  start: (() => HelperThread) | undefined,
): Promise<HelperThread | null> {
  if (start === undefined) return null;
  const beside = start();
  for (let seen = parts.hold(), tries = 3; tries > 0; tries -= 1) {
    const { ok } = await beside.csvSlices.hold();
    if (!ok) break;
    const before = seen;
    seen = parts.hold();
    if (seen === before) return beside;
  }
  await beside.close();
  return null;
}

function valueOrNull<T>(result: Result<T, unknown>): T | null {
  return result.ok ? result.value : null;
}

/** Tells a wish to end, and what is the matter with the file, from what is the matter with the database. */
export async function asFileWritten<T>(write: () => Promise<T>): Promise<FileWritten<T>> {
  try {
    return { kind: 'written', ...(await write()) };
  } catch (thrown) {
    if (thrown instanceof JobCancelled) return { kind: 'cancelled' };
    if (thrown instanceof Error && 'syscall' in thrown)
      return { kind: 'failed', errorCode: toFileErrorCode(thrown) };
    throw thrown;
  }
}

function counted(tickets: Iterable<ExportedTicket>, control: JobControl) {
  let count = 0;
  function* cells(): Generator<Cell[], undefined, undefined> {
    reportProgress(control, 0);
    for (const ticket of tickets) {
      yield toCells(ticket);
      count += 1;
      reportProgress(control, count);
    }
  }
  return { cells: cells(), count: () => count };
}

async function writeParts(
  handle: number,
  parts: AsyncIterable<CsvSlice>,
  control: JobControl,
): Promise<number> {
  let count = 0;
  reportProgress(control, 0);
  writeAll(handle, Buffer.from(csvHead));
  for await (const { bytes, rows } of parts) {
    writeAll(handle, bytes);
    count += rows;
    reportProgress(control, count);
  }
  return count;
}

const csvHead = byteOrderMark + formatCsvLine(columnNames);

function writeCsv(handle: number, rows: Iterable<readonly Cell[]>): number {
  for (const chunk of splitInChunks(csvLines(rows))) writeAll(handle, chunk);
  return 1;
}

function* csvLines(rows: Iterable<readonly Cell[]>): Generator<string> {
  yield csvHead;
  for (const row of rows) yield formatCsvLine(row);
}

async function writeXlsx(handle: number, rows: Iterable<readonly Cell[]>): Promise<number> {
  const { sheets } = await writeZip(createFileSink(handle), iterateXlsxParts(columnNames, rows));
  return sheets;
}
