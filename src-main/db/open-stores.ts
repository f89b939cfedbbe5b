import { succeed, type Result } from '../../shared/result';
import { startDatabaseThread, type DatabaseThread } from './database-thread';
import type { DatabaseError } from './database-trouble';
import { remoteSet, type RemoteSet } from './remote';
import { storeNames, type Stores } from './stores';
import type { OpenReport } from './worker-protocol';

/** The stores of one database file, how it was found, and the way to let go of it. */
export type OpenStores = RemoteSet<Stores> & OpenReport & { readonly close: () => Promise<void> };

/** `nowMs` is ms since 1970; `mustRestore` takes the file for damaged, whatever it looks like. */
export type HowToOpen = { readonly nowMs: number; readonly mustRestore: boolean };

/** Opens the stores of a database file, made where it does not exist, restored where it is damaged. */
export type StoreOpener = (file: string, how: HowToOpen) => Promise<Result<OpenStores, DatabaseError>>;

/**
 * Opens them on threads: one writes; one, started with the first search, reads, so that no search ever waits in
 * front of a key or a ticket; and one comes and goes for long work on the whole file.
 */
export function openStoresOnThreads(script: URL): StoreOpener {
  return async (file, how) => {
    const writer = startDatabaseThread(script, { file, access: 'write', ...how });
    const opened = await writer.opened;
    if (!opened.ok) return opened;
    let reader: DatabaseThread | undefined;
    let isClosed = false;
    const maintaining = new Set<DatabaseThread>();

    async function read(store: string, method: string, args: readonly unknown[]) {
      reader ??= startDatabaseThread(script, { file, access: 'read' });
      const thread = reader;
      const found = await thread.call(store, method, args);
      // Opened anew at the next search: what kept it from opening may be over by then.
      if (!found.ok && reader === thread && !(await thread.opened).ok) reader = undefined;
      return found;
    }

    async function maintain(store: string, method: string, args: readonly unknown[]) {
      const thread = startDatabaseThread(script, { file, access: 'read' });
      maintaining.add(thread);
      const done = await thread.call(store, method, args);
      maintaining.delete(thread);
      await thread.close();
      return done;
    }

    const stores = remoteSet<Stores>(storeNames, (store, method, args) => {
      // Once closed, no thread is started for a late question: the writer's says that it has ended.
      if (isClosed) return writer.call(store, method, args);
      if (store === 'maintenance') return maintain(store, method, args);
      const isRead = store === 'history' || store === 'callers';
      return isRead ? read(store, method, args) : writer.call(store, method, args);
    });
    return succeed({
      ...stores,
      ...opened.value,
      close: async () => {
        isClosed = true;
        await Promise.all([...maintaining].map((thread) => thread.close()));
        await reader?.close();
        await writer.close();
      },
    });
  };
}
