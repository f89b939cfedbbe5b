import type { Client } from 'pg';
import type { ArchivedRecord } from '../archive/archived-record';

/** Writes notes on callers and stores, incidents, and calls of incidents: for each PC a row of its own. */
export async function pushRecords(
  client: Client,
  desk: string,
  records: readonly ArchivedRecord[],
): Promise<void> {
  if (records.length === 0) return;
  await client.query(
    `INSERT INTO helpdesk.record (desk, kind, name, uids, changed_at_ms, archived)
     SELECT $1, kind, name, uids, "changedAtMs", archived
     FROM json_to_recordset($2) AS pushed (kind text, name text, uids text[], "changedAtMs" bigint, archived text)
     ON CONFLICT (desk, kind, name)
     DO UPDATE SET uids = excluded.uids, changed_at_ms = excluded.changed_at_ms, archived = excluded.archived`,
    [desk, JSON.stringify(records)],
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
