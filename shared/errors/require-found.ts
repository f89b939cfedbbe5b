import type { AppError } from './app-error';
import { fail, succeed, type Result } from '../result';

/** What was asked for by a number, or that nothing has it. */
export function requireFound<T>(
  what: 'call' | 'ticket' | 'view' | 'reminder',
  found: Result<T | null, AppError>,
): Result<T, AppError> {
  if (!found.ok) return found;
  return found.value === null ? fail({ kind: 'not-found', what }) : succeed(found.value);
}
