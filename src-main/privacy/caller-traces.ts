import type { Database } from 'better-sqlite3';
import { foldedName } from '../../shared/folded-name';
import { toContractPhone } from '../../shared/phone';
import type { CallerToErase } from '../../shared/privacy';
import { mayGo } from './erase-tickets';
import { textsIn, whetherNamed } from './named-in-text';

/**
 * All that names a caller: `tickets` may be erased, the calls of `unsettled` are not settled yet and stay; discarded
 * calls, saved views and records of exports by their ids; and every number and name that was asked for or stands with any
 * of the tickets.
 */
export type CallerTraces = {
  readonly tickets: readonly number[];
  readonly unsettled: number;
  readonly discarded: readonly string[];
  readonly views: readonly number[];
  readonly exports: readonly number[];
  readonly callers: readonly CallerToErase[];
};

type Row = { call_id: string; name: string; phone: string };
/** What a row says of a caller: in the texts of some JSON, and in a text of its own. */
type Telling<Id> = { readonly id: Id; readonly json: string; readonly text: string };

/**
 * Reads every ticket: whoever is to be forgotten is found by any writing of the number, and of the name.
 * @param untilMs what came later stays, in ms since 1970
 * @param known numbers and names that are known to be the caller's, whose tickets may be gone by now
 */
export function tracesOfCaller(
  db: Database,
  caller: CallerToErase,
  untilMs: number,
  known: readonly CallerToErase[] = [],
): CallerTraces {
  const { tickets, unsettled } = ticketsOf(db, caller, untilMs);
  const ofTickets = db.prepare<[string], CallerToErase>(
    'SELECT DISTINCT phone, name FROM ticket WHERE id IN (SELECT value FROM json_each(?))',
  );
  const callers = eachOnce([caller, ...known, ...ofTickets.all(JSON.stringify(tickets))]);
  const isNamed = whetherNamed(callers);
  const named = <Id>(sql: string): Id[] =>
    db
      .prepare<[], Telling<Id>>(sql)
      .all()
      .flatMap(({ id, json, text }) => ([text, ...textsIn(json)].some(isNamed) ? [id] : []));
  return {
    tickets,
    unsettled,
    discarded: named(
      `SELECT id, json_array(json(fields), json(tape)) AS json, '' AS text FROM call
       WHERE place <> 'sent' AND place = 'discarded'
         AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.call_id = call.id)`,
    ),
    views: named('SELECT id, query AS json, name AS text FROM saved_view'),
    exports: named('SELECT id, query AS json, file_name AS text FROM export_record'),
    callers,
  };
}

function ticketsOf(
  db: Database,
  { phone, name }: CallerToErase,
  untilMs: number,
): Pick<CallerTraces, 'tickets' | 'unsettled'> {
  const number = toContractPhone(phone);
  const folded = foldedName(name);
  if (number === '' && folded === '') return { tickets: [], unsettled: 0 };
  // The time is compared by itself, lest all rows be read in the order of an index.
  const rows = db.prepare<[number], Row>('SELECT call_id, name, phone FROM ticket WHERE +created_at_ms <= ?');
  const calls = new Set<string>();
  for (const row of rows.iterate(untilMs)) {
    if (number !== '' && toContractPhone(row.phone) !== number) continue;
    if (folded !== '' && foldedName(row.name) !== folded) continue;
    calls.add(row.call_id);
  }
  const idsOf = db.prepare<[string], number>('SELECT id FROM ticket WHERE call_id = ?').pluck();
  const isUnsettled = db.prepare(`SELECT 1 FROM ticket WHERE call_id = ? AND NOT ${mayGo}`);
  const stay = [...calls].filter((call) => isUnsettled.get(call) !== undefined);
  for (const call of stay) calls.delete(call);
  return { tickets: [...calls].flatMap((call) => idsOf.all(call)), unsettled: stay.length };
}

/** A number that rings for a whole street has many names, and writes them in many ways. */
function eachOnce(callers: readonly CallerToErase[]): CallerToErase[] {
  const numbers = new Set(callers.map(({ phone }) => toContractPhone(phone)));
  const names = new Set(callers.map(({ name }) => foldedName(name)));
  return [
    ...[...numbers].filter((phone) => phone !== '').map((phone) => ({ phone, name: '' })),
    ...[...names].filter((name) => name !== '').map((name) => ({ phone: '', name })),
  ];
}
