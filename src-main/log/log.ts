import { appendFileSync, closeSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openForAppending } from '../file-handles/open-file-nonblocking';
import { redact } from './redact';

/** Data of an event: ids, counts, codes. Never what a caller said, never a token. */
export type LogData = Readonly<Record<string, string | number | boolean | null>>;

/** The app's log. An event is a fixed phrase, such as `outbox drained`. */
export type Log = {
  readonly info: (event: string, data?: LogData) => void;
  readonly warn: (event: string, data?: LogData) => void;
  readonly error: (event: string, data?: LogData) => void;
};

/** Writes nothing. */
export const silentLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const maxFileBytes = 1_000_000;
const maxFiles = 7;
const maxLineLength = 2_000;

/** The paths of the log's files, newest first, whether they exist or not. */
export function listLogFiles(folder: string): string[] {
  const newest = join(folder, 'helpdesk.log');
  return [newest, ...Array.from({ length: maxFiles - 1 }, (_, at) => `${newest}.${at + 1}`)];
}

/**
 * Opens the log in its own folder: at most seven files of 1 MB, readable by their user only. Each line is written at
 * once, so that the last ones before a crash are included. If the log cannot be written, it stays silent: that must not
 * disturb an agent on the phone. With the level `warn`, `info` writes nothing.
 */
export function openLog(folder: string, nowMs: () => number, minLevel: 'warn' | 'info' = 'info'): Log {
  const file = join(folder, 'helpdesk.log');
  let bytes = 0;

  function write(level: keyof Log, event: string, data?: LogData): void {
    const text = data === undefined ? event : `${event} ${JSON.stringify(data)}`;
    const line = `${new Date(nowMs()).toISOString()} ${level} ${redact(text.slice(0, maxLineLength))}\n`;
    try {
      if (bytes > maxFileBytes) {
        bytes = 0;
        moveOn();
      }
      const handle = openForAppending(file);
      try {
        appendFileSync(handle, line);
      } finally {
        closeSync(handle);
      }
      bytes += Buffer.byteLength(line);
    } catch {
      // Silent, as promised.
    }
  }

  /** `helpdesk.log` becomes `helpdesk.log.1`, and so on. The oldest file goes. */
  function moveOn(): void {
    const names = listLogFiles(folder);
    for (let number = maxFiles - 1; number > 0; number -= 1) {
      const [from, to] = [names[number - 1], names[number]];
      if (from !== undefined && to !== undefined && existsSync(from)) renameSync(from, to);
    }
  }

  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    // Silent, as promised.
  }
  return {
    info: (event, data) => {
      if (minLevel === 'info') write('info', event, data);
    },
    warn: (event, data) => {
      write('warn', event, data);
    },
    error: (event, data) => {
      write('error', event, data);
    },
  };
}
