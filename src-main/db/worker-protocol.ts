import type { Result } from '../../shared/result';
import type { DatabaseError } from './database-trouble';

/** What a database thread is started with. */
export type WorkerStart = { readonly file: string; readonly access: 'write' | 'read' };

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
  | { readonly kind: 'opened'; readonly result: Result<null, DatabaseError> }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown, DatabaseError> }
  | { readonly kind: 'closed' };
