import type { Database } from 'better-sqlite3';
import { createCallerDismissalStore } from '../../callers/caller-dismissal-store';
import { createIncomingCallStore } from '../../incoming-calls/incoming-call-store';
import { createContactNoteStore } from '../../callers/contact-note-store';
import { prepareRemoveReopenedCall } from '../../calls/undo-ending';
import { isConstraintOrDamagedRow } from '../../db/database-error';
import { createIncidentStore } from '../../incidents/incident-store';
import type { JournalRecord } from '../../journal/journal-record';
import { splitNoteUid } from '../../../shared/callers/contact-note';
import { prepareRedactErasedTitle } from '../../privacy/erase-contact-notes-and-incidents';
import { prepareIsErased } from '../../privacy/mark-and-check-erased-ids';
import { replayTicket, type TicketRecord } from './replay-ticket-record';

/** Records per transaction; each record has its own savepoint. One flush per record takes too long. */
const recordsAtOnce = 200;

/** The records of the tickets that the database did not accept, by reference, the record that made the ticket first. */
export type ConflictingTickets = ReadonlyMap<string, readonly TicketRecord[]>;

/**
 * Applies records of the journal, or of a damaged database that can still be read in part, to the database. They
 * restore tickets that were lost or that a backup lacks, attempts, answers that were read but not written before a
 * crash, and what people recorded by hand. Records that the database already has change nothing, so a replay is
 * idempotent.
 * @returns the tickets that could not be added; see `addSecondTicketsOfCalls`
 */
export function replayJournal(db: Database, records: Iterable<JournalRecord>): ConflictingTickets {
  let replay: Replay | undefined;
  for (const some of inGroups(records, recordsAtOnce)) {
    // Its statements take as long to prepare as those of all stores, and most starts have nothing to replay.
    replay ??= prepareReplay(db);
    replay.applyAll(some);
  }
  return replay?.conflicting ?? new Map();
}

type Replay = {
  readonly applyAll: (some: readonly JournalRecord[]) => void;
  readonly conflicting: ConflictingTickets;
};

function prepareReplay(db: Database): Replay {
  /** Calls that this replay reopened. A call that was erased since must not stay open. */
  const reopened = new Set<string>();
  const ticket = replayTicket(db, (callId) => reopened.add(callId));
  const removeReopenedCall = prepareRemoveReopenedCall(db);
  const dismissals = createCallerDismissalStore(db);
  const notes = createContactNoteStore(db);
  const incidents = createIncidentStore(db);
  const isErased = prepareIsErased(db);
  const redactErasedTitle = prepareRedactErasedTitle(db);
  const incomingCalls = createIncomingCallStore(db);
  const conflicting = new Map<string, TicketRecord[]>();

  function handle(record: JournalRecord): void {
    if (record.kind === 'caller-dismissed') dismissals.dismiss(record.number, record.callerKey, record.atMs);
    else if (record.kind === 'caller-dismissal-undone')
      dismissals.undoDismiss(record.number, record.callerKey);
    else if (record.kind === 'contact-note') {
      const { kind: _kind, ...note } = record;
      // The journal keeps what another PC erased until the next backup.
      if (!splitNoteUid(note.uid).some(isErased)) notes.merge(note);
    } else if (record.kind === 'incident') {
      const { kind: _kind, ...incident } = record;
      incidents.merge(redactErasedTitle(incident));
    } else if (record.kind === 'incident-link') {
      const { kind: _kind, ...link } = record;
      incidents.mergeLink(link);
    } else if (record.kind === 'incoming-call') {
      const { kind: _kind, ...call } = record;
      incomingCalls.restore(call);
    } else if (record.kind === 'calls-erased') {
      for (const callId of record.callIds) if (reopened.has(callId)) removeReopenedCall(callId);
    }
    // The caller resumes erasures after all other records are replayed.
    else if (record.kind !== 'erase-caller') ticket(record satisfies TicketRecord);
  }

  function apply(record: JournalRecord): void {
    const isApplied = applyRecord(db, () => handle(record));
    if (record.kind === 'made' && isApplied) conflicting.delete(record.reference);
    else if (record.kind === 'made') conflicting.set(record.reference, [record]);
    else if ('reference' in record) conflicting.get(record.reference)?.push(record);
  }

  return {
    applyAll: db.transaction((some: readonly JournalRecord[]) => some.forEach(apply)).immediate,
    conflicting,
  };
}

function* inGroups<T>(all: Iterable<T>, size: number): Generator<readonly T[]> {
  let some: T[] = [];
  for (const one of all) {
    some.push(one);
    if (some.length < size) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

/**
 * Applies one record. A record that violates a constraint, or hits a damaged row, is skipped and does not stop the
 * others.
 * @returns false if it was skipped
 */
export function applyRecord(db: Database, handle: () => void): boolean {
  try {
    db.transaction(handle)();
    return true;
  } catch (thrown) {
    if (!isConstraintOrDamagedRow(thrown)) throw thrown;
    return false;
  }
}
