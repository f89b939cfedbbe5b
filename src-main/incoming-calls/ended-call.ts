import type { CallFields } from '../../shared/calls/call';
import { findFirstEnd } from '../../shared/calls/call-ending';

/**
 * A call as it is when it ends. `spokenUntilMs`: when it had ended first, where it was opened again or its ending
 * corrected since, or was a slip, in ms since 1970.
 */
export type EndedCall = {
  readonly callId: string;
  readonly phone: string;
  readonly spokenUntilMs?: number | undefined;
};

export function toEndedCall(
  callId: string,
  {
    phone,
    earlierEndings,
    slipEndedAtMs = Infinity,
  }: Pick<CallFields, 'phone' | 'earlierEndings' | 'slipEndedAtMs'>,
): EndedCall {
  const spokenUntilMs = Math.min(findFirstEnd(earlierEndings)?.atMs ?? Infinity, slipEndedAtMs);
  return { callId, phone, spokenUntilMs };
}
