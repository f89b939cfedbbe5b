import type { Database } from 'better-sqlite3';
import type { JournalRecord } from '../journal/journal-record';
import { cutOff } from './ticket-state';
import { createTicketStore } from './ticket-store';

/** What the journal gave back that the database did not have. */
export type Replayed = { readonly tickets: number; readonly outcomes: number };

/**
 * Tells the database what only the journal knows: tickets of a database that was lost or restored from a backup,
 * attempts that began, and answers that were read but not written before a crash. What both know stays as it is;
 * told twice, nothing changes.
 */
export function replayJournal(db: Database, records: readonly JournalRecord[]): Replayed {
  const store = createTicketStore(db);
  const ticketId = db.prepare<[string], number>('SELECT id FROM ticket WHERE reference = ?').pluck();
  const insertCall = db.prepare(
    `INSERT INTO call (id, fields, revision, place, began_at_ms, saved_at_ms)
     VALUES (@callId, @fields, 0, 'sent', @createdAtMs, @createdAtMs)
     ON CONFLICT (id) DO UPDATE SET place = 'sent'`,
  );
  const insertTicket = db.prepare(
    `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, mends_ticket_id,
       follows_ticket_id, state)
     VALUES (@callId, @reference, @body, @bodySha256, @createdAtMs,
       (SELECT id FROM ticket WHERE reference = @mends), (SELECT id FROM ticket WHERE reference = @follows), 'waiting')`,
  );
  const attempt = db.prepare<[number, number], { id: number; outcome: string | null }>(
    'SELECT id, outcome FROM attempt WHERE ticket_id = ? AND number = ?',
  );
  const insertAttempt = db.prepare('INSERT INTO attempt (ticket_id, number, started_at_ms) VALUES (?, ?, ?)');
  const openAttempts = db
    .prepare<[number], number>('SELECT id FROM attempt WHERE ticket_id = ? AND outcome IS NULL')
    .pluck();
  const startedAtMs = db
    .prepare<[number], number>('SELECT max(started_at_ms) FROM attempt WHERE ticket_id = ?')
    .pluck();
  const setSending = db.prepare(`UPDATE ticket SET state = 'sending' WHERE id = ? AND state <> 'created'`);

  const counts = { tickets: 0, outcomes: 0 };
  /** What comes next shows that the app had died in it, and was started again. */
  const endCutOff = (ticket: number, endedAtMs: number): void => {
    for (const id of openAttempts.all(ticket))
      store.endAttempt({ ...cutOff, attemptId: id, endedAtMs }, false);
  };
  const handle = (record: JournalRecord): void => {
    const id = ticketId.get(record.reference);
    switch (record.kind) {
      case 'made':
        if (id !== undefined) return;
        insertCall.run({ ...record, fields: JSON.stringify(record.fields ?? {}) });
        insertTicket.run(record);
        counts.tickets += 1;
        return;
      case 'began':
        if (id === undefined || attempt.get(id, record.number) !== undefined) return;
        endCutOff(id, record.startedAtMs);
        insertAttempt.run(id, record.number, record.startedAtMs);
        setSending.run(id);
        return;
      case 'ended': {
        const known = id === undefined ? undefined : attempt.get(id, record.number);
        if (known === undefined || known.outcome !== null) return;
        store.endAttempt({ ...record, attemptId: known.id }, false);
        counts.outcomes += 1;
        return;
      }
      case 'case number recorded':
        if (id === undefined) return;
        endCutOff(id, startedAtMs.get(id) ?? 0);
        store.recordCaseNumber(id, record.caseNumber);
    }
  };

  for (const record of records) one(db, () => handle(record));
  return counts;
}

/** A record that the database will not take says something about itself alone, and holds up no other. */
function one(db: Database, handle: () => void): void {
  try {
    db.transaction(handle).immediate();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (!code.startsWith('SQLITE_CONSTRAINT') && code !== 'SQLITE_CORRUPT_CONTENT') throw thrown;
  }
}
