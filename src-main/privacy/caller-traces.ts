import type { Database } from 'better-sqlite3';
import { normalizeName } from '../../shared/text/normalize-name';
import { toContractPhone } from '../../shared/phone/normalize-phone';
import {
  maxPreviewRows,
  type ErasureRequest,
  type PreviewedCall,
  type PreviewedTicket,
} from '../../shared/privacy/retention-and-erasure';
import { isErasableSql } from './erase-tickets';
import { listTexts, createCallerFinder } from './find-callers-in-text';

/**
 * All that names a caller: `tickets` may be erased, the calls of `unsettled` are not settled yet and stay; calls that were not
 * sent; saved views and records of exports by their ids; and every number and name that was asked for or stands with any of
 * the tickets. `numbers` is how many phone numbers the tickets have.
 */
export type CallerTraces = {
  readonly tickets: readonly number[];
  readonly numbers: number;
  readonly unsettled: number;
  readonly calls: readonly PreviewedCall[];
  readonly views: readonly number[];
  readonly exports: readonly number[];
  readonly callers: readonly ErasureRequest[];
};

type Row = { call_id: string; name: string; phone: string };
/** What a row says of a caller: in the texts of some JSON, and in a text of its own. */
type Telling<Id> = { readonly id: Id; readonly json: string; readonly text: string };
type CallRow = PreviewedCall & Telling<string> & { readonly hasTicket: 0 | 1 };

/**
 * Reads every ticket: a caller who is to be forgotten is found by any writing of the number, and of the name.
 * @param untilMs what came later stays, in ms since 1970
 * @param known numbers and names that are known to be the caller's, whose tickets may be gone by now
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
  // A rejected ticket is being corrected: its call names the caller by now, if the ticket does not.
  for (const { id, hasTicket } of unsent) if (hasTicket === 1) sent.add(id);
  const { tickets, unsettled } = settled(db, sent);
  return {
    tickets,
    numbers: new Set(callersOf(db, tickets).map(({ phone }) => toContractPhone(phone))).size,
    unsettled,
    calls: unsent
      .filter(({ hasTicket }) => hasTicket === 0)
      .map(({ hasTicket: _hasTicket, json: _json, text: _text, ...call }) => call),
    views: named('SELECT id, query AS json, name AS text FROM saved_view'),
    exports: named('SELECT id, query AS json, file_name AS text FROM export_record'),
    callers,
  };
}

export function countTraces({ tickets, numbers, unsettled, calls, views, exports }: CallerTraces) {
  return {
    tickets: tickets.length,
    callers: numbers,
    calls: calls.length,
    unsettled,
    others: views.length + exports.length,
  };
}

/** The newest of some tickets, to be shown. */
export function listTickets(db: Database, ids: readonly number[]): PreviewedTicket[] {
  return db
    .prepare<[string, number], PreviewedTicket>(
      `SELECT id, created_at_ms AS createdAtMs, name, phone, store_name AS storeName, reference,
         case_number AS caseNumber
       FROM ticket WHERE id IN (SELECT value FROM json_each(?)) ORDER BY created_at_ms DESC, id DESC LIMIT ?`,
    )
    .all(JSON.stringify(ids), maxPreviewRows);
}

/** Those that are open, parked or discarded, the newest first. What began after the request is another matter. */
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
  // The time is compared by itself, or all rows would be read in the order of an index.
  const rows = db.prepare<[number], Row>('SELECT call_id, name, phone FROM ticket WHERE +created_at_ms <= ?');
  for (const row of rows.iterate(untilMs)) {
    if (number !== '' && toContractPhone(row.phone) !== number) continue;
    if (folded !== '' && normalizeName(row.name) !== folded) continue;
    calls.add(row.call_id);
  }
  return calls;
}

/** The tickets of those calls that are settled, and how many calls are not. */
function settled(db: Database, calls: ReadonlySet<string>): Pick<CallerTraces, 'tickets' | 'unsettled'> {
  const idsOf = db.prepare<[string], number>('SELECT id FROM ticket WHERE call_id = ?').pluck();
  const isUnsettled = db.prepare(`SELECT 1 FROM ticket WHERE call_id = ? AND NOT ${isErasableSql}`);
  const may = [...calls].filter((call) => isUnsettled.get(call) === undefined);
  return { tickets: may.flatMap((call) => idsOf.all(call)), unsettled: calls.size - may.length };
}

/** A number that rings for a whole street has many names, and writes them in many ways. */
function eachOnce(callers: readonly ErasureRequest[]): ErasureRequest[] {
  const numbers = new Set(callers.map(({ phone }) => toContractPhone(phone)));
  const names = new Set(callers.map(({ name }) => normalizeName(name)));
  return [
    ...[...numbers].filter((phone) => phone !== '').map((phone) => ({ phone, name: '' })),
    ...[...names].filter((name) => name !== '').map((name) => ({ phone: '', name })),
  ];
}
