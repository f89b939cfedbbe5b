import { isSharedByIdSql } from './is-shared-by-id-sql';

/** Of each kind, at most so many are counted: the thread that counts also saves what is typed. */
const maxCounted = 10_000;

/** Counts the records that the server of the shared history does not have yet. No row where none was chosen. */
export const countWaitingRecordsSql = `SELECT
    (SELECT count(*) FROM ticket WHERE id > pushed_to AND id <= pushed_to + ${maxCounted} AND ${isSharedByIdSql})
    + (SELECT count(*) FROM (SELECT 1 FROM unsynced_change WHERE is_sent = 0 LIMIT ${maxCounted}))
    + (SELECT count(*) FROM (SELECT 1 FROM unsynced_removal LIMIT ${maxCounted}))
    + (SELECT count(*) FROM (SELECT 1 FROM erased_call WHERE id > erasures_pushed_to LIMIT ${maxCounted}))
  FROM sync_position`;
