import { isNotFromServerSql } from '../rows/tickets/ticket-conditions-sql';

/**
 * In SQL, for a ticket: it goes to the server in the order of ids. This PC made it, or an archive brought it before the
 * history was shared. What an archive brings later, or what has changed since, waits in the queue.
 */
export const isSharedByIdSql = `(imported IS NULL OR (${isNotFromServerSql}
  AND NOT EXISTS (SELECT 1 FROM unsynced_change WHERE kind = 'ticket' AND row_id = ticket.id)))`;
