import { clockToleranceMs, latestTimeMs } from '../../shared/time/last-write-wins';
import type { StagedContactNote } from '../archive/archive-format';
import type { StagedIncident } from '../archive/import-incidents';

/** A note on a caller or store, or an incident, as another PC wrote it. */
export type SyncedRecord = StagedContactNote | StagedIncident;

/**
 * How far the clock of the PC was ahead that wrote a row, in ms, 0 if it was right enough; and when it wrote it, in ms
 * since 1970. Both by the clock of the server.
 */
type WriteTime = { readonly aheadMs: number; readonly writtenAtMs: number };

/**
 * Returns a record with the times that the clock of the server would have given: what a PC with a wrong clock wrote counts
 * neither as later nor as earlier than what others wrote. Nothing that has happened is later than its row.
 */
export function toServerTime(record: SyncedRecord, { aheadMs, writtenAtMs }: WriteTime): SyncedRecord {
  const shift = (atMs: number): number => (aheadMs === 0 ? atMs : inRange(atMs - aheadMs));
  return changeTimes(record, shift, (atMs) => {
    const there = shift(atMs);
    return there > writtenAtMs + clockToleranceMs ? writtenAtMs : there;
  });
}

/**
 * Returns how far the clock of this PC is ahead of the server's, in ms: 0 if it can be right, however long the request or the
 * answer was on its way, and otherwise the least that it can be.
 * @param serverNowMs the time that the server answered; `askedAtMs` and `answeredAtMs` are those of this PC around it
 */
export function findAheadMs(serverNowMs: number, askedAtMs: number, answeredAtMs: number): number {
  const earliestMs = Math.min(askedAtMs, answeredAtMs);
  const latestMs = Math.max(askedAtMs, answeredAtMs);
  return Math.max(earliestMs - serverNowMs, 0) + Math.min(latestMs - serverNowMs, 0);
}

/** Returns a record with the times of this PC, whose clock is so far ahead of the server's. */
export function toLocalTime(record: SyncedRecord, aheadMs: number): SyncedRecord {
  if (!(Math.abs(aheadMs) > clockToleranceMs)) return record;
  const shift = (atMs: number): number => inRange(Math.round(atMs + aheadMs));
  return changeTimes(record, shift, shift);
}

function inRange(atMs: number): number {
  return Math.min(Math.max(atMs, 0), latestTimeMs);
}

/** @param planned changes a time that may lie ahead; `past` one that does not */
function changeTimes(
  record: SyncedRecord,
  planned: (atMs: number) => number,
  past: (atMs: number) => number,
): SyncedRecord {
  if ('contactNote' in record) {
    const { contactNote: note } = record;
    const endsAtMs = note.endsAtMs === null ? null : planned(note.endsAtMs);
    return { contactNote: { ...note, endsAtMs, changedAtMs: past(note.changedAtMs) } };
  }
  const { incident } = record;
  const beganAtMs = past(incident.beganAtMs);
  return {
    incident: {
      ...incident,
      beganAtMs,
      endedAtMs: incident.endedAtMs === null ? null : Math.max(past(incident.endedAtMs), beganAtMs),
      changedAtMs: past(incident.changedAtMs),
      ...(incident.endChangedAtMs === undefined ? {} : { endChangedAtMs: past(incident.endChangedAtMs) }),
      links: incident.links.map((link) => ({
        ...link,
        calledBackAtMs: link.calledBackAtMs === null ? null : past(link.calledBackAtMs),
        changedAtMs: past(link.changedAtMs),
      })),
    },
  };
}
