import type { Database } from 'better-sqlite3';
import { coerceCallFields } from '../../shared/calls/call';
import {
  maxIncidentTitleLength,
  type OpenIncident,
  type SimilarCalls,
  type UnlinkedCall,
} from '../../shared/incidents/incident';
import { countWordsInCommon, isOfIncident } from '../../shared/incidents/is-of-incident';
import { listCallTraits } from '../../shared/incidents/call-traits';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';
import { suggestIncidentTitle } from '../../shared/incidents/suggest-incident-title';
import { isCallWithoutTicketSql, isUnfinishedCallSql } from '../rows/calls/call-conditions-sql';
import { prepareIncident } from './incident-reader';
import {
  createBaseline,
  findSimilarCalls,
  maxOrdinaryCalls,
  type Baseline,
  type ReadCall,
} from './find-similar-calls';
import { similarCallsWindowMs } from './similar-calls-window-ms';

/** Calls of about a shift can still be added to an incident. */
const unlinkedWindowMs = 12 * 60 * 60_000;
const maxUnlinked = 20;

export type SimilarCallsStore = ReturnType<typeof createSimilarCallsStore>;

/** An hour has far fewer calls, except after an import. */
const maxRecentCalls = 200;
const maxShiftCalls = 1000;
/** What is ordinary is counted again after so many calls, or so much time. */
const callsUntilRecount = 50;
const recountAfterMs = 60 * 60_000;

type Row = ReadCall & {
  readonly callId: string;
  readonly isLinked: 0 | 1;
  readonly name: string;
  readonly typedIssue: string;
};

/** A call that has not ended: its ticket id is negative, and it counts as the newest. */
type OpenRow = { readonly seq: number; readonly callId: string; readonly fields: string };
type OpenCall = ReadCall & { readonly callId: string };

