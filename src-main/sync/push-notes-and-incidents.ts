import type { Client } from 'pg';
import type { NoteOrIncidentRecord } from '../archive/note-or-incident-record';

/**
 * Writes notes on callers and stores, incidents, and calls of incidents. Each PC has its own row.
 * @param nowMs the time of this PC, from which the server detects a wrong clock
 */
export async function pushNotesAndIncidents(
  client: Client,
  desk: string,
  records: readonly NoteOrIncidentRecord[],
  nowMs: number,
): Promise<void> {
  if (records.length === 0) return;
  await client.query(
    `INSERT INTO helpdesk.record (desk, kind, name, uids, changed_at_ms, archived, sent_at_ms)
     SELECT $1, kind, name, uids, "changedAtMs", archived, $3
     FROM json_to_recordset($2) AS pushed (kind text, name text, uids text[], "changedAtMs" bigint, archived text)
     ON CONFLICT (desk, kind, name)
     DO UPDATE SET uids = excluded.uids, changed_at_ms = excluded.changed_at_ms, archived = excluded.archived,
       sent_at_ms = excluded.sent_at_ms`,
    [desk, JSON.stringify(records), nowMs],
  );
}

/** Takes calls that are open again out of their incidents, as far as this PC had put them there. */
export async function unlinkCalls(client: Client, calls: readonly string[]): Promise<void> {
  await client.query(
    `UPDATE helpdesk.record SET archived = NULL
     WHERE kind = 'incident-link' AND name = ANY ($1) AND owner = session_user`,
    [calls],
  );
}
