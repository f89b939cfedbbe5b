import type { Database } from 'better-sqlite3';
import type {
  CallToLink,
  IncidentChange,
  IncidentLinkChange,
  IncidentLinkRecord,
  IncidentOfTicket,
  IncidentRecord,
} from '../../shared/incidents/incident';
import { similarCallsWindowMs } from './similar-calls-window-ms';
import {
  createIncidentReader,
  getCalledBackAtMs,
  prepareIncident,
  type ChangedIncident,
} from './incident-reader';
import { changeIncident, getEndChangedAtMs, mergeIncidents } from './merge-incidents';
import { prepareIncidentLinks } from '../rows/incidents/incident-link-rows';
import { prepareWaitForNextEnd } from './wait-for-next-end';

export type IncidentStore = ReturnType<typeof createIncidentStore>;

/** The known incidents, and the calls that belong to them. */
export function createIncidentStore(db: Database) {
  const { byUid: get } = prepareIncident(db);
  const write = db.prepare(
    `INSERT INTO incident (uid, title, traits, began_at_ms, ended_at_ms, changed_at_ms, end_changed_at_ms)
     VALUES (@uid, @title, @traits, @beganAtMs, @endedAtMs, @changedAtMs, nullif(@endChangedAtMs, @changedAtMs))
     ON CONFLICT (uid) DO UPDATE SET title = excluded.title, traits = excluded.traits,
       began_at_ms = excluded.began_at_ms, ended_at_ms = excluded.ended_at_ms, changed_at_ms = excluded.changed_at_ms,
       end_changed_at_ms = excluded.end_changed_at_ms`,
  );
  const callOf = db.prepare<[number], string>('SELECT call_id FROM ticket WHERE id = ?').pluck();
  const hasTicketSince = db.prepare<[number]>('SELECT 1 FROM ticket WHERE created_at_ms > ? LIMIT 1');
  const decideLikeness = db.prepare<[string]>(
    'UPDATE call SET is_likeness_decided = 1 WHERE id IN (SELECT value FROM json_each(?))',
  );
  const links = prepareIncidentLinks(db);
  const waitForNextEnd = prepareWaitForNextEnd(db);

  function merge(incident: IncidentRecord, nowMs?: number): boolean {
    const existing = get(incident.uid);
    const merged = existing === null ? incident : mergeIncidents(incident, existing, nowMs);
    if (merged === null) return false;
    const endChangedAtMs = getEndChangedAtMs(merged);
    write.run({ ...merged, endChangedAtMs, traits: JSON.stringify(merged.traits) });
    return true;
  }

  /** What an agent has decided about is never pointed out again. @returns the ids of the calls */
  function decide(ticketIds: readonly number[], callIds: readonly string[]): ReadonlySet<string> {
    const calls = new Set([...ticketIds.flatMap((id) => callOf.get(id) ?? []), ...callIds]);
    decideLikeness.run(JSON.stringify([...calls]));
    return calls;
  }

  /** The incident that lasts and has one of these calls; null if none does. */
  function findOngoingIncident(callIds: Iterable<string>): IncidentRecord | null {
    for (const callId of callIds) {
      const link = links.get(callId);
      const incident = link === null ? null : get(link.incidentUid);
      if (incident?.endedAtMs === null) return incident;
    }
    return null;
  }

  return {
    /**
     * Makes an incident out of calls that have ended. Those that belong to another one stay there, and if that one lasts, the
     * others join it: another PC made it of the same calls. Returns the incident that they belong to.
     * @param callIds calls that were at hand when they were found, and may have ended since
     */
    begin: db.transaction(
      (
        incident: IncidentRecord,
        ticketIds: readonly number[],
        callIds: readonly string[] = [],
      ): ChangedIncident => {
        const calls = decide(ticketIds, callIds);
        const existing = findOngoingIncident(calls);
        if (existing === null) merge(incident);
        const { changedAtMs } = incident;
        const incidentUid = existing?.uid ?? incident.uid;
        const linked = [...calls]
          .filter((callId) => links.get(callId) === null)
          .map((callId) => ({ callId, incidentUid, wantsCallback: false, calledBackAtMs: null, changedAtMs }))
          .filter((link) => links.merge(link));
        return { incident: existing ?? incident, links: linked };
      },
    ).immediate,

    /**
     * Renames an incident, ends it, or opens it again: who was called back before waits for its next end then, unless that comes
     * within minutes, since it was opened again by mistake. Returns null if it does not exist.
     */
    change: db.transaction((change: IncidentChange, nowMs: number): ChangedIncident | null => {
      const existing = get(change.uid);
      if (existing === null) return null;
      const incident = changeIncident(existing, change, nowMs);
      merge(incident);
      const isEnding = existing.endedAtMs === null && incident.endedAtMs !== null;
      return { incident, links: isEnding ? waitForNextEnd(existing, nowMs) : [] };
    }).immediate,

    /**
     * Changes whether the caller is to be called back, and whether that is done. While the incident lasts, the link keeps when it
     * was done, see `getCalledBackAtMs`. Returns null if the call has no incident.
     */
    changeLink: db.transaction((change: IncidentLinkChange, nowMs: number): IncidentLinkRecord | null => {
      const existing = links.get(change.callId);
      if (existing === null) return null;
      const { calledBackAtMs, incidentUid } = existing;
      const hiddenAtMs = get(incidentUid)?.endedAtMs === null ? calledBackAtMs : null;
      const changed = {
        ...existing,
        wantsCallback: change.wantsCallback,
        calledBackAtMs: change.isCalledBack ? (calledBackAtMs ?? nowMs) : hiddenAtMs,
        changedAtMs: Math.max(nowMs, existing.changedAtMs + 1),
      };
      links.merge(changed);
      return changed;
    }).immediate,

    /** Links a call that has ended, or moves it to another incident. Returns null if there is no such call or incident. */
    linkTicket: db.transaction(
      ({ ticketId, uid, wantsCallback }: CallToLink, nowMs: number): IncidentLinkRecord | null => {
        const callId = callOf.get(ticketId);
        if (callId === undefined || get(uid) === null) return null;
        const existing = links.get(callId);
        const isSame = existing?.incidentUid === uid;
        const link = {
          callId,
          incidentUid: uid,
          wantsCallback,
          calledBackAtMs: isSame ? existing.calledBackAtMs : null,
          changedAtMs: Math.max(nowMs, links.changedAtMs(callId) + 1),
        };
        links.merge(link);
        return link;
      },
    ).immediate,

    /** These calls, of which some may be at hand, have nothing in common. */
    dismissLikeness: db.transaction((ticketIds: readonly number[], callIds: readonly string[]): null => {
      decide(ticketIds, callIds);
      return null;
    }).immediate,

    /** Takes a call out of its incident. Returns null if it has none. */
    unlinkCall: db.transaction((callId: string, nowMs: number): IncidentLinkRecord | null => {
      const existing = links.get(callId);
      if (existing === null) return null;
      const changedAtMs = Math.max(nowMs, existing.changedAtMs + 1);
      const change = { wantsCallback: false, calledBackAtMs: null, changedAtMs };
      const unlinked: IncidentLinkRecord = { ...existing, ...change, isUnlinked: true };
      links.merge(unlinked);
      return unlinked;
    }).immediate,

    /** The incident that the call of a ticket belongs to. */
    linkOfTicket: (ticketId: number): IncidentOfTicket | null => {
      const callId = callOf.get(ticketId);
      const link = callId === undefined ? null : links.get(callId);
      const incident = link === null ? null : get(link.incidentUid);
      if (link === null || incident === null) return null;
      const { wantsCallback } = link;
      const { uid, title, endedAtMs } = incident;
      const calledBackAtMs = getCalledBackAtMs(link, endedAtMs);
      return { uid, wantsCallback, callId: link.callId, title, endedAtMs, calledBackAtMs };
    },

    /**
     * Takes an incident of the journal or of another PC: its name and its end, each if it is newer.
     * @param nowMs known for another PC: what has a later time here was written while the clock was wrong
     * @returns false if the one here is as new
     */
    merge,
    mergeLink: links.merge,

    ...createIncidentReader(db),

    /** Whether one of these calls belongs to an incident. */
    hasLinked: (ticketIds: readonly number[]): boolean =>
      ticketIds.some((id) => links.get(callOf.get(id) ?? '') !== null),

    /** Whether there may be similar calls at all. */
    hasRecentCall: (nowMs: number): boolean => hasTicketSince.get(nowMs - similarCallsWindowMs) !== undefined,
  };
}
