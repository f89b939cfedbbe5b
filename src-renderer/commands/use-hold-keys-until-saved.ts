import { useContext, useEffect, useRef } from 'react';
import { CommandContext } from './command-registry';

/**
 * Holds the keys behind the one that saves a form: they are for the field to which the caret returns. The same key once more
 * is not among them, unless another one came before it. Where the form leaves the screen before it is saved, keys act
 * at once again.
 * @returns a function that begins to hold them, and returns one that ends it, called before the caret is moved
 */
export function useHoldKeysUntilSaved(): (savingKey: string | undefined) => () => void {
  const { keyBuffer } = useContext(CommandContext);
  const leave = useRef<() => void>(undefined);
  useEffect(() => () => leave.current?.(), []);
  return (savingKey) => {
    const end: { settle?: (isSaved: boolean) => void } = {};
    const saved = new Promise<boolean>((resolve) => {
      end.settle = resolve;
    });
    leave.current = () => end.settle?.(false);
    void keyBuffer.hold(saved, ({ key }) => key === savingKey);
    return () => end.settle?.(true);
  };
}
