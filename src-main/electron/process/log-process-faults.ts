import { app } from 'electron';
import type { Log } from '../../log/log';
import { toErrorTrace } from '../../log/error-trace';

/**
 * Logs uncaught errors of the main process, and every process of the app that ends. The app continues: typed text and
 * tickets are on disk before anybody relies on them.
 * @param onUnsafe called for an exception that may have left work half done
 */
export function logProcessFaults(log: Log, onUnsafe: () => void): void {
  process.on('uncaughtException', (thrown: unknown) => {
    log.error('uncaught exception', toErrorTrace(thrown));
    if (!isOfConnection(thrown)) onUnsafe();
  });
  process.on('unhandledRejection', (reason) => {
    log.error('unhandled rejection', toErrorTrace(reason));
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode, name = '' }) => {
    if (reason !== 'clean-exit') log.error('process gone', { type, name, reason, exitCode });
  });
}

/** True for a late error of a socket or pipe without a listener, which affects nothing else. */
function isOfConnection(thrown: unknown): boolean {
  return thrown instanceof Error && 'syscall' in thrown;
}
