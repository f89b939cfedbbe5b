import type { Database } from 'better-sqlite3';
import type {
  EndedIncident,
  IncidentLinkRecord,
  IncidentRecord,
  LinkedCall,
  ListedIncident,
  OpenIncident,
} from '../../shared/incidents/incident';
import { prepareFindCallBackTries } from '../incoming-calls/find-call-back-tries';
import { createCorruptionError } from '../db/database-error';
import { selectChecksummed, verifyRow } from '../db/row-checksums';
import { prepareIncidentLinks } from '../rows/incidents/incident-link-rows';
import { summaryColumns, toSummary, type SummaryRow } from '../rows/tickets/ticket-rows';

/** An incident with its links, or with those that a change wrote. */
export type ChangedIncident = {
  readonly incident: IncidentRecord;
  readonly links: readonly IncidentLinkRecord[];
};

type IncidentRow = {
  id: number;
  uid: string;
  title: string;
  traits: string;
  began_at_ms: number;
  ended_at_ms: number | null;
  changed_at_ms: number;
  end_changed_at_ms: number | null;
  checksum: string;
};

const dayMs = 86_400_000;
const listedAfterEndMs = 7 * dayMs;
/** What an incident was about may still go wrong on the next morning. */
const offeredAfterEndMs = dayMs;

const selectIncident = `SELECT ${selectChecksummed('incident')} FROM incident`;

/** Reads the known incidents and their calls. */
export function createIncidentReader(db: Database) {
  const inOrder = db.prepare<[], IncidentRow>(
    `${selectIncident} ORDER BY ended_at_ms IS NOT NULL, coalesce(ended_at_ms, began_at_ms) DESC, id DESC`,
  );
  const lasting = db.prepare<[], IncidentRow>(
    `${selectIncident} WHERE ended_at_ms IS NULL ORDER BY began_at_ms DESC, id DESC`,
  );
  const ended = db.prepare<[number], IncidentRow>(
    `${selectIncident} WHERE ended_at_ms > ? ORDER BY ended_at_ms DESC, id DESC`,
  );
  const newestOfCall = db.prepare<[string], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE call_id = ? ORDER BY id DESC LIMIT 1`,
  );
  const links = prepareIncidentLinks(db);

  const findTries = prepareFindCallBackTries(db);

  function toLinkedCall(link: IncidentLinkRecord, endedAtMs: number | null): LinkedCall {
    const { callId, wantsCallback } = link;
    const calledBackAtMs = getCalledBackAtMs(link, endedAtMs);
    const row = newestOfCall.get(callId);
    if (row === undefined) throw createCorruptionError('a linked call has no ticket');
    const { id: ticketId, reference, createdAtMs, name, phone, storeName } = toSummary(row);
    const who = { name, phone, storeName: storeName ?? '' };
    const isWaiting = endedAtMs !== null && wantsCallback && calledBackAtMs === null;
    const tries = (isWaiting ? findTries(phone, createdAtMs + 1) : null) ?? undefined;
    return { callId, ticketId, reference, createdAtMs, ...who, wantsCallback, calledBackAtMs, tries };
  }

  return {
    /** Those that last, newest first. */
    open: (): OpenIncident[] =>
      lasting
        .all()
        .map(toIncident)
        .map(({ uid, title, traits, beganAtMs }) => ({ uid, title, traits, beganAtMs })),

    /** Those that ended within a day, the last one first: a call may be linked to them all the same. */
    recentlyEnded: (nowMs: number): EndedIncident[] =>
      ended
        .all(nowMs - offeredAfterEndMs)
        .map(toIncident)
        .flatMap(({ uid, title, traits, beganAtMs, endedAtMs }) =>
          endedAtMs === null ? [] : [{ uid, title, traits, beganAtMs, endedAtMs }],
        ),

    /**
     * Lists lasting incidents first, each with its calls. Leaves out those that ended long ago, unless a caller still
     * waits for a callback.
     */
    list: (nowMs: number): ListedIncident[] => {
      // All of them, so that a damaged link is noticed and not left out.
      const linksOf = groupByIncident(links.all());
      return inOrder.all().flatMap((row) => {
        const { uid, title, beganAtMs, endedAtMs } = toIncident(row);
        const linked = linksOf.get(uid) ?? [];
        const isListed =
          endedAtMs === null ||
          endedAtMs > nowMs - listedAfterEndMs ||
          linked.some(({ wantsCallback, calledBackAtMs }) => wantsCallback && calledBackAtMs === null);
        if (!isListed) return [];
        const calls = linked
          .map((link) => toLinkedCall(link, endedAtMs))
          .toSorted((a, b) => a.createdAtMs - b.createdAtMs || a.ticketId - b.ticketId);
        return [{ uid, title, beganAtMs, endedAtMs, calls }];
      });
    },
  };
}

/**
 * When the caller of a link was called back, or null. While an incident that was opened again lasts, the caller waits for its next
 * end: the link keeps the time, for an incident that was opened again by mistake.
 */
export function getCalledBackAtMs(
  { calledBackAtMs }: IncidentLinkRecord,
  endedAtMs: number | null,
): number | null {
  return endedAtMs === null ? null : calledBackAtMs;
}

/** Reads single incidents, by the id of the row or by the id on every PC. */
export function prepareIncident(db: Database) {
  const byUid = db.prepare<[string], IncidentRow>(`${selectIncident} WHERE uid = ?`);
  const byId = db.prepare<[number], IncidentRow>(`${selectIncident} WHERE id = ?`);
  const read = (row: IncidentRow | undefined): IncidentRecord | null =>
    row === undefined ? null : toIncident(row);
  return {
    byUid: (uid: string): IncidentRecord | null => read(byUid.get(uid)),
    byId: (id: number): IncidentRecord | null => read(byId.get(id)),
  };
}

/** Returns a function that iterates all incidents with their links, oldest first. */
export function prepareIncidentRecords(db: Database): () => Generator<ChangedIncident> {
  const all = db.prepare<[], IncidentRow>(`${selectIncident} ORDER BY id`);
  const links = prepareIncidentLinks(db);
  return function* iterateIncidents() {
    const linksOf = groupByIncident(links.all());
    for (const row of all.iterate()) {
      const incident = toIncident(row);
      yield { incident, links: linksOf.get(incident.uid) ?? [] };
    }
  };
}

function groupByIncident(
  links: readonly IncidentLinkRecord[],
): ReadonlyMap<string, readonly IncidentLinkRecord[]> {
  const groups = new Map<string, IncidentLinkRecord[]>();
  for (const link of links) {
    const group = groups.get(link.incidentUid);
    if (group === undefined) groups.set(link.incidentUid, [link]);
    else group.push(link);
  }
  return groups;
}

function toIncident(row: IncidentRow): IncidentRecord {
  const { uid, title, traits, began_at_ms, ended_at_ms, changed_at_ms, end_changed_at_ms } = verifyRow(
    'incident',
    row,
  );
  return {
    uid,
    title,
    traits: JSON.parse(traits) as string[],
    beganAtMs: began_at_ms,
    endedAtMs: ended_at_ms,
    changedAtMs: changed_at_ms,
    ...(end_changed_at_ms === null ? {} : { endChangedAtMs: end_changed_at_ms }),
  };
}
