import type { Database } from 'better-sqlite3';
import { latestChangeMs } from '../../shared/time/last-write-wins';
import { createIncidentStore } from '../incidents/incident-store';
import { getEndChangedAtMs } from '../incidents/merge-incidents';
import { isConstraint } from '../db/database-error';
import { prepareRedactErasedTitle } from '../privacy/erase-contact-notes-and-incidents';
import type { ArchivedIncident } from './archive-format';

/** An incident in a staged file, with some of its links: so many that a step stays short. */
export type StagedIncident = { readonly incident: ArchivedIncident };

const linksPerLine = 50;

export function splitIncident(incident: ArchivedIncident): StagedIncident[] {
  const { links, ...rest } = incident;
  const lines: StagedIncident[] = [];
  for (let at = 0; at === 0 || at < links.length; at += linksPerLine) {
    lines.push({ incident: { ...rest, links: links.slice(at, at + linksPerLine) } });
  }
  return lines;
}

/** What importing a line costs of a step. */
export function estimateCostOfIncident({ incident }: StagedIncident): number {
  return 3 + 2 * incident.links.length;
}

/**
 * Returns a function that imports an incident and its links. The newer of two holds, and a link to a call that is not here is
 * left out. It returns whether anything was new or newer.
 */
export function prepareImportIncident(db: Database): (line: StagedIncident, nowMs?: number) => boolean {
  const store = createIncidentStore(db);
  const redactErasedTitle = prepareRedactErasedTitle(db);
  const importIncident = db.transaction(
    ({ incident: { links, ...imported } }: StagedIncident, nowMs?: number): boolean => {
      const endChangedAtMs = Math.min(getEndChangedAtMs(imported), latestChangeMs);
      const incident = redactErasedTitle({ ...limitTime(imported), endChangedAtMs });
      const isNewer = store.merge(incident, nowMs);
      const newer = links.filter((link) =>
        store.mergeLink({ ...limitTime(link), incidentUid: incident.uid }, nowMs),
      );
      return isNewer || newer.length > 0;
    },
  );
  return (line, nowMs) => {
    try {
      return importIncident(line, nowMs);
    } catch (thrown) {
      if (isConstraint(thrown)) return false;
      throw thrown;
    }
  };
}

/** Every later change has a time that an archive can hold. */
function limitTime<T extends { readonly changedAtMs: number }>(change: T): T {
  return { ...change, changedAtMs: Math.min(change.changedAtMs, latestChangeMs) };
}
