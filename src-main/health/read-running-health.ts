import type { Handlers } from '../../shared/ipc/contract';

/** What the running app says of itself: counts and codes, and nothing of a caller. */
export async function readRunningHealth(handlers: Pick<Handlers, 'app.state' | 'outbox.counts'>) {
  const [state, outbox] = await Promise.all([handlers['app.state'](null), handlers['outbox.counts'](null)]);
  return {
    isHistoryOpen: outbox.ok,
    mode: state.ok ? state.value.mode : null,
    isBackupOverdue: state.ok && state.value.isBackupOverdue,
    needsRestart: state.ok && state.value.needsRestart,
    outbox: outbox.ok ? { ...outbox.value } : null,
  };
}
