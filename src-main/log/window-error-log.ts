import { readdirSync } from 'node:fs';
import type { ErrorReport } from '../../shared/errors/error-report';
import { limitLogRate } from './rate-limited-log';
import type { Log } from './log';

/** The error names of JavaScript and the browser. A script in the page can give an error any other name. */
const errorNames: ReadonlySet<string> = new Set([
  'AggregateError',
  'DOMException',
  'Error',
  'EvalError',
  'NotAnError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
]);

/**
 * Logs the errors that the window reports, within the log's rate limit. A compromised page chooses what it reports, so
 * only known error names and positions in the app's own files are logged.
 * @param isWindowFile tells whether a file with this name is one of the window's scripts
 */
export function createWindowErrorLog(
  log: Log,
  nowMs: () => number,
  isWindowFile: (name: string) => boolean,
): (report: ErrorReport) => void {
  const limited = limitLogRate(log, nowMs);
  return ({ during, area, trace }) => {
    const error = errorNames.has(trace.name) ? trace.name : 'Error';
    const places = trace.frames.flatMap((frame) => placeOf(frame, isWindowFile));
    limited.error('window error', { during, area, error, at: places.join(' < ') });
  };
}

/** Returns the file, line and column of a stack frame, without the name of the function. */
function placeOf(frame: string, isWindowFile: (name: string) => boolean): string[] {
  const [, name = '', place = ''] = /([^\s(]+?)(:\d+:\d+)\)?$/.exec(frame) ?? [];
  return isWindowFile(name) ? [`${name}${place}`] : [];
}

/** Lists the scripts in a folder. Returns an empty set if the folder cannot be read. */
export function listScripts(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder).filter((name) => name.endsWith('.js')));
  } catch {
    return new Set();
  }
}
