import { useCallback, useState } from 'react';
import type { CallFields } from '../../../../shared/calls/call';

/** Why Send held the call back when it was last pressed. */
export type HeldBack = {
  /** How often Send was pressed while the location or the caller was doubtful; 0 while there is no such warning. */
  readonly askedCount: number;
  /** The values that the app filled in. */
  readonly filled: Partial<CallFields>;
  /** The number of which the history did not say in time whose it is; '' if it did, or if that does not matter. */
  readonly uncheckedPhone: string;
};

const notHeldBack: HeldBack = { askedCount: 0, filled: {}, uncheckedPhone: '' };

export function useHeldBack() {
  const [heldBack, setHeldBack] = useState(notHeldBack);
  const onWarning = useCallback(
    (isAsked: boolean, filled: Partial<CallFields>, uncheckedPhone: string) =>
      setHeldBack(({ askedCount }) => ({ askedCount: isAsked ? askedCount + 1 : 0, filled, uncheckedPhone })),
    [],
  );
  return { heldBack, onWarning };
}
