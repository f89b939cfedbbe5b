import type { Handlers } from '../../shared/ipc/contract';

/** Reads the health of the running app: counts and codes, and nothing about a caller. */
export async function readRunningAppHealth(handlers: Pick<Handlers, 'app.state' | 'outbox.counts'>) {
  const [state, outbox] = await Promise.all([handlers['app.state'](null), handlers['outbox.counts'](null)]);
  return {
    isHistoryOpen: outbox.ok,
    mode: state.ok ? state.value.mode : null,
    isBackupOverdue: state.ok && state.value.isBackupOverdue,
    needsRestart: state.ok && state.value.needsRestart,
    outbox: outbox.ok ? { ...outbox.value } : null,
  };
}
