import { createTakenOverError } from '../../db/database-error';
import type { TicketStore } from './ticket-store';

/**
 * Wraps the store so that it starts no attempt once another copy of the app has taken the folder over: that copy sends
 * the waiting tickets. Outcomes of attempts that began before are still written.
 */
export function createOwnerOnlyTicketStore(store: TicketStore, isOwner: () => boolean): TicketStore {
  function requireOwner(): void {
    if (!isOwner()) throw createTakenOverError();
  }

  return {
    ...store,
    make: (ticket, sendNow) => {
      requireOwner();
      return store.make(ticket, sendNow);
    },
    beginAttempt: (ticketId, from, nowMs) => {
      requireOwner();
      return store.beginAttempt(ticketId, from, nowMs);
    },
  };
}
