import { isMadeHereSql, isNotFromServerSql } from '../tickets/store/ticket-conditions-sql';

/** In SQL, for a ticket: this PC made it, and has not sent it to the server of the shared history yet. */
export const isMadeHereToShareSql = `(id > (SELECT pushed_to FROM sync_position) AND ${isMadeHereSql})`;

/**
 * In SQL, for a ticket: an archive brought it, this PC has not sent it yet, and the PC that made it is not known to have.
 * Another PC may have all the same.
 */
export const isImportToShareSql = `(imported IS NOT NULL AND ${isNotFromServerSql} AND imported ->> '$.isByMaker' IS NULL
  AND (id > (SELECT pushed_to FROM sync_position)
    OR id IN (SELECT row_id FROM unsynced_change WHERE kind = 'ticket' AND is_sent = 0)))`;
