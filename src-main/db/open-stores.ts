import { succeed, type Result } from '../../shared/result';
import { startDatabaseThread, type DatabaseThread } from './database-thread';
import type { DatabaseError } from './database-trouble';
import { remoteSet, type RemoteSet } from './remote';
import { storeNames, type Stores } from './stores';

/** The stores of one database file, and the way to let go of it. */
export type OpenStores = RemoteSet<Stores> & { readonly close: () => Promise<void> };

/** Opens the stores of a database file, made where it does not exist. */
export type StoreOpener = (file: string) => Promise<Result<OpenStores, DatabaseError>>;

/**
 * Opens them on two threads: one writes, and one, started with the first search, reads, so that no search ever
 * waits in front of a key or a ticket.
 */
export function openStoresOnThreads(script: URL): StoreOpener {
  return async (file) => {
    const writer = startDatabaseThread(script, { file, access: 'write' });
    const opened = await writer.opened;
    if (!opened.ok) return opened;
    let reader: DatabaseThread | undefined;
    const stores = remoteSet<Stores>(storeNames, (store, method, args) => {
      if (store !== 'history') return writer.call(store, method, args);
      reader ??= startDatabaseThread(script, { file, access: 'read' });
      return reader.call(store, method, args);
    });
    return succeed({
      ...stores,
      close: async () => {
        await reader?.close();
        await writer.close();
      },
    });
  };
}
