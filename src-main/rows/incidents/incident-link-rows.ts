import type { Database } from 'better-sqlite3';
import type { IncidentLinkRecord } from '../../../shared/incidents/incident';
import { isNewerChange } from '../../../shared/time/last-write-wins';
import { createCorruptionError } from '../../db/database-error';
import { selectChecksummed, verifyRow } from '../../db/row-checksums';
import { deriveErasedIncidentUid } from './derive-erased-incident-uid';

/** In SQL, for a link: its caller is to hear that the incident is over, and has not been called back. */
export const isCallbackOwedSql = 'wants_callback = 1 AND called_back_at_ms IS NULL';

/** How often the title of one incident can be erased until what names its first id is no longer linked to it. */
const maxErasures = 5;

type LinkRow = {
  call_id: string;
  incident_id: number;
  wants_callback: 0 | 1;
  called_back_at_ms: number | null;
  changed_at_ms: number;
  is_unlinked: 1 | null;
  checksum: string;
};

const selectLink = `SELECT ${selectChecksummed('incident_link')},
  (SELECT uid FROM incident WHERE incident.id = incident_link.incident_id) AS uid FROM incident_link`;

/** The links between calls and incidents. Everything runs within the caller's transaction. */
export function prepareIncidentLinks(db: Database) {
  const idOf = prepareIncidentId(db);
  const hasTicket = db.prepare<[string]>('SELECT 1 FROM ticket WHERE call_id = ? LIMIT 1');
  const linkOf = db.prepare<[string], LinkRow & { uid: string | null }>(`${selectLink} WHERE call_id = ?`);
  const write = db.prepare(
    `INSERT INTO incident_link (call_id, incident_id, wants_callback, called_back_at_ms, changed_at_ms, is_unlinked)
     VALUES (@callId, @incidentId, @wantsCallback, @calledBackAtMs, @changedAtMs, @isUnlinked)
     ON CONFLICT (call_id) DO UPDATE SET incident_id = excluded.incident_id, wants_callback = excluded.wants_callback,
       called_back_at_ms = excluded.called_back_at_ms, changed_at_ms = excluded.changed_at_ms,
       is_unlinked = excluded.is_unlinked`,
  );

  const linkById = db.prepare<[number], LinkRow & { uid: string | null }>(
    `${selectLink} WHERE incident_link.id = ?`,
  );
  const all = db.prepare<[], LinkRow & { uid: string | null }>(`${selectLink} ORDER BY incident_link.id`);

  /** Also of a call that was unlinked. */
  function getNewest(callId: string): IncidentLinkRecord | null {
    const row = linkOf.get(callId);
    return row === undefined ? null : toLink(row);
  }

  return {
    /** The link of a call; null if it belongs to no incident. */
    get: (callId: string): IncidentLinkRecord | null => {
      const link = getNewest(callId);
      return link?.isUnlinked === true ? null : link;
    },

    /** When a call was last linked or unlinked; 0 if it never was. */
    changedAtMs: (callId: string): number => getNewest(callId)?.changedAtMs ?? 0,

    /** What this row says of its call, also that it was unlinked; null if it is gone. */
    byId: (id: number): IncidentLinkRecord | null => {
      const row = linkById.get(id);
      return row === undefined ? null : toLink(row);
    },

    /** Every link, oldest first. */
    all: (): IncidentLinkRecord[] =>
      all
        .all()
        .map(toLink)
        .filter(({ isUnlinked }) => isUnlinked !== true),

    /**
     * Writes a link if there is nothing newer of the call.
     * @param nowMs known for a link of another PC: what has a later time here was written while the clock was wrong
     * @returns false also if the incident is not here, or the call has not ended
     */
    merge: (link: IncidentLinkRecord, nowMs?: number): boolean => {
      const incidentId = idOf(link.incidentUid);
      if (incidentId === undefined || hasTicket.get(link.callId) === undefined) return false;
      const existing = getNewest(link.callId);
      if (existing !== null && !isNewerChange(link, existing, contentOf, nowMs)) return false;
      write.run({
        ...link,
        incidentId,
        wantsCallback: link.wantsCallback ? 1 : 0,
        isUnlinked: link.isUnlinked === true ? 1 : null,
      });
      return true;
    },
  };
}

/** Returns a function that finds an incident by its id on all PCs, also if its title was erased since. */
function prepareIncidentId(db: Database): (uid: string) => number | undefined {
  const idOf = db.prepare<[string], number>('SELECT id FROM incident WHERE uid = ?').pluck();
  return (uid) => {
    let current = uid;
    for (let erasures = 0; erasures < maxErasures; erasures += 1) {
      const id = idOf.get(current);
      if (id !== undefined) return id;
      current = deriveErasedIncidentUid(current);
    }
    return undefined;
  };
}

function contentOf(link: IncidentLinkRecord): readonly unknown[] {
  const { incidentUid, wantsCallback, calledBackAtMs, isUnlinked = false } = link;
  return [incidentUid, wantsCallback, calledBackAtMs, isUnlinked];
}

function toLink({ uid, ...row }: LinkRow & { uid: string | null }): IncidentLinkRecord {
  const link = verifyRow('incident_link', row);
  if (uid === null) throw createCorruptionError('a call is linked to an incident that is not there');
  return {
    callId: link.call_id,
    incidentUid: uid,
    wantsCallback: link.wants_callback === 1,
    calledBackAtMs: link.called_back_at_ms,
    changedAtMs: link.changed_at_ms,
    ...(link.is_unlinked === 1 ? { isUnlinked: true as const } : {}),
  };
}
