import type { Database } from 'better-sqlite3';
import type { UncertainReason } from '../../../shared/outcome/attempt-outcome';
import { toIncomingCallRecord, type IncomingCallRow } from '../../incoming-calls/incoming-call-rows';
import { iterateRowsBy, iterateIntactRows } from '../../db/iterate-intact-rows';
import { iterateSalvagedIncidents } from '../../incidents/salvage-incidents';
import { toReminderRecord, type ReminderRow } from '../../rows/reminders/reminder-rows';
import { parseRecords, type JournalRecord } from '../../journal/journal-record';
import { toAttemptRecords } from './attempt-journal-records';
import { createTicketStore } from '../../tickets/store/ticket-store';
import { isUnsettledSql } from '../../rows/tickets/ticket-status';

/** The tickets of the new database before anything is salvaged into it. The salvage skips what they already settle. */
export type KnownTickets = ReturnType<typeof readKnownTickets>;

/** The tickets of a damaged file that remain to be replayed record by record, and their references. */
export type RemainingTickets = ReturnType<typeof createRemainingTickets>;

/**
 * Yields the remaining tickets of a damaged database as journal records. Yields nothing about tickets that the new
 * database already has in a final state: the new one is empty, or an older state of the same database.
 */
export function* iterateSalvagedRecords(from: Database, left: RemainingTickets): Generator<JournalRecord> {
  const { known, references, referenceTo } = left;
  const fieldsOf = prepareFieldsOfCall(from);
  // A call takes a second ticket only once its first one is known to be rejected. So the records of replacements are
  // yielded again at the end.
  const replacements = new Map<string, JournalRecord[]>();

  for (const row of iterateIntactRows(from, 'ticket', left.tickets)) {
    const id = Number(row['id']);
    if (!left.has(id)) continue;
    references.set(id, String(row['reference']));
    if (row['imported'] !== null) continue;
    const made = validateRecord({
      kind: 'made',
      reference: row['reference'],
      ticketId: id,
      callId: row['call_id'],
      fields: fieldsOf(String(row['call_id'])),
      body: row['body'],
      bodySha256: row['body_sha256'],
      createdAtMs: row['created_at_ms'],
      replaces: referenceTo(row['replaces_ticket_id']),
      follows: referenceTo(row['follows_ticket_id']),
      ending: typeof row['ending'] === 'string' ? (JSON.parse(row['ending']) as unknown) : null,
      agent: row['agent'],
    });
    if (row['replaces_ticket_id'] !== null) replacements.set(String(row['reference']), made);
    yield* made;
  }
  for (const row of iterateIntactRows(from, 'attempt', left.attempts)) {
    const reference = left.has(Number(row['ticket_id'])) ? referenceTo(row['ticket_id']) : null;
    if (reference === null) continue;
    for (const record of toAttemptRecords(reference, row as unknown as AttemptRow)) {
      const records = validateRecord(record.kind === 'began' ? { ...record, attemptId: row['id'] } : record);
      replacements.get(reference)?.push(...records);
      yield* records;
    }
  }
  for (const records of replacements.values()) yield* records;
  yield* iterateCaseNumbersOfPeople(from, known, referenceTo);
}

/**
 * Yields the status in each ticket's own row, to be replayed last. Attempts and the journal say more, but a ticket
 * whose attempts are lost must not wait to be sent again.
 */
export function* iterateStandingRecords(from: Database, left: RemainingTickets): Generator<JournalRecord> {
  for (const row of iterateIntactRows(from, 'ticket', left.tickets)) {
    if (!left.has(Number(row['id'])) || row['imported'] !== null) continue;
    const lastOutcome = row['last_outcome'];
    yield* validateRecord({
      kind: 'stands',
      reference: row['reference'],
      state: row['state'],
      lastOutcome: typeof lastOutcome === 'string' ? (JSON.parse(lastOutcome) as unknown) : null,
      recordedAtMs: row['recorded_at_ms'],
      recordedCaseNumber: row['case_number_source'] === 'agent' ? row['case_number'] : null,
      atMs: row['created_at_ms'],
    });
  }
}

/** Why a waiting ticket may already have been sent without a trace in this history. */
export type DoubtReason = Extract<UncertainReason, `history-${string}`>;

/**
 * Yields records that make waiting tickets uncertain, because a later state of this history may have sent them.
 * @param isInDoubt selects waiting tickets by reference
 */
export function* iterateDoubtRecords(
  db: Database,
  reason: DoubtReason,
  isInDoubt: (reference: string) => boolean,
): Generator<JournalRecord> {
  for (const { reference, createdAtMs } of createTicketStore(db).queued()) {
    if (!isInDoubt(reference)) continue;
    yield {
      kind: 'stands',
      reference,
      state: 'uncertain',
      lastOutcome: {
        kind: 'uncertain',
        reason,
        errorCode: null,
        errorMessage: null,
        httpStatus: null,
        detail: null,
      },
      recordedCaseNumber: null,
      recordedAtMs: null,
      atMs: createdAtMs,
    };
  }
}

/**
 * Returns a test for waiting tickets that may have been settled without a record of it.
 * @param recent the records from the newest list of unsettled tickets on. A ticket was settled before that list if the
 *   list lacks it and no later record makes it, begins an attempt or puts it in doubt.
 */
export function createMissingTest(recent: readonly JournalRecord[]): (reference: string) => boolean {
  const unsettled = new Set(
    recent.flatMap((record) =>
      record.kind === 'made' || record.kind === 'began' || record.kind === 'stands' ? [record.reference] : [],
    ),
  );
  return (reference) => !unsettled.has(reference);
}

