import { useCallback, useState } from 'react';
import type { CallFields } from '../../../../shared/calls/call';
import type { NumberCheck } from '../caller-suggestions/use-caller-of-number';

/** Why Send held the call back when it was last pressed. */
export type HeldBack = {
  /** How often Send was pressed while the location or the caller was doubtful; 0 while there is no such warning. */
  readonly askedCount: number;
  /** The values that the app filled in. */
  readonly filled: Partial<CallFields>;
  /** The number of which it is not known whose it is; null if it is, or if that does not matter. */
  readonly number: HeldNumber | null;
};

/** `late`: the history did not say in time. `new`: no caller on the card has it, and the caller was filled in for another one. */
export type HeldNumber = { readonly phone: string; readonly why: Exclude<NumberCheck, 'fine'> };

const notHeldBack: HeldBack = { askedCount: 0, filled: {}, number: null };

export function useHeldBack() {
  const [heldBack, setHeldBack] = useState(notHeldBack);
  const onWarning = useCallback(
    (isAsked: boolean, filled: Partial<CallFields>, number: HeldNumber | null) =>
      setHeldBack(({ askedCount }) => ({ askedCount: isAsked ? askedCount + 1 : 0, filled, number })),
    [],
  );
  return { heldBack, onWarning };
}
