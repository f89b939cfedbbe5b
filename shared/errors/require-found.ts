import type { AppError } from './app-error';
import { fail, succeed, type Result } from '../result';

/** Turns a `null` lookup into a `not-found` error. */
export function requireFound<T>(
  what: 'call' | 'ticket' | 'view' | 'reminder' | 'incident',
  found: Result<T | null, AppError>,
): Result<T, AppError> {
  if (!found.ok) return found;
  return found.value === null ? fail({ kind: 'not-found', what }) : succeed(found.value);
}
