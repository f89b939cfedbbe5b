import type { Client } from 'pg';
import type { SyncedStep } from '../archive/archive-import';
import { readArchivedRecord, type ArchivedRecord } from '../archive/archived-record';

type RecordRow = Pick<ArchivedRecord, 'kind' | 'name' | 'uids'> & {
  readonly id: string;
  readonly changed_in: string;
  /** Null if it does not hold any more. */
  readonly archived: string | null;
};

const recordsPerPage = 200;

/** Reads a page of notes on callers and stores, incidents, and calls of incidents behind the cursor. */
export async function pullRecords(
  client: Client,
  cursor: string,
): Promise<{ readonly steps: readonly SyncedStep[]; readonly cursor: string; readonly invalid: number }> {
  const { rows } = await client.query<RecordRow>(
    `SELECT id, changed_in::text, kind, name, uids, archived FROM helpdesk.record
     WHERE changed_in < (SELECT helpdesk.horizon()) AND (changed_in, id) > ($1::xid8, $2::bigint)
     ORDER BY record.changed_in, id LIMIT ${recordsPerPage}`,
    cursor.split(':'),
  );
  const held = rows.flatMap(({ archived, ...row }) => (archived === null ? [] : [{ ...row, archived }]));
  const steps = held.flatMap((row) => readArchivedRecord(row) ?? []);
  const last = rows.at(-1);
  return {
    steps,
    cursor: last === undefined ? cursor : `${last.changed_in}:${last.id}`,
    invalid: held.length - steps.length,
  };
}
