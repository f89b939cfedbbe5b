import { useEffect } from 'react';
import { getUndoDirection } from './get-undo-direction';

/**
 * Ctrl+Z and Ctrl+Y change text only where the caret is. Outside a text field, Chromium would undo the last typing in any
 * field of the page, and take the focus away.
 */
export function useUndoInTextOnly(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (getUndoDirection(event) !== undefined && !hasCaret(event.target)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function hasCaret(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type)
  );
}
