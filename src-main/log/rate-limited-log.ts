import type { Log, LogData } from './log';

/** More lines of one event per minute add no information. */
const linesPerMinute = 30;
const minuteMs = 60_000;

/**
 * Limits the lines per event, for events that the page can cause at will: a flood of one event must not push the other
 * lines out of the files. The number of dropped lines is logged with the next line of the same event.
 */
export function limitLogRate(log: Log, nowMs: () => number): Log {
  const shares = new Map<string, { fromMs: number; lines: number }>();

  const write = (level: keyof Log) => (event: string, data?: LogData) => {
    const share = shares.get(event);
    if (share !== undefined && Math.abs(nowMs() - share.fromMs) < minuteMs) {
      share.lines += 1;
      if (share.lines <= linesPerMinute) log[level](event, data);
      return;
    }
    const leftOut = Math.max(0, (share?.lines ?? 0) - linesPerMinute);
    if (leftOut > 0) log.warn('log lines left out', { event, lines: leftOut });
    shares.set(event, { fromMs: nowMs(), lines: 1 });
    log[level](event, data);
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
