import { randomUUID } from 'node:crypto';
import { succeed } from '../../shared/result';
import type { RecoveredDatabase } from '../../src-main/data/recovery/open-with-recovery';
import { createServerConnection } from '../../src-main/sync/server-connection';
import { silentLog, type Log } from '../../src-main/log/log';
import type { Workspace } from '../../src-main/workspace/workspace';
import { openHeadlessWorkspace, openStoresWith } from '../headless-app/open-headless-workspace';

export type HeadlessPc = {
  readonly workspace: Workspace;
  readonly db: RecoveredDatabase['db'];
  /** Starts all background work, and shares the history. */
  readonly start: () => Promise<void>;
};

export type HeadlessPcOptions = {
  readonly folder: string;
  /** The port of the server of the shared history, on this computer. */
  readonly port: number;
  /** Also the password. */
  readonly user: string;
  /** Where StoreHub is. */
  readonly endpoint: string;
  readonly nowMs?: () => number;
  readonly log?: Log;
  /** Divides every pause. */
  readonly timesFaster?: number;
};

const limits = { connectMs: 4_000, queryMs: 8_000 };

/** Opens the app's own workspace without its window. Its database, sender, outbox and sync are those of the app. */
export async function openHeadlessPc(options: HeadlessPcOptions): Promise<HeadlessPc> {
  const { folder, port, user, endpoint, nowMs = Date.now, timesFaster = 20, log = silentLog } = options;
  const server = { host: '127.0.0.1', port, database: 'helpdesk', user, certificateFile: null };
  let db: RecoveredDatabase['db'] | undefined;
  const workspace = await openHeadlessWorkspace({
    userDataFolder: folder,
    endpoint,
    log,
    timesFaster,
    nowMs,
    openStores: openStoresWith((trusted) => {
      ({ db } = trusted);
      return trusted;
    }),
    sync: {
      server: { read: () => server, isByPolicy: () => false, fixed: [], proposed: {} },
      password: () => Promise.resolve(succeed(user)),
      openConnection: (onChange) => {
        const connection = createServerConnection(onChange, limits);
        return { ...connection, close: connection.disconnect };
      },
      certificateAuthorities: () => undefined,
      newPcId: randomUUID,
      pcName: user.toUpperCase(),
      onChanged: () => undefined,
      onNotices: () => undefined,
      templates: { takeShared: () => undefined, getOwn: () => '' },
    },
  });
  if (db === undefined) throw new Error('no database');
  return {
    workspace,
    db,
    start: async () => {
      await workspace.sync.choose(server);
      await workspace.start();
      workspace.sync.reconnect();
    },
  };
}
