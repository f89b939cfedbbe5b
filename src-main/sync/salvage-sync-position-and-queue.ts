import type { Database } from 'better-sqlite3';
import { iterateIntactRows } from '../db/iterate-intact-rows';
import { queueAllAdditionsSql, queueAllNotesAndIncidentsSql } from './queue-all-notes-and-incidents';

/**
 * Copies the choice of the server from a damaged database, before anything else is salvaged, so that later changes are
 * queued. The PC keeps its id there.
 */
export function salvageSyncPosition(from: Database, to: Database): void {
  const take = to.prepare(
    `INSERT INTO sync_position (id, address, desk, server, session, token, next_token)
     VALUES (1, @address, @desk, @server, @session, @token, @next_token)
     ON CONFLICT (id) DO UPDATE SET address = excluded.address, desk = excluded.desk, server = excluded.server,
       session = excluded.session, token = excluded.token, next_token = excluded.next_token`,
  );
  for (const row of iterateIntactRows(from, 'sync_position')) take.run(row);
}

/** Copies what waits for the server and is no longer in the history, and which tickets got something here. */
export function salvageSyncQueue(from: Database, to: Database): void {
  const takeRemoval = to.prepare(
    `INSERT INTO unsynced_removal (call_id, reference, why) SELECT @call_id, @reference, @why
     WHERE NOT EXISTS (SELECT 1 FROM unsynced_removal WHERE call_id = @call_id AND reference = @reference)`,
  );
  for (const row of iterateIntactRows(from, 'unsynced_removal')) takeRemoval.run(row);
}

/**
 * Lets everything be sent and read again: it is unknown what has changed since. What is known on the other side changes
 * nothing there. Tickets of other PCs, notes and incidents count as changed here, because they may be.
 */
export function restartSync(to: Database): void {
  to.exec(
    `UPDATE sync_position SET pushed_to = 0, reaching = NULL, erasures_pushed_to = 0, ticket_cursor = '0:0',
       record_cursor = NULL, erasure_cursor = '0:0';
     ${queueAllAdditionsSql};
     ${queueAllNotesAndIncidentsSql};`,
  );
}
