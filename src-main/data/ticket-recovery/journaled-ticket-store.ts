import type { JournalRecord } from '../../journal/journal-record';
import type { EndedAttempt } from '../../tickets/store/end-attempt';
import type { BegunAttempt, MadeTicket, NewTicket, TicketStore } from '../../tickets/store/ticket-store';

/** Where records are put beside the database. May throw: the database stays the record, the journal its witness. */
export type RecordSink = {
  readonly append: (...records: readonly JournalRecord[]) => void;
  readonly appendSoon: (...records: readonly JournalRecord[]) => void;
  /** Runs a change of the database that also says that the database knows these records, which come next or came last. */
  readonly withPosition: <T>(change: () => T, recordsOf: (changed: T) => readonly JournalRecord[]) => T;
};

/** How records are put there: at once, or while others work. */
type Append = 'append' | 'appendSoon';

/**
 * The same store, with a witness. It is told what is needed to make a ticket again before the ticket's first byte
 * leaves, and what StoreHub answered before the database is told: an app that dies forgets no answer that was read.
 * Where the database itself is on disk by then, and somebody waits, the witness reaches the disk beside the sending.
 */
export function createJournaledTicketStore(store: TicketStore, witness: RecordSink): TicketStore {
  /** The attempts whose end the journal knows already, while the database does not take it and is asked again. */
  const knownEnds = new Set<number>();

  /** @returns whether it was taken */
  function note(how: Append, ...records: readonly JournalRecord[]): boolean {
    try {
      witness[how](...records);
      return true;
    } catch {
      // A disk that takes no journal takes no database either; that one says so.
      return false;
    }
  }

  function noteEnded(ended: EndedAttempt, isCallerWaiting: boolean): void {
    const attempt = store.nameOfAttempt(ended.attemptId);
    if (attempt === null || knownEnds.has(ended.attemptId)) return;
    const { attemptId, ...rest } = ended;
    if (note('appendSoon', { kind: 'ended', ...attempt, ...rest, isCallerWaiting })) knownEnds.add(attemptId);
  }

  return {
    ...store,
    make: (ticket, sendNow) => {
      const recordsOf = (made: MadeTicket | null): JournalRecord[] =>
        made?.isNew === true ? recordsOfMade(made, ticket) : [];
      const made = witness.withPosition(() => store.make(ticket, sendNow), recordsOf);
      const records = recordsOf(made);
      if (records.length > 0) note(made?.attempt === null ? 'append' : 'appendSoon', ...records);
      return made;
    },
    beginAttempt: (ticketId, from, nowMs) => {
      const recordsOf = (begun: BegunAttempt | null): JournalRecord[] =>
        begun === null ? [] : [beginningOf(begun, nowMs)];
      const begun = witness.withPosition(() => store.beginAttempt(ticketId, from, nowMs), recordsOf);
      if (begun !== null) note('appendSoon', ...recordsOf(begun));
      return begun;
    },
    endAttempt: (ended, isCallerWaiting) => {
      noteEnded(ended, isCallerWaiting);
      const ticket = witness.withPosition(
        () => store.endAttempt(ended, isCallerWaiting),
        () => [],
      );
      knownEnds.delete(ended.attemptId);
      return ticket;
    },
    recordCaseNumber: (ticketId, caseNumber, atMs) => {
      const settled = store.recordCaseNumber(ticketId, caseNumber, atMs);
      if (settled !== null) {
        note('append', { kind: 'case number recorded', reference: settled.reference, caseNumber, atMs });
      }
      return settled;
    },
    addNote: (ticketId, text, nowMs) => {
      const noted = store.addNote(ticketId, text, nowMs);
      if (noted !== null) {
        note('append', { kind: 'noted', reference: noted.reference, text, writtenAtMs: nowMs });
      }
      return noted;
    },
  };
}

function recordsOfMade(
  { ticketId, reference, replaces, follows, attempt }: MadeTicket,
  { callId, fields, body, bodySha256, nowMs }: NewTicket,
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
  };
  return attempt === null ? [made] : [made, beginningOf(attempt, nowMs)];
}

function beginningOf({ reference, number }: BegunAttempt, startedAtMs: number): JournalRecord {
  return { kind: 'began', reference, number, startedAtMs };
}
