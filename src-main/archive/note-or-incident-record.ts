import type { Database } from 'better-sqlite3';
import { prepareContactNoteById } from '../callers/contact-note-store';
import { splitNoteUid } from '../../shared/callers/contact-note';
import { prepareIncident, type ChangedIncident } from '../incidents/incident-reader';
import { getLastChangedAtMs } from '../incidents/merge-incidents';
import { prepareIncidentLinks } from '../rows/incidents/incident-link-rows';
import { hashErasedId } from '../privacy/mark-and-check-erased-ids';
import { checkContactNoteLine, checkIncidentLine } from './check-archive-line';
import type { ArchivedIncident, StagedContactNote } from './archive-format';
import { ArchiveRejectedError } from './archive-rejected-error';
import type { StagedIncident } from './import-incidents';

/** What the shared history has besides tickets, each as a line of the archive. */
export const recordKinds = ['contact-note', 'incident', 'incident-link'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** A line of the archive, and what it is called. `uids` are the ids by which an erasure names it. */
export type NoteOrIncidentRecord = {
  readonly kind: RecordKind;
  /** The same on every PC. */
  readonly name: string;
  readonly uids: readonly string[];
  readonly changedAtMs: number;
  /** A line of `contact-notes.jsonl`, or one of `incidents.jsonl` with one of its links or none. */
  readonly archived: string;
};

export function toArchivedIncident({ incident, links }: ChangedIncident): ArchivedIncident {
  return { ...incident, links: links.map(({ incidentUid: _uid, ...link }) => link) };
}

/** Returns a function that reads a row as a line of the archive; null if the row is gone. */
export function prepareNoteOrIncidentRecord(
  db: Database,
): (kind: RecordKind, rowId: number) => NoteOrIncidentRecord | null {
  const note = prepareContactNoteById(db);
  const incidents = prepareIncident(db);
  const links = prepareIncidentLinks(db);

  function readStaged(kind: RecordKind, rowId: number): StagedContactNote | StagedIncident | null {
    if (kind === 'contact-note') {
      const found = note(rowId);
      return found === null ? null : { contactNote: found };
    }
    const link = kind === 'incident-link' ? links.byId(rowId) : null;
    if (kind === 'incident-link' && link === null) return null;
    const incident = link === null ? incidents.byId(rowId) : incidents.byUid(link.incidentUid);
    if (incident === null) return null;
    return { incident: toArchivedIncident({ incident, links: link === null ? [] : [link] }) };
  }

  return (kind, rowId) => {
    const staged = readStaged(kind, rowId);
    return staged === null ? null : { ...describe(staged), archived: JSON.stringify(lineOf(staged)) };
  };
}

/**
 * Checks a line that another PC wrote.
 * @returns null if the app could not have written it
 */
export function readNoteOrIncidentRecord(
  record: Pick<NoteOrIncidentRecord, 'kind' | 'name' | 'uids' | 'archived'>,
): StagedContactNote | StagedIncident | null {
  try {
    const { kind, name, uids, archived } = record;
    const lines: readonly (StagedContactNote | StagedIncident)[] =
      kind === 'contact-note' ? checkContactNoteLine(archived) : checkIncidentLine(archived);
    const [staged] = lines;
    if (staged === undefined || lines.length > 1) return null;
    // A second link would be one that no erasure names.
    if ('incident' in staged && staged.incident.links.length > 1) return null;
    const described = describe(staged);
    const isSame = described.kind === kind && described.name === name;
    return isSame && described.uids.join(' ') === uids.join(' ') ? staged : null;
  } catch (thrown) {
    if (thrown instanceof ArchiveRejectedError) return null;
    throw thrown;
  }
}

function lineOf(staged: StagedContactNote | StagedIncident): object {
  return 'contactNote' in staged ? staged.contactNote : staged.incident;
}

function describe(staged: StagedContactNote | StagedIncident): Omit<NoteOrIncidentRecord, 'archived'> {
  if ('contactNote' in staged) {
    const { uid, subject, key, changedAtMs } = staged.contactNote;
    // A hash, because a key may be too long for an index.
    return {
      kind: 'contact-note',
      name: hashErasedId(`${subject} ${key}`),
      uids: splitNoteUid(uid),
      changedAtMs,
    };
  }
  const { uid, links } = staged.incident;
  const [link] = links;
  return link === undefined
    ? { kind: 'incident', name: uid, uids: [uid], changedAtMs: getLastChangedAtMs(staged.incident) }
    : { kind: 'incident-link', name: link.callId, uids: [link.callId, uid], changedAtMs: link.changedAtMs };
}
