import type { Database } from 'better-sqlite3';
import type { OutboxCounts } from '../../../shared/outbox/outbox-state';
import { isUnfinishedCallSql } from '../../rows/calls/call-conditions-sql';
import { needsCorrectionSql } from '../../rows/tickets/ticket-conditions-sql';
import { isUnsettledSql, queuedStatuses } from '../../rows/tickets/ticket-status';

/**
 * Counts the waiting, the uncertain and the rejected tickets without reading them: an old history may hold thousands that
 * nobody resolved. Also counts the open and parked calls in which something was written.
 */
export function prepareOutboxCounts(db: Database): () => OutboxCounts {
  const fromWaiting = `FROM ticket WHERE ${isUnsettledSql}
          AND state IN (SELECT value FROM json_each(@queued)) AND imported IS NULL`;
  const count = db.prepare<[{ queued: string }], OutboxCounts>(
    `SELECT
       (SELECT count(*) ${fromWaiting}) AS waiting,
       (SELECT min(created_at_ms) ${fromWaiting}) AS oldestWaitingAtMs,
       (SELECT count(*) FROM ticket WHERE ${isUnsettledSql}
          AND state = 'uncertain' AND imported IS NULL) AS uncertain,
       (SELECT count(*) FROM ticket WHERE ${needsCorrectionSql}) AS rejected,
       (SELECT count(*) FROM call
          WHERE ${isUnfinishedCallSql} AND revision > 0) AS openCalls`,
  );
  const none = { waiting: 0, oldestWaitingAtMs: null, uncertain: 0, rejected: 0, openCalls: 0 };
  return () => count.get({ queued: JSON.stringify(queuedStatuses) }) ?? none;
}
