import type { IncidentLinkRecord } from '../../shared/incidents/incident';
import { isNewerChange } from '../../shared/time/last-write-wins';
import type { ArchivedIncident, StagedContactNote } from '../../src-main/archive/archive-format';

type Note = Omit<StagedContactNote['contactNote'], 'uid'>;

/** The content of a lasting note, an incident or a call of an incident that every PC and the server must agree on. */
export type ComparableRecord = {
  readonly name: string;
  readonly changedAtMs: number;
  readonly content: readonly unknown[];
};

/** Not by its ids: PCs put those of two notes that meet together in either order. */
export function toComparableNote({
  subject,
  key,
  label,
  text,
  endsAtMs,
  changedAtMs,
}: Note): ComparableRecord {
  return { name: `${subject} ${key}`, changedAtMs, content: [label, text, endsAtMs] };
}

export function toComparableIncident({
  uid,
  changedAtMs,
  links,
  ...rest
}: ArchivedIncident): ComparableRecord[] {
  const { title, traits, beganAtMs, endedAtMs, endChangedAtMs = changedAtMs } = rest;
  return [
    { name: `incident ${uid}`, changedAtMs, content: [title, traits, beganAtMs] },
    { name: `end of incident ${uid}`, changedAtMs: endChangedAtMs, content: [endedAtMs] },
    ...links.map((link) => toComparableLink({ ...link, incidentUid: uid })),
  ];
}

export function toComparableLink(link: IncidentLinkRecord): ComparableRecord {
  const { callId, changedAtMs, incidentUid, wantsCallback, calledBackAtMs, isUnlinked = false } = link;
  const content = [incidentUid, wantsCallback, calledBackAtMs, isUnlinked];
  return { name: `call ${callId}`, changedAtMs, content };
}

/** Returns the records of a server: of each the newest, from any PC. */
export function toComparableServerRecords(rows: readonly Record<string, unknown>[]): ComparableRecord[] {
  const newest = new Map<string, ComparableRecord>();
  for (const { kind, archived } of rows) {
    const line = JSON.parse(String(archived)) as ArchivedIncident | Note;
    for (const record of kind === 'contact-note'
      ? [toComparableNote(line as Note)]
      : toComparableIncident(line as ArchivedIncident)) {
      const known = newest.get(record.name);
      if (known === undefined || isNewerChange(record, known, ({ content }) => content))
        newest.set(record.name, record);
    }
  }
  return [...newest.values()];
}

/**
 * Compares what each history has.
 * @param written the latest change of each record that was on the disk of a PC, in ms since 1970
 * @returns how many records lack it somewhere, and how many are not the same everywhere
 */
export function compareRecords(
  histories: readonly (readonly ComparableRecord[])[],
  written: ReadonlyMap<string, number>,
) {
  const [lost, different] = [new Set<string>(), new Set<string>()];
  const [first = []] = histories;
  const texts = new Map(first.map((record) => [record.name, JSON.stringify(record)]));
  for (const records of histories) {
    const here = new Map(records.map((record) => [record.name, record]));
    for (const [name, changedAtMs] of written)
      if ((here.get(name)?.changedAtMs ?? 0) < changedAtMs) lost.add(name);
    for (const name of [...texts.keys(), ...here.keys()])
      if (JSON.stringify(here.get(name)) !== texts.get(name)) different.add(name);
  }
  return { recordsLost: lost.size, recordsDifferent: different.size };
}
