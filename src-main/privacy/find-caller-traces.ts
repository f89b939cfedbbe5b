import type { Database } from 'better-sqlite3';
import { splitNoteUid } from '../../shared/callers/contact-note';
import { normalizeName } from '../../shared/text/normalize-name';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';
import {
  maxPreviewRows,
  type ErasurePreview,
  type ErasureRequest,
  type PreviewedCall,
  type PreviewedTicket,
} from '../../shared/privacy/retention-and-erasure';
import { mayGoOnRequestSql } from './erase-tickets';
import { findTracesInCalls, type MentionsElsewhere } from './find-traces-in-calls';
import { prepareIsOfCaller, prepareMayBeOfCaller } from './compare-with-request';
import { createCallerFinder, isWholeNumber, type CallerFinder } from './caller-text-matcher';
import { countOthersLeftOut, countOtherTraces, findOtherTraces, type OtherTraces } from './other-traces';

/** A name of one word may be another person's, or that of a street or a store. */
const minWordsInTickets = 2;

/** Everything that names a caller. Numbers in lists are ids of tickets. */
export type CallerTraces = OtherTraces & {
  /** May be erased. */
  readonly tickets: readonly number[];
  /** How many different phone numbers the tickets have. */
  readonly numbers: number;
  /** Ids of calls whose tickets are not settled, and stay until they are. */
  readonly unsettled: readonly string[];
  /** Calls that were not sent. */
  readonly calls: readonly PreviewedCall[];
  /** What is redacted in calls that stay. */
  readonly mentions: MentionsElsewhere;
  /** How many calls and other rows the request leaves out. */
  readonly leftOut: number;
  /** May be the caller’s, and stay. */
  readonly unsure: readonly number[];
  /** Those of `unsure` that a person has chosen; also among the others. */
  readonly chosen: readonly number[];
  /** Callers whom an agent dismissed for a number, where either is this caller. */
  readonly dismissals: readonly Dismissal[];
  /** Every number and name in the request or in any of the tickets. */
  readonly callers: readonly ErasureRequest[];
};

export type Dismissal = { readonly number: string; readonly callerKey: string };

type Row = { call_id: string; name: string; phone: string };

/**
 * Finds a caller by any spelling of the number and of the name. Reads every ticket. A name that only tickets have counts
 * from two words on. Calls, notes and incoming calls with another number or store are found by the request's numbers and
 * name alone.
 * @param untilMs later data stays, in ms since 1970
 * @param known numbers and names that are known to be the caller's, even if their tickets are already erased
 */
export function findCallerTraces(
  db: Database,
  caller: ErasureRequest,
  untilMs: number,
  known: readonly ErasureRequest[] = [],
): CallerTraces {
  const leftOut = new Set(caller.leftOut);
  const isLeftOut = (uid: string): boolean => splitNoteUid(uid).some((id) => leftOut.has(id));
  const { sent, unsure } = callsWithTicketsOf(db, caller, untilMs, leftOut);
  const callers = removeDuplicates([caller, ...known, ...callersOf(db, splitBySettled(db, sent).tickets)]);
  const isRequested = createCallerFinder([caller]);
  const isOnTickets = createCallerFinder(callers, minWordsInTickets);
  const isNamed: CallerFinder = (text) => isRequested(text) || isOnTickets(text);
  const isNamedSurely = createCallerFinder([caller], minWordsInTickets);
  const numbers = callers.filter(({ name }) => name === '');
  const isNamedElsewhere = createCallerFinder([caller, ...numbers]);
  const hasTheirNumber = createCallerFinder(numbers);
  const createFinderBeside = (phone: string): CallerFinder =>
    isWholeNumber(phone) && !hasTheirNumber(phone) ? isNamedElsewhere : isNamed;
  const found = findTracesInCalls(db, { isNamed, createFinderBeside, isNamedSurely }, untilMs, sent, leftOut);
  const { tickets, unsettled } = splitBySettled(db, found.ticketed);
  return {
    tickets,
    numbers: new Set(callersOf(db, tickets).map(({ phone }) => toContractPhone(phone))).size,
    unsettled,
    calls: found.unsent,
    mentions: found.mentions,
    ...findOtherTraces(db, { isNamed, isNamedElsewhere, createFinderBeside }, untilMs, isLeftOut),
    leftOut: countCalls(db, leftOut) + countOthersLeftOut(db, isLeftOut),
    unsure: ticketsOf(
      db,
      [...unsure].filter((call) => !found.ticketed.has(call)),
    ),
    chosen: ticketsOf(
      db,
      [...unsure].filter((call) => sent.has(call)),
    ),
    dismissals: findDismissals(db, numbers, isNamed, untilMs),
    callers,
  };
}

export function countTraces(traces: CallerTraces) {
  const { tickets, numbers, unsettled, calls, mentions, leftOut, unsure } = traces;
  return {
    tickets: tickets.length,
    numbers,
    calls: calls.length,
    unsettled: unsettled.length,
    redacted: mentions.inCalls.length,
    others: countOtherTraces(traces),
    leftOut,
    unsure: unsure.length,
  };
}

/** Returns these tickets for the preview, as many as it lists: those with another number or name first, and newest first. */
export function listTickets(
  db: Database,
  ids: readonly number[],
  caller: ErasureRequest,
): Pick<ErasurePreview, 'ofOthers' | 'ticketList'> {
  const isOfCaller = prepareIsOfCaller(caller);
  const all = db
    .prepare<[string], Omit<PreviewedTicket, 'isOfOther'>>(
      `SELECT id, call_id AS callId, created_at_ms AS createdAtMs, name, phone, store_name AS storeName, reference,
         case_number AS caseNumber
       FROM ticket WHERE id IN (SELECT value FROM json_each(?)) ORDER BY created_at_ms DESC, id DESC`,
    )
    .all(JSON.stringify(ids))
    .map((ticket) => ({ ...ticket, isOfOther: !isOfCaller(ticket) }));
  const others = all.filter(({ isOfOther }) => isOfOther);
  const theirs = all.filter(({ isOfOther }) => !isOfOther);
  return { ofOthers: others.length, ticketList: [...others, ...theirs].slice(0, maxPreviewRows) };
}

