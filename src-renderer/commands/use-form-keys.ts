import type { KeyboardEvent } from 'react';
import { useKeyTable } from './command-registry';
import { findAction, isComposing } from './key-bindings';

/**
 * The keys that save a form: Enter in a line, and Send's own keys. While a form has the focus, they never send the call
 * beside it.
 */
export function useFormKeys(): { readonly isSave: (event: KeyboardEvent) => boolean } {
  const table = useKeyTable();
  return {
    isSave: ({ nativeEvent, target }) => {
      if (isComposing(nativeEvent)) return false;
      const action = findAction(nativeEvent, table);
      if (action === 'send' || action === 'send-anyway') return true;
      const isPlain = !nativeEvent.ctrlKey && !nativeEvent.altKey && !nativeEvent.metaKey;
      return isPlain && nativeEvent.key === 'Enter' && target instanceof HTMLInputElement;
    },
  };
}
