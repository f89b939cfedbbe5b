import type { Database } from 'better-sqlite3';
import type { TicketStats, TicketStatsQuery } from '../../../shared/history/ticket-stats';
import { isCallWithoutTicketSql } from '../../rows/calls/call-conditions-sql';
import {
  hasCallEndedBesideSql,
  isNotFromServerSql,
  pcNameSql,
  ticketIsNotReplacedSql,
} from '../../rows/tickets/ticket-conditions-sql';

export type TicketStatsStore = ReturnType<typeof createTicketStatsStore>;

/** At about 3 µs per ticket, other requests wait no longer than for a search. */
const maxAtOnce = 4_000;

type Row = {
  id: number;
  atMs: number;
  state: string;
  serviceId: number | null;
  regionName: string;
  storeName: string | null;
  callId: string;
  ending: string | null;
  agent: string | null;
  pcName: string | null;
  countsAsEnding: 0 | 1;
};

/** In SQL, for a ticket: its call, whose ticket was rejected, has an ending as well. */
const callHasEndingSql = `EXISTS (SELECT 1 FROM ticket AS rejected
  WHERE rejected.call_id = ticket.call_id AND ${hasCallEndedBesideSql('rejected')})`;

/** In SQL, for an imported ticket: the same, by the number, since it has no link; see `isEndedBesideSql`. */
const importedCallHasEndingSql = `EXISTS (SELECT 1 FROM call
    JOIN ticket AS beside ON beside.phone = ticket.phone AND beside.state = 'recorded'
    JOIN call AS ended ON ended.id = beside.call_id AND ended.began_at_ms = call.began_at_ms
  WHERE call.id = ticket.call_id AND ended.id <> call.id)`;

/**
 * In SQL, for a ticket that was rejected or corrected: its call has ended without a ticket as well. One call counts once, as
 * its ending; the ticket counts in the statuses only.
 */
const countsAsEndingSql = `((state = 'rejected' OR replaces_ticket_id IS NOT NULL)
  AND (${callHasEndingSql} OR (imported IS NOT NULL AND ${importedCallHasEndingSql})))`;

/** Counts the tickets of a time span. Only reads. */
export function createTicketStatsStore(db: Database, maxRows = maxAtOnce) {
  const madeAt = db.prepare<[number], number>('SELECT created_at_ms FROM ticket WHERE id = ?').pluck();
  const rowsWhere = (countedPcSql: string, whoseSql: string) =>
    db.prepare<[{ beforeMs: number; atMs: number; after: number; maxRows: number }], Row>(
      `SELECT ticket.id, created_at_ms AS atMs, state, service_id AS serviceId, state_name AS regionName,
         store_name AS storeName, call_id AS callId, json_remove(ending, '$.correctedAtMs', '$.corrections',
           '$.unknownCaseNumber', '$.hiddenNote', '$.knownCaller') AS ending,
         agent, ${countedPcSql} AS pcName, ${countsAsEndingSql} AS countsAsEnding
       FROM ticket
       WHERE created_at_ms >= @atMs AND created_at_ms < @beforeMs
         AND (created_at_ms > @atMs OR ticket.id > @after) AND ${ticketIsNotReplacedSql} ${whoseSql}
       ORDER BY created_at_ms, ticket.id LIMIT @maxRows`,
    );
  const rows = rowsWhere('NULL', `AND ${isNotFromServerSql}`);
  const rowsOfFloor = rowsWhere(`coalesce(${pcNameSql}, '')`, '');

  const unfinished = db
    .prepare<[number, number], [status: string, count: number]>(
      `SELECT status, count(*) FROM call
       WHERE status <> 'sent' AND revision > 0 AND began_at_ms >= ? AND began_at_ms < ?
         AND ${isCallWithoutTicketSql}
       GROUP BY status`,
    )
    .raw();
  const incoming = db
    .prepare<[number, number], [state: string, count: number]>(
      'SELECT state, count(*) FROM incoming_call WHERE last_rang_at_ms >= ? AND last_rang_at_ms < ? GROUP BY state',
    )
    .raw();
  const seqOf = db.prepare<[string], number>('SELECT seq FROM call WHERE id = ?').pluck();
  const between = db
    .prepare<[number, number], [string, number]>(
      'SELECT id, on_screen_ms FROM call WHERE seq BETWEEN ? AND ?',
    )
    .raw();
  const onScreenMs = db.prepare<[string], number>('SELECT on_screen_ms FROM call WHERE id = ?').pluck();

  /**
   * Returns how long each call was on the screen, in ms. Tickets of a time span mostly belong to consecutive calls,
   * which are read in one go; others are looked up.
   */
  function onScreenOf(calls: readonly string[]): number[] {
    const [from, to] = [seqOf.get(calls[0] ?? '') ?? 0, seqOf.get(calls.at(-1) ?? '') ?? 0];
    const near = new Map(to - from < 2 * maxRows ? between.all(from, to) : []);
    return calls.map((call) => near.get(call) ?? onScreenMs.get(call) ?? 0);
  }

  return {
    /** Counts one slice, oldest tickets first. */
    stats: db.transaction(({ fromMs, beforeMs, after, isFloor = false }: TicketStatsQuery): TicketStats => {
      const atMs = after === null ? fromMs : (madeAt.get(after) ?? beforeMs);
      const found = (isFloor ? rowsOfFloor : rows).all({ beforeMs, atMs, after: after ?? 0, maxRows });
      // Calls without a ticket are known of this PC only.
      const hasCalls = after === null && !isFloor;
      const shown = onScreenOf(found.map(({ callId }) => callId)).filter((ms) => ms > 0);
      return {
        count: found.filter(isCountedCall).length,
        ...countsOfTickets(found),
        unfinishedCalls: hasCalls ? unfinished.all(fromMs, beforeMs) : [],
        incomingCalls: hasCalls ? incoming.all(fromMs, beforeMs) : [],
        onScreenSeconds: countsOf(shown, (ms) => String(Math.round(ms / 1000))),
        next: found.length === maxRows ? (found.at(-1)?.id ?? null) : null,
      };
    }),
  };
}

