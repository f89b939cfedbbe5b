import type { CallFields } from '../../shared/calls/call';

/** Who took a call first, which `now` has if it was never opened again. Null where nobody is named. */
export function findAgentOfCall(
  { earlierEndings }: Pick<CallFields, 'earlierEndings'>,
  now: string | null,
): string | null {
  return earlierEndings.find(({ ended }) => ended !== undefined)?.ended?.agent ?? now;
}