/** Returns these calls of others, which are kept, for the preview, as many as it lists, newest first. */
export function listRedacted(db: Database, { mentions }: CallerTraces): ErasurePreview['redactedList'] {
  return db
    .prepare<[string], ErasurePreview['redactedList'][number]>(
      `SELECT call.id AS callId, coalesce(ticket.created_at_ms, saved_at_ms) AS atMs,
         coalesce(ticket.case_number, ticket.reference) AS code, iif(ticket.id IS NULL, call.status, NULL) AS status,
         coalesce(ticket.name, fields ->> '$.name', '') AS name, coalesce(ticket.phone, fields ->> '$.phone', '') AS phone,
         coalesce(iif(ticket.id IS NULL, fields ->> '$.storeName', ticket.store_name), '') AS storeName
       FROM call LEFT JOIN ticket ON ticket.id = (SELECT max(id) FROM ticket WHERE call_id = call.id)
       WHERE call.id IN (SELECT value FROM json_each(?)) ORDER BY atMs DESC, callId LIMIT ${maxPreviewRows}`,
    )
    .all(JSON.stringify(mentions.inCalls));
}

/** Finds a dismissal by the number that it was for, and by the number or the name of who was dismissed. */
function findDismissals(
  db: Database,
  callers: readonly ErasureRequest[],
  isNamed: CallerFinder,
  untilMs: number,
): Dismissal[] {
  // Also a number that is too short to be looked for in texts.
  const numbers = new Set(callers.map(({ phone }) => toContractPhone(phone)));
  return db
    .prepare<[number], Dismissal>(
      'SELECT phone_digits AS number, caller_key AS callerKey FROM caller_dismissal WHERE dismissed_at_ms <= ?',
    )
    .all(untilMs)
    .filter(({ number, callerKey }) =>
      [number, ...callerKey.split('|')].some((part) => numbers.has(part) || isNamed(part)),
    );
}

function countCalls(db: Database, calls: ReadonlySet<string>): number {
  const count = db.prepare<[string], number>(
    'SELECT count(*) FROM call WHERE id IN (SELECT value FROM json_each(?))',
  );
  return count.pluck().get(JSON.stringify([...calls])) ?? 0;
}

function callersOf(db: Database, tickets: readonly number[]): ErasureRequest[] {
  return db
    .prepare<[string], ErasureRequest>(
      'SELECT DISTINCT phone, name FROM ticket WHERE id IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(tickets));
}

/** `sent`: the calls whose tickets are of the caller, or were chosen. `unsure`: those whose tickets may be, chosen or not. */
type CallsOfCaller = Readonly<Record<'sent' | 'unsure', ReadonlySet<string>>>;

function callsWithTicketsOf(
  db: Database,
  caller: ErasureRequest,
  untilMs: number,
  leftOut: ReadonlySet<string>,
): CallsOfCaller {
  const [sent, unsure] = [new Set<string>(), new Set<string>()];
  if (toContractPhone(caller.phone) === '' && normalizeName(caller.name) === '') return { sent, unsure };
  const isOfCaller = prepareIsOfCaller(caller);
  const mayBeOfCaller = prepareMayBeOfCaller(caller);
  // The `+` keeps SQLite from using the index on the time, which would read all rows in the index's order.
  const rows = db.prepare<[number], Row>('SELECT call_id, name, phone FROM ticket WHERE +created_at_ms <= ?');
  for (const row of rows.iterate(untilMs)) {
    if (leftOut.has(row.call_id)) continue;
    if (isOfCaller(row)) sent.add(row.call_id);
    else if (mayBeOfCaller(row)) unsure.add(row.call_id);
  }
  for (const call of sent) unsure.delete(call);
  for (const call of caller.chosen ?? []) if (unsure.has(call)) sent.add(call);
  return { sent, unsure };
}

function ticketsOf(db: Database, calls: readonly string[]): number[] {
  return db
    .prepare<[string], number>('SELECT id FROM ticket WHERE call_id IN (SELECT value FROM json_each(?))')
    .pluck()
    .all(JSON.stringify(calls));
}

/** Returns the tickets of the calls that are settled, and the calls that are not. */
function splitBySettled(
  db: Database,
  calls: ReadonlySet<string>,
): Pick<CallerTraces, 'tickets' | 'unsettled'> {
  const idsOf = db.prepare<[string], number>('SELECT id FROM ticket WHERE call_id = ?').pluck();
  const isUnsettled = db.prepare(`SELECT 1 FROM ticket WHERE call_id = ? AND NOT ${mayGoOnRequestSql}`);
  const unsettled = [...calls].filter((call) => isUnsettled.get(call) !== undefined);
  const settled = [...calls].filter((call) => !unsettled.includes(call));
  return { tickets: settled.flatMap((call) => idsOf.all(call)), unsettled };
}

/** Removes duplicates. A shared phone number can have many names, each with many spellings. */
function removeDuplicates(callers: readonly ErasureRequest[]): ErasureRequest[] {
  const numbers = new Set(callers.map(({ phone }) => toContractPhone(phone)));
  const names = new Set(callers.map(({ name }) => normalizeName(name)));
  return [
    ...[...numbers].filter((phone) => phone !== '').map((phone) => ({ phone, name: '' })),
    ...[...names].filter((name) => name !== '').map((name) => ({ phone: '', name })),
  ];
}
