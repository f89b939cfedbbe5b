import type { Database } from 'better-sqlite3';
import {
  maxListedMissedCalls,
  type IncomingCallRecord,
  type ListedIncomingCall,
  type MissedCalls,
  type RingingCalls,
} from '../../shared/calls/incoming-call';
import { maxRingingCalls } from '../../shared/calls/incoming-caller';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';
import { selectChecksummed } from '../db/row-checksums';
import { isUnfinishedCallSql } from '../rows/calls/call-conditions-sql';
import { hasReachedCallerSql } from '../rows/tickets/ticket-conditions-sql';
import type { EndedCall } from './ended-call';
import { prepareFindCallOfRejectedTicket } from './find-call-of-rejected-ticket';
import { prepareFindIncomingCallsDealtWith } from './find-incoming-calls-dealt-with';
import { prepareFindCallBackTries } from './find-call-back-tries';
import {
  getCallerKey,
  isStillRinging,
  getClosedState,
  ringOnce,
  wasMissedBefore,
  type Ring,
} from './incoming-call-transitions';
import { prepareHasSpokenElsewhere } from './has-spoken-elsewhere';
import { toListed, toVerifiedRecord, type IncomingCallRow } from './incoming-call-rows';
import { prepareIsWrittenCallOfCaller } from './is-written-call-of-caller';

export type IncomingCallStore = ReturnType<typeof createIncomingCallStore>;

/** The records that a change wrote, for the journal. */
type WrittenRecords = readonly IncomingCallRecord[];

/** More calls than a busy PC gets in the 30 days for which they are kept. */
export const maxIncomingCalls = 2_000;

/** How long the last dismissal can be undone, in ms. */
const undoMs = 600_000;

const selectRow = `SELECT ${selectChecksummed('incoming_call')} FROM incoming_call`;

/**
 * Stores the calls that softphones announced. Every change is on disk when its method returns, and returns the changed
 * records. Times are ms since 1970.
 */
