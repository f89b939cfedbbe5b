import type { FileErrorCode } from '../../shared/errors/app-error';
import { toFileErrorCode } from './to-file-error-code';
import { JobCancelledError } from '../jobs/job-control';

/** The result of writing a file. Only `written` leaves a file. */
export type FileWritten<T> =
  | ({ readonly kind: 'written' } & T)
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly errorCode: FileErrorCode };

/** Separates a cancelled job and errors of the file from errors of the database, which it rethrows. */
export async function asFileWritten<T>(write: () => Promise<T>): Promise<FileWritten<T>> {
  try {
    return { kind: 'written', ...(await write()) };
  } catch (thrown) {
    if (thrown instanceof JobCancelledError) return { kind: 'cancelled' };
    if (thrown instanceof Error && 'syscall' in thrown)
      return { kind: 'failed', errorCode: toFileErrorCode(thrown) };
    throw thrown;
  }
}
