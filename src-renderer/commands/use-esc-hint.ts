import { useContext, useLayoutEffect, useState } from 'react';
import { useStore } from '../state/store';
import { CommandContext } from './command-registry';

/** More than the orders of all parts of a screen: what lies over them is further in. */
const onTop = 1_000_000_000;

/**
 * Says that Esc closes this part of the screen, and returns whether it is the innermost one: only that part shows its hint.
 * @param isOnTop whether it is a layer over the screen
 */
export function useEscHint(isOnTop = false): boolean {
  const { escHints, reserveOrder } = useContext(CommandContext);
  const [reserved] = useState(reserveOrder);
  const order = isOnTop ? reserved + onTop : reserved;
  useLayoutEffect(() => {
    escHints.set((orders) => [...orders, order].toSorted((a, b) => a - b));
    return () => escHints.set((orders) => orders.filter((other) => other !== order));
  }, [escHints, order]);
  return useStore(escHints, (orders) => orders.at(-1) === order);
}
