import type { Database } from 'better-sqlite3';
import type { ExportFormat, ExportQuery } from '../../shared/export/history-export';
import { writeChosenFileAtomic } from '../files/write-chosen-file-atomic';
import { createFileSink, writeAll } from '../files/write-to-file-handle';
import { encodeTextInChunks } from '../files/encode-text-in-chunks';
import { writeZip } from '../files/write-zip';
import { prepareTicketMatcher } from '../history/search/prepare-ticket-matcher';
import { createTicketIteratorWith } from '../history/search/iterate-matching-tickets';
import { setTotalRows, reportProgress, type JobControl } from '../jobs/job-control';
import { assertTicketCount } from '../rows/tickets/missing-row-checks';
import type { SearchedRow } from '../history/search/searchable-ticket';
import { toCells, columnNames, type Cell, type ExportedTicket } from './export-columns';
import {
  prepareTicketsForExport,
  prepareRowVerification,
  exportedColumns,
  type ExportedRow,
} from './read-tickets-for-export';
import { byteOrderMark, formatCsvLine } from './csv';
import { iterateXlsxParts } from './xlsx';
import { type FileWritten, asFileWritten } from '../files/file-write-result';

export type ExportStore = ReturnType<typeof createExportStore>;

export type ExportJob = {
  readonly file: string;
  readonly format: ExportFormat;
  readonly query: ExportQuery;
};

type Counts = { readonly rows: number; readonly sheets: number };

/**
 * Writes lists of the history to files, row by row, from one snapshot of the database. Tickets sent meanwhile are not
 * included.
 */
export function createExportStore(db: Database) {
  const iterate = createTicketIteratorWith<ExportedRow>(db, exportedColumns);
  const matcherOf = prepareTicketMatcher(db);
  const verifyUnmatched = prepareRowVerification(db);
  const exported = prepareTicketsForExport(db);
  /** Counts the tickets that a list shows: all but those that another ticket replaces. */
  const count = db
    .prepare<[], number>(
      `SELECT (SELECT count(*) FROM ticket) -
         (SELECT count(DISTINCT replaces_ticket_id) FROM ticket WHERE replaces_ticket_id IS NOT NULL)`,
    )
    .pluck();

  /**
   * Iterates the tickets of a list, in its order. Verifies the tickets that do not match, too, because damage may hide
   * a match.
   */
  function* iterateMatching({ sort = 'newest', ...query }: ExportQuery): Generator<ExportedRow, void> {
    const matcher = matcherOf(query);
    if (matcher === null) return;
    const matches = (row: SearchedRow): boolean => {
      if (matcher.matches(row)) return true;
      verifyUnmatched(row as ExportedRow);
      return false;
    };
    const order = { sort, after: null, maxToCompare: Number.MAX_SAFE_INTEGER };
    for (const row of iterate({ ...matcher, matches }, order)) if (matches(row)) yield row;
  }

  async function writeQuery({ file, format, query }: ExportJob, control: JobControl): Promise<Counts> {
    const expected = isEverything(query) ? (count.get() ?? 0) : null;
    if (expected !== null) setTotalRows(control, expected);
    const rows = createCountedCells(exported(iterateMatching(query)), control);
    try {
      const sheets = await writeChosenFileAtomic(file, async (handle) => {
        const all = await (format === 'csv' ? writeCsv(handle, rows.cells) : writeXlsx(handle, rows.cells));
        if (expected !== null) assertTicketCount(expected, rows.count());
        return all;
      });
      return { rows: rows.count(), sheets };
    } finally {
      // An iterator that stopped early, for example on a full disk, would keep the connection busy.
      rows.cells.return(undefined);
    }
  }

  return {
    write: (job: ExportJob, control: JobControl): Promise<FileWritten<Counts>> =>
      asFileWritten(async () => {
        db.exec('BEGIN');
        try {
          return await writeQuery(job, control);
        } finally {
          db.exec('COMMIT');
        }
      }),
  };
}

function isEverything({ text, filter }: ExportQuery): boolean {
  return text.trim() === '' && Object.keys(filter ?? {}).length === 0;
}

function createCountedCells(tickets: Iterable<ExportedTicket>, control: JobControl) {
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

const csvHead = byteOrderMark + formatCsvLine(columnNames);

function writeCsv(handle: number, rows: Iterable<readonly Cell[]>): number {
  for (const chunk of encodeTextInChunks(csvLines(rows))) writeAll(handle, chunk);
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
