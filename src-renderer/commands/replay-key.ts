import { isComposing } from './key-bindings';

/** Keys without a character that change a form or move in it. */
const formKeys: ReadonlySet<string> = new Set([
  'Backspace',
  'Delete',
  'Enter',
  'Tab',
  'Home',
  'End',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
]);

/** Selecting, cutting, undoing and redoing. */
const editingKeys: ReadonlySet<string> = new Set(['a', 'x', 'y', 'z']);

/** Whether a key acts on the form by itself, without being a shortcut. */
export function isFormKey(event: KeyboardEvent): boolean {
  if (isComposing(event)) return false;
  if (isTyped(event)) return true;
  const isCtrl = event.ctrlKey || event.metaKey;
  return isCtrl ? editingKeys.has(event.key.toLowerCase()) : !event.altKey && formKeys.has(event.key);
}

/** Whether a key types a character. */
export function isTyped(event: KeyboardEvent): boolean {
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
  return /^.$/u.test(event.key) && (isPlain || event.getModifierState('AltGraph'));
}

/**
 * Replays a key where the caret is now: the app's own handlers get it, and if none handles it, it does what the browser
 * does for a real key.
 */
export function replayKey(pressed: KeyboardEvent): void {
  const { key, code, ctrlKey, altKey, metaKey, shiftKey, repeat } = pressed;
  const modifierAltGraph = pressed.getModifierState('AltGraph');
  const again = new KeyboardEvent('keydown', {
    key,
    code,
    ctrlKey,
    altKey,
    metaKey,
    shiftKey,
    repeat,
    modifierAltGraph,
    bubbles: true,
    cancelable: true,
  });
  const target = document.activeElement ?? document.body;
  if (target.dispatchEvent(again)) actLikeBrowser(again, target);
}

/** Pastes a text where the caret is now. */
export function replayPaste(text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text', text);
  const again = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  if ((document.activeElement ?? document.body).dispatchEvent(again)) edit('insertText', text);
}

function actLikeBrowser(event: KeyboardEvent, target: Element): void {
  const isCtrl = event.ctrlKey || event.metaKey;
  if (event.key === 'Tab') moveByTab(event.shiftKey);
  else if (target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' '))
    target.click();
  else if (target instanceof HTMLInputElement && target.type === 'checkbox' && event.key === ' ')
    target.click();
  else if (event.key === 'Backspace') edit('delete');
  else if (event.key === 'Delete') edit('forwardDelete');
  else if (event.key === 'Enter' && target instanceof HTMLTextAreaElement) edit('insertText', '\n');
  else if (isCtrl && event.key.toLowerCase() === 'a') edit('selectAll');
  else if (isTyped(event)) edit('insertText', event.key);
}

/** Fires the events of a real edit, so that the field handles it the same way, undo included. */
function edit(command: 'delete' | 'forwardDelete' | 'insertText' | 'selectAll', text?: string): void {
  // oxlint-disable-next-line typescript/no-deprecated -- no other call fires these events and keeps the undo history
  document.execCommand(command, false, text);
}

function moveByTab(isBack: boolean): void {
  const stops = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]'),
  ];
  const reachable = stops.filter(
    (stop) => stop === document.activeElement || (stop.tabIndex >= 0 && isReachable(stop, stops)),
  );
  const at = reachable.findIndex((stop) => stop === document.activeElement);
  reachable[isBack ? at - 1 : at + 1]?.focus();
}

function isReachable(stop: HTMLElement, all: readonly HTMLElement[]): boolean {
  if (stop.matches(':disabled') || !stop.checkVisibility({ visibilityProperty: true })) return false;
  if (!(stop instanceof HTMLInputElement) || stop.type !== 'radio' || stop.checked) return true;
  // Of the options of one group, the chosen one has the stop, or else the first.
  const group = all.filter(
    (other): other is HTMLInputElement =>
      other instanceof HTMLInputElement && other.type === 'radio' && other.name === stop.name,
  );
  return group[0] === stop && group.every((option) => !option.checked);
}
