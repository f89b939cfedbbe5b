import type { ErrorReport } from '../../shared/errors/error-report';
import { limitLogRate } from './rate-limited-log';
import type { Log } from './log';

/** Logs the errors that the window reports, as often as the limit of the log allows. */
export function createWindowErrorLog(log: Log, nowMs: () => number): (report: ErrorReport) => void {
  const limited = limitLogRate(log, nowMs);
  return ({ during, area, trace }) => {
    limited.error('window error', { during, area, error: trace.name, at: trace.frames.join(' < ') });
  };
}
