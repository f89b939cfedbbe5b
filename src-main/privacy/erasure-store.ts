import type { Database } from 'better-sqlite3';
import { discardedCallDays } from '../../shared/calls/call';
import type { ErasureRecord } from '../../shared/privacy/retention-and-erasure';
import type { Copies } from '../backup/backup-and-integrity-check-store';
import { scrubPages } from '../db/scrub-pages';
import { selectChecksummed, verifyRow } from '../db/row-checksums';
import { isCallWithoutTicketSql } from '../rows/calls/call-conditions-sql';
import type { CallerTraces, Dismissal } from './find-caller-traces';
import type { HashedTraces } from './erasure-preview-store';
import { prepareMarkErased, prepareMarkErasedHash } from './mark-and-check-erased-ids';
import { prepareEraseOldNotes } from './erase-old-contact-notes';
import { prepareEraseOldIncidents } from './erase-old-incidents';
import { prepareEraseOtherTraces } from './other-traces';
import { prepareRedactMentions } from './redact-mentions';
import { prepareMayGoUnlisted } from './may-go-unlisted';
import { isPastRetentionSql, prepareFirstYoungTicket } from './tickets-past-retention';
import { prepareRetentionCutoff } from './retention-cutoff';
import { mayGoOnRequestSql, prepareErase } from './erase-tickets';
import { isYoungBySequenceSql } from './young-by-sequence';

/**
 * Where unfinished erasures still have traces: anywhere, in the database itself, or in copies while a request is
 * unfinished.
 */
export type ErasureRest = {
  readonly isAnywhere: boolean;
  readonly isInDatabase: boolean;
  readonly isInCopiesOnRequest: boolean;
};

type PlannedRow = { id: number; record_id: number; tickets: string; checksum: string };

/** What was made before `beforeMs` is erased, `max` at once. Times are ms since 1970. */
type RetentionStep = { readonly beforeMs: number; readonly nowMs: number; readonly max: number };

const ringSequence = { table: 'incoming_call', order: 'id', atMs: 'last_rang_at_ms' };

const discardSequence = {
  table: 'call',
  order: 'discard_order',
  atMs: 'discarded_at_ms',
  condition: `status <> 'sent' AND status = 'discarded'`,
};

/** The maximum number of tickets, and of other rows, per step. */
const maxPerStep = 10;

/**
 * Erases for good, and keeps a record of each erasure without any of the erased data. Works in steps of some
 * milliseconds, each in its own transaction: saving a call or sending a ticket waits for one step at most.
 * @param beforePurge called with the discarded calls that a step erases by age, before it is on disk; if it throws,
 *   nothing is erased
 */
