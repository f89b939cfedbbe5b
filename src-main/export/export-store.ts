import type { Database } from 'better-sqlite3';
import type { FileTrouble } from '../../shared/errors/app-error';
import type { ExportFormat, ExportQuery } from '../../shared/export/history-export';
import { fileTroubleOf, fileSink, writeAll, writeFinishedFile } from '../files/write-stream-atomic';
import { inChunks } from '../files/split-in-chunks';
import { writeZip } from '../files/write-zip';
import type { Result } from '../../shared/result';
import type { Remote } from '../data/remote-stores';
import type { Direction } from '../history/search/candidates';
import { createWholeWalk } from '../history/search/iterate-matching-tickets';
import { Cancelled, expectRows, goOn, type Gauge } from '../jobs/job-control';
import { partsInOrder } from '../jobs/ordered-parallel';
import { expectAllTickets } from '../tickets/integrity-checks';
import { cellsOf, columnNames, type Cell, type ExportedTicket } from './export-columns';
import { createCsvParts, type CsvPart, type CsvParts, type Span } from './csv-slices';
import { prepareExported, prepareLookedThrough, walkedColumns, type WalkedRow } from './exported-tickets';
import { byteOrderMark, csvLine } from './csv';
import { xlsxParts } from './xlsx';

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
  | { readonly kind: 'failed'; readonly trouble: FileTrouble };

/** The same database, open on a further thread. */
export type Beside = {
  readonly csvParts: Pick<Remote<CsvParts>, 'hold' | 'part'>;
  readonly close: () => Promise<void>;
};

/** Few enough that nobody who wants to end it waits, and that what is made beside is soon taken. */
const idsPerPart = 1000;
/** Below that it is done before a further thread has begun. */
const worthAThread = 20;

/**
 * Writes lists of the history as files, row by row, over one view of the database: what is sent meanwhile is not in it.
 * @param startBeside for the whole history as CSV, of which each row wants to be read, compared and written out
 */
export function createExportStore(db: Database, startBeside?: () => Beside, idsAPart = idsPerPart) {
  const walk = createWholeWalk<WalkedRow>(db, walkedColumns, prepareLookedThrough(db));
  const exported = prepareExported(db);
  /** Each ticket is in a list but one that was mended, in whose place another one is. */
  const count = db
    .prepare<[], number>(
      `SELECT (SELECT count(*) FROM ticket) -
         (SELECT count(DISTINCT replaces_ticket_id) FROM ticket WHERE replaces_ticket_id IS NOT NULL)`,
    )
    .pluck();
  const parts = createCsvParts(db);

  async function writeQuery({ file, format, query }: ExportJob, gauge: Gauge): Promise<Counts> {
    parts.hold();
    const expected = isEverything(query) ? (count.get() ?? 0) : null;
    if (expected !== null) expectRows(gauge, expected);
    const rows = counted(exported(walk(query)), gauge);
    try {
      const sheets = await writeFinishedFile(file, async (handle) => {
        const all = await (format === 'csv' ? writeCsv(handle, rows.cells) : writeXlsx(handle, rows.cells));
        if (expected !== null) expectAllTickets(expected, rows.count());
        return all;
      });
      return { rows: rows.count(), sheets };
    } finally {
      // Rows of which only some were read, as where the disk is full, would keep the connection busy.
      rows.cells.return(undefined);
    }
  }

  async function writeWholeCsv(file: string, direction: Direction, gauge: Gauge): Promise<Counts> {
    parts.hold();
    const isLong = parts.spans(direction, idsAPart).length > worthAThread;
    const beside = isLong ? await inSameView(parts, startBeside) : null;
    try {
      const expected = count.get() ?? 0;
      expectRows(gauge, expected);
      const here = (span: Span): CsvPart => parts.part(direction, span);
      const there = beside && ((span: Span) => beside.csvParts.part(direction, span).then(valueOrNull));
      const made = partsInOrder(parts.spans(direction, idsAPart), here, there);
      const rows = await writeFinishedFile(file, async (handle) => {
        const written = await writeParts(handle, made, gauge);
        expectAllTickets(expected, written);
        return written;
      });
      return { rows, sheets: 1 };
    } finally {
      await beside?.close();
    }
  }

  return {
    write: (job: ExportJob, gauge: Gauge): Promise<FileWritten<Counts>> =>
      asFileWritten(async () => {
        try {
          const { sort = 'newest' } = job.query;
          const isInParts = job.format === 'csv' && isEverything(job.query) && isById(sort);
          return await (isInParts ? writeWholeCsv(job.file, sort, gauge) : writeQuery(job, gauge));
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

/** Whoever is beside once both see the same, nothing having been committed between them; null where nobody is. */
async function inSameView(parts: CsvParts, start: (() => Beside) | undefined): Promise<Beside | null> {
  if (start === undefined) return null;
  const beside = start();
  for (let seen = parts.hold(), tries = 3; tries > 0; tries -= 1) {
    const { ok } = await beside.csvParts.hold();
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
    if (thrown instanceof Cancelled) return { kind: 'cancelled' };
    if (thrown instanceof Error && 'syscall' in thrown)
      return { kind: 'failed', trouble: fileTroubleOf(thrown) };
    throw thrown;
  }
}

function counted(tickets: Iterable<ExportedTicket>, gauge: Gauge) {
  let count = 0;
  function* cells(): Generator<Cell[], undefined, undefined> {
    goOn(gauge, 0);
    for (const ticket of tickets) {
      yield cellsOf(ticket);
      count += 1;
      goOn(gauge, count);
    }
  }
  return { cells: cells(), count: () => count };
}

async function writeParts(handle: number, parts: AsyncIterable<CsvPart>, gauge: Gauge): Promise<number> {
  let count = 0;
  goOn(gauge, 0);
  writeAll(handle, Buffer.from(csvHead));
  for await (const { bytes, rows } of parts) {
    writeAll(handle, bytes);
    count += rows;
    goOn(gauge, count);
  }
  return count;
}

const csvHead = byteOrderMark + csvLine(columnNames);

function writeCsv(handle: number, rows: Iterable<readonly Cell[]>): number {
  for (const chunk of inChunks(csvLines(rows))) writeAll(handle, chunk);
  return 1;
}

function* csvLines(rows: Iterable<readonly Cell[]>): Generator<string> {
  yield csvHead;
  for (const row of rows) yield csvLine(row);
}

async function writeXlsx(handle: number, rows: Iterable<readonly Cell[]>): Promise<number> {
  const { sheets } = await writeZip(fileSink(handle), xlsxParts(columnNames, rows));
  return sheets;
}
