import { useContext } from 'react';
import { CommandContext, useKeyTable } from './command-registry';
import { findAction, type Action } from './key-bindings';

/**
 * Holds the keys behind one that has to wait, and replays them once it is settled: they act on what became of it. The keys of these
 * actions do nothing until another one is held, such as the one that is pressed already.
 */
export function useHoldKeysUntilSettled(...actions: readonly Action[]): (settled: Promise<unknown>) => void {
  const { keyBuffer } = useContext(CommandContext);
  const keys = useKeyTable();
  const isPressedAlready = (event: KeyboardEvent) => {
    const action = findAction(event, keys);
    return action !== undefined && actions.includes(action);
  };
  return (settled) =>
    void keyBuffer.hold(
      settled.then(() => true),
      isPressedAlready,
    );
}
