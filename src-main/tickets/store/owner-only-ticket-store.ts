import { createTakenOverError } from '../../db/database-error';
import type { TicketStore } from './ticket-store';

/**
 * The same store, which begins no attempt once another copy of the app has taken the folder over: that one sends what waits.
 * How an attempt ended that began before is still written.
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
