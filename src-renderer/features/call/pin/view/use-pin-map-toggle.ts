import { useMemo, useRef, useState } from 'react';
import { focusField } from '../../editing/call-form-context';

/** Whether the map is open. When it closes, the caret returns to the field from which it was opened. */
export function usePinMapToggle(isEditable: boolean) {
  const [isWanted, setIsWanted] = useState(false);
  const cameFrom = useRef<HTMLElement | null>(null);
  const isOpen = isWanted && isEditable;
  return useMemo(() => {
    const close = () => {
      setIsWanted(false);
      const field = cameFrom.current;
      if (field?.isConnected === true && field.id.startsWith('field-')) field.focus();
      else focusField('latitude');
    };
    const toggle = () => {
      if (isOpen) {
        close();
        return;
      }
      if (!isEditable) return;
      cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      setIsWanted(true);
    };
    return { isOpen, close, toggle };
  }, [isOpen, isEditable]);
}
