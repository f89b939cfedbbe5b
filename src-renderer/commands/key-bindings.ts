/**
 * Every action that can have a key, with its default keys, in display order. The names of actions are messages under
 * `shortcuts`. The visible screen registers what an action does (`command-registry.ts`).
 */
const defaultKeys = {
  'new-call': ['F2'],
  find: ['F3'],
  palette: ['F11'],
  'quick-entry': ['Ctrl+K'],
  'fill-from-caller': ['F4'],
  'past-case': ['Ctrl+O'],
  'older-case': ['Alt+PageDown'],
  'newer-case': ['Alt+PageUp'],
  'caller-note': ['Ctrl+F7'],
  'store-note': ['Ctrl+F8'],
  map: ['Ctrl+M'],
  undo: ['F5'],
  'next-question': ['F12'],
  park: ['F6'],
  'go-to-call': ['Alt+1…9'],
  'answer-call': ['Alt+0'],
  'dismiss-call': ['Ctrl+F4'],
  'callback-of-caller': [],
  dial: ['Ctrl+F6'],
  'read-back': ['F8'],
  'caller-language': ['Ctrl+L'],
  send: ['F9', 'Ctrl+Enter'],
  'send-anyway': ['Ctrl+F9'],
  'end-call': ['Ctrl+F2'],
  'known-incident': ['Ctrl+F10'],
  'follow-up': ['F10'],
  'correct-rejected': ['Ctrl+F5'],
  spell: ['F7'],
  'add-note': ['Ctrl+N'],
  'set-reminder': ['Ctrl+E'],
  reminders: ['Ctrl+R'],
  'open-due-reminder': ['Ctrl+G'],
  'copy-back-office-message': ['Ctrl+B'],
  'copy-case': ['Ctrl+D'],
  'copy-pin': ['Ctrl+I'],
  'print-slip': ['Ctrl+P'],
  'save-slip': ['Ctrl+J'],
  reveal: ['Ctrl+U'],
  filter: ['Ctrl+F'],
  'export-list': [],
  'save-view': ['Ctrl+S'],
  'shift-stats': ['Ctrl+T'],
  handover: ['Ctrl+F12'],
  'change-agent': ['Ctrl+F3'],
  outbox: [],
  settings: [],
  'settings-part': [],
  discard: [],
  'undo-discard': ['Ctrl+F11'],
  back: ['Esc'],
  help: ['F1'],
  guide: ['Ctrl+F1'],
} as const satisfies Record<string, readonly string[]>;

export type Action = keyof typeof defaultKeys;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets which keys it was given
export const allActions = Object.keys(defaultKeys) as readonly Action[];

/** What the settings of agents call an action that was renamed since. */
const storedNames: Readonly<Partial<Record<Action, string>>> = { undo: 'undo-autofill' };

/** `1…9` stands for any of these digits. */
export type KeyCombination = {
  readonly key: string;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
};

export type KeyTable = Readonly<Record<Action, readonly KeyCombination[]>>;

/** The agent's own keys by `getStoredName`, in the notation of `formatCombination`. Missing actions have their default keys. */
export type CustomKeys = Readonly<Record<string, readonly string[]>>;

export const defaultKeyTable: KeyTable = createKeyTable({});

export function getStoredName(action: Action): string {
  return storedNames[action] ?? action;
}

/** Ignores names that it cannot parse, which another version of the app may have stored. */
export function createKeyTable(own: CustomKeys): KeyTable {
  const entries = allActions.map((action) => {
    const names: readonly string[] =
      (action === 'back' ? undefined : own[getStoredName(action)]) ?? defaultKeys[action];
    return [action, names.flatMap((name) => parseCombination(name) ?? [])];
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each action
  return Object.fromEntries(entries) as KeyTable;
}

export function getDefaultKeyNames(action: Action): readonly string[] {
  return defaultKeys[action];
}

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
> & {
  /** Deprecated, but nothing newer tells the first key of a composition apart. */
  readonly keyCode: number;
};

/** While an input method composes, every key belongs to it. Chromium marks the first one with keyCode 229. */
export function isComposing(press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  return press.isComposing || press.keyCode === 229;
}

/**
 * On Windows, Alt and the number pad type a character by its code (Alt+1 3 0 is é), also with Num Lock off, when the
 * keys are End or ArrowUp.
 */
export function isAltCode({ altKey, code }: Pick<KeyPress, 'altKey' | 'code'>): boolean {
  return altKey && code.startsWith('Numpad');
}

/** Returns the action of a key press, if any. AltGr, which is Ctrl and Alt together, never triggers one. */
export function findAction(press: KeyPress, table: KeyTable): Action | undefined {
  if (isComposing(press) || press.shiftKey || isAltCode(press)) return undefined;
  return allActions.find((action) => table[action].some((combination) => matches(press, combination)));
}

/** The digit by the position of the key: with Option held, macOS types another character. */
export function getDigit(press: Pick<KeyPress, 'key' | 'code'>): number | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(press.code)?.[1] ?? /^[1-9]$/.exec(press.key)?.[0];
  return digit === undefined ? undefined : Number(digit);
}

export function formatCombination(combination: KeyCombination): string {
  const parts = [
    combination.ctrl === true ? 'Ctrl' : '',
    combination.alt === true ? 'Alt' : '',
    formatKey(combination.key),
  ];
  return parts.filter((part) => part !== '').join('+');
}

/** Parses a name from `formatCombination`; undefined for anything else. */
export function parseCombination(name: string): KeyCombination | undefined {
  const [, ctrl, alt, key] = /^(Ctrl\+)?(Alt\+)?([^+\s]+)$/.exec(name) ?? [];
  if (key === undefined) return undefined;
  const named = key === 'Esc' ? 'Escape' : key;
  return {
    key: named.length === 1 ? named.toLowerCase() : named,
    ...(ctrl !== undefined && { ctrl: true }),
    ...(alt !== undefined && { alt: true }),
  };
}

function formatKey(key: string): string {
  if (key === 'Escape') return 'Esc';
  return key.length === 1 ? key.toUpperCase() : key;
}

/** Whether a key press is this combination. A key of an input method never is. */
export function isPressed(press: KeyPress, combination: KeyCombination): boolean {
  return !isComposing(press) && !press.shiftKey && !isAltCode(press) && matches(press, combination);
}

function matches(press: KeyPress, combination: KeyCombination): boolean {
  const isCtrl = press.ctrlKey || press.metaKey;
  if (isCtrl !== (combination.ctrl ?? false) || press.altKey !== (combination.alt ?? false)) return false;
  if (combination.key === '1…9') return getDigit(press) !== undefined;
  if (/^\d$/.test(combination.key) && combination.alt === true) {
    return press.code === `Digit${combination.key}`;
  }
  // With Caps Lock, the letter is a capital.
  return press.key === combination.key || press.key.toLowerCase() === combination.key;
}