type AttemptRow = Parameters<typeof toAttemptRecords>[1];

function* iterateCaseNumbersOfPeople(
  from: Database,
  known: KnownTickets,
  referenceTo: (ticketId: unknown) => string | null,
): Generator<JournalRecord> {
  for (const row of iterateIntactRows(from, 'note', { after: known.lastNote })) {
    const [reference, text, writtenAtMs] = [referenceTo(row['ticket_id']), row['text'], row['written_at_ms']];
    yield* validateRecord({ kind: 'noted', reference, text, writtenAtMs });
  }
  for (const row of iterateIntactRows(from, 'reminder')) {
    const reference = referenceTo(row['ticket_id']);
    if (reference !== null) yield* validateRecord(toReminderRecord(reference, row as unknown as ReminderRow));
  }
  for (const row of iterateIntactRows(from, 'caller_dismissal')) {
    const { phone_digits: number, caller_key: callerKey, dismissed_at_ms: atMs } = row;
    yield* validateRecord({ kind: 'caller-dismissed', number, callerKey, atMs });
  }
  for (const row of iterateIntactRows(from, 'contact_note')) {
    const {
      uid,
      subject,
      contact_key: key,
      label,
      text,
      ends_at_ms: endsAtMs,
      changed_at_ms: changedAtMs,
    } = row;
    yield* validateRecord({ kind: 'contact-note', uid, subject, key, label, text, endsAtMs, changedAtMs });
  }
  yield* iterateSalvagedIncidents(from);
  for (const row of iterateIntactRows(from, 'incoming_call')) {
    yield* validateRecord({
      kind: 'incoming-call',
      ...toIncomingCallRecord(row as unknown as IncomingCallRow),
    });
  }
}

/** The maximum number of ids in one statement. */
const maxNamed = 50_000;

export function readKnownTickets(to: Database) {
  const readNumber = (sql: string): number => (to.prepare(sql).pluck().get() as number | null) ?? 0;
  const unsettled = to
    .prepare<[], [number, string]>(`SELECT id, reference FROM ticket WHERE ${isUnsettledSql} ORDER BY id`)
    .raw()
    .all();
  const referenceOf = to.prepare<[number], string>('SELECT reference FROM ticket WHERE id = ?').pluck();
  const lastId = readNumber('SELECT max(id) FROM ticket');
  const firstUnsettled = unsettled[0]?.[0] ?? lastId + 1;
  const firstAttempt = to
    .prepare<[number], number | null>('SELECT min(id) FROM attempt WHERE ticket_id >= ?')
    .pluck()
    .get(firstUnsettled);
  const byId = new Map(unsettled);
  const isOpenIn = (column: string): string => `+${column} > ${lastId} OR ${readReference(column, byId)}`;
  return {
    unsettled: byId,
    isOpen: (id: number): boolean => id > lastId || byId.has(id),
    /** In another file: the tickets that are not settled here. `attemptsOfOpen` selects their attempts. */
    openTickets: { after: firstUnsettled - 1, of: isOpenIn('id') },
    attemptsOfOpen: {
      after: (firstAttempt ?? readNumber('SELECT max(id) FROM attempt') + 1) - 1,
      of: isOpenIn('ticket_id'),
    },
    lastNote: readNumber('SELECT max(id) FROM note'),
    referenceOf: (id: number): string | undefined => (id > lastId ? undefined : referenceOf.get(id)),
  };
}

/** @param ids the tickets that remain; without it, every ticket that `known` does not settle */
export function createRemainingTickets(
  known: KnownTickets,
  references = new Map(known.unsettled),
  ids?: ReadonlySet<number>,
) {
  const [tickets, attempts] = [known.openTickets, known.attemptsOfOpen];
  return {
    known,
    references,
    /** The reference of a ticket that has this id in the damaged file. */
    referenceTo: (id: unknown): string | null =>
      references.get(Number(id)) ?? known.referenceOf(Number(id)) ?? null,
    has: (id: number): boolean => ids?.has(id) ?? known.isOpen(id),
    tickets: ids === undefined ? tickets : { ...tickets, of: readReference('id', ids) },
    attempts: ids === undefined ? attempts : { ...attempts, of: readReference('ticket_id', ids) },
  };
}

/**
 * Builds a condition in SQL on these ids, or `TRUE` if they are too many to list. The `+` keeps SQLite from using an
 * index: the scan of the table can skip damage.
 */
export function readReference(
  column: string,
  ids: { readonly size: number; readonly keys: () => Iterable<number> },
): string {
  return ids.size > maxNamed ? 'TRUE' : `+${column} IN (${[...ids.keys()].join()})`;
}

/**
 * Returns a lookup of a call's fields, through the index of calls. Returns no fields if the index or the call is
 * damaged: the ticket matters more than the fields it was typed in.
 */
export function prepareFieldsOfCall(from: Database): (callId: string) => unknown {
  const rowsOf = iterateRowsBy(from, 'call', 'id');
  return (callId) => {
    const [row] = rowsOf(callId) ?? [];
    try {
      return row === undefined ? {} : (JSON.parse(String(row['fields'])) as unknown);
    } catch {
      return {};
    }
  };
}

/** Returns no record if it does not match the journal's schema. */
function validateRecord(record: object): JournalRecord[] {
  return parseRecords([record]);
}
