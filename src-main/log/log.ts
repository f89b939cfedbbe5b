import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node';
import { redact } from './redact';

/** What may stand beside an event: ids, counts, codes. Never what a caller said, never a token. */
export type LogData = Readonly<Record<string, string | number | boolean | null>>;

/** The app's own diary. An event is a fixed phrase, such as `outbox drained`. */
export type Log = {
  readonly info: (event: string, data?: LogData) => void;
  readonly warn: (event: string, data?: LogData) => void;
  readonly error: (event: string, data?: LogData) => void;
};

const largestFileBytes = 1_000_000;
const fileName = 'helpdesk.log';

/** Opens the diary in a folder of its own: two files of 1 MB at most, readable by their user alone. */
export function openLog(folder: string): Log {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    // A diary that cannot be written is missed by nobody who is on the phone.
    return silent;
  }
  const logger = electronLog.create({ logId: folder });
  const { console: screen, file } = logger.transports;
  screen.level = false;
  file.resolvePathFn = () => join(folder, fileName);
  file.format = '{iso} {level} {text}';
  file.maxSize = largestFileBytes;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.archiveLogFn = (old) => {
    try {
      renameSync(old.path, `${old.path}.1`);
    } catch {
      old.clear();
    }
  };
  return {
    info: (event, data) => {
      logger.info(line(event, data));
    },
    warn: (event, data) => {
      logger.warn(line(event, data));
    },
    error: (event, data) => {
      logger.error(line(event, data));
    },
  };
}

function line(event: string, data?: LogData): string {
  return redact(data === undefined ? event : `${event} ${JSON.stringify(data)}`);
}

const silent: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
