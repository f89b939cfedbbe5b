import type { AppError, RefusalReason } from './app-error';
import { fail, succeed, type Result } from '../result';

/** Turns `'full'` into a `not-allowed` error with this reason. */
export function requireRoom<T>(
  reason: Extract<RefusalReason, `${string}-full`>,
  added: Result<T | 'full', AppError>,
): Result<T, AppError> {
  if (!added.ok) return added;
  return added.value === 'full' ? fail({ kind: 'not-allowed', reason }) : succeed(added.value);
}
