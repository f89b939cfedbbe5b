import type { Client } from 'pg';
import type { SyncedStep } from '../archive/archive-import';
import { readArchivedRecord, type ArchivedRecord } from '../archive/archived-record';
import { bytesPerPage } from './sync-protocol';

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
    `SELECT id, changed_in::text, kind, name, uids, archived
     FROM (
       SELECT *, row_number() OVER page AS number, sum(bytes) OVER page AS all_bytes
       FROM (SELECT id, changed_in, kind, name, uids, archived,
           coalesce(octet_length(archived), 0) + octet_length(array_to_string(uids, '')) AS bytes
         FROM helpdesk.record WHERE changed_in < (SELECT helpdesk.horizon()) AND (changed_in, id) > ($1::xid8, $2::bigint)
         ORDER BY changed_in, id LIMIT ${recordsPerPage}) AS record
       WINDOW page AS (ORDER BY changed_in, id)
     ) AS page WHERE number = 1 OR all_bytes <= ${bytesPerPage} ORDER BY number`,
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
