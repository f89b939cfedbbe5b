import type { Database } from 'better-sqlite3';
import { wholeRows } from '../db/whole-rows';
import { reminderRecord, type ReminderRow } from '../reminders/reminder-rows';
import { parseRecords, type JournalRecord } from '../journal/journal-record';
import { recordsOfAttempt } from './records-of-rows';
import { createTicketStore } from './ticket-store';

/** What a database knows before it is told anything: the salvage goes on from there. */
export type Known = ReturnType<typeof knownTickets>;

/**
 * What a damaged database can still tell of its tickets, as the journal would tell it. Of those that the other one has
 * from before and knows the end of, nothing: that one is empty, or an older state of the same database.
 */
export function* salvagedRecords(from: Database, known: Known): Generator<JournalRecord> {
  const references = new Map<number, string>(known.unsettled);
  const referenceTo = (id: unknown): string | null =>
    references.get(Number(id)) ?? known.referenceOf(Number(id)) ?? null;
  const calls = fieldsOfCalls(from);

  for (const row of wholeRows(from, 'ticket', known.openTickets)) {
    const id = Number(row['id']);
    if (!known.isOpen(id)) continue;
    references.set(id, String(row['reference']));
    if (row['imported'] !== null) continue;
    yield* checked({
      kind: 'made',
      reference: row['reference'],
      ticketId: id,
      callId: row['call_id'],
      fields: calls(String(row['call_id'])),
      body: row['body'],
      bodySha256: row['body_sha256'],
      createdAtMs: row['created_at_ms'],
      mends: referenceTo(row['mends_ticket_id']),
      follows: referenceTo(row['follows_ticket_id']),
    });
  }
  for (const row of wholeRows(from, 'attempt', known.attemptsOfOpen)) {
    const reference = known.isOpen(Number(row['ticket_id'])) ? referenceTo(row['ticket_id']) : null;
    if (reference !== null) yield* recordsOfAttempt(reference, row as unknown as AttemptRow).flatMap(checked);
  }
  yield* whatPeopleRecorded(from, known, referenceTo);
}

/**
 * Where the tickets of a damaged database stand by their own rows, to be told last: what their attempts and the journal
 * say is more, but an attempt that neither knows any more must not make its ticket wait again.
 */
export function* standing(from: Database, known: Known): Generator<JournalRecord> {
  for (const row of wholeRows(from, 'ticket', known.openTickets)) {
    if (!known.isOpen(Number(row['id'])) || row['imported'] !== null) continue;
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

/**
 * Tickets that wait here though the journal, which tells every one that does, does not know them: the copy that they came
 * out of is from before it. Each was settled since, and nobody knows how; it is in doubt, lest it be sent twice.
 */
export function* perhapsSent(to: Database, journal: readonly JournalRecord[]): Generator<JournalRecord> {
  const told = new Set(journal.flatMap((record) => (record.kind === 'made' ? [record.reference] : [])));
  for (const { reference, createdAtMs } of createTicketStore(to).queued()) {
    if (told.has(reference)) continue;
    yield {
      kind: 'stands',
      reference,
      state: 'uncertain',
      lastOutcome: null,
      recordedCaseNumber: null,
      recordedAtMs: null,
      atMs: createdAtMs,
    };
  }
}

type AttemptRow = Parameters<typeof recordsOfAttempt>[1];

function* whatPeopleRecorded(
  from: Database,
  known: Known,
  referenceTo: (ticketId: unknown) => string | null,
): Generator<JournalRecord> {
  for (const row of wholeRows(from, 'note', { after: known.lastNote })) {
    const [reference, text, writtenAtMs] = [referenceTo(row['ticket_id']), row['text'], row['written_at_ms']];
    yield* checked({ kind: 'noted', reference, text, writtenAtMs });
  }
  for (const row of wholeRows(from, 'callback')) {
    if (known.wasCalledBack(Number(row['ticket_id']))) continue;
    const reference = referenceTo(row['ticket_id']);
    yield* checked({ kind: 'callback owed', reference, sinceMs: row['since_ms'] });
    if (row['done_at_ms'] !== null)
      yield* checked({ kind: 'called back', reference, atMs: row['done_at_ms'] });
  }
  for (const row of wholeRows(from, 'reminder')) {
    const reference = referenceTo(row['ticket_id']);
    if (reference !== null) yield* checked(reminderRecord(reference, row as unknown as ReminderRow));
  }
  for (const row of wholeRows(from, 'caller_refusal')) {
    const { phone_digits: number, caller_key: callerKey, refused_at_ms: atMs } = row;
    yield* checked({ kind: 'caller refused', number, callerKey, atMs });
  }
}

/** As many as a statement can well name. */
const mostNamed = 50_000;

export function knownTickets(to: Database) {
  const one = (sql: string): number => (to.prepare(sql).pluck().get() as number | null) ?? 0;
  const unsettled = to
    .prepare<[], [number, string]>(
      `SELECT id, reference FROM ticket WHERE state NOT IN ('created', 'rejected') ORDER BY id`,
    )
    .raw()
    .all();
  const referenceOf = to.prepare<[number], string>('SELECT reference FROM ticket WHERE id = ?').pluck();
  const calledBack = to.prepare(
    `SELECT 1 FROM reminder WHERE ticket_id = ? AND why = 'case number' AND how_ended IS NOT NULL`,
  );
  const lastId = one('SELECT max(id) FROM ticket');
  const firstUnsettled = unsettled[0]?.[0] ?? lastId + 1;
  const firstAttempt = to
    .prepare<[number], number | null>('SELECT min(id) FROM attempt WHERE ticket_id >= ?')
    .pluck()
    .get(firstUnsettled);
  const byId = new Map(unsettled);
  // The plus keeps SQLite on its way through the table, where damage is passed over.
  const isOpenIn = (column: string): string =>
    byId.size > mostNamed ? 'TRUE' : `+${column} > ${lastId} OR +${column} IN (${[...byId.keys()].join()})`;
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
    wasCalledBack: (id: number): boolean => id <= lastId && calledBack.get(id) !== undefined,
    referenceOf: (id: number): string | undefined => (id > lastId ? undefined : referenceOf.get(id)),
  };
}

/** By the index of the calls, or of none where that is damaged: the ticket itself is worth more than how it was typed. */
function fieldsOfCalls(from: Database): (callId: string) => unknown {
  let select: ((callId: string) => unknown) | undefined;
  return (callId) => {
    try {
      select ??= selectFields(from);
      return select(callId);
    } catch {
      return {};
    }
  };
}

function selectFields(from: Database): (callId: string) => unknown {
  const fields = from.prepare<[string], string>('SELECT fields FROM call WHERE id = ?').pluck();
  return (callId) => JSON.parse(fields.get(callId) ?? '{}') as unknown;
}

/** Where it is no record that the journal could hold, none. */
function checked(record: object): JournalRecord[] {
  return parseRecords([record]);
}
