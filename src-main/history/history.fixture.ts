import type { HistoryQuery } from '../../shared/history/history-query-and-page';
import { createCallStore } from '../calls/call-store';
import { freshDatabase } from '../db/fresh-database.fixture';
import { newTicket, sampleBody } from '../tickets/sample-ticket.fixture';
import { createTicketStore } from '../tickets/store/ticket-store';
import { createHistoryStore } from './history-store';
import { createTicketIndexWriter } from './search/ticket-index-writer';

/**
 * Creates a history for the running test. Its tickets are read at each search (`read`), or indexed before it
 * (`indexed`).
 */
export function historyIn(
  how: 'read' | 'indexed',
  maxCompared?: number,
  callIdOf: (last: number) => string = (last) => `call-${last}`,
) {
  const db = freshDatabase();
  const calls = createCallStore(db);
  const tickets = createTicketStore(db);
  const index = createTicketIndexWriter(db);
  const history = createHistoryStore(db, maxCompared);
  let last = 0;

  /** @returns the ticket's id */
  function add(
    Ticket: Record<string, string | number> = {},
    Appointment: Record<string, string | number> = {},
    nowMs = 1_000,
  ): number {
    last += 1;
    calls.begin(callIdOf(last), 0);
    const body = sampleBody({
      Ticket: { Name: `Caller ${last}`, Phone: '60990000000', ...Ticket },
      Appointment,
    });
    const ticket = { ...newTicket(callIdOf(last), `SH-X${last}`, body), nowMs };
    return tickets.make(ticket, false)?.ticketId ?? 0;
  }

  /** Makes a ticket one of an archive, or of another PC of the shared history. */
  function makeImported(id: number, imported: { readonly pcName?: string; readonly atMs?: number }): void {
    db.exec('DROP TRIGGER IF EXISTS where_a_ticket_was_made_is_immutable');
    db.prepare('UPDATE ticket SET imported = ? WHERE id = ?').run(JSON.stringify(imported), id);
  }

  const store: typeof history = {
    ...history,
    search: (query) => {
      if (how === 'indexed') index.indexSome(10_000);
      return history.search(query);
    },
  };
  const find = (text: string, more: Partial<HistoryQuery> = {}) =>
    store.search({ text, before: null, limit: 200, ...more }).rows.map(({ id }) => id);
  return { db, calls, tickets, index, store, add, makeImported, find };
}
