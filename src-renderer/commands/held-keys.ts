import { flushSync } from 'react-dom';
import { repeatKey, repeatPaste } from './repeat-key';

export type HeldKeys = {
  /**
   * Holds every key and paste while a call or a form is on its way, and repeats them in order once it is there. Without
   * it, they act on what was there before.
   * @param arrival resolves once the caret is in it: whether the agent is still waiting for it
   */
  readonly hold: (arrival: Promise<boolean>) => Promise<void>;
  readonly isHolding: () => boolean;
  readonly addKey: (event: KeyboardEvent) => void;
  readonly addPaste: (event: ClipboardEvent) => void;
};

export function createHeldKeys(): HeldKeys {
  const held: Array<() => void> = [];
  let arrivals = 0;
  const isHolding = () => arrivals > 0;
  const repeatHeld = () => {
    // What was held before another layer took the caret is not for that layer.
    if (isInOverlay(document.activeElement)) held.length = 0;
    // A repeated key may ask for another call. What follows it is for that one.
    while (!isHolding()) {
      const repeat = held.shift();
      if (repeat === undefined) return;
      // Each key finds the screen as the one before has left it.
      flushSync(repeat);
    }
  };
  return {
    isHolding,
    hold: async (arrival) => {
      arrivals += 1;
      const left = leaveField();
      let isWaitedFor = false;
      try {
        isWaitedFor = await arrival;
      } finally {
        arrivals -= 1;
        flushSync(() => undefined);
        if (document.activeElement === document.body) left?.focus();
        if (isWaitedFor) repeatHeld();
        else if (!isHolding()) held.length = 0;
      }
    },
    addKey: (event) => {
      if (isInOverlay(event.target)) return;
      held.push(() => repeatKey(event));
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    addPaste: (event) => {
      if (isInOverlay(event.target)) return;
      const text = event.clipboardData?.getData('text') ?? '';
      held.push(() => repeatPaste(text));
      event.preventDefault();
      event.stopImmediatePropagation();
    },
  };
}

/** An input method writes into the focused field whatever becomes of the keys. */
function leaveField(): HTMLElement | null {
  const field = document.activeElement;
  const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!isText || isInOverlay(field)) return null;
  field.blur();
  return field;
}

function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], dialog') !== null;
}
