import type { Result } from '../../../shared/result';
import type { Log, LogData } from '../../log/log';
import type { DatabaseError } from '../../db/database-error';
import type { RegistryRoot } from '../../folder-identity/folder-registry';
import type { ReadOnlyStores, WriterStores } from '../stores/stores';
import type { Rollback } from '../recovery/reconcile-with-journal';
import type { Restored } from '../recovery/restore-database';

/** What a database thread is started with. `nowMs` names a backup that a migration may want; ms since 1970. */
export type WorkerStart =
  | { readonly file: string; readonly access: 'read' }
  | {
      readonly file: string;
      readonly access: 'write';
      readonly nowMs: number;
      readonly mustRestore: boolean;
      readonly witness: RegistryRoot;
    };

/** Says that the app is still there. @returns false where another copy of the app has taken the folder over */
export type OwnerStore = { readonly beat: () => boolean };

/** The stores of a database thread, by how it was started. */
export type StoresOfThread = {
  readonly read: ReadOnlyStores;
  readonly write: WriterStores & { readonly owner: OwnerStore };
};

/** How the file was found. */
export type OpenReport = {
  readonly restored: Restored | null;
  readonly putBack: Rollback | null;
  readonly wasClosedWell: boolean;
};

export type WorkerRequest =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly store: string;
      readonly method: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'close' };

export type WorkerAnswer =
  /** Once, where its files were taken out of the folder while it is open. */
  | { readonly kind: 'files-removed' }
  /** Once, where another program wrote into its files while it is open. Nothing is answered from then on. */
  | { readonly kind: 'files-overwritten' }
  /** Before it is opened, where it was damaged or lost. */
  | { readonly kind: 'restoring' }
  | { readonly kind: 'opened'; readonly result: Result<OpenReport, DatabaseError> }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown, DatabaseError> }
  /** A line for the app's log, which the main thread writes. */
  | {
      readonly kind: 'log';
      readonly level: keyof Log;
      readonly event: string;
      readonly data: LogData | undefined;
    }
  | { readonly kind: 'closed' };
