import type { Result } from '../../../shared/result';
import type { Log, LogData } from '../../log/log';
import type { DatabaseError } from '../../db/database-error';
import type { RegistryRoot } from '../../folder-identity/folder-registry';
import type { ReadOnlyStores, WriterStores } from '../stores/stores';
import type { Rollback } from '../recovery/reconcile-with-journal';
import type { RestoreReport } from '../recovery/restore-database';

/** What a database thread opens. `nowMs` (ms since 1970) names the backup that a migration makes. */
export type WorkerStart =
  | { readonly file: string; readonly access: 'read' }
  | {
      readonly file: string;
      readonly access: 'write';
      readonly nowMs: number;
      readonly mustRestore: boolean;
      readonly witness: RegistryRoot;
    };

/** Renews this copy's ownership of the folder. @returns false if another copy of the app has taken the folder over */
export type OwnerStore = { readonly beat: () => boolean };

/** The stores of a database thread, by its access. */
export type StoresOfThread = {
  readonly read: ReadOnlyStores;
  readonly write: WriterStores & { readonly owner: OwnerStore };
};

/** The state in which the file was found. */
export type OpenReport = {
  readonly restored: RestoreReport | null;
  readonly putBack: Rollback | null;
  readonly wasClosedWell: boolean;
};

/** One method of one store, with its arguments. */
export type StoreCall = {
  readonly store: string;
  readonly method: string;
  readonly args: readonly unknown[];
};

/** `open` comes first, once. */
export type WorkerRequest =
  | { readonly kind: 'open'; readonly start: WorkerStart }
  | ({ readonly kind: 'call'; readonly id: number } & StoreCall)
  | { readonly kind: 'close' };

export type WorkerAnswer =
  /** Sent once, when the files of the open database are gone from the folder. */
  | { readonly kind: 'files-removed' }
  /** Sent once, when another program wrote into the files of the open database. From then on, every call fails. */
  | { readonly kind: 'files-overwritten' }
  /** Sent before a damaged or lost database is restored. */
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
