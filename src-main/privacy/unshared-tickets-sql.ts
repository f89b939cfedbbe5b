import { isNotFromServerSql } from '../rows/tickets/ticket-conditions-sql';

/** In SQL, for a ticket: this PC made it, or an archive brought it and the PC that made it is not known to share it. */
const isNotKnownToBeSharedSql = `${isNotFromServerSql} AND imported ->> '$.isByMaker' IS NULL`;
const queuedIdsSql = `SELECT row_id FROM unsynced_change WHERE kind = 'ticket' AND is_sent = 0`;

/**
 * In SQL, for a ticket: an archive brought it, this PC has not sent it yet, and the PC that made it is not known to have.
 * Another PC may have all the same.
 */
export const isImportToShareSql = `(imported IS NOT NULL AND ${isNotKnownToBeSharedSql}
  AND (id > (SELECT pushed_to FROM sync_position) OR id IN (${queuedIdsSql})))`;

/**
 * A SELECT of these columns of the tickets that this PC has not sent to the server of the shared history yet: its own, and
 * those of `isImportToShareSql`. It reads only these.
 */
export const selectUnsharedSql = (columns: string): string =>
  `SELECT ${columns} FROM ticket WHERE id > (SELECT pushed_to FROM sync_position) AND ${isNotKnownToBeSharedSql}
   UNION SELECT ${columns} FROM ticket WHERE id IN (${queuedIdsSql}) AND imported IS NOT NULL AND ${isNotKnownToBeSharedSql}`;