export function createErasureStore(
  db: Database,
  beforePurge: (callIds: readonly string[]) => void = () => undefined,
) {
  const erase = prepareErase(db);
  const redactMentions = prepareRedactMentions(db);
  const keptFrom = prepareRetentionCutoff(db);
  const due = db
    .prepare<[RetentionStep & { firstYoungId: number }], number>(
      `SELECT id FROM ticket WHERE ${isPastRetentionSql} ORDER BY created_at_ms LIMIT @max`,
    )
    .pluck();
  const firstYoungTicket = prepareFirstYoungTicket(db);
  const wholeCalls = db
    .prepare<[string], number>(
      `SELECT id FROM ticket WHERE call_id IN
       (SELECT call_id FROM ticket WHERE id IN (SELECT value FROM json_each(?)))`,
    )
    .pluck();
  const isUnsettled = db
    .prepare<[number], number>(
      `SELECT EXISTS (SELECT 1 FROM ticket WHERE call_id = (SELECT call_id FROM ticket WHERE id = ?) AND NOT ${mayGoOnRequestSql})`,
    )
    .pluck();
  const discardedBefore = db
    .prepare<[RetentionStep], string>(
      `SELECT id FROM call WHERE status <> 'sent' AND status = 'discarded'
         AND coalesce(discarded_at_ms, saved_at_ms) < @beforeMs AND ${isCallWithoutTicketSql}
         AND NOT coalesce(${isYoungBySequenceSql('call', discardSequence)}, FALSE) LIMIT @max`,
    )
    .pluck();
  const dropUnsent = db.prepare(
    `DELETE FROM call WHERE id = ? AND status <> 'sent'
     AND ${isCallWithoutTicketSql}`,
  );
  // No form writes this any more (`isOfKnownFormSql`), but the data folder of an earlier build may have it.
  const dropTypedCase = db.prepare(
    `DELETE FROM note_draft WHERE subject = 'case-of-open-call' AND subject_key = ?`,
  );
  const dropCall = (call: string): void => {
    dropUnsent.run(call);
    dropTypedCase.run(call);
  };
  const record = db.prepare('INSERT INTO erasure_record (at_ms, why, ticket_count) VALUES (?, ?, 0)');
  const begun = db
    .prepare<[number], number>(
      `SELECT id FROM erasure_record WHERE at_ms = ? AND why = 'request' AND is_cleaned = 0`,
    )
    .pluck();
  const setLeftOut = db.prepare('UPDATE erasure_record SET left_out_count = ? WHERE id = ?');
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
  const dropDismissal = db.prepare<[Dismissal]>(
    'DELETE FROM caller_dismissal WHERE phone_digits = @number AND caller_key = @callerKey',
  );
  const dropOldDismissals = db.prepare(
    `DELETE FROM caller_dismissal WHERE (phone_digits, caller_key) IN
     (SELECT phone_digits, caller_key FROM caller_dismissal WHERE dismissed_at_ms < ? LIMIT ?)`,
  );
  const markErased = prepareMarkErased(db);
  const markErasedHash = prepareMarkErasedHash(db);
  const ticketsOfCalls = db
    .prepare<[string], number>('SELECT id FROM ticket WHERE call_id IN (SELECT value FROM json_each(?))')
    .pluck();
  const mayGoUnlisted = prepareMayGoUnlisted(db);
  const eraseOtherTraces = prepareEraseOtherTraces(db);
  const eraseOldNotes = prepareEraseOldNotes(db);
  const dropOldDrafts = db.prepare(
    'DELETE FROM note_draft WHERE id IN (SELECT id FROM note_draft WHERE saved_at_ms < ? LIMIT ?)',
  );
  const eraseOldIncidents = prepareEraseOldIncidents(db);
  const dropOldIncomingCalls = db.prepare<[RetentionStep]>(
    `DELETE FROM incoming_call WHERE id IN
     (SELECT id FROM incoming_call WHERE last_rang_at_ms < @beforeMs AND state <> 'ringing'
        AND NOT ${isYoungBySequenceSql('incoming_call', ringSequence)} LIMIT @max)`,
  );

  /** Counts tickets that were erased for their age. @returns the id of their record, which it creates if there is none */
  const countForRetention = (recordId: number | null, tickets: number, nowMs: number): number => {
    const id = recordId ?? Number(record.run(nowMs, 'retention').lastInsertRowid);
    countMore.run(tickets, id);
    return id;
  };

  /** Erases some discarded calls. @returns how many */
  function purgeCalls(old: RetentionStep): number {
    const calls = discardedBefore.all(old);
    if (calls.length > 0) beforePurge(calls);
    for (const call of calls) dropCall(call);
    return calls.length;
  }

  function planTickets(recordId: number, tickets: readonly number[]): void {
    for (let at = 0; at < tickets.length; at += maxPerStep)
      plan.run(recordId, JSON.stringify(tickets.slice(at, at + maxPerStep)));
  }

  return {
    /**
     * Starts the erasure of what another PC erased on request, in one transaction. None of it is imported again.
     * What must stay is only marked: `prepareFindKeptCalls` finds it once it may go.
     * @param hashes of everything that was erased there; `found` is what this PC has of it
     */
    beginOfOtherPc: db.transaction((found: HashedTraces, hashes: readonly string[], nowMs: number): void => {
      for (const hash of hashes) markErasedHash(hash);
      // At once, since they are about to be shared.
      for (const call of found.unsharedCalls) markErased(call);
      const calls = [...found.calls, ...found.unsharedCalls].filter(mayGoUnlisted);
      const tickets = ticketsOfCalls.all(JSON.stringify(calls));
      if (tickets.length + found.notes.length + found.incidents.length === 0) return;
      const id = begun.get(nowMs) ?? Number(record.run(nowMs, 'request').lastInsertRowid);
      unclean.run(id);
      planTickets(id, tickets);
      eraseOtherTraces(found, false);
    }).immediate,

    /**
     * Starts the erasure of a caller in one transaction: stores the tickets that `eraseSome` will erase, and erases
     * everything else that names the caller. If an erasure with the same time exists, continues under its record.
     */
    begin: db.transaction((traces: CallerTraces, nowMs: number): void => {
      const id = begun.get(nowMs) ?? Number(record.run(nowMs, 'request').lastInsertRowid);
      unclean.run(id);
      if (traces.leftOut > 0) setLeftOut.run(traces.leftOut, id);
      planTickets(id, traces.tickets);
      // No other PC keeps them, and this one erases them once they are settled.
      for (const call of traces.unsettled) markErased(call);
      for (const { id: call } of traces.calls) dropCall(call);
      redactMentions(traces.mentions, nowMs);
      eraseOtherTraces(traces, true);
      for (const dismissal of traces.dismissals) dropDismissal.run(dismissal);
    }).immediate,

    /** Starts the erasure of calls that an earlier one kept, in one transaction. See `prepareFindKeptCalls`. */
    beginOfKept: db.transaction((calls: readonly string[], nowMs: number): void => {
      const id = Number(record.run(nowMs, 'request').lastInsertRowid);
      planTickets(id, ticketsOfCalls.all(JSON.stringify(calls)));
    }).immediate,

    /**
     * Erases some of the requested tickets, in one transaction. Keeps a ticket whose correction is not sent yet.
     * @returns whether there may be more
     * @throws the exception for a damaged file: a damaged row must not select another ticket
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
     * Erases some data that is older than `keepDays`, in one transaction: tickets, calls that were never sent, caller
     * dismissals, incoming calls, notes on callers and stores that no ticket names any more, notes being typed, and incidents
     * without a call.
     * @param recordId the record to count the tickets in; null to create one
     * @returns the record's id, or null if nothing is due
     */
    purgeSome: db.transaction((keepDays: number, nowMs: number, recordId: number | null): number | null => {
      const beforeMs = keptFrom(keepDays, nowMs);
      const old: RetentionStep = { beforeMs, nowMs, max: maxPerStep };
      const calls = purgeCalls(old);
      const dismissals = dropOldDismissals.run(beforeMs, maxPerStep).changes;
      const notes = eraseOldNotes(beforeMs, maxPerStep);
      const drafts = dropOldDrafts.run(beforeMs, maxPerStep).changes;
      const incidents = eraseOldIncidents(beforeMs, maxPerStep);
      const rings = dropOldIncomingCalls.run(old).changes;
      const first = due.all({ ...old, firstYoungId: firstYoungTicket(old) });
      if (first.length + calls + dismissals + notes + drafts + incidents + rings === 0) return null;
      const ids = wholeCalls.all(JSON.stringify(first));
      erase(ids, 'retention');
      return countForRetention(recordId, ids.length, nowMs);
    }).immediate,

    /**
     * Erases some discarded calls that can no longer be restored, and some incoming calls of that age, in one
     * transaction. See `prepareRetentionCutoff`.
     * @param recordId the record of this erasure; null to create one
     * @returns the record's id, or null if nothing is due
     */
    purgeDiscardedSome: db.transaction((nowMs: number, recordId: number | null): number | null => {
      const old: RetentionStep = { beforeMs: keptFrom(discardedCallDays, nowMs), nowMs, max: maxPerStep };
      const calls = purgeCalls(old);
      const rings = dropOldIncomingCalls.run(old).changes;
      return calls + rings === 0 ? null : countForRetention(recordId, 0, nowMs);
    }).immediate,

    findRemaining: (): ErasureRest => {
      const records = uncleaned.all();
      return {
        isAnywhere: records.length > 0,
        isInDatabase: records.some(({ clean_from: from }) => from === null),
        isInCopiesOnRequest: records.some(({ why }) => why === 'request'),
      };
    },

    /**
     * Overwrites the remains of deleted rows in some pages of the file. Parameter and result are those of `scrubPages`.
     */
    scrubSome: (from: number): number | null => scrubPages(db, from),

    /** Records that the database has no traces left, and that backups from this number on have none either. */
    setCleanFrom: (backup: number): void => {
      setCleanFrom.run(backup);
    },

    /**
     * Marks erasures as clean once no existing copy has traces of them. Without a backup, the journal still has traces.
     */
    markCleaned: (copies: Copies): void => {
      setCleaned.run(copies);
    },
  };
}
