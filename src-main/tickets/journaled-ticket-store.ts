import type { JournalRecord } from '../journal/journal-record';
import type { EndedAttempt, NewTicket, TicketStore } from './ticket-store';

/** Puts a record on disk beside the database. May throw: the database stays the record, the journal its witness. */
export type Append = (record: JournalRecord) => void;

/**
 * The same store, with a witness. What is needed to make a ticket again is written before its first byte leaves, and
 * what StoreHub answered before the database is told: an answer that was read is never forgotten.
 */
export function journaledTicketStore(store: TicketStore, append: Append): TicketStore {
  /** The attempts whose end the journal knows already, while the database does not take it and is asked again. */
  const knownEnds = new Set<number>();

  /** @returns whether it is on disk */
  function note(record: JournalRecord): boolean {
    try {
      append(record);
      return true;
    } catch {
      // A disk that takes no journal takes no database either; that one says so.
      return false;
    }
  }

  function noteMade(ticketId: number, ticket: NewTicket): void {
    const made = store.get(ticketId);
    if (made === null) return;
    note({
      kind: 'made',
      reference: made.reference,
      callId: ticket.callId,
      fields: ticket.fields,
      body: ticket.body,
      bodySha256: ticket.bodySha256,
      createdAtMs: ticket.nowMs,
      mends: made.mends?.reference ?? null,
      follows: made.follows?.reference ?? null,
    });
  }

  function noteBegan(ticketId: number): void {
    const ticket = store.get(ticketId);
    const attempt = ticket?.attempts.at(-1);
    if (ticket === null || attempt === undefined) return;
    note({
      kind: 'began',
      reference: ticket.reference,
      number: attempt.number,
      startedAtMs: attempt.startedAtMs,
    });
  }

  function noteEnded(ended: EndedAttempt): void {
    const attempt = store.nameOfAttempt(ended.attemptId);
    if (attempt === null || knownEnds.has(ended.attemptId)) return;
    const { attemptId, ...rest } = ended;
    if (note({ kind: 'ended', ...attempt, ...rest })) knownEnds.add(attemptId);
  }

  return {
    ...store,
    make: (ticket, sendNow) => {
      const made = store.make(ticket, sendNow);
      if (made?.isNew === true) noteMade(made.ticketId, ticket);
      if (made !== null && made.attempt !== null) noteBegan(made.ticketId);
      return made;
    },
    beginAttempt: (ticketId, from, nowMs) => {
      const begun = store.beginAttempt(ticketId, from, nowMs);
      if (begun !== null) noteBegan(ticketId);
      return begun;
    },
    endAttempt: (ended, isCallerWaiting) => {
      noteEnded(ended);
      const ticket = store.endAttempt(ended, isCallerWaiting);
      knownEnds.delete(ended.attemptId);
      return ticket;
    },
    recordCaseNumber: (ticketId, caseNumber) => {
      const settled = store.recordCaseNumber(ticketId, caseNumber);
      if (settled !== null) {
        note({ kind: 'case number recorded', reference: settled.reference, caseNumber });
      }
      return settled;
    },
  };
}
