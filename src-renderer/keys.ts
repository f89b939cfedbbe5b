export type Action =
  | 'new-call'
  | 'find'
  | 'take-back'
  | 'slurp'
  | 'same-place'
  | 'follow-up'
  | 'take-call'
  | 'next-question'
  | 'map'
  | 'park'
  | 'spell'
  | 'read-back'
  | 'send'
  | 'help'
  | 'back'
  | 'go-to-call';

export type Combination = {
  readonly key: string;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
};

export type KeyTable = Readonly<Record<Action, readonly Combination[]>>;

/** `1…9` stands for any of these digits. */
export const usualKeys: KeyTable = {
  help: [{ key: 'F1' }],
  'new-call': [{ key: 'F2' }],
  find: [{ key: 'F3' }],
  'take-back': [{ key: 'F5' }],
  slurp: [{ key: 'k', ctrl: true }],
  'same-place': [{ key: 'F4' }],
  map: [{ key: 'm', ctrl: true }],
  park: [{ key: 'F6' }],
  spell: [{ key: 'F7' }],
  'read-back': [{ key: 'F8' }],
  send: [{ key: 'F9' }, { key: 'Enter', ctrl: true }],
  'follow-up': [{ key: 'F10' }],
  'next-question': [{ key: 'F12' }],
  'take-call': [{ key: '0', alt: true }],
  'go-to-call': [{ key: '1…9', alt: true }],
  back: [{ key: 'Escape' }],
};

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
> & {
  /** Deprecated, but nothing newer tells the first key of a composition apart. */
  readonly keyCode: number;
};

/** While an input method composes, every key is its own: keyCode 229 is how Chromium marks the first of them. */
export function isComposing(press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  return press.isComposing || press.keyCode === 229;
}

/** The action that a key press asks for, if any. AltGr, which is Ctrl and Alt at once, never is one. */
export function actionOf(press: KeyPress, table: KeyTable): Action | undefined {
  if (isComposing(press) || press.shiftKey) return undefined;
  const actions: readonly Action[] = [
    'new-call',
    'find',
    'take-back',
    'slurp',
    'same-place',
    'follow-up',
    'take-call',
    'next-question',
    'map',
    'park',
    'spell',
    'read-back',
    'send',
    'help',
    'back',
    'go-to-call',
  ];
  return actions.find((action) => table[action].some((combination) => matches(press, combination)));
}

/** The digit of a key, by its place on the keyboard: with Option held, macOS types another sign. */
export function digitOf(press: Pick<KeyPress, 'key' | 'code'>): number | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(press.code)?.[1] ?? /^[1-9]$/.exec(press.key)?.[0];
  return digit === undefined ? undefined : Number(digit);
}

export function nameOf(combination: Combination): string {
  const parts = [
    combination.ctrl === true ? 'Ctrl' : '',
    combination.alt === true ? 'Alt' : '',
    keyName(combination.key),
  ];
  return parts.filter((part) => part !== '').join('+');
}

function keyName(key: string): string {
  if (key === 'Escape') return 'Esc';
  return key.length === 1 ? key.toUpperCase() : key;
}

/** Whether a key press, not one of an input method, is this combination. */
export function isPressed(press: KeyPress, combination: Combination): boolean {
  return !isComposing(press) && !press.shiftKey && matches(press, combination);
}

function matches(press: KeyPress, combination: Combination): boolean {
  const isCtrl = press.ctrlKey || press.metaKey;
  if (isCtrl !== (combination.ctrl ?? false) || press.altKey !== (combination.alt ?? false)) return false;
  if (combination.key === '1…9') return digitOf(press) !== undefined;
  if (combination.key === '0' && combination.alt === true) return press.code === 'Digit0';
  // With caps lock the letter is a large one.
  return press.key === combination.key || press.key.toLowerCase() === combination.key;
}
