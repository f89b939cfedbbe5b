import type { CallFields } from '../../shared/calls/call';
import { findFirstEnd } from '../../shared/calls/call-ending';

/** Who took a call first, which `now` has if it was never opened again. Null where nobody is named. */
export function findAgentOfCall(
  { earlierEndings }: Pick<CallFields, 'earlierEndings'>,
  now: string | null,
): string | null {
  return findFirstEnd(earlierEndings)?.agent ?? now;
}
