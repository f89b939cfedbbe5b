import type { Database } from 'better-sqlite3';
import { redactedCallParts, redactedSentCallParts } from '../../shared/calls/redacted-call-parts';
import type { PreviewedCall } from '../../shared/privacy/retention-and-erasure';
import type { TicketOrEndedCallContent } from '../../shared/tickets/ticket-or-ended-call-content';
import type { TicketStatus } from '../../shared/history/ticket-summary-and-detail';
import { createJsonFinder, type CallerFinder } from './caller-text-matcher';

/**
 * What names a caller in tickets and calls of others, which are kept, but with the mention removed. `calls`: ids of
 * the calls of which only an earlier value, an autofill, the store of a reused address, the caller of a number or, once
 * sent, the line of quick entry names the caller. `ticketNotes` and `reminders`: ids of rows that belong to a ticket.
 * `inCalls`: ids of all calls that this is in.
 */
export type MentionsElsewhere = {
  readonly calls: readonly string[];
  readonly ticketNotes: readonly number[];
  readonly reminders: readonly number[];
  readonly inCalls: readonly string[];
};

/** `ticketed`: calls whose tickets are the caller's. `unsent`: calls of the caller without a ticket. */
export type TracesInCalls = {
  readonly ticketed: ReadonlySet<string>;
  readonly unsent: readonly PreviewedCall[];
  readonly mentions: MentionsElsewhere;
};

/**
 * Tells who is named. `isNamed`: by any number, by the name in the request, and by a full name of their tickets.
 * `createFinderBeside`: the same beside this number; beside one of another person, not by a name that only their tickets have.
 * `isNamedSurely`: by the number or the full name in the request, for the tickets of other callers.
 */
export type Finders = {
  readonly isNamed: CallerFinder;
  readonly createFinderBeside: (phone: string) => CallerFinder;
  readonly isNamedSurely: CallerFinder;
};

type CallRow = {
  readonly id: string;
  readonly status: PreviewedCall['status'] | 'sent';
  readonly fields: string;
  readonly fieldHistory: string;
  readonly savedAtMs: number;
};
/** `body` of an ended call is a list, with its ending. */
type TicketRow = {
  readonly callId: string;
  readonly state: TicketStatus;
  readonly phone: string;
  readonly body: string;
};
type TextRow = Omit<TicketRow, 'body'> & { readonly id: number; readonly text: string };
type Fields = Readonly<Record<string, unknown>>;

/**
 * Finds a caller in the calls that began, and the tickets that were made, until `untilMs`: in the fields, the field
 * history, the autofills, the content of the tickets, their notes and their reminders. Reads all of them.
 * @param ticketed calls whose tickets are known to be the caller's
 * @param leftOut calls that belong to another person, in which nothing is looked for
 */
export function findTracesInCalls(
  db: Database,
  { isNamed, createFinderBeside, isNamedSurely }: Finders,
  untilMs: number,
  ticketed: ReadonlySet<string>,
  leftOut: ReadonlySet<string>,
): TracesInCalls {
  const theirs = new Set(ticketed);
  const mentions = { calls: new Set<string>(), ticketNotes: [] as TextRow[], reminders: [] as TextRow[] };
  const unsent: PreviewedCall[] = [];
  const ticketOf = db
    .prepare<[string], TicketStatus>('SELECT state FROM ticket WHERE call_id = ? ORDER BY id DESC LIMIT 1')
    .pluck();

  const isNamedInJson = createJsonFinder(isNamed);
  const isNamedInTicket = createTicketFinder(isNamedSurely);
  const isNamedInJsonBeside = (phone: string, json: string): boolean =>
    isNamedInJson(json) && createJsonFinder(createFinderBeside(phone))(json);
  for (const { callId, state, phone, body } of iterateTickets(db, untilMs))
    if (leftOut.has(callId)) continue;
    else if (state === 'recorded' ? isNamedInJsonBeside(phone, body) : isNamedInTicket(body))
      theirs.add(callId);

  const readCall = (row: CallRow) => {
    const fields = JSON.parse(row.fields) as Fields;
    const phone = toText(fields['phone']);
    const state = ticketOf.get(row.id);
    const isSent = state !== undefined && state !== 'recorded' && row.status === 'sent';
    const { shown, recalled } = splitRecalled(fields, isSent);
    const isTheirs = isSent
      ? createJsonFinder(isNamedSurely)(JSON.stringify(withoutCaller(shown)))
      : isNamedInJsonBeside(phone, JSON.stringify(shown));
    const recalledJson = `[${JSON.stringify(recalled)},${row.fieldHistory}]`;
    // What only a shown name matches stays as it is: it loses nothing.
    return { shown, state, isTheirs, isMentioned: !isTheirs && isNamedInJsonBeside(phone, recalledJson) };
  };
  for (const row of listCalls(db, untilMs, isNamedInJson)) {
    if (leftOut.has(row.id)) continue;
    const { shown, state, isTheirs, isMentioned } = readCall(row);
    if (isMentioned) mentions.calls.add(row.id);
    if (!isTheirs) continue;
    if (state !== undefined) theirs.add(row.id);
    else if (row.status !== 'sent') unsent.push(toPreviewedCall(row.id, row.status, row.savedAtMs, shown));
  }

  for (const table of ['note', 'reminder'] as const)
    for (const row of iterateTexts(db, table, untilMs)) {
      if (leftOut.has(row.callId)) continue;
      if (row.state === 'recorded') {
        if (createFinderBeside(row.phone)(row.text)) theirs.add(row.callId);
      } else if (isNamedSurely(row.text))
        (table === 'note' ? mentions.ticketNotes : mentions.reminders).push(row);
    }

  const stays = ({ callId }: { readonly callId: string }): boolean => !theirs.has(callId);
  const calls = [...mentions.calls].filter((callId) => stays({ callId }));
  const ticketNotes = mentions.ticketNotes.filter(stays);
  const reminders = mentions.reminders.filter(stays);
  const withTraces = [...calls, ...[...ticketNotes, ...reminders].map(({ callId }) => callId)];
  return {
    ticketed: theirs,
    unsent,
    mentions: {
      calls,
      ticketNotes: ticketNotes.map(({ id }) => id),
      reminders: reminders.map(({ id }) => id),
      inCalls: [...new Set(withTraces)],
    },
  };
}

