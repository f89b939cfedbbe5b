import type { Database } from 'better-sqlite3';
import { splitNoteUid } from '../../shared/callers/contact-note';
import { selectChecksummed, verifyRow } from '../db/row-checksums';
import { summaryColumns, type SummaryRow } from '../rows/tickets/ticket-rows';
import { prepareChangesForServer, type QueuedChange } from './changes-for-server';
import { takeBatchOfChanges, rowsPerBatch } from './take-batch-of-changes';
import { countWaitingRecordsSql } from './count-waiting-records';
import { queueAllAdditionsSql, queueAllNotesAndIncidentsSql } from './queue-all-notes-and-incidents';
import { isSharedByIdSql } from './is-shared-by-id-sql';
import {
  findLastTransaction,
  type PushBatch,
  type PushedRemoval,
  type SessionStart,
  type SessionVerdict,
  type SyncCursors,
} from './sync-types';

export type SyncQueueStore = ReturnType<typeof createSyncQueueStore>;

/** How far a batch covers each part of the queue. */
export type BatchEnd = {
  readonly reaching: number;
  readonly changedTo: number;
  readonly removedTo: number;
  readonly erasedTo: number;
};

type PositionRow = {
  address: string;
  desk: string;
  server: string | null;
  session: number;
  token: string | null;
  next_token: string | null;
  pushed_to: number;
  erasures_pushed_to: number;
  ticket_cursor: string;
  erasure_cursor: string;
  record_cursor: string | null;
  synced_at_ms: number | null;
  checksum: string;
};
type RemovalRow = {
  seq: number;
  call_id: string;
  reference: string;
  why: PushedRemoval['why'];
  checksum: string;
};
type SessionRecord = {
  readonly server: string;
  readonly verdict: SessionVerdict;
  readonly session: number;
  readonly newPcId: string;
};

/** Ids per batch: most may be of other PCs. */
const idsPerBatch = 2_000;
const removalsPerBatch = 200;

/**
 * The queue for the server of the shared history, written by the transaction of each change itself, and how far this PC
 * has read there.
 */
