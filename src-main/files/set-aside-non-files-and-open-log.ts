import { join } from 'node:path';
import { setAsideNonFiles } from './set-aside-non-files';
import { openLog, type Log, type LogData } from '../log/log';

/** Moves everything aside that blocks one of the app's own files, the log included, and opens the log. */
export function setAsideNonFilesAndOpenLog(
  userDataFolder: string,
  nowMs: () => number,
  minLevel: 'warn' | 'info' = 'info',
): Log {
  const lines: Array<readonly [event: string, data?: LogData]> = [];
  const collect = { warn: (...line: (typeof lines)[number]) => lines.push(line) };
  setAsideNonFiles(
    userDataFolder,
    { files: /\.json(\.new|\.old)?$/, folders: /^(logs|live|practice)$/, replaceable: /^logs$/ },
    collect,
  );
  setAsideNonFiles(
    join(userDataFolder, 'logs'),
    { files: /^helpdesk\.log(\.[1-6])?$/, folders: /^$/, replaceable: /./ },
    collect,
  );
  const log = openLog(join(userDataFolder, 'logs'), nowMs, minLevel);
  for (const [event, data] of lines) log.warn(event, data);
  return log;
}
