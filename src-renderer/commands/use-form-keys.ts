import { useContext, type KeyboardEvent } from 'react';
import { CommandContext, useKeyTable } from './command-registry';
import { findAction, isComposing, isPressed } from './key-bindings';

/**
 * The keys that save a form: Enter in a line, and Send's own keys. While a form has the focus, they never send the call
 * beside it.
 */
export function useFormKeys(): {
  readonly isSave: (event: KeyboardEvent) => boolean;
  /** Says that the key named on Send has saved a note, and has not sent the call that is ready beside it. */
  readonly explainNoteSaved: (event: KeyboardEvent) => void;
} {
  const registry = useContext(CommandContext);
  const table = useKeyTable();
  return {
    isSave: ({ nativeEvent, target }) => {
      if (isComposing(nativeEvent)) return false;
      const action = findAction(nativeEvent, table);
      if (action === 'send' || action === 'send-anyway') return true;
      const isPlain = !nativeEvent.ctrlKey && !nativeEvent.altKey && !nativeEvent.metaKey;
      return isPlain && nativeEvent.key === 'Enter' && target instanceof HTMLInputElement;
    },
    explainNoteSaved: ({ nativeEvent }) => {
      const [pressed] = table.send;
      if (pressed === undefined || !isPressed(nativeEvent, pressed)) return;
      if (registry.find('send')?.isReady?.() !== true) return;
      registry.unavailable.set(() => ({ action: 'send', pressed, reason: 'unavailable.noteSavedOnly' }));
    },
  };
}