export function createSyncQueueStore(db: Database) {
  const position = db.prepare<[], PositionRow>(
    `SELECT ${selectChecksummed('sync_position')} FROM sync_position`,
  );
  const readPosition = (): PositionRow | null => {
    const row = position.get();
    return row === undefined ? null : verifyRow('sync_position', row);
  };
  const begin = db.prepare('INSERT INTO sync_position (id, address, desk) VALUES (1, ?, ?)');
  const move = db.prepare('UPDATE sync_position SET address = ?');
  const startOver = db.prepare(
    `UPDATE sync_position SET pushed_to = 0, reaching = NULL, erasures_pushed_to = 0, ticket_cursor = '0:0',
       record_cursor = NULL, erasure_cursor = '0:0', synced_at_ms = NULL`,
  );
  const sendAdditionsAgain = db.prepare('UPDATE unsynced_change SET is_sent = 0 WHERE is_sent = 1');
  const queueAll = [queueAllNotesAndIncidentsSql, queueAllAdditionsSql].map((sql) => db.prepare(sql));
  const stop = db.prepare('DELETE FROM sync_position');
  const forgetChanges = db.prepare('DELETE FROM unsynced_change');
  const forgetRemovals = db.prepare('DELETE FROM unsynced_removal');
  const setNextToken = db.prepare('UPDATE sync_position SET next_token = ?');
  const setPcId = db.prepare(
    'UPDATE sync_position SET desk = ?, session = 0, token = NULL, next_token = NULL',
  );
  const setSession = db.prepare(
    'UPDATE sync_position SET server = @server, session = @session, token = next_token, next_token = NULL',
  );
  const setReaching = db.prepare('UPDATE sync_position SET reaching = ?');
  const setPushed = db.prepare(
    'UPDATE sync_position SET pushed_to = max(pushed_to, @reaching), reaching = NULL, erasures_pushed_to = @erasedTo',
  );
  const setCursors = db.prepare(
    `UPDATE sync_position SET ticket_cursor = @tickets, record_cursor = @records, erasure_cursor = @erasures,
       synced_at_ms = @nowMs`,
  );
  const newest = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM ticket').pluck();
  const fresh = db.prepare<[number, number], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE id > ? AND id <= ? AND ${isSharedByIdSql} ORDER BY id`,
  );
  const unsynced = db.prepare<[number], QueuedChange>(
    `SELECT ${selectChecksummed('unsynced_change')} FROM unsynced_change WHERE is_sent = 0 ORDER BY seq LIMIT ?`,
  );
  const removals = db.prepare<[number], RemovalRow>(
    `SELECT ${selectChecksummed('unsynced_removal')} FROM unsynced_removal ORDER BY seq LIMIT ?`,
  );
  const erasures = db.prepare<[number, number], { id: number; id_hash: string; checksum: string }>(
    `SELECT ${selectChecksummed('erased_call')} FROM erased_call WHERE id > ? ORDER BY id LIMIT ?`,
  );
  const countWaiting = db.prepare<[], number>(countWaitingRecordsSql).pluck();
  const dropOwn = db.prepare(
    `DELETE FROM unsynced_change WHERE is_sent = 0 AND seq <= ? AND kind = 'ticket'
     AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.id = row_id AND imported IS NOT NULL)`,
  );
  const markSent = db.prepare('UPDATE unsynced_change SET is_sent = 1 WHERE is_sent = 0 AND seq <= ?');
  const dropRemovals = db.prepare('DELETE FROM unsynced_removal WHERE seq <= ?');
  const changes = prepareChangesForServer(db);

  /** A call that belongs to an incident goes with its ticket or behind it: other PCs leave it out without. */
  function nextChanges(areTicketsWhole: boolean): QueuedChange[] {
    const rows = unsynced.all(rowsPerBatch);
    const end = areTicketsWhole ? -1 : rows.findIndex(({ kind }) => kind !== 'ticket');
    return end === -1 ? rows : rows.slice(0, end);
  }

  function startAgain(): void {
    startOver.run();
    sendAdditionsAgain.run();
  }

  return {
    /** Stores which server the agent chose. Another one gets everything from the start. */
    choose: db.transaction((address: string, newPcId: string): void => {
      const here = readPosition();
      if (here === null) {
        begin.run(address, newPcId);
        // It may have shared before, and what was added since is in no queue.
        for (const queued of queueAll) queued.run();
      } else if (here.address !== address) {
        move.run(address);
        startAgain();
      }
    }).immediate,

    /** Stops the sharing. What other PCs wrote stays in the history. */
    stop: db.transaction((): void => {
      stop.run();
      forgetChanges.run();
      forgetRemovals.run();
    }).immediate,

    /** Tells whether the agent chose this server, and when this PC last read there, in ms since 1970. */
    getPosition(address: string): { readonly isChosen: boolean; readonly syncedAtMs: number | null } {
      const here = readPosition();
      const isChosen = here?.address === address;
      return { isChosen, syncedAtMs: isChosen ? here.synced_at_ms : null };
    },

    /** Counts the records that the chosen server does not have yet. */
    countWaiting: (): number => countWaiting.get() ?? 0,

    /** Prepares a connection. @returns null if the agent chose another server, or none */
    beginSession: db.transaction(
      (
        address: string,
        newToken: string,
      ): (Omit<SessionStart, 'pcName'> & { server: string | null }) | null => {
        const here = readPosition();
        if (here?.address !== address) return null;
        const tokens = [here.token, here.next_token].filter((token) => token !== null);
        setNextToken.run(newToken);
        const readTo = findLastTransaction(toCursors(here));
        return { pcId: here.desk, session: here.session, tokens, newToken, readTo, server: here.server };
      },
    ).immediate,

    /**
     * Stores the server's answer. A server that has forgotten something, or is another one, gets everything again. A
     * copy of a history goes on under an id of its own.
     * @returns whether to begin the session again
     */
    recordSession: db.transaction(({ server, verdict, session, newPcId }: SessionRecord): boolean => {
      const here = readPosition();
      if (verdict === 'copied' || verdict === 'taken') {
        setPcId.run(newPcId);
        startAgain();
        return true;
      }
      if (verdict === 'went-back' || (here !== null && here.server !== null && here.server !== server))
        startAgain();
      setSession.run({ server, session });
      return false;
    }).immediate,

    /** Returns the next batch for the server; null if nothing waits. */
    nextBatch: db.transaction((): { readonly batch: PushBatch; readonly end: BatchEnd } | null => {
      const here = readPosition();
      if (here === null) return null;
      const newestId = newest.get() ?? 0;
      const last = Math.min(newestId, here.pushed_to + idsPerBatch);
      const first = takeBatchOfChanges(fresh.iterate(here.pushed_to, last), (row) =>
        changes.ofNewTicket(row, here.pushed_to),
      );
      const reaching = first.isFull ? (first.last?.id ?? here.pushed_to) : Math.max(here.pushed_to, last);
      const later = takeBatchOfChanges(nextChanges(!first.isFull && last === newestId), changes.ofQueued);
      const gone = removals.all(removalsPerBatch).map((row) => verifyRow('unsynced_removal', row));
      const erased = erasures
        .all(here.erasures_pushed_to, removalsPerBatch)
        .map((row) => verifyRow('erased_call', row));
      const end = {
        reaching,
        changedTo: later.last?.seq ?? 0,
        removedTo: gone.at(-1)?.seq ?? 0,
        erasedTo: erased.at(-1)?.id ?? here.erasures_pushed_to,
      };
      if (reaching === here.pushed_to && later.last === null && gone.length + erased.length === 0)
        return null;
      setReaching.run(reaching);
      const batch = {
        tickets: [...first.changes, ...later.changes].flatMap((each) =>
          'ticket' in each ? [each.ticket] : [],
        ),
        records: later.changes.flatMap((each) => ('record' in each ? [each.record] : [])),
        // A note that two PCs wrote has the ids of both.
        removals: gone.flatMap(({ call_id, reference, why }) =>
          splitNoteUid(call_id).map((call) => ({ call, reference, why })),
        ),
        erasures: erased.map(({ id_hash: hash }) => hash),
      };
      return { batch, end };
    }).immediate,

    /** Records that the server has the batch. */
    recordPushed: db.transaction(({ reaching, changedTo, removedTo, erasedTo }: BatchEnd): void => {
      setPushed.run({ reaching, erasedTo });
      dropOwn.run(changedTo);
      markSent.run(changedTo);
      dropRemovals.run(removedTo);
    }).immediate,

    cursors: (): SyncCursors => toCursors(readPosition()),

    /** Records that everything up to the cursors is in the history. */
    recordPulled(cursors: SyncCursors, nowMs: number): void {
      setCursors.run({ ...cursors, nowMs });
    },
  };
}

function toCursors(position: PositionRow | null): SyncCursors {
  return {
    tickets: position?.ticket_cursor ?? '0:0',
    records: position?.record_cursor ?? '0:0',
    erasures: position?.erasure_cursor ?? '0:0',
  };
}
