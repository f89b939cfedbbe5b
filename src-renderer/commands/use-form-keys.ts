import { useContext, type KeyboardEvent } from 'react';
import { CommandContext, useKeyTable } from './command-registry';
import { findAction, isComposing, isPressed } from './key-bindings';

/**
 * The keys that save a form: Enter in a line, and Send's own keys. While a form has the focus, they never send the call
 * beside it.
 */
export function useFormKeys(): {
  readonly isSave: (event: KeyboardEvent) => boolean;
  /**
   * Says that the key named on Send has saved a note or a reminder, and has not sent the call beside it. As with Send, the
   * caret goes to what the call still lacks, unless `keepsCaret`: the form has returned it to where it was.
   */
  readonly explainSaved: (event: KeyboardEvent, keepsCaret?: boolean) => void;
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
    explainSaved: ({ nativeEvent }, keepsCaret = false) => {
      const [pressed] = table.send;
      if (pressed === undefined || !isPressed(nativeEvent, pressed)) return;
      const send = registry.find('send');
      if (keepsCaret && send !== undefined && send.whyNot?.() === undefined && send.isReady?.() === false) {
        registry.unavailable.set(() => ({ action: 'send', pressed, reason: 'unavailable.savedIncomplete' }));
        return;
      }
      const isIncomplete = send?.focusFault?.() === true;
      if (!isIncomplete && send?.isReady?.() !== true) return;
      const reason = isIncomplete ? 'unavailable.savedWithFault' : 'unavailable.savedOnly';
      registry.unavailable.set(() => ({ action: 'send', pressed, reason }));
    },
  };
}
