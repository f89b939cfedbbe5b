import type { CallFields } from '../../shared/calls/call';
import { findFirstEnd } from '../../shared/calls/call-ending';

/**
 * A call as it is when it ends. `spokenUntilMs`: when it had ended first, where it was opened again or its ending corrected since, in
 * ms since 1970.
 */
export type EndedCall = {
  readonly callId: string;
  readonly phone: string;
  readonly spokenUntilMs?: number | undefined;
};

export function toEndedCall(
  callId: string,
  { phone, earlierEndings }: Pick<CallFields, 'phone' | 'earlierEndings'>,
): EndedCall {
  return { callId, phone, spokenUntilMs: findFirstEnd(earlierEndings)?.atMs };
}
