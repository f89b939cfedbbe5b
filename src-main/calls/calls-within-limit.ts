import type { Call, CallFields } from '../../shared/calls/call';
import type { AppError } from '../../shared/errors/app-error';
import { requireFound, requireRoom } from '../../shared/errors/require-found';
import type { Result } from '../../shared/result';

type Answer<T> = Promise<Result<T, AppError>>;

type LimitedCalls = {
  readonly beginWithinLimit: (id: string, nowMs: number) => Answer<Call | 'full'>;
  readonly saveWithinLimit: (id: string, fields: CallFields, nowMs: number) => Answer<Call | 'full' | null>;
};

/** Begins a call for the window, unless the maximum number of calls is open. */
export async function beginCall(calls: LimitedCalls, id: string, nowMs: number): Answer<Call> {
  return requireRoom('open-calls-full', await calls.beginWithinLimit(id, nowMs));
}

/** Saves a call for the window, unless all open calls together become too large. */
export async function saveCall(
  calls: LimitedCalls,
  id: string,
  fields: CallFields,
  nowMs: number,
): Answer<Call> {
  const saved = await calls.saveWithinLimit(id, fields, nowMs);
  return requireFound('call', requireRoom('open-calls-full', saved));
}
