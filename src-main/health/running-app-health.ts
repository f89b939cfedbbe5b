import type { Handlers } from '../../shared/ipc/contract';
import type { OutboxCounts } from '../../shared/outbox/outbox-state';
import type { SyncState } from '../../shared/sync/sync-server-and-state';

export type HealthHandlers = Pick<Handlers, 'app.get-state' | 'outbox.get-counts' | 'sync.get-state'>;

/** Reads the health of the running app: counts and codes, and nothing about a caller. */
export async function readRunningAppHealth(handlers: HealthHandlers) {
  const [state, outbox, sync] = await Promise.all([
    handlers['app.get-state'](null),
    handlers['outbox.get-counts'](null),
    handlers['sync.get-state'](null),
  ]);
  return {
    version: state.ok ? state.value.version : null,
    isHistoryOpen: outbox.ok,
    mode: state.ok ? state.value.mode : null,
    isBackupOverdue: state.ok && state.value.isBackupOverdue,
    needsRestart: state.ok && state.value.needsRestart,
    outbox: outbox.ok ? describeOutbox(outbox.value) : null,
    sharedHistory: sync.ok ? describeSharedHistory(sync.value) : null,
  };
}

/** The counts of an outbox, with its time as a text: monitoring reads no ms. */
export function describeOutbox<Counts extends OutboxCounts>({ oldestWaitingAtMs, ...counts }: Counts) {
  return { ...counts, oldestWaiting: toIsoTime(oldestWaitingAtMs) };
}

function toIsoTime(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}

/** What Settings shows of the shared history, without the server's name. Null where nothing is shared. */
function describeSharedHistory({ server, isPaused, ...state }: SyncState) {
  if (server === null || isPaused) return null;
  const { phase, errorCode, warning, waiting, syncedAtMs } = state;
  return { phase, errorCode, warning, waiting, lastRead: toIsoTime(syncedAtMs) };
}
