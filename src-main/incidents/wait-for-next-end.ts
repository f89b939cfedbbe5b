import type { Database } from 'better-sqlite3';
import type { IncidentLinkRecord, IncidentRecord } from '../../shared/incidents/incident';
import { prepareIncidentLinks } from '../rows/incidents/incident-link-rows';
import { getEndChangedAtMs } from './merge-incidents';

/** An incident that is ended again within this time was opened again by mistake, in ms. */
const reopenedByMistakeMs = 5 * 60_000;

/**
 * Prepares to let who wants a callback wait for this end of an incident, in the transaction that ends it: they were told of an end
 * before it was opened again. The links of an incident that was opened again are all written, since another PC that was away may
 * have told somebody then, and share that later.
 * @param incident as it was while it lasted
 * @returns the links that it wrote
 */
export function prepareWaitForNextEnd(
  db: Database,
): (incident: IncidentRecord, nowMs: number) => IncidentLinkRecord[] {
  const links = prepareIncidentLinks(db);
  return (incident, nowMs) => {
    const { uid, endChangedAtMs: reopenedAtMs } = incident;
    const lastedMs = nowMs - getEndChangedAtMs(incident);
    const wasMistake = lastedMs >= 0 && lastedMs < reopenedByMistakeMs;
    if (reopenedAtMs === undefined || wasMistake) return [];
    const isToBeTold = ({ incidentUid, wantsCallback, calledBackAtMs }: IncidentLinkRecord) =>
      incidentUid === uid && wantsCallback && (calledBackAtMs === null || calledBackAtMs < reopenedAtMs);
    return links
      .all()
      .filter(isToBeTold)
      .map((link) => {
        const changed = { ...link, calledBackAtMs: null, changedAtMs: Math.max(nowMs, link.changedAtMs + 1) };
        links.merge(changed);
        return changed;
      });
  };
}
