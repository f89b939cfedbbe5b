import { useEffect } from 'react';
import { runActionByKey, type CommandRegistry } from './command-registry';
import { findAction, getDigit, isPressed, type Action, type KeyTable } from './key-bindings';
import { isFormKey } from './replay-key';
import { useUndoInTextOnly } from './use-undo-in-text-only';

/** Holds keys back as long as what they act on is not there. */
export type KeyGate = {
  readonly holds: (action: Action) => boolean;
  /** Resolves once the gate does not hold the action any more. */
  readonly opened: (action: Action) => Promise<boolean>;
};

/** The only listener for the keys of actions. It skips a key that a control has already handled. */
export function useKeyboardShortcuts(registry: CommandRegistry, table: KeyTable, gate: KeyGate): void {
  useUndoInTextOnly();
  useEffect(() => {
    const { keyBuffer } = registry;
    // Before all others: no key acts on a call that the agent has left.
    const onHeldKey = (event: KeyboardEvent) => {
      const action = findAction(event, table);
      if (action !== undefined && !keyBuffer.isBuffering() && gate.holds(action))
        void keyBuffer.hold(gate.opened(action));
      const isHeld = keyBuffer.isBuffering() && (action !== undefined || isFormKey(event));
      if (isHeld) keyBuffer.addKey(event);
    };
    const onHeldPaste = (event: ClipboardEvent) => {
      if (keyBuffer.isBuffering()) keyBuffer.addPaste(event);
    };
    // Runs before the screen below: Escape closes the topmost layer, wherever the caret is.
    const onTop = (event: KeyboardEvent) => {
      if (findAction(event, table) !== 'back') return;
      const command = registry.findOnTop('back');
      if (command === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      command.run();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const action = findAction(event, table);
      if (action === undefined) return;
      const isMissing = registry.find(action) === undefined;
      if (isMissing && action === 'back') return;
      // Without a command, the browser keeps its own key.
      if (!isMissing) event.preventDefault();
      if (event.repeat) return;
      const pressed = table[action].find((combination) => isPressed(event, combination));
      runActionByKey(registry, action, pressed, getDigit(event));
    };
    window.addEventListener('keydown', onHeldKey, { capture: true });
    window.addEventListener('paste', onHeldPaste, { capture: true });
    window.addEventListener('keydown', onTop, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onHeldKey, { capture: true });
      window.removeEventListener('paste', onHeldPaste, { capture: true });
      window.removeEventListener('keydown', onTop, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [registry, table, gate]);
}
