import type { Database } from 'better-sqlite3';
import { normalizeName } from '../../shared/text/normalize-name';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';
import {
  maxPreviewRows,
  type ErasureRequest,
  type PreviewedCall,
  type PreviewedTicket,
} from '../../shared/privacy/retention-and-erasure';
import { isErasableSql } from './erase-tickets';
import { listTexts, createCallerFinder } from './find-callers-in-text';

/**
 * Everything that names a caller. `tickets`: ids that may be erased. `unsettled`: the number of calls whose tickets are
 * not settled and stay. `calls`: calls that were not sent. `notes`, `views` and `exports`: ids of lasting notes, of saved
 * views and of export records. `callers`: every number and name in the request or in any of the tickets. `numbers`: the number of different
 * phone numbers in the tickets.
 */
export type CallerTraces = {
  readonly tickets: readonly number[];
  readonly numbers: number;
  readonly unsettled: number;
  readonly calls: readonly PreviewedCall[];
  readonly notes: readonly number[];
  readonly views: readonly number[];
  readonly exports: readonly number[];
  readonly callers: readonly ErasureRequest[];
};

type Row = { call_id: string; name: string; phone: string };
/** The texts of a row that may name a caller: the strings in some JSON, and a text of its own. */
type Telling<Id> = { readonly id: Id; readonly json: string; readonly text: string };
type CallRow = PreviewedCall & Telling<string> & { readonly hasTicket: 0 | 1 };

/**
 * Finds a caller by any spelling of the number and of the name. Reads every ticket.
 * @param untilMs later data stays, in ms since 1970
 * @param known numbers and names that are known to be the caller's, even if their tickets are already erased
 */
export function findCallerTraces(
  db: Database,
  caller: ErasureRequest,
  untilMs: number,
  known: readonly ErasureRequest[] = [],
): CallerTraces {
  const sent = callsWithTicketsOf(db, caller, untilMs);
  const callers = eachOnce([caller, ...known, ...callersOf(db, settled(db, sent).tickets)]);
  const isNamed = createCallerFinder(callers);
  const isTelling = ({ json, text }: Telling<unknown>): boolean => [text, ...listTexts(json)].some(isNamed);
  const named = (sql: string): number[] =>
    db
      .prepare<[], Telling<number>>(sql)
      .all()
      .flatMap((row) => (isTelling(row) ? [row.id] : []));
  const unsent = unsentCalls(db, untilMs).filter(isTelling);
  for (const row of endedCalls(db, untilMs)) if (isTelling(row)) sent.add(row.id);
  // The call of a rejected ticket that is being corrected may name the caller, even if the ticket does not.
  for (const { id, hasTicket } of unsent) if (hasTicket === 1) sent.add(id);
  const { tickets, unsettled } = settled(db, sent);
  return {
    tickets,
    numbers: new Set(callersOf(db, tickets).map(({ phone }) => toContractPhone(phone))).size,
    unsettled,
    calls: unsent
      .filter(({ hasTicket }) => hasTicket === 0)
      .map(({ hasTicket: _hasTicket, json: _json, text: _text, ...call }) => call),
    notes: named(
      `SELECT id, json_array(contact_key, label) AS json, text FROM contact_note WHERE changed_at_ms <= ${untilMs}`,
    ),
    views: named('SELECT id, query AS json, name AS text FROM saved_view'),
    exports: named('SELECT id, query AS json, file_name AS text FROM export_record'),
    callers,
  };
}

export function countTraces(traces: CallerTraces) {
  const { tickets, numbers, unsettled, calls, notes, views, exports } = traces;
  return {
    tickets: tickets.length,
    callers: numbers,
    calls: calls.length,
    unsettled,
    others: notes.length + views.length + exports.length,
  };
}

