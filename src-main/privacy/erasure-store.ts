import type { Database } from 'better-sqlite3';
import type { ErasureRecord } from '../../shared/export/history-export';
import { toContractPhone } from '../../shared/phone/normalize-phone';
import type { Copies } from '../backup/maintenance-store';
import { scrubPages } from '../db/scrub-pages';
import { selectChecksummed, verifyRow } from '../db/row-checksums';
import type { CallerTraces } from './caller-traces';
import { isPastRetentionSql, prepareRetentionStart } from './tickets-past-retention';
import { isErasableSql, prepareErase } from './erase-tickets';

export type ErasureStore = ReturnType<typeof createErasureStore>;

/** Where traces are left: anywhere, in the database itself, or in its copies of what was asked for. */
export type ErasureRest = {
  readonly isAnywhere: boolean;
  readonly isInDatabase: boolean;
  readonly isInCopiesOnRequest: boolean;
};

type PlannedRow = { id: number; record_id: number; tickets: string; checksum: string };

/** Of tickets, and of whatever else goes with them. */
const mostPerStep = 10;

/**
 * Erases for good, and keeps a record that it did, with nothing of what was erased. All of it goes in steps of some
 * milliseconds, each a transaction of its own: a call that is saved or a ticket that is sent waits for one of them at most.
 */
