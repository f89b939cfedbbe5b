import { fail, succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { startDatabaseThread, type DatabaseThread, type FilesLost } from './worker/database-thread';
import { createDatabaseError, type DatabaseError } from '../db/database-error';
import { heartbeatMs } from './folder-lock/owner-heartbeat';
import { createRemoteStores, type InvokeStore, type RemoteSet } from '../db/remote-stores';
import { silentLog, type Log } from '../log/log';
import { longWorkMethods, readerMethods, writerMethods } from './stores/store-methods';
import type { RegistryRoot } from '../folder-identity/folder-registry';
import type { LongWorkStores, ReaderStores, WriterStores } from './stores/stores';
import type { OpenReport } from './worker/worker-protocol';

/** The stores of one database file, how it was found, and the way to let go of it. */
export type OpenStores = RemoteSet<WriterStores & ReaderStores & LongWorkStores> &
  OpenReport & { readonly close: () => Promise<void> };

/** Two folders outside every data folder, and what makes ids. */
export type FolderRegistryLocation = Pick<RegistryRoot, 'folder' | 'machineFolder'> & {
  readonly newId: () => string;
};

/**
 * Why stores that were open are of no more use: the file turned out to be damaged, their thread has died, another copy of
 * the app has taken the folder over, or another program removed or overwrote the files.
 */
export type Unusable = 'damaged' | 'thread died' | 'taken-over' | FilesLost;

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
    const writer = startDatabaseThread(script, start, onRestoring, log, (why) => onUnusable?.(why));
    const opened = await writer.opened;
    if (!opened.ok) return opened;
    let reader: DatabaseThread<'read'> | undefined;
    let isClosed = false;
    const maintaining = new Set<DatabaseThread<'read'>>();

    function startReader(): DatabaseThread<'read'> {
      return startDatabaseThread(script, { file, access: 'read' }, undefined, log);
    }

    const read: InvokeStore<ReaderStores> = async (...question) => {
      if (isClosed) return hasEnded;
      // A reader that could not open the file, or died, is started again: the cause may be over by now.
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

    return succeed({
      ...createRemoteStores(writerMethods, reportingDamage<WriterStores>(writer.call, onUnusable)),
      ...createRemoteStores(readerMethods, reportingDamage(read, onUnusable)),
      ...createRemoteStores(longWorkMethods, reportingDamage(runLongWork, onUnusable)),
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

/** Once closed, no thread is started for a late question. */
const hasEnded = fail(createDatabaseError('failed', 'the database thread has ended'));

/** The first to meet the trouble gets the error; the file is then looked after for all. */
export function reportingDamage<Stores>(
  call: InvokeStore<Stores>,
  onUnusable: OpenOptions['onUnusable'],
): InvokeStore<Stores> {
  return async (...question) => {
    const answer = await call(...question);
    if (!answer.ok && answer.error.errorCode === 'damaged') onUnusable?.('damaged');
    if (!answer.ok && answer.error.errorCode === 'open-elsewhere') onUnusable?.('taken-over');
    return answer;
  };
}
