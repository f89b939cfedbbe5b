import type { IncidentChange, IncidentRecord } from '../../shared/incidents/incident';
import { isNewerChange } from '../../shared/time/last-write-wins';

/**
 * Merges two versions of an incident: of each the name (with what it recognises) and the end, the later one holds. A PC that
 * renames an incident whose end has not arrived there does not open it again.
 * @param nowMs a time later than this is of a clock that was wrong
 * @returns null if the existing one is as new
 */
export function mergeIncidents(
  incoming: IncidentRecord,
  existing: IncidentRecord,
  nowMs?: number,
): IncidentRecord | null {
  const isNameNewer = isNewerChange(incoming, existing, contentOfName, nowMs);
  const isEndNewer = isNewerChange(endOf(incoming), endOf(existing), contentOfEnd, nowMs);
  if (!isNameNewer && !isEndNewer) return null;
  const end = isEndNewer ? incoming : existing;
  return {
    ...(isNameNewer ? incoming : existing),
    endedAtMs: end.endedAtMs,
    endChangedAtMs: getEndChangedAtMs(end),
  };
}

/** Returns the incident as an agent changes it. A change is always newer than the previous one. */
export function changeIncident(
  existing: IncidentRecord,
  change: IncidentChange,
  nowMs: number,
): IncidentRecord {
  const endChangedAtMs = getEndChangedAtMs(existing);
  if ('title' in change) {
    const changedAtMs = Math.max(nowMs, existing.changedAtMs + 1);
    return { ...existing, title: change.title, changedAtMs, endChangedAtMs };
  }
  return {
    ...existing,
    endedAtMs: change.isEnded ? (existing.endedAtMs ?? nowMs) : null,
    endChangedAtMs: Math.max(nowMs, endChangedAtMs + 1),
  };
}

/** When an incident was ended or opened again, or else begun, in ms since 1970. */
export function getEndChangedAtMs({ changedAtMs, endChangedAtMs }: IncidentTimes): number {
  return endChangedAtMs ?? changedAtMs;
}

/** When anything of an incident was changed last, in ms since 1970. */
export function getLastChangedAtMs(incident: IncidentTimes): number {
  return Math.max(incident.changedAtMs, getEndChangedAtMs(incident));
}

type IncidentTimes = Pick<IncidentRecord, 'changedAtMs' | 'endChangedAtMs'>;
type End = { readonly changedAtMs: number; readonly endedAtMs: number | null };

function endOf(incident: IncidentRecord): End {
  return { changedAtMs: getEndChangedAtMs(incident), endedAtMs: incident.endedAtMs };
}

function contentOfName({ title, traits, beganAtMs }: IncidentRecord): readonly unknown[] {
  return [title, traits, beganAtMs];
}

function contentOfEnd({ endedAtMs }: End): readonly unknown[] {
  return [endedAtMs];
}