export function createErasureStore(db: Database) {
  const erase = prepareErase(db);
  const keptFrom = prepareRetentionStart(db);
  const due = db
    .prepare<[{ beforeMs: number; most: number }], number>(
      `SELECT id FROM ticket WHERE ${isPastRetentionSql} ORDER BY created_at_ms LIMIT @most`,
    )
    .pluck();
  const wholeCalls = db
    .prepare<[string], number>(
      `SELECT id FROM ticket WHERE call_id IN
       (SELECT call_id FROM ticket WHERE id IN (SELECT value FROM json_each(?)))`,
    )
    .pluck();
  const isUnsettled = db
    .prepare<[number], number>(
      `SELECT EXISTS (SELECT 1 FROM ticket WHERE call_id = (SELECT call_id FROM ticket WHERE id = ?) AND NOT ${isErasableSql})`,
    )
    .pluck();
  const discardedBefore = db
    .prepare<[number, number], string>(
      `SELECT id FROM call WHERE status <> 'sent' AND status = 'discarded' AND saved_at_ms < ?
       AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.call_id = call.id) LIMIT ?`,
    )
    .pluck();
  const dropUnsent = db.prepare(
    `DELETE FROM call WHERE id = ? AND status <> 'sent'
     AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.call_id = call.id)`,
  );
  const record = db.prepare('INSERT INTO erasure_record (at_ms, why, ticket_count) VALUES (?, ?, 0)');
  const begun = db
    .prepare<[number], number>(
      `SELECT id FROM erasure_record WHERE at_ms = ? AND why = 'request' AND is_cleaned = 0`,
    )
    .pluck();
  const unclean = db.prepare('UPDATE erasure_record SET clean_from = NULL WHERE id = ?');
  const countMore = db.prepare(
    'UPDATE erasure_record SET ticket_count = ticket_count + ?, clean_from = NULL WHERE id = ?',
  );
  const plan = db.prepare('INSERT INTO pending_erasure (record_id, tickets) VALUES (?, ?)');
  const planned = db.prepare<[], PlannedRow>(
    `SELECT ${selectChecksummed('pending_erasure')} FROM pending_erasure ORDER BY id LIMIT 1`,
  );
  const unplan = db.prepare('DELETE FROM pending_erasure WHERE id = ?');
  const uncleaned = db.prepare<[], { why: ErasureRecord['reason']; clean_from: number | null }>(
    'SELECT DISTINCT why, clean_from FROM erasure_record WHERE is_cleaned = 0',
  );
  const setCleanFrom = db.prepare(
    `UPDATE erasure_record SET clean_from = ? WHERE is_cleaned = 0 AND clean_from IS NULL
     AND id NOT IN (SELECT record_id FROM pending_erasure)`,
  );
  const setCleaned = db.prepare(
    `UPDATE erasure_record SET is_cleaned = 1 WHERE is_cleaned = 0 AND clean_from <= @oldestBackup
     AND at_ms <= coalesce(@oldestDamagedAtMs, at_ms)`,
  );
  const dropRefusals = db.prepare(
    `DELETE FROM caller_dismissal
     WHERE phone_digits = @number OR substr(caller_key, 1, length(@number) + 1) = @number || '|'`,
  );
  const dropOldRefusals = db.prepare(
    `DELETE FROM caller_dismissal WHERE (phone_digits, caller_key) IN
     (SELECT phone_digits, caller_key FROM caller_dismissal WHERE dismissed_at_ms < ? LIMIT ?)`,
  );
  const dropView = db.prepare('DELETE FROM saved_view WHERE id = ?');
  const blankExport = db.prepare(
    `UPDATE export_record SET query = '{"text":""}', file_name = '…' WHERE id = ?`,
  );

  return {
    /**
     * Writes down that a caller is being erased, with the tickets that `eraseSome` takes from here on, and erases whatever
     * else names the caller. In one transaction. One that was begun at that time goes on under its record.
     */
    begin: db.transaction((traces: CallerTraces, nowMs: number): void => {
      const id = begun.get(nowMs) ?? Number(record.run(nowMs, 'request').lastInsertRowid);
      unclean.run(id);
      for (let at = 0; at < traces.tickets.length; at += mostPerStep)
        plan.run(id, JSON.stringify(traces.tickets.slice(at, at + mostPerStep)));
      for (const { id: call } of traces.calls) dropUnsent.run(call);
      for (const view of traces.views) dropView.run(view);
      for (const exported of traces.exports) blankExport.run(exported);
      for (const { phone } of traces.callers) {
        const number = toContractPhone(phone);
        if (number !== '') dropRefusals.run({ number });
      }
    }).immediate,

    /**
     * Erases some of the requested tickets, in one transaction. A ticket whose correction is still to be sent stays.
     * @returns whether there may be more
     * @throws as SQLite does for a damaged file: no other ticket is ever taken for one of them
     */
    eraseSome: db.transaction((): boolean => {
      const step = planned.get();
      if (step === undefined) return false;
      const { tickets } = verifyRow('pending_erasure', step);
      const ids = wholeCalls.all(tickets).filter((id) => isUnsettled.get(id) === 0);
      erase(ids, 'request');
      unplan.run(step.id);
      countMore.run(ids.length, step.record_id);
      return true;
    }).immediate,

    /**
     * Erases some of what is older than so many days, in one transaction: tickets, calls that were never sent, and who was
     * said not to be the caller.
     * @param recordId of the record to count the tickets in; null to begin one
     * @returns the record's id, or null where nothing was due any more
     */
    purgeSome: db.transaction((keepDays: number, nowMs: number, recordId: number | null): number | null => {
      const beforeMs = keptFrom(keepDays, nowMs);
      const calls = discardedBefore.all(beforeMs, mostPerStep);
      for (const call of calls) dropUnsent.run(call);
      const refusals = dropOldRefusals.run(beforeMs, mostPerStep).changes;
      const first = due.all({ beforeMs, most: mostPerStep });
      if (first.length + calls.length + refusals === 0) return null;
      const ids = wholeCalls.all(JSON.stringify(first));
      erase(ids, 'retention');
      const id = recordId ?? Number(record.run(nowMs, 'retention').lastInsertRowid);
      countMore.run(ids.length, id);
      return id;
    }).immediate,

    rest: (): ErasureRest => {
      const records = uncleaned.all();
      return {
        isAnywhere: records.length > 0,
        isInDatabase: records.some(({ clean_from: from }) => from === null),
        isInCopiesOnRequest: records.some(({ why }) => why === 'request'),
      };
    },

    /** Overwrites what deleted rows left in some pages of the file. From and to as `scrubPages`. */
    scrubSome: (from: number): number | null => scrubPages(db, from),

    /** The database has no trace any more; backups from this number on have none either. */
    setCleanFrom: (backup: number): void => {
      setCleanFrom.run(backup);
    },

    /** Records as clean what none of the copies that there are has any more. Without a backup, the journal still has it. */
    markCleaned: (copies: Copies): void => {
      setCleaned.run(copies);
    },
  };
}