// The `+` keeps SQLite from using the index on the time, which would read all rows in the index's order.
function iterateTickets(db: Database, untilMs: number): Iterable<TicketRow> {
  return db
    .prepare<[number], TicketRow>(
      `SELECT call_id AS callId, state, phone,
         iif(ending IS NULL, body, '[' || body || ',' || ending || ']') AS body FROM ticket WHERE +created_at_ms <= ?`,
    )
    .iterate(untilMs);
}

/** Returns the calls that name the caller anywhere, newest first. Those that began later do not belong to a request. */
function listCalls(db: Database, untilMs: number, isNamedInJson: CallerFinder): CallRow[] {
  const rows = db.prepare<[number], CallRow>(
    `SELECT id, status, fields, field_history AS fieldHistory, saved_at_ms AS savedAtMs FROM call
     WHERE began_at_ms <= ? ORDER BY seq DESC`,
  );
  const found: CallRow[] = [];
  for (const row of rows.iterate(untilMs))
    if (isNamedInJson(`[${row.fields},${row.fieldHistory}]`)) found.push(row);
  return found;
}

function iterateTexts(db: Database, table: 'note' | 'reminder', untilMs: number): Iterable<TextRow> {
  const changedAt = table === 'note' ? 'written_at_ms' : 'changed_at_ms';
  return db
    .prepare<[{ untilMs: number }], TextRow>(
      `SELECT entry.id, entry.text, ticket.call_id AS callId, ticket.state, ticket.phone FROM ${table} AS entry
       JOIN ticket ON ticket.id = entry.ticket_id
       WHERE entry.${changedAt} <= @untilMs AND ticket.created_at_ms <= @untilMs`,
    )
    .iterate({ untilMs });
}

/** Leaves out the number and the name of the ticket's own caller, which are compared together. */
function createTicketFinder(isNamedSurely: CallerFinder): CallerFinder {
  const isNamedInJson = createJsonFinder(isNamedSurely);
  return (body) => {
    if (!isNamedInJson(body)) return false;
    const { Ticket, Appointment } = JSON.parse(body) as TicketOrEndedCallContent;
    const { Name: _name, Phone: _phone, ...others } = Ticket;
    return isNamedInJson(JSON.stringify([others, Appointment]));
  };
}

/** Splits the fields of a call into what a person sees, and what a redaction blanks. */
function splitRecalled(fields: Fields, isSent: boolean): Readonly<Record<'shown' | 'recalled', Fields>> {
  const blanked: Fields = { ...redactedCallParts, ...(isSent && redactedSentCallParts) };
  const pick = (isRecalled: boolean): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([part]) => part in blanked === isRecalled));
  return { shown: pick(false), recalled: pick(true) };
}

function withoutCaller({ name: _name, phone: _phone, ...others }: Fields): Fields {
  return others;
}

function toPreviewedCall(
  id: string,
  status: PreviewedCall['status'],
  savedAtMs: number,
  { name, phone, storeName }: Fields,
): PreviewedCall {
  return { id, status, savedAtMs, name: toText(name), phone: toText(phone), storeName: toText(storeName) };
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
