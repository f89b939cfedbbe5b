import { join } from 'node:path';
import { setAsideNonFiles } from '../../files/set-aside-non-files';
import type { Log } from '../../log/log';

/** Puts what cannot be a file of a data folder out of the way: the files that are missing then are restored. */
export function setAsideNonFilesInDataFolder(folder: string, log: Log): void {
  setAsideNonFiles(folder, { files: ownFiles, folders: /^(backups|damaged|kept)$/, replaceable }, log);
  setAsideNonFiles(
    join(folder, 'backups'),
    { files: /^helpdesk-.*\.(db|new)$/, folders: /^$/, replaceable: /^$/ },
    log,
  );
}

const replaceable = /^(in-use|owner\.(lock|json))$/;

const ownFiles =
  /^(helpdesk\.db(\.(new|rescued|restored(-\d+)?))*(-wal|-shm)?|unsent-\d{6}\.journal(\.new)?|in-use|owner\.(lock|json)|(folder|outbox-at-close|recovery-report)\.json(\.new)?)$/;
