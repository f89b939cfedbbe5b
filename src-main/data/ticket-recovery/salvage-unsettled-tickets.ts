import type { Database } from 'better-sqlite3';
import type { UncertainReason } from '../../../shared/outcome/attempt-outcome';
import { iterateRowsBy, iterateIntactRows } from '../../db/intact-rows';
import { toReminderRecord, type ReminderRow } from '../../tickets/store/reminder-rows';
import { parseRecords, type JournalRecord } from '../../journal/journal-record';
import { toAttemptRecords } from './attempt-records';
import { createTicketStore } from '../../tickets/store/ticket-store';

/** What a database knows before it is told anything: the salvage goes on from there. */
export type KnownTickets = ReturnType<typeof readKnownTickets>;

/** Which tickets of a damaged file are still to be told record by record, and which is which. */
export type RemainingTickets = ReturnType<typeof createRemainingTickets>;

/**
 * What a damaged database can still tell of the tickets that are left, as the journal would tell it. Of those that the
 * other one has from before and knows the end of, nothing: that one is empty, or an older state of the same database.
 */
export function* iterateSalvagedRecords(from: Database, left: RemainingTickets): Generator<JournalRecord> {
  const { known, references, referenceTo } = left;
  const fieldsOf = fieldsOfCalls(from);
  // A call has no second ticket before the first is known to be rejected: of those, all is told once more.
  const replacements = new Map<string, JournalRecord[]>();

  for (const row of iterateIntactRows(from, 'ticket', left.tickets)) {
    const id = Number(row['id']);
    if (!left.has(id)) continue;
    references.set(id, String(row['reference']));
    if (row['imported'] !== null) continue;
    const made = checked({
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
    });
    if (row['replaces_ticket_id'] !== null) replacements.set(String(row['reference']), made);
    yield* made;
  }
  for (const row of iterateIntactRows(from, 'attempt', left.attempts)) {
    const reference = left.has(Number(row['ticket_id'])) ? referenceTo(row['ticket_id']) : null;
    if (reference === null) continue;
    for (const record of toAttemptRecords(reference, row as unknown as AttemptRow)) {
      const told = checked(record.kind === 'began' ? { ...record, attemptId: row['id'] } : record);
      replacements.get(reference)?.push(...told);
      yield* told;
    }
  }
  for (const told of replacements.values()) yield* told;
  yield* whatPeopleRecorded(from, known, referenceTo);
}

/**
 * Where the tickets of a damaged database stand by their own rows, to be told last: what their attempts and the journal
 * say is more, but an attempt that neither knows any more must not make its ticket wait again.
 */
export function* iterateStandingRecords(from: Database, left: RemainingTickets): Generator<JournalRecord> {
  for (const row of iterateIntactRows(from, 'ticket', left.tickets)) {
    if (!left.has(Number(row['id'])) || row['imported'] !== null) continue;
    const lastOutcome = row['last_outcome'];
    yield* checked({
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

/** Why a waiting ticket may have been sent without this history knowing. */
export type DoubtReason = Extract<UncertainReason, `history-${string}`>;

/**
 * Records that make tickets uncertain which wait here, but may have been sent by a later state of this history.
 * @param isInDoubt which of the waiting tickets, by reference
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
 * Tells whether a ticket that waits may have been settled without a record of it.
 * @param recent the records from the newest list of unsettled tickets on: a ticket that is neither in that list nor made,
 *   tried or put in doubt after it was settled before it
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

function* whatPeopleRecorded(
  from: Database,
  known: KnownTickets,
  referenceTo: (ticketId: unknown) => string | null,
): Generator<JournalRecord> {
  for (const row of iterateIntactRows(from, 'note', { after: known.lastNote })) {
    const [reference, text, writtenAtMs] = [referenceTo(row['ticket_id']), row['text'], row['written_at_ms']];
    yield* checked({ kind: 'noted', reference, text, writtenAtMs });
  }
  for (const row of iterateIntactRows(from, 'reminder')) {
    const reference = referenceTo(row['ticket_id']);
    if (reference !== null) yield* checked(toReminderRecord(reference, row as unknown as ReminderRow));
  }
  for (const row of iterateIntactRows(from, 'caller_dismissal')) {
    const { phone_digits: number, caller_key: callerKey, dismissed_at_ms: atMs } = row;
    yield* checked({ kind: 'caller refused', number, callerKey, atMs });
  }
}

/** As many as a statement can well name. */
const mostNamed = 50_000;

export function readKnownTickets(to: Database) {
  const one = (sql: string): number => (to.prepare(sql).pluck().get() as number | null) ?? 0;
  const unsettled = to
    .prepare<[], [number, string]>(
      `SELECT id, reference FROM ticket WHERE state NOT IN ('created', 'rejected') ORDER BY id`,
    )
    .raw()
    .all();
  const referenceOf = to.prepare<[number], string>('SELECT reference FROM ticket WHERE id = ?').pluck();
  const lastId = one('SELECT max(id) FROM ticket');
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
    /** Of another file, the tickets that are open here, and theirs. */
    openTickets: { after: firstUnsettled - 1, of: isOpenIn('id') },
    attemptsOfOpen: {
      after: (firstAttempt ?? one('SELECT max(id) FROM attempt') + 1) - 1,
      of: isOpenIn('ticket_id'),
    },
    lastNote: one('SELECT max(id) FROM note'),
    referenceOf: (id: number): string | undefined => (id > lastId ? undefined : referenceOf.get(id)),
  };
}

/** @param ids none where nobody could say which: then whatever is open by what was known before */
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
 * A condition in SQL on those ids, or more where they are too many to name. The plus keeps SQLite on its way through the
 * table, where damage is passed over.
 */
export function readReference(
  column: string,
  ids: { readonly size: number; readonly keys: () => Iterable<number> },
): string {
  return ids.size > mostNamed ? 'TRUE' : `+${column} IN (${[...ids.keys()].join()})`;
}

/**
 * What was typed in each call, by the index of the calls; nothing where that or the call itself is damaged: the ticket
 * is worth more than how it was typed.
 */
export function fieldsOfCalls(from: Database): (callId: string) => unknown {
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

/** Where it is no record that the journal could hold, none. */
function checked(record: object): JournalRecord[] {
  return parseRecords([record]);
}
