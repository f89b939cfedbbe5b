import { app } from 'electron';
import type { Log } from '../../log/log';
import { toErrorTrace } from '../../log/error-trace';

/**
 * Logs what nothing else caught in the main process, and every process of the app that is gone. The app goes on: what is
 * typed and sent is on disk before anybody is told of it.
 * @param onUnsafe told of an exception that may have left something half done
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

/** What the system says of a socket or a pipe that nobody listens to any more touches nothing else. */
function isOfConnection(thrown: unknown): boolean {
  return thrown instanceof Error && 'syscall' in thrown;
}
