import { defaultWorkspaceParts } from '../../src-main/workspace/default-workspace-parts.fixture';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { succeed } from '../../shared/result';
import { openDatabase } from '../../src-main/db/open-database';
import { storesOver } from '../../src-main/data/open-stores-in-process.fixture';
import type { OpenStores, StoreOpener } from '../../src-main/data/open-stores';
import { openWithRecovery, type RecoveredDatabase } from '../../src-main/data/recovery/open-with-recovery';
import { openJournal } from '../../src-main/journal/journal-file';
import { openWorkspace, type Workspace } from '../../src-main/workspace/workspace';
import type { WorkspaceParts } from '../../src-main/workspace/workspace-parts';
import { createStoreHubClient } from '../../src-main/storehub/client';
import { silentLog } from '../../src-main/log/log';

export const token = 'tk_test0000000000000000000000000000000';

export type HeadlessWorkspaceOptions = {
  readonly userDataFolder: string;
  readonly endpoint: string;
  readonly timeLimitMs?: number;
  /** Divides every pause of the outbox. */
  readonly timesFaster?: number;
  readonly onChanged?: () => void;
  readonly onFirstByte?: () => void;
} & Partial<
  Pick<
    WorkspaceParts,
    | 'openStores'
    | 'mustRestore'
    | 'token'
    | 'onUnusable'
    | 'nowMs'
    | 'schedule'
    | 'sendRequest'
    | 'random'
    | 'sync'
    | 'log'
  >
>;

/**
 * The app without its window: its own stores on a real SQLite file, its own outbox, its own client on real sockets.
 */
export async function openHeadlessWorkspace(options: HeadlessWorkspaceOptions): Promise<Workspace> {
  const { timesFaster = 1, timeLimitMs, onChanged = () => undefined, onFirstByte, ...rest } = options;
  const nowMs = options.nowMs ?? Date.now;
  const client = createStoreHubClient({
    log: silentLog,
    endpoint: new URL(options.endpoint),
    userAgent: 'StoreHub-Helpdesk/0.0.0',
    nowMs,
    resolveProxy: () => Promise.resolve('DIRECT'),
    ...(timeLimitMs !== undefined && { timeLimitMs }),
  });
  const opened = await openWorkspace({
    ...defaultWorkspaceParts,
    sendRequest: (body, withToken, firstByte) =>
      client.send(body, withToken, () => {
        firstByte();
        onFirstByte?.();
      }),
    token: () => Promise.resolve(succeed(token)),
    random: Math.random,
    randomBytes,
    schedule: (delayMs, run) => {
      const timer = setTimeout(run, delayMs / timesFaster);
      return () => clearTimeout(timer);
    },
    onTicketChanged: onChanged,
    onOutboxChanged: onChanged,
    nowMs,
    ...rest,
  });
  if (!opened.ok) throw new Error(`not opened: ${opened.error.errorCode}, ${opened.error.detail}`);
  return opened.value;
}

/** Opens the stores with some of them replaced. */
export function openStoresWith(
  change: (trusted: RecoveredDatabase) => RecoveredDatabase,
  replace: (stores: OpenStores, trusted: RecoveredDatabase) => Partial<OpenStores> = () => ({}),
): StoreOpener {
  return (file, { nowMs, mustRestore }) => {
    const opened = openWithRecovery(file, nowMs, { mustRestore });
    if (!opened.ok) return Promise.resolve(opened);
    const trusted = change(opened.value);
    const stores = storesOver(trusted, file);
    return Promise.resolve({ ok: true, value: { ...stores, ...replace(stores, trusted) } });
  };
}

/** Returns a store with some of its methods replaced. */
export function withMethods<Store extends object>(store: Store, methods: Partial<Store>): Store {
  return Object.assign(Object.create(store) as Store, methods);
}

/** A control: a naive recovery, which simply resends every ticket that was `sending` at a crash. */
export const openWithNaiveResend: StoreOpener = openStoresWith(
  (trusted) => trusted,
  (stores, { db }) => ({
    tickets: withMethods(stores.tickets, {
      recover: () => {
        db.exec(`UPDATE ticket SET state = 'waiting' WHERE state = 'sending';
                 DELETE FROM attempt WHERE outcome IS NULL;`);
        return Promise.resolve({ ok: true, value: 0 });
      },
    }),
  }),
);

/** A control: opens the database file as it is, without backup, journal or integrity check. */
export const openWithoutRecovery: StoreOpener = (file) => {
  const journal = openJournal(join(dirname(file), 'none'));
  const opened = openDatabase(file);
  if (!opened.ok) return Promise.resolve(opened);
  const db = opened.value;
  const close = (): void => {
    db.close();
  };
  const trusted = { db, journal, restored: null, putBack: null, wasClosedWell: true, close };
  return Promise.resolve({ ok: true, value: storesOver(trusted, file) });
};
