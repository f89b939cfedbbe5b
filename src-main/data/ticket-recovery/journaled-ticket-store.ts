import type { IncidentLinkRecord } from '../../../shared/incidents/incident';
import type { JournalRecord } from '../../journal/journal-record';
import { tryToAppend, type AppendRecords } from '../../journal/try-to-append';
import type { EndedAttempt } from '../../tickets/store/end-attempt';
import {
  timeOfEndingNote,
  withoutIncident,
  type CallEndingInput,
  type RecordedCall,
} from '../../tickets/store/write-call-ending';
import type { NewTicketInput } from '../../tickets/store/new-ticket-input';
import { getNoteOfUndoneEnding } from '../../rows/calls/get-note-of-undone-ending';
import type { BegunAttempt, MadeTicket, TicketStore } from '../../tickets/store/ticket-store';

/** Writes records to the journal: `append` waits for the disk, `appendSoon` does not. */
export type RecordSink = {
  readonly append: AppendRecords;
  readonly appendSoon: AppendRecords;
  /**
   * Runs a change of the database. The same transaction stores the journal's position including these records, whether
   * the journal gets them next or already has them.
   */
  readonly withPosition: <T>(change: () => T, recordsOf: (changed: T) => readonly JournalRecord[]) => T;
};

/**
 * Wraps a ticket store so that its changes also go to the journal. The journal gets what is needed to rebuild a ticket
 * before the first byte of the ticket leaves. It gets StoreHub's answer before the database does, so an app that dies
 * loses no answer that it has read. Where the database is already on disk and the caller waits, the journal reaches the
 * disk in parallel with the sending.
 */
export function createJournaledTicketStore(store: TicketStore, journal: RecordSink): TicketStore {
  /** Attempts whose end is in the journal but not yet in the database, which is retried. Prevents duplicate records. */
  const knownEnds = new Set<number>();

  function appendEnded(ended: EndedAttempt, isCallerWaiting: boolean): void {
    const attempt = store.nameOfAttempt(ended.attemptId);
    if (attempt === null || knownEnds.has(ended.attemptId)) return;
    const { attemptId, ...rest } = ended;
    const record: JournalRecord = { kind: 'ended', ...attempt, ...rest, isCallerWaiting };
    if (tryToAppend(journal.appendSoon, record)) knownEnds.add(attemptId);
  }

  return {
    ...store,
    make: (ticket, sendNow) => {
      const recordsOf = (made: MadeTicket | null): JournalRecord[] =>
        made?.isNew === true ? recordsOfMade(made, ticket) : [];
      const made = journal.withPosition(() => store.make(ticket, sendNow), recordsOf);
      const records = recordsOf(made);
      if (records.length > 0)
        tryToAppend(made?.attempt === null ? journal.append : journal.appendSoon, ...records);
      return made;
    },
    endCall: (ended) => {
      const recordsOf = (recorded: ReturnType<TicketStore['endCall']>): JournalRecord[] =>
        recorded !== null && recorded !== 'has-ticket' && recorded.isNew
          ? recordsOfEndedCall(recorded, ended)
          : [];
      const recorded = journal.withPosition(() => store.endCall(ended), recordsOf);
      const records = recordsOf(recorded);
      if (records.length > 0) tryToAppend(journal.append, ...records);
      return recorded;
    },

    correctEnding: (correction) => {
      const corrected = store.correctEnding(correction);
      if (corrected !== null && typeof corrected === 'object' && corrected.ending !== null) {
        const { reference, ending } = corrected;
        const noted: JournalRecord[] =
          correction.note === undefined || ending.correctedAtMs === undefined
            ? []
            : [{ kind: 'noted', reference, text: correction.note, writtenAtMs: ending.correctedAtMs }];
        tryToAppend(journal.append, { kind: 'ending-corrected', ...corrected, ending }, ...noted);
      }
      return corrected;
    },

    beginAttempt: (ticketId, from, nowMs) => {
      const recordsOf = (begun: BegunAttempt | null): JournalRecord[] =>
        begun === null ? [] : recordsOfBeginning(begun, nowMs);
      const begun = journal.withPosition(() => store.beginAttempt(ticketId, from, nowMs), recordsOf);
      if (begun !== null) tryToAppend(journal.appendSoon, ...recordsOf(begun));
      return begun;
    },
    endAttempt: (ended, isCallerWaiting) => {
      appendEnded(ended, isCallerWaiting);
      const ticket = journal.withPosition(
        () => store.endAttempt(ended, isCallerWaiting),
        () => [],
      );
      knownEnds.delete(ended.attemptId);
      return ticket;
    },
    recordCaseNumber: (ticketId, caseNumber, atMs) => {
      const settled = store.recordCaseNumber(ticketId, caseNumber, atMs);
      if (settled !== null) {
        tryToAppend(journal.append, {
          kind: 'case-number-recorded',
          reference: settled.reference,
          caseNumber,
          atMs,
        });
      }
      return settled;
    },
    addNote: (ticketId, text, nowMs) => {
      const noted = store.addNote(ticketId, text, nowMs);
      if (noted !== null && noted !== 'full') {
        tryToAppend(journal.append, { kind: 'noted', reference: noted.reference, text, writtenAtMs: nowMs });
      }
      return noted;
    },
  };
}

function recordsOfMade(
  { ticketId, reference, replaces, follows, attempt, link }: MadeTicket,
  { callId, fields, body, bodySha256, nowMs, agent }: NewTicketInput,
): JournalRecord[] {
  const made: JournalRecord = {
    kind: 'made',
    reference,
    ticketId,
    callId,
    fields,
    body,
    bodySha256,
    createdAtMs: nowMs,
    replaces,
    follows,
    ending: null,
    agent,
    revision: null,
  };
  const note = getNoteOfUndoneEnding(fields);
  const notes: JournalRecord[] =
    note === null ? [] : [{ kind: 'noted', reference, text: note, writtenAtMs: nowMs }];
  return [
    made,
    ...recordsOfLink(link),
    ...notes,
    ...(attempt === null ? [] : recordsOfBeginning(attempt, nowMs)),
  ];
}

function recordsOfEndedCall(
  { callId, ticketId, reference, follows, revision, link }: RecordedCall,
  { fields, body, bodySha256, nowMs, ending, agent, note, endingNote, ...ended }: CallEndingInput,
): JournalRecord[] {
  const made: JournalRecord = {
    kind: 'made',
    reference,
    ticketId,
    callId,
    fields: callId === ended.callId ? fields : withoutIncident(fields),
    body,
    bodySha256,
    createdAtMs: nowMs,
    replaces: null,
    follows,
    ending,
    agent,
    revision,
  };
  const noted = (text: string | null, writtenAtMs: number): JournalRecord[] =>
    text === null ? [] : [{ kind: 'noted', reference, text, writtenAtMs }];
  const notes = [...noted(endingNote, timeOfEndingNote(nowMs)), ...noted(note, nowMs)];
  return [made, ...recordsOfLink(link), ...notes];
}

function recordsOfLink(link: IncidentLinkRecord | undefined): JournalRecord[] {
  return link === undefined ? [] : [{ kind: 'incident-link', ...link }];
}

function recordsOfBeginning(
  { reference, number, newNote }: BegunAttempt,
  startedAtMs: number,
): JournalRecord[] {
  const notes: JournalRecord[] =
    newNote === undefined ? [] : [{ kind: 'noted', reference, text: newNote, writtenAtMs: startedAtMs }];
  return [...notes, { kind: 'began', reference, number, startedAtMs }];
}