function isCountedCall({ countsAsEnding }: Row): boolean {
  return countsAsEnding === 0;
}

/** Counts in one pass: a year has hundreds of thousands of tickets. */
function countsOfTickets(
  rows: readonly Row[],
): Omit<TicketStats, 'count' | 'next' | 'onScreenSeconds' | 'unfinishedCalls' | 'incomingCalls'> {
  const [states, services, regionNames] = [createCounter(), createCounter(), createCounter()];
  const [stores, hours, endings, agents, pcs] = [
    createCounter(),
    createCounter(),
    createCounter(),
    createCounter(),
    createCounter(),
  ];
  const hourOf = localHours();
  for (const row of rows) {
    states.add(row.state);
    if (!isCountedCall(row)) continue;
    if (row.serviceId !== null) services.add(String(row.serviceId));
    if (row.regionName !== '') regionNames.add(row.regionName);
    if (row.ending !== null) endings.add(row.ending);
    agents.add(row.agent ?? '');
    if (row.pcName !== null) pcs.add(row.pcName);
    if (row.storeName !== null) stores.add(row.storeName);
    hours.add(hourOf(row.atMs));
  }
  return {
    statuses: states.counts(),
    services: services.counts(),
    regionNames: regionNames.counts(),
    stores: stores.counts(),
    hours: hours.counts(),
    endings: endings.counts(),
    agents: agents.counts(),
    pcs: pcs.counts(),
  };
}

function createCounter() {
  const counts = new Map<string, number>();
  return {
    add: (value: string) => counts.set(value, (counts.get(value) ?? 0) + 1),
    counts: (): TicketStats['statuses'] => [...counts],
  };
}

function countsOf<T>(values: readonly T[], nameOf: (value: T) => string): TicketStats['statuses'] {
  const all = createCounter();
  for (const value of values) all.add(nameOf(value));
  return all.counts();
}

const quarterMs = 15 * 60_000;

/** Time zones differ by multiples of a quarter of an hour: within a quarter, the local hour is constant. */
function localHours(): (ms: number) => string {
  let quarter = Number.NaN;
  let hour = '';
  return (ms) => {
    const now = Math.floor(ms / quarterMs);
    if (now !== quarter) hour = localHour(ms);
    quarter = now;
    return hour;
  };
}

function localHour(ms: number): string {
  const at = new Date(ms);
  return `${at.getFullYear()}-${padTwo(at.getMonth() + 1)}-${padTwo(at.getDate())} ${padTwo(at.getHours())}`;
}

function padTwo(part: number): string {
  return String(part).padStart(2, '0');
}
