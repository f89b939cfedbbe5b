import type { Database } from 'better-sqlite3';
import type { FileTrouble } from '../../shared/app-error';
import type { ExportFormat, ExportQuery } from '../../shared/export';
import { fileTroubleOf, fileSink, writeAll, writeFinishedFile } from '../files/finished-file';
import { writeZip } from '../files/write-zip';
import { createWholeWalk } from '../history/whole-walk';
import { Cancelled, expectRows, goOn, type Gauge } from '../jobs/gauge';
import { cellsOf, columnNames, type Cell, type ExportedTicket } from './columns';
import { prepareExported, walkedColumns, type WalkedRow } from './exported-tickets';
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

const chunkLength = 262_144;

/** Writes lists of the history as files, row by row, over one view of the database: what is sent meanwhile is not in it. */
export function createExportStore(db: Database) {
  const walk = createWholeWalk<WalkedRow>(db, walkedColumns);
  const exported = prepareExported(db);
  const count = db.prepare<[], number>('SELECT count(*) FROM ticket').pluck();

  return {
    write: ({ file, format, query }: ExportJob, gauge: Gauge): Promise<FileWritten<Counts>> =>
      asFileWritten(async () => {
        db.exec('BEGIN');
        try {
          const isEverything = query.text.trim() === '' && Object.keys(query.filter ?? {}).length === 0;
          if (isEverything) expectRows(gauge, count.get() ?? 0);
          const rows = counted(exported(walk(query)), gauge);
          const sheets = await writeFinishedFile(file, (handle) =>
            format === 'csv' ? writeCsv(handle, rows.cells) : writeXlsx(handle, rows.cells),
          );
          return { rows: rows.count(), sheets };
        } finally {
          db.exec('COMMIT');
        }
      }),
  };
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
  function* cells(): Generator<Cell[]> {
    goOn(gauge, 0);
    for (const ticket of tickets) {
      yield cellsOf(ticket);
      count += 1;
      goOn(gauge, count);
    }
  }
  return { cells: cells(), count: () => count };
}

function writeCsv(handle: number, rows: Iterable<readonly Cell[]>): number {
  let chunk = byteOrderMark + csvLine(columnNames);
  for (const row of rows) {
    chunk += csvLine(row);
    if (chunk.length < chunkLength) continue;
    writeAll(handle, chunk);
    chunk = '';
  }
  writeAll(handle, chunk);
  return 1;
}

async function writeXlsx(handle: number, rows: Iterable<readonly Cell[]>): Promise<number> {
  const { sheets } = await writeZip(fileSink(handle), xlsxParts(columnNames, rows));
  return sheets;
}
