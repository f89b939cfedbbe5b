import type { Client } from 'pg';
import { readNoteOrIncidentRecord, type NoteOrIncidentRecord } from '../archive/note-or-incident-record';
import { toServerTime, type SyncedRecord } from './correct-clock-skew';
import { maxPageBytes } from './sync-types';

type RecordRow = Pick<NoteOrIncidentRecord, 'kind' | 'name' | 'uids'> & {
  readonly id: string;
  readonly changed_in: string;
  /** Null if it does not hold any more. */
  readonly archived: string | null;
  readonly aheadMs: number;
  readonly writtenAtMs: number;
};

const recordsPerPage = 200;

/**
 * In SQL, for a record: it is a call of an incident, and its ticket cannot be read yet, because it was changed too late. A PC
 * without the ticket would leave the call out.
 */
const hasUnreadTicket = `(kind = 'incident-link' AND EXISTS (SELECT 1 FROM helpdesk.ticket
  WHERE ticket.call_hash = helpdesk.hash_call(record.name) AND ticket.call = record.name
    AND ticket.changed_in >= (SELECT helpdesk.horizon())))`;

/**
 * Reads a page of notes on callers and stores, incidents, and calls of incidents after the cursor, up to a call whose ticket
 * cannot be read yet. Their times are those of the server's clock.
 */
export async function pullNotesAndIncidents(
  client: Client,
  cursor: string,
): Promise<{ readonly steps: readonly SyncedRecord[]; readonly cursor: string; readonly invalid: number }> {
  const { rows } = await client.query<RecordRow>(
    `SELECT id, changed_in::text, kind, name, uids, archived, clock_ahead_ms::float8 AS "aheadMs",
       written_at_ms::float8 AS "writtenAtMs"
     FROM (
       SELECT *, row_number() OVER page AS number, sum(bytes) OVER page AS all_bytes,
         bool_or(${hasUnreadTicket}) OVER page AS must_wait
       FROM (SELECT id, changed_in, kind, name, uids, archived, clock_ahead_ms, written_at_ms,
           coalesce(octet_length(archived), 0) + octet_length(array_to_string(uids, '')) AS bytes
         FROM helpdesk.record WHERE changed_in < (SELECT helpdesk.horizon()) AND (changed_in, id) > ($1::xid8, $2::bigint)
         ORDER BY changed_in, id LIMIT ${recordsPerPage}) AS record
       WINDOW page AS (ORDER BY changed_in, id)
     ) AS page WHERE (number = 1 OR all_bytes <= ${maxPageBytes}) AND NOT must_wait ORDER BY number`,
    cursor.split(':'),
  );
  const held = rows.flatMap(({ archived, ...row }) => (archived === null ? [] : [{ ...row, archived }]));
  const steps = held.flatMap((row) => {
    const read = readNoteOrIncidentRecord(row);
    return read === null ? [] : [toServerTime(read, row)];
  });
  const last = rows.at(-1);
  return {
    steps,
    cursor: last === undefined ? cursor : `${last.changed_in}:${last.id}`,
    invalid: held.length - steps.length,
  };
}