/** Returns the newest of these tickets for the preview. */
export function listTickets(db: Database, ids: readonly number[]): PreviewedTicket[] {
  return db
    .prepare<[string, number], PreviewedTicket>(
      `SELECT id, created_at_ms AS createdAtMs, name, phone, store_name AS storeName, reference,
         case_number AS caseNumber
       FROM ticket WHERE id IN (SELECT value FROM json_each(?)) ORDER BY created_at_ms DESC, id DESC LIMIT ?`,
    )
    .all(JSON.stringify(ids), maxPreviewRows);
}

/** Returns open, parked and discarded calls, newest first. Calls that began after the request do not belong to it. */
function unsentCalls(db: Database, untilMs: number): CallRow[] {
  return db
    .prepare<[number], CallRow>(
      `SELECT id, status, saved_at_ms AS savedAtMs, json_array(json(fields), json(field_history)) AS json, '' AS text,
         coalesce(fields ->> '$.name', '') AS name, coalesce(fields ->> '$.phone', '') AS phone,
         coalesce(fields ->> '$.storeName', '') AS storeName,
         EXISTS (SELECT 1 FROM ticket WHERE ticket.call_id = call.id) AS hasTicket
       FROM call WHERE status <> 'sent' AND status IN ('open', 'parked', 'discarded') AND began_at_ms <= ?
       ORDER BY seq DESC`,
    )
    .all(untilMs);
}

/** Returns the calls that ended without a ticket. Such a call may name its caller in any field, or in a note only. */
function endedCalls(db: Database, untilMs: number): Telling<string>[] {
  return db
    .prepare<[number], Telling<string>>(
      `SELECT call_id AS id, body AS json,
         coalesce((SELECT group_concat(text, char(10)) FROM note WHERE note.ticket_id = ticket.id), '') AS text
       FROM ticket WHERE state = 'recorded' AND +created_at_ms <= ?`,
    )
    .all(untilMs);
}

function callersOf(db: Database, tickets: readonly number[]): ErasureRequest[] {
  return db
    .prepare<[string], ErasureRequest>(
      'SELECT DISTINCT phone, name FROM ticket WHERE id IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(tickets));
}

function callsWithTicketsOf(db: Database, { phone, name }: ErasureRequest, untilMs: number): Set<string> {
  const calls = new Set<string>();
  const number = toContractPhone(phone);
  const folded = normalizeName(name);
  if (number === '' && folded === '') return calls;
  // The `+` keeps SQLite from using the index on the time, which would read all rows in the index's order.
  const rows = db.prepare<[number], Row>('SELECT call_id, name, phone FROM ticket WHERE +created_at_ms <= ?');
  for (const row of rows.iterate(untilMs)) {
    if (number !== '' && toContractPhone(row.phone) !== number) continue;
    if (folded !== '' && normalizeName(row.name) !== folded) continue;
    calls.add(row.call_id);
  }
  return calls;
}

/** Returns the tickets of the calls that are settled, and the number of calls that are not. */
function settled(db: Database, calls: ReadonlySet<string>): Pick<CallerTraces, 'tickets' | 'unsettled'> {
  const idsOf = db.prepare<[string], number>('SELECT id FROM ticket WHERE call_id = ?').pluck();
  const isUnsettled = db.prepare(`SELECT 1 FROM ticket WHERE call_id = ? AND NOT ${isErasableSql}`);
  const may = [...calls].filter((call) => isUnsettled.get(call) === undefined);
  return { tickets: may.flatMap((call) => idsOf.all(call)), unsettled: calls.size - may.length };
}

/** Removes duplicates. A shared phone number can have many names, each with many spellings. */
function eachOnce(callers: readonly ErasureRequest[]): ErasureRequest[] {
  const numbers = new Set(callers.map(({ phone }) => toContractPhone(phone)));
  const names = new Set(callers.map(({ name }) => normalizeName(name)));
  return [
    ...[...numbers].filter((phone) => phone !== '').map((phone) => ({ phone, name: '' })),
    ...[...names].filter((name) => name !== '').map((name) => ({ phone: '', name })),
  ];
}
