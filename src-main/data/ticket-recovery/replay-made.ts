import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { prepareReplaceEnding } from '../../calls/replace-ending';
import type { JournalRecord } from '../../journal/journal-record';
import { prepareLinkCallToIncident } from '../../rows/incidents/link-call-to-incident';
import { keepRedactedSql } from '../../rows/calls/redacted-call-sql';
import { prepareCloseCallbacks } from '../../rows/reminders/close-callbacks';

export type MadeRecord = Extract<JournalRecord, { kind: 'made' }>;

/** A ticket of a call that is not rejected: a call has at most one. `isEnding`: the call ended without a ticket. */
type Rival = {
  readonly id: number;
  readonly createdAtMs: number;
  readonly isEnding: number;
};

/**
 * Prepares to add a ticket, or the row of a call that ended without one, in the caller's transaction. A ticket wins over
 * such a row, because its call was open again when the ticket was made; of two such rows the later one wins, in the way of
 * `prepareReplaceEnding`. An ended call that was reopened later is not added: the database already has the later call.
 */
export function prepareReplayMade(db: Database): (record: MadeRecord) => void {
  const insert = prepareInsertMade(db);
  const replaceEnding = prepareReplaceEnding(db);
  const rivalOf = db.prepare<[string], Rival>(
    `SELECT id, created_at_ms AS createdAtMs, state = 'recorded' AS isEnding
     FROM ticket WHERE call_id = ? AND state <> 'rejected'`,
  );
  const hasTicket = db.prepare(`SELECT 1 FROM ticket WHERE call_id = ? AND state <> 'recorded'`);
  const callOf = db.prepare<[string], { revision: number; status: string }>(
    'SELECT revision, status FROM call WHERE id = ?',
  );

  function isOutdatedEnding(
    { callId, revision, createdAtMs }: MadeRecord,
    rival: Rival | undefined,
  ): boolean {
    // Only a call without a ticket can end, so a ticket was made after the ending was undone.
    if (hasTicket.get(callId) !== undefined) return true;
    const call = callOf.get(callId);
    if (call === undefined) return false;
    if (rival === undefined) return revision !== null && call.revision >= revision && call.status !== 'sent';
    const isSameAge = revision === null || revision === call.revision;
    return isSameAge ? createdAtMs <= rival.createdAtMs : revision < call.revision;
  }

  return (record) => {
    const rival = rivalOf.get(record.callId);
    if (record.ending !== null && isOutdatedEnding(record, rival)) return;
    if (rival?.isEnding === 1) replaceEnding(rival.id, () => insert(record));
    else insert(record);
  };
}

/**
 * Prepares to add a ticket whose call already has another one, under a call of its own. Both were made, in two histories
 * of this folder, so both must stay visible.
 */
export function prepareReplaySeparately(db: Database): (record: MadeRecord) => void {
  const insert = prepareInsertMade(db);
  return (record) => insert({ ...record, callId: separateCallId(record), replaces: null });
}

/** The same at every replay, and in the form of the app's own ids. */
function separateCallId({ callId, reference }: MadeRecord): string {
  const hex = createHash('sha256').update(`${callId} ${reference}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function prepareInsertMade(db: Database): (record: MadeRecord) => number {
  const insertCall = db.prepare(
    `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms)
     VALUES (@callId, @fields, coalesce(@revision, 0), 'sent', @createdAtMs, @createdAtMs)
     ON CONFLICT (id) DO UPDATE SET status = 'sent', revision = max(revision, excluded.revision),
       saved_at_ms = max(saved_at_ms, excluded.saved_at_ms),
       fields = ${keepRedactedSql(`iif(excluded.fields = '{}', call.fields, excluded.fields)`)}`,
  );
  // Keeps the former id if it is free: waiting tickets are sent in the order of ids.
  const insertTicket = db.prepare(
    `INSERT INTO ticket (id, call_id, reference, body, body_sha256, created_at_ms, replaces_ticket_id,
       follows_ticket_id, state, ending, agent)
     VALUES (CASE WHEN NOT EXISTS (SELECT 1 FROM ticket WHERE id = @ticketId) THEN @ticketId END,
       @callId, @reference, @body, @bodySha256, @createdAtMs,
       (SELECT id FROM ticket WHERE reference = @replaces), (SELECT id FROM ticket WHERE reference = @follows),
       iif(@ending IS NULL, 'waiting', 'recorded'), @ending, @agent)`,
  );
  const linkToIncident = prepareLinkCallToIncident(db, true);
  const callbacks = prepareCloseCallbacks(db);
  return (record) => {
    const { fields, ending } = record;
    insertCall.run({ ...record, fields: JSON.stringify(fields ?? {}) });
    const { lastInsertRowid } = insertTicket.run({
      ...record,
      ending: ending === null ? null : JSON.stringify(ending),
    });
    linkToIncident(record.callId, fields, record.createdAtMs);
    callbacks.close(Number(lastInsertRowid));
    return Number(lastInsertRowid);
  };
}
