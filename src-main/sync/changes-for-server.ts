import type { Database } from 'better-sqlite3';
import { prepareListLinkedTicketsFirst } from '../archive/list-linked-tickets-first';
import { prepareNoteOrIncidentRecord, type RecordKind } from '../archive/note-or-incident-record';
import { prepareArchivedTicket } from '../archive/read-tickets-for-archive';
import { verifyRow } from '../db/row-checksums';
import { prepareIsErased } from '../privacy/mark-and-check-erased-ids';
import { isNotFromServerSql } from '../rows/tickets/ticket-conditions-sql';
import { summaryColumns, type SummaryRow } from '../rows/tickets/ticket-rows';
import { formatSharedTicket } from './format-shared-ticket';
import type { PushedTicket } from './sync-types';
import type { Change } from './take-batch-of-changes';

/** A row of the queue for the server. */
export type QueuedChange = {
  readonly seq: number;
  readonly kind: 'ticket' | RecordKind;
  readonly row_id: number;
  readonly checksum: string;
};

/** Prepares to read what goes to the server. What is about to be erased on request never goes. */
export function prepareChangesForServer(db: Database) {
  const replacedBy = db.prepare<[number, number], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket
     WHERE id = (SELECT replaces_ticket_id FROM ticket AS later WHERE later.id = ?) AND id <= ?`,
  );
  const waitingOfLink = db.prepare<[number], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE call_id = (SELECT call_id FROM incident_link WHERE id = ?)
       AND EXISTS (SELECT 1 FROM unsynced_change WHERE kind = 'ticket' AND row_id = ticket.id AND is_sent = 0)`,
  );
  const byId = db.prepare<[number], SummaryRow>(`SELECT ${summaryColumns} FROM ticket WHERE id = ?`);
  // The server has what it brought.
  const listLinkedFirst = prepareListLinkedTicketsFirst(db, isNotFromServerSql);
  const wholeTicket = prepareArchivedTicket(db);
  const wholeRecord = prepareNoteOrIncidentRecord(db);
  const isErased = prepareIsErased(db);

  function toPushed(row: SummaryRow): PushedTicket | null {
    if (isErased(row.call_id)) return null;
    const ticket = wholeTicket(row);
    const archived = formatSharedTicket(ticket);
    if (archived === null) return null;
    const { call, reference, state, createdAtMs } = ticket;
    return { call: call.id, reference, isMadeHere: row.imported === null, state, createdAtMs, archived };
  }

  function toChanges(rows: readonly SummaryRow[]): Change[] {
    return rows.map(toPushed).flatMap((ticket) => (ticket === null ? [] : [{ ticket }]));
  }

  return {
    /**
     * A new ticket goes with the one that it replaces, as that is now: the server may have it from before StoreHub rejected
     * it, and other PCs leave a ticket out that replaces an unrejected one. An ended call goes with a later case that it is
     * about, and with what that replaces: another PC that reads between two batches would find none, and ask no more.
     */
    ofNewTicket: (row: SummaryRow, pushedTo: number): readonly Change[] =>
      toChanges(listLinkedFirst(row).flatMap((linked) => [...replacedBy.all(linked.id, pushedTo), linked])),

    /**
     * A call of an incident goes with its ticket, where a later change has put that behind it: other PCs leave the call out
     * without.
     */
    ofQueued(row: QueuedChange): readonly Change[] {
      const { kind, row_id: id } = verifyRow('unsynced_change', row);
      if (kind === 'ticket') return toChanges(byId.all(id));
      const record = wholeRecord(kind, id);
      if (record === null) return [];
      return [...(kind === 'incident-link' ? toChanges(waitingOfLink.all(id)) : []), { record }];
    },
  };
}
