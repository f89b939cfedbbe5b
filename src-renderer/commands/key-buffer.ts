import { flushSync } from 'react-dom';
import { replayKey, replayPaste } from './replay-key';

export type KeyBuffer = {
  /**
   * Holds every key and paste while a call or a form loads, and replays them in order once it has the caret.
   * @param arrival resolves once the caret is in the call or form: whether the agent is still waiting for it
   * @param isDropped whether a key that comes before any other one is held does nothing, such as the one that is pressed
   *   already
   */
  readonly hold: (arrival: Promise<boolean>, isDropped?: (event: KeyboardEvent) => boolean) => Promise<void>;
  readonly isBuffering: () => boolean;
  readonly addKey: (event: KeyboardEvent) => void;
  readonly addPaste: (event: ClipboardEvent) => void;
};

/** They belong to the key that follows them. */
const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);

export function createKeyBuffer(): KeyBuffer {
  const held: Array<() => void> = [];
  const dropping = new Set<(event: KeyboardEvent) => boolean>();
  /** By code. What any other key repeats was pressed on what was on the screen before. */
  const pressedSince = new Set<string>();
  let arrivals = 0;
  const isBuffering = () => arrivals > 0;
  const replayHeld = () => {
    // Keys that were held before another layer took the caret are not for that layer.
    if (isInOverlay(document.activeElement)) held.length = 0;
    // A replayed key may open another call. The keys after it are for that call.
    while (!isBuffering()) {
      const replay = held.shift();
      if (replay === undefined) return;
      // Each key acts on the screen as the one before left it.
      flushSync(replay);
    }
  };
  return {
    isBuffering,
    hold: async (arrival, isDropped) => {
      if (!isBuffering()) pressedSince.clear();
      arrivals += 1;
      if (isDropped !== undefined) dropping.add(isDropped);
      const left = leaveField();
      let isWaitedFor = false;
      try {
        isWaitedFor = await arrival;
      } finally {
        arrivals -= 1;
        if (isDropped !== undefined) dropping.delete(isDropped);
        flushSync(() => undefined);
        if (document.activeElement === document.body) left?.focus();
        if (isWaitedFor) replayHeld();
        else if (!isBuffering()) held.length = 0;
      }
    },
    addKey: (event) => {
      if (isInOverlay(event.target)) return;
      if (!event.repeat) pressedSince.add(event.code);
      if (pressedSince.has(event.code) && ![...dropping].some((isDropped) => isDropped(event))) {
        held.push(() => replayKey(event));
        // The same key behind another one is meant for what that one leads to.
        if (!modifiers.has(event.key)) dropping.clear();
      }
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    addPaste: (event) => {
      if (isInOverlay(event.target)) return;
      const text = event.clipboardData?.getData('text') ?? '';
      held.push(() => replayPaste(text));
      dropping.clear();
      event.preventDefault();
      event.stopImmediatePropagation();
    },
  };
}

/** An input method writes into the focused field even if the keys are held. */
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