export function createIncomingCallStore(db: Database, limit = maxIncomingCalls) {
  const open = db.prepare<[], IncomingCallRow>(
    `${selectRow} WHERE state IN ('ringing', 'missed') ORDER BY last_rang_at_ms, id`,
  );
  const ringing = db.prepare<[], IncomingCallRow>(
    `${selectRow} WHERE state = 'ringing' ORDER BY last_rang_at_ms, id`,
  );
  const missed = db.prepare<[number], IncomingCallRow>(
    `${selectRow} WHERE state = 'missed' ORDER BY last_rang_at_ms DESC, id DESC LIMIT ?`,
  );
  const countMissed = db
    .prepare<[], number>(`SELECT count(*) FROM incoming_call WHERE state = 'missed'`)
    .pluck();
  const lastDismissed = db.prepare<[number], IncomingCallRow>(
    `${selectRow} WHERE state = 'dismissed' AND changed_at_ms >= ? ORDER BY changed_at_ms DESC, id DESC LIMIT 1`,
  );
  const byId = db.prepare<[number], IncomingCallRow>(`${selectRow} WHERE id = ?`);
  const byUid = db.prepare<[string], IncomingCallRow>(`${selectRow} WHERE uid = ?`);
  const answeredInOpenCall = db.prepare<[], IncomingCallRow>(
    `${selectRow} WHERE state = 'taken' AND call_id IN
       (SELECT id FROM call WHERE ${isUnfinishedCallSql}) ORDER BY last_rang_at_ms, id`,
  );
  const openCall = db.prepare<[string], number>(`SELECT 1 FROM call WHERE id = ? AND ${isUnfinishedCallSql}`);
  const phoneOfCall = db
    .prepare<[string], string | null>(`SELECT fields ->> '$.phone' FROM call WHERE id = ?`)
    .pluck();
  // A call with a rejected ticket may be open again, or discarded.
  const endedCall = db.prepare<[string], number>(
    `SELECT 1 FROM call JOIN ticket ON ticket.call_id = call.id
     WHERE call.id = ? AND call.status = 'sent' AND ${hasReachedCallerSql('ticket')}`,
  );
  const findCallOfRejectedTicket = prepareFindCallOfRejectedTicket(db);
  const dealtWithIn = db.prepare<[string, string], IncomingCallRow>(
    `${selectRow} WHERE state = ? AND call_id = ?`,
  );
  const findTries = prepareFindCallBackTries(db);
  const isWrittenCallOfCaller = prepareIsWrittenCallOfCaller(db);
  const findDealtWith = prepareFindIncomingCallsDealtWith(db);
  const hasSpokenElsewhere = prepareHasSpokenElsewhere(db);
  const write = db.prepare(
    `INSERT INTO incoming_call (uid, phone, name, store_name, first_rang_at_ms, last_rang_at_ms, ring_count, state,
       call_id, changed_at_ms)
     VALUES (@uid, @phone, @name, @store, @firstRangAtMs, @lastRangAtMs, @ringCount, @state, @callId, @changedAtMs)
     ON CONFLICT (uid) DO UPDATE SET phone = excluded.phone, name = excluded.name, store_name = excluded.store_name,
       first_rang_at_ms = excluded.first_rang_at_ms, last_rang_at_ms = excluded.last_rang_at_ms,
       ring_count = excluded.ring_count, state = excluded.state, call_id = excluded.call_id,
       changed_at_ms = excluded.changed_at_ms`,
  );
  // What somebody has dealt with goes before what was missed.
  const dropOldest = db.prepare(
    `DELETE FROM incoming_call WHERE id IN
     (SELECT id FROM incoming_call ORDER BY state IN ('ringing', 'missed'), last_rang_at_ms, id
      LIMIT max(0, (SELECT count(*) FROM incoming_call) - ?))`,
  );

  function change(record: IncomingCallRecord, to: Partial<IncomingCallRecord>, nowMs: number) {
    const changed = { ...record, ...to, changedAtMs: Math.max(nowMs, record.changedAtMs + 1) };
    write.run(changed);
    return changed;
  }

  function changeEach(
    rows: readonly IncomingCallRow[],
    to: (record: IncomingCallRecord) => Partial<IncomingCallRecord>,
    nowMs: number,
  ): WrittenRecords {
    return rows.map(toVerifiedRecord).map((record) => change(record, to(record), nowMs));
  }

  /** Changes a call that is in one of these states. */
  function changeOne(
    id: number,
    from: readonly IncomingCallRecord['state'][],
    to: (record: IncomingCallRecord) => Partial<IncomingCallRecord>,
    nowMs: number,
  ): WrittenRecords {
    return changeEach(
      byId.all(id).filter(({ state }) => from.includes(state)),
      to,
      nowMs,
    );
  }

  const isOpenCall = (callId: string): boolean => openCall.get(callId) !== undefined;

  function hasEnded({ callId }: IncomingCallRecord): boolean {
    return callId !== null && endedCall.get(callId) !== undefined;
  }

  /** Whether the call in which it is called back has this caller's number still. */
  function isInOwnCall({ callId, ...caller }: ListedIncomingCall | IncomingCallRecord): boolean {
    return callId !== null && isWrittenCallOfCaller(caller, callId, phoneOfCall.get(callId) ?? '');
  }

  /**
   * Adds the open call in which the number was answered before, also where that call has another number by now. Nobody took
   * this ring: the end of that call does not close it.
   */
  function withAnsweredCalls(calls: readonly ListedIncomingCall[]): ListedIncomingCall[] {
    const answered = answeredInOpenCall.all().map(toVerifiedRecord);
    const callIds = new Map(answered.map((record) => [getCallerKey(record), record.callId]));
    return calls.map((call) =>
      call.phone === '' ? call : { ...call, callId: call.callId ?? callIds.get(getCallerKey(call)) ?? null },
    );
  }

  function toRecovered(record: IncomingCallRecord): Partial<IncomingCallRecord> {
    if (!hasEnded(record)) return { state: 'missed' };
    return isInOwnCall(record) ? { state: getClosedState(record) } : { state: 'missed', callId: null };
  }

  function withoutOthersCall(call: ListedIncomingCall): ListedIncomingCall {
    return isInOwnCall(call) ? call : { ...call, callId: null };
  }

  /** Adds how often nobody answered since it rang. */
  function withTries(call: ListedIncomingCall): ListedIncomingCall {
    const tries = findTries(call.phone, call.firstRangAtMs);
    return tries === null ? call : { ...call, tries };
  }

  return {
    /**
     * Takes rings. A number that rings again, or that was missed, is the same call, which then rings once more. Calls
     * without a number stay apart, because they may have different callers.
     */
    announce: db.transaction((rings: readonly Ring[]): WrittenRecords => {
      const existing = new Map(
        open.all().map((row) => [getCallerKey(toVerifiedRecord(row)), toVerifiedRecord(row)]),
      );
      const changed = new Map<string, IncomingCallRecord>();
      for (const ring of rings) {
        const key = getCallerKey(ring);
        const before = key === '' ? undefined : existing.get(key);
        for (const record of ringOnce(before, ring, isOpenCall)) {
          write.run(record);
          existing.set(key, record);
          changed.set(record.uid, record);
        }
      }
      const tooMany = ringing.all().slice(0, -maxRingingCalls);
      for (const record of changeEach(tooMany, () => ({ state: 'missed' }), 0)) {
        changed.set(record.uid, record);
      }
      dropOldest.run(limit);
      return [...changed.values()];
    }).immediate,

    /**
     * The calls that rang last before this time, or are otherwise over, and that nobody took, become missed ones, unless another
     * PC has taken them.
     */
    miss: db.transaction((beforeMs: number, nowMs: number): WrittenRecords => {
      const over = ringing.all().filter((row) => !isStillRinging(row.last_rang_at_ms, nowMs, beforeMs));
      return changeEach(over, (ring) => ({ state: hasSpokenElsewhere(ring) ? 'taken' : 'missed' }), nowMs);
    }).immediate,

    /** Called when calls of other PCs have come: a missed call whose caller was spoken with there is missed no longer. */
    closeElsewhere: db.transaction((nowMs: number): WrittenRecords => {
      const spoken = missed.all(-1).filter((row) => hasSpokenElsewhere(toVerifiedRecord(row)));
      return changeEach(spoken, () => ({ state: 'called-back' }), nowMs);
    }).immediate,

    /**
     * Called when the database was opened: nothing rings any more. Finishes what a crash left between the end of a call
     * and `closeByCall`.
     */
    recover: db.transaction((nowMs: number): WrittenRecords => {
      const left = open.all().filter((row) => row.state === 'ringing' || hasEnded(toVerifiedRecord(row)));
      return changeEach(left, toRecovered, nowMs);
    }).immediate,

    /** An agent takes a ringing call, or calls a missed one back, in this call. A missed one stays until that ends. */
    take: db.transaction((id: number, callId: string, nowMs: number): WrittenRecords => {
      const taken = ({ state }: IncomingCallRecord) => ({
        callId,
        state: state === 'ringing' ? ('taken' as const) : state,
      });
      return changeOne(id, ['ringing', 'missed'], taken, nowMs);
    }).immediate,

    dismiss: db.transaction((id: number, nowMs: number): WrittenRecords =>
      changeOne(id, ['ringing', 'missed'], () => ({ state: 'dismissed' }), nowMs),
    ).immediate,

    /** The call is then among the missed ones, wherever it was dismissed. */
    undoDismiss: db.transaction((id: number, nowMs: number): WrittenRecords =>
      changeOne(id, ['dismissed'], () => ({ state: 'missed' }), nowMs),
    ).immediate,

    /** Called when a call has ended, with a ticket or without. */
    closeByCall: db.transaction(({ callId: endedId, ...call }: EndedCall, nowMs: number): WrittenRecords => {
      const ended = { ...call, callId: findCallOfRejectedTicket(endedId), endedId };
      return findDealtWith(open.all(), ended).map(({ record, to }) => change(record, to, nowMs));
    }).immediate,

    /**
     * Called when a call has ended in which nobody spoke with its caller, and when the end of a call was undone: what it closed is
     * missed again, and what is called back in it still waits. So does who was answered in it without a word and had been missed
     * before. `isOpen`: whether the call goes on. What its number closed is then found by that number again, unless the number is
     * corrected.
     */
    reopenByCall: db.transaction((endedId: string, isOpen: boolean, nowMs: number): WrittenRecords => {
      const callId = findCallOfRejectedTicket(endedId);
      const waiting = isOpen ? [] : open.all().filter((row) => row.call_id === callId);
      const number = getCallerKey({ phone: phoneOfCall.get(callId) ?? '', name: '', store: '' });
      const to = (record: IncomingCallRecord) => {
        const isKept = isOpen && getCallerKey(record) !== number;
        return { state: 'missed' as const, callId: isKept ? callId : null };
      };
      const silent = isOpen
        ? []
        : dealtWithIn.all('taken', callId).filter((row) => wasMissedBefore(toVerifiedRecord(row)));
      return [
        ...changeEach([...dealtWithIn.all('called-back', callId), ...silent], to, nowMs),
        ...changeEach(waiting, () => ({ callId: null }), nowMs),
      ];
    }).immediate,

    /** Takes a record of the journal. Ignores it if the one here is as new. */
    restore: (record: IncomingCallRecord): void => {
      const existing = byUid.get(record.uid);
      if (existing === undefined || toVerifiedRecord(existing).changedAtMs < record.changedAtMs)
        write.run(record);
    },

    ringing: (): RingingCalls => ({
      calls: withAnsweredCalls(ringing.all().map(toListed)),
      missedCount: countMissed.get() ?? 0,
    }),

    // In any format, also one that is too old for the list: -1 means no limit.
    missedOf: (phone: string): ListedIncomingCall | null => {
      const key = toContractPhone(phone);
      const found = key === '' ? undefined : missed.all(-1).find((row) => toContractPhone(row.phone) === key);
      return found === undefined ? null : withTries(toListed(found));
    },

    missed: (nowMs: number): MissedCalls => ({
      calls: withAnsweredCalls(missed.all(maxListedMissedCalls).map(toListed).map(withoutOthersCall)).map(
        withTries,
      ),
      count: countMissed.get() ?? 0,
      lastDismissed: lastDismissed.all(nowMs - undoMs).map(toListed)[0] ?? null,
    }),
  };
}
