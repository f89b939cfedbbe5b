import type { Database } from 'better-sqlite3';
import type { ErasureRecord } from '../../shared/privacy/retention-and-erasure';
import { selectChecksummed, verifyRow } from '../db/row-checksums';

export type ErasureRecordStore = ReturnType<typeof createErasureRecordStore>;

type Row = {
  id: number;
  at_ms: number;
  why: ErasureRecord['reason'];
  ticket_count: number;
  left_out_count: number | null;
  is_cleaned: number;
  checksum: string;
};

/** Reads the records of erasures, which say nothing about the erased data. */
export function createErasureRecordStore(db: Database) {
  const newest = db.prepare<[number], Row>(
    `SELECT ${selectChecksummed('erasure_record')} FROM erasure_record ORDER BY id DESC LIMIT ?`,
  );

  return {
    /** Newest first. */
    erasures: (limit: number): ErasureRecord[] =>
      newest.all(limit).map((row) => {
        verifyRow('erasure_record', row);
        return {
          id: row.id,
          atMs: row.at_ms,
          reason: row.why,
          tickets: row.ticket_count,
          leftOut: row.left_out_count ?? 0,
          isCleaned: row.is_cleaned === 1,
        };
      }),
  };
}
