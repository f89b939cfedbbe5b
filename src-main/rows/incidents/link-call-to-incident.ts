import type { Database } from 'better-sqlite3';
import { chosenIncidentSchema, type IncidentLinkRecord } from '../../../shared/incidents/incident';
import { prepareIncidentLinks } from './incident-link-rows';

/**
 * Prepares to link a call that has just ended to the incident that was chosen for it, in the caller's transaction. A call
 * that a rejected ticket linked already keeps the callback that was asked for since. The function returns the link that
 * it wrote, or null.
 * @param isReplay the call ended earlier: a link that was made since is newer
 * @param fields those of the call, of any version
 */
export function prepareLinkCallToIncident(
  db: Database,
  isReplay = false,
): (callId: string, fields: unknown, nowMs: number) => IncidentLinkRecord | null {
  const links = prepareIncidentLinks(db);
  return (callId, fields, nowMs) => {
    const chosen = chosenIncidentSchema.safeParse((fields as { incident?: unknown } | null)?.incident);
    if (!chosen.success) return null;
    const { uid: incidentUid, wantsCallback } = chosen.data;
    const earlier = links.get(callId);
    const isSame = earlier?.incidentUid === incidentUid;
    const link: IncidentLinkRecord = {
      callId,
      incidentUid,
      wantsCallback: wantsCallback || (isSame && earlier.wantsCallback),
      calledBackAtMs: isSame ? earlier.calledBackAtMs : null,
      // Newer than the link it replaces, even if the clock was set back in between.
      changedAtMs: isReplay ? nowMs : Math.max(nowMs, links.changedAtMs(callId) + 1),
    };
    return links.merge(link) ? link : null;
  };
}
