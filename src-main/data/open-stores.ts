import { fail, succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import {
  createRemoteStores,
  loadDatabaseThread,
  startDatabaseThread,
  type DatabaseThread,
  type ThreadUnusable,
} from './worker/database-thread';
import { createDatabaseError, type DatabaseError } from '../db/database-error';
import { heartbeatIntervalMs } from './folder-lock/heartbeat-interval';
import type { InvokeStore, RemoteSet } from '../db/cross-thread-store-types';
import { silentLog, type Log } from '../log/log';
import { longWorkMethods, readerMethods, writerMethods } from './stores/store-method-names';
import type { RegistryRoot } from '../folder-identity/folder-registry';
import type { LongWorkStores, ReaderStores, WriterStores } from './stores/stores';
import type { OpenReport } from './worker/worker-messages';

/** The stores of one database file, the state in which it was found, and a function that closes it. */
export type OpenStores = RemoteSet<WriterStores & ReaderStores & LongWorkStores> &
  OpenReport & { readonly close: () => Promise<void> };

/** The two folders outside every data folder that record its state, and a source of unique ids. */
export type FolderRegistryLocation = Pick<RegistryRoot, 'folder' | 'machineFolder'> & {
  readonly newId: () => string;
};

/**
 * Why open stores became unusable: the file is damaged, their thread died, another copy of the app took the folder
 * over, or another program removed or overwrote the files.
 */
export type UnusableReason = 'thread-died' | ThreadUnusable;

/**
 * `nowMs` is ms since 1970. `mustRestore` treats the file as damaged without a check. `onRestoring` is called before a
 * damaged or lost file is replaced.
 */
export type OpenOptions = {
  readonly nowMs: number;
  readonly mustRestore: boolean;
  readonly onRestoring?: () => void;
  readonly onUnusable?: (why: UnusableReason) => void;
  readonly log?: Log;
  /** Timer. Without it, other computers do not see that the folder is in use. */
  readonly schedule?: Schedule;
};

/** Opens the stores of a database file. Creates the file if it does not exist, and restores it if it is damaged. */
export type StoreOpener = (file: string, how: OpenOptions) => Promise<Result<OpenStores, DatabaseError>>;

/**
 * Creates an opener that runs the stores on threads. One thread writes. One thread, started with the first search,
 * reads, so that no search delays a keystroke or a ticket. Long work on the whole file gets a thread per call.
 *
 * @param script the bundled worker, `db-worker.js`
 * @param witnesses where this PC remembers its data folders
 * @param whenToStart when threads may start: the first one takes a processor for a fifth of a second
 */
export function openStoresOnThreads(
  script: URL,
  witnesses: FolderRegistryLocation,
  whenToStart: Promise<unknown> = Promise.resolve(),
): StoreOpener {
  return async (file, { onUnusable, onRestoring, schedule, log = silentLog, ...how }) => {
    await whenToStart;
    const witness = { ...witnesses, newId: witnesses.newId() };
    const start = { file, access: 'write', witness, ...how } as const;
    const callbacks = { onRestoring, onUnusable, log };
    const writer = startDatabaseThread(loadDatabaseThread(script), start, callbacks);
    const opened = await writer.opened;
    if (!opened.ok) return opened;
    let reader: DatabaseThread<'read'> | undefined;
    let isClosed = false;
    const maintaining = new Set<DatabaseThread<'read'>>();

    function startReader(): DatabaseThread<'read'> {
      return startDatabaseThread(loadDatabaseThread(script), { file, access: 'read' }, callbacks);
    }

    const read: InvokeStore<ReaderStores> = async (...question) => {
      if (isClosed) return hasEnded;
      // Restarts a reader that died or could not open the file: the cause may be over by now.
      if (reader === undefined || reader.hasEnded()) reader = startReader();
      return reader.call(...question);
    };

    const runLongWork: InvokeStore<LongWorkStores> = async (...question) => {
      if (isClosed) return hasEnded;
      const thread = startReader();
      maintaining.add(thread);
      const done = await thread.call(...question);
      maintaining.delete(thread);
      await thread.close();
      return done;
    };

    void writer.ended.then(() => {
      if (isClosed) return;
      log.error('database thread ended', { access: 'write' });
      onUnusable?.('thread-died');
    });

    let stopBeating: (() => void) | undefined;
    function beatLater(): void {
      stopBeating = schedule?.(heartbeatIntervalMs, () => {
        void writer.call('owner', 'beat', []).then((beat) => {
          if (isClosed || !beat.ok) return;
          if (beat.value === true) beatLater();
          else onUnusable?.('taken-over');
        });
      });
    }
    beatLater();

    return succeed({
      ...createRemoteStores<WriterStores>(writerMethods, writer.call),
      ...createRemoteStores(readerMethods, read),
      ...createRemoteStores(longWorkMethods, runLongWork),
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

/** The answer to calls after `close`: no thread is started for them. */
const hasEnded = fail(createDatabaseError('failed', 'the database thread has ended'));
