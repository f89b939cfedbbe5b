import { succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { startDatabaseThread, type DatabaseThread } from './worker/database-thread';
import type { DatabaseError } from '../db/database-error';
import { heartbeatMs } from './folder-lock/owner-heartbeat';
import { createRemoteStores, type InvokeStore, type RemoteSet } from '../db/remote-stores';
import { silentLog, type Log } from '../log/log';
import { longWorkStores, storeNames } from './stores/store-names';
import type { RegistryRoot } from '../folder-identity/folder-registry';
import type { Stores } from './stores/stores';
import type { OpenReport } from './worker/worker-protocol';

/** The stores of one database file, how it was found, and the way to let go of it. */
export type OpenStores = RemoteSet<Stores> & OpenReport & { readonly close: () => Promise<void> };

/** Two folders outside every data folder, and what makes ids. */
export type FolderRegistryLocation = Pick<RegistryRoot, 'folder' | 'machineFolder'> & {
  readonly newId: () => string;
};

/**
 * Why stores that were open are of no more use: the file turned out to be damaged, their thread has died, or another copy of
 * the app has taken the folder over.
 */
export type Unusable = 'damaged' | 'thread died' | 'taken-over' | 'files-removed';

/**
 * `nowMs` is ms since 1970; `mustRestore` takes the file for damaged, whatever it looks like; `onRestoring` is told before
 * a damaged or lost one is replaced.
 */
export type OpenOptions = {
  readonly nowMs: number;
  readonly mustRestore: boolean;
  readonly onRestoring?: () => void;
  readonly onUnusable?: (why: Unusable) => void;
  readonly log?: Log;
  /** Runs a function once after a time in ms; without it, other computers do not see that the folder is in use. */
  readonly schedule?: Schedule;
};

/** Opens the stores of a database file, made where it does not exist, restored where it is damaged. */
export type StoreOpener = (file: string, how: OpenOptions) => Promise<Result<OpenStores, DatabaseError>>;

/**
 * Opens them on threads: one writes; one, started with the first search, reads, so that no search ever waits in
 * front of a key or a ticket; and one comes and goes for long work on the whole file.
 * @param script the bundled worker, `db-worker.js`
 * @param witnesses where this PC remembers its data folders
 */
export function openStoresOnThreads(script: URL, witnesses: FolderRegistryLocation): StoreOpener {
  return async (file, { onUnusable, onRestoring, schedule, log = silentLog, ...how }) => {
    const witness = { ...witnesses, newId: witnesses.newId() };
    const start = { file, access: 'write', witness, ...how } as const;
    const writer = startDatabaseThread(script, start, onRestoring, log, () => onUnusable?.('files-removed'));
    const opened = await writer.opened;
    if (!opened.ok) return opened;
    let reader: DatabaseThread | undefined;
    let isClosed = false;
    const maintaining = new Set<DatabaseThread>();

    function startReader(): DatabaseThread {
      return startDatabaseThread(script, { file, access: 'read' }, undefined, log);
    }

    async function read(store: string, method: string, args: readonly unknown[]) {
      // A reader that could not open the file, or died, is started again: the cause may be over by now.
      if (reader === undefined || reader.hasEnded()) reader = startReader();
      return reader.call(store, method, args);
    }

    async function maintain(store: string, method: string, args: readonly unknown[]) {
      const thread = startReader();
      maintaining.add(thread);
      const done = await thread.call(store, method, args);
      maintaining.delete(thread);
      await thread.close();
      return done;
    }

    void writer.ended.then(() => {
      if (isClosed) return;
      log.error('database thread ended', { access: 'write' });
      onUnusable?.('thread died');
    });

    let stopBeating: (() => void) | undefined;
    function beatLater(): void {
      stopBeating = schedule?.(heartbeatMs, () => {
        void writer.call('owner', 'beat', []).then((beat) => {
          if (isClosed || !beat.ok) return;
          if (beat.value === true) beatLater();
          else onUnusable?.('taken-over');
        });
      });
    }
    beatLater();

    const stores = createRemoteStores<Stores>(storeNames, reportingDamage(call, onUnusable));
    function call(store: string, method: string, args: readonly unknown[]) {
      // Once closed, no thread is started for a late question: the writer's says that it has ended.
      if (isClosed) return writer.call(store, method, args);
      if (longWorkStores.has(store)) return maintain(store, method, args);
      const isRead = store === 'history' || store === 'callers';
      return isRead ? read(store, method, args) : writer.call(store, method, args);
    }
    return succeed({
      ...stores,
      ...opened.value,
      close: async () => {
        isClosed = true;
        stopBeating?.();
        await Promise.all([...maintaining].map((thread) => thread.close()));
        await reader?.close();
        await writer.close();
      },
    });
  };
}

/** The first to meet the trouble gets the error; the file is then looked after for all. */
export function reportingDamage(call: InvokeStore, onUnusable: OpenOptions['onUnusable']): InvokeStore {
  return async (store, method, args) => {
    const answer = await call(store, method, args);
    if (!answer.ok && answer.error.errorCode === 'damaged') onUnusable?.('damaged');
    if (!answer.ok && answer.error.errorCode === 'open-elsewhere') onUnusable?.('taken-over');
    return answer;
  };
}
