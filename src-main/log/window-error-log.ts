import { readdirSync } from 'node:fs';
import type { ErrorReport } from '../../shared/errors/error-report';
import { limitLogRate } from './rate-limited-log';
import type { Log } from './log';

/** The names of errors that the language and the browser have. A script in the page can give an error any other. */
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
 * Logs the errors that the window reports, as often as the limit of the log allows. A page that was taken over chooses what
 * it reports: only known error names, and places in the app's own files, are written.
 * @param isWindowFile whether a file of that name is one of the window's scripts
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

/** The file, line and column of a frame, without the name of the function. */
function placeOf(frame: string, isWindowFile: (name: string) => boolean): string[] {
  const [, name = '', place = ''] = /([^\s(]+?)(:\d+:\d+)\)?$/.exec(frame) ?? [];
  return isWindowFile(name) ? [`${name}${place}`] : [];
}

/** The names of the scripts in a folder; none where it cannot be read. */
export function listScripts(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder).filter((name) => name.endsWith('.js')));
  } catch {
    return new Set();
  }
}
