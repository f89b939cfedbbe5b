import type { Log, LogData } from './log';

/** A log for tests: keeps each line as its level, its event and its data. */
export function createRecordedLog() {
  const lines: Array<readonly [level: keyof Log, event: string, data?: LogData]> = [];
  const write = (level: keyof Log) => (event: string, data?: LogData) => {
    lines.push(data === undefined ? [level, event] : [level, event, data]);
  };
  const log: Log = { info: write('info'), warn: write('warn'), error: write('error') };
  return {
    log,
    lines,
    /** The data of each line of an event, oldest first. */
    of: (event: string) => lines.flatMap(([, name, data]) => (name === event ? [data ?? {}] : [])),
  };
}
