import type { Database } from 'better-sqlite3';
import { splitInChunks } from '../files/split-in-chunks';
import { createCandidatesWith, type Direction } from '../history/search/candidates';
import { toCells } from './export-columns';
import { formatCsvLine } from './csv';
import { prepareExportedTickets, exportedColumns, type ExportedRow } from './exported-tickets';

/** A stretch of the ids of the history: beyond `after`, as far as `last`. */
export type Span = { readonly after: number; readonly last: number };

export type CsvSlice = { readonly bytes: Uint8Array; readonly rows: number };

/** The whole history as CSV, in parts that are made apart from each other, over one view of the database. */
export type CsvSlices = ReturnType<typeof createCsvSlices>;

export function createCsvSlices(db: Database) {
  const candidates = createCandidatesWith<ExportedRow>(db, exportedColumns);
  const exported = prepareExportedTickets(db);
  const ids = db.prepare<[], { first: number | null; last: number | null }>(
    'SELECT min(id) AS first, max(id) AS last FROM ticket',
  );
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();

  return {
    /**
     * From here on, what others commit is not seen, until `release` or the next `hold`.
     * @returns the same number as before where nothing was committed by others since then
     */
    hold: (): number => {
      if (db.inTransaction) db.exec('COMMIT');
      db.exec('BEGIN');
      return version.get() ?? 0;
    },

    letGo: (): void => {
      if (db.inTransaction) db.exec('COMMIT');
    },

    /** All ids there are, in this order, so many to a span. */
    spans: (direction: Direction, idsPerSpan: number): Span[] => {
      const { first, last } = ids.get() ?? { first: null, last: null };
      if (first === null || last === null) return [];
      const count = Math.ceil((last - first + 1) / idsPerSpan);
      return Array.from({ length: count }, (_each, index) =>
        direction === 'newest'
          ? { after: last + 1 - index * idsPerSpan, last: last + 1 - (index + 1) * idsPerSpan }
          : { after: first - 1 + index * idsPerSpan, last: first - 1 + (index + 1) * idsPerSpan },
      );
    },

    /** @throws as SQLite does for a damaged file, where any of it is not what was written down */
    part: (direction: Direction, span: Span): CsvSlice => {
      let rows = 0;
      function* lines(): Generator<string> {
        for (const ticket of exported(
          within(candidates.walk(direction, span.after, null), direction, span),
        )) {
          yield formatCsvLine(toCells(ticket));
          rows += 1;
        }
      }
      return { bytes: Buffer.concat([...splitInChunks(lines())]), rows };
    },
  };
}

function* within(rows: Iterable<ExportedRow>, direction: Direction, { last }: Span): Generator<ExportedRow> {
  for (const row of rows) {
    if (direction === 'newest' ? row.id < last : row.id > last) return;
    yield row;
  }
}