/** Finds calls of the last hour that are more alike than chance explains. Only reads. */
export function createSimilarCallsStore(db: Database) {
  const rows = (where: string, maxRows: number) =>
    db.prepare<number[], Row>(
      `SELECT id AS ticketId, call_id AS callId, created_at_ms AS atMs, phone, coalesce(store_name, '') AS storeName, name, issue AS typedIssue,
         iif(state = 'recorded', issue || ' ' || coalesce((SELECT group_concat(text, ' ') FROM note WHERE ticket_id = ticket.id), ''), issue) AS issue,
         coalesce(json_extract(body, '$.Ticket.DealerReseller'), '') AS dealer, state_name AS regionName,
         service_id AS serviceId,
         EXISTS (SELECT 1 FROM incident_link WHERE incident_link.call_id = ticket.call_id AND is_unlinked IS NULL) AS isLinked
       FROM ticket WHERE ${where} ORDER BY created_at_ms DESC, id DESC LIMIT ${maxRows}`,
    );
  const recentRows = rows(
    'created_at_ms > ? AND (SELECT is_likeness_decided FROM call WHERE call.id = ticket.call_id) IS NULL',
    maxRecentCalls,
  );
  const earlierRows = rows('created_at_ms <= ?', maxOrdinaryCalls);
  const unlinkedRows = rows(
    'created_at_ms > ? AND (SELECT began_at_ms FROM call WHERE call.id = ticket.call_id) <= ?',
    maxShiftCalls,
  );
  const openRows = db.prepare<[number], OpenRow>(
    `SELECT seq, id AS callId, fields FROM call
     WHERE ${isUnfinishedCallSql} AND saved_at_ms > ? AND is_likeness_decided IS NULL AND ${isCallWithoutTicketSql}
     ORDER BY seq DESC`,
  );
  const { byUid } = prepareIncident(db);
  const phonesOf = db
    .prepare<[string], string>(
      `SELECT DISTINCT phone FROM incident JOIN incident_link ON incident_link.incident_id = incident.id
         JOIN ticket ON ticket.call_id = incident_link.call_id
       WHERE incident.uid = ? AND is_unlinked IS NULL AND phone <> ''`,
    )
    .pluck();
  const newestId = db.prepare<[], number | null>('SELECT max(id) FROM ticket').pluck();
  let counted: { readonly atMs: number; readonly atId: number; readonly baseline: Baseline } | undefined;

  function readBaseline(nowMs: number): Baseline {
    const atId = newestId.get() ?? 0;
    const isNew =
      counted !== undefined &&
      Math.abs(nowMs - counted.atMs) < recountAfterMs &&
      Math.abs(atId - counted.atId) < callsUntilRecount &&
      counted.baseline.size > callsUntilRecount;
    if (counted === undefined || !isNew) {
      const earlier = earlierRows.all(nowMs - similarCallsWindowMs);
      counted = { atMs: nowMs, atId, baseline: createBaseline(earlier) };
    }
    return counted.baseline;
  }

  return {
    /**
     * Lists the calls of the last hours that are like those of an incident and belong to none, the most alike first. A call
     * that began after the incident had ended is about something else.
     */
    findUnlinked(uid: string, nowMs: number): UnlinkedCall[] {
      const incident = byUid(uid);
      if (incident === null) return [];
      const linkedPhones = new Set(phonesOf.all(uid));
      return unlinkedRows
        .all(nowMs - unlinkedWindowMs, incident.endedAtMs ?? nowMs)
        .filter(({ isLinked, atMs }) => isLinked === 0 && atMs <= nowMs)
        .map((call) => ({ call, alike: countWordsInCommon(listCallTraits(call).words, incident) }))
        .filter(({ alike }) => alike > 0)
        .toSorted((a, b) => b.alike - a.alike)
        .slice(0, maxUnlinked)
        .map(({ call: { ticketId, atMs, name, phone, storeName, typedIssue } }) => ({
          ticketId,
          createdAtMs: atMs,
          name,
          phone,
          storeName,
          issue: typedIssue,
          isCallerLinked: linkedPhones.has(phone),
        }));
    },

    /**
     * Compares the calls of the last hour with each other: those that have ended, and those at hand. Leaves out what an agent has
     * decided about.
     * @param incidents those that last: calls that are like one of them are not compared
     */
    find(nowMs: number, incidents: readonly OpenIncident[]): SimilarCalls | null {
      const sinceMs = nowMs - similarCallsWindowMs;
      const ended = recentRows.all(sinceMs).filter(({ atMs, isLinked }) => atMs <= nowMs && isLinked === 0);
      const atHand = openRows.all(sinceMs).flatMap((row) => readOpenCall(row, nowMs) ?? []);
      const recent = [...atHand, ...ended].filter(
        (call) => !incidents.some((incident) => isOfIncident(call, incident)),
      );
      if (recent.length < 3) return null;
      const found = findSimilarCalls(recent, readBaseline(nowMs));
      const [newest] = found?.calls ?? [];
      if (found === null || newest === undefined) return null;
      const words = suggestIncidentTitle(newest, found.traits).slice(0, maxIncidentTitleLength).trim();
      const ids = new Set(found.calls.map(({ ticketId }) => ticketId));
      return {
        key: [...ids].join(' '),
        title: words === '' ? '…' : words,
        traits: found.traits,
        ticketIds: [...ids].filter((id) => id > 0),
        openCallIds: atHand.filter(({ ticketId }) => ids.has(ticketId)).map(({ callId }) => callId),
        callerCount: found.callerCount,
        beganAtMs: Math.min(...found.calls.map(({ atMs }) => atMs)),
        newestAtMs: newest.atMs,
      };
    },
  };
}

/** Null as long as its issue is blank, and once an incident is chosen for it. */
function readOpenCall({ seq, callId, fields }: OpenRow, nowMs: number): OpenCall | null {
  const call = coerceCallFields(JSON.parse(fields) as object).fields;
  const { issue, incident, phone, storeName, dealerReseller, state, serviceId } = call;
  if (issue.trim() === '' || incident !== null) return null;
  return {
    ticketId: -seq,
    callId,
    atMs: nowMs,
    phone: toContractPhone(phone),
    storeName,
    issue,
    dealer: dealerReseller,
    regionName: state,
    serviceId,
  };
}
