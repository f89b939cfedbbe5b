import {
  allActions,
  parseCombination,
  isAltCode,
  isComposing,
  formatCombination,
  getDefaultKeyNames,
  getStoredName,
  type Action,
  type KeyCombination,
  type KeyTable,
} from './key-bindings';

type KeyPress = Parameters<typeof isComposing>[0] &
  Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a pressed key can be assigned to an action. */
export type ShortcutValidation =
  | { readonly kind: 'free'; readonly combination: KeyCombination }
  /** The key types text, or belongs to an input method, the clipboard, the window, the system or a field. */
  | { readonly kind: 'unsafe'; readonly name: string }
  | { readonly kind: 'taken'; readonly name: string; readonly by: Action };

/** @returns undefined for a modifier key, and for a key of an input method */
export function validateShortcut(
  press: KeyPress,
  action: Action,
  table: KeyTable,
): ShortcutValidation | undefined {
  if (isComposing(press) || modifierKeys.has(press.key)) return undefined;
  const combination = toCombination(press, action);
  const name = `${press.shiftKey ? 'Shift+' : ''}${formatCombination(combination)}`;
  if (press.shiftKey || isAltCode(press) || !isAllowedCombination(combination))
    return { kind: 'unsafe', name };
  const by = findConflictingAction(combination, action, table);
  return by === undefined ? { kind: 'free', combination } : { kind: 'taken', name, by };
}

/** Returns an action's keys as a settings change. Keys equal to the defaults are reset instead of stored. */
export function toKeysChange(
  action: Action,
  combinations: readonly KeyCombination[],
): Readonly<Record<string, readonly string[] | null>> {
  const names = combinations.map(formatCombination);
  const isUsual = names.join(' ') === getDefaultKeyNames(action).join(' ');
  return { [getStoredName(action)]: isUsual ? null : names };
}

/**
 * Whether a combination may be assigned: function keys alone or with Ctrl, Ctrl and a letter or a digit, Alt with a
 * digit, Page Up or Page Down. Alt+F4 closes windows; Alt and a letter types characters on macOS and opens menus on
 * Windows; Ctrl+Alt is AltGr.
 */
export function isAllowedCombination({ key, ctrl = false, alt = false }: KeyCombination): boolean {
  if (ctrl && alt) return false;
  if (/^F(?:[1-9]|1[0-2])$/.test(key)) return !alt;
  if (alt) return /^\d$/.test(key) || key === '1…9' || key === 'PageUp' || key === 'PageDown';
  if (!ctrl) return false;
  return key === 'Enter' || key === '1…9' || (/^[a-z1-9]$/.test(key) && !systemKeys.has(key));
}

/** Clipboard, undo and select all; close and quit; hide and minimise on macOS. */
const systemKeys = new Set(['a', 'c', 'h', 'q', 'v', 'w', 'x', 'y', 'z']);

const modifierKeys = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn', 'Dead']);

/** The nine digits select calls together, so one digit stands for all of them. */
function toCombination(press: KeyPress, action: Action): KeyCombination {
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  const isModified = press.altKey || press.ctrlKey || press.metaKey;
  const key = digit !== undefined && isModified ? digit : press.key;
  const meant = action === 'go-to-call' && /^[1-9]$/.test(key) && isModified ? '1…9' : key;
  return {
    key: meant.length === 1 ? meant.toLowerCase() : meant,
    ...((press.ctrlKey || press.metaKey) && { ctrl: true }),
    ...(press.altKey && { alt: true }),
  };
}

function findConflictingAction(
  combination: KeyCombination,
  action: Action,
  table: KeyTable,
): Action | undefined {
  return allActions.find((other) => {
    return other !== action && table[other].some((used) => overlaps(used, combination));
  });
}

function overlaps(one: KeyCombination, other: KeyCombination): boolean {
  const [some, others] = [
    parseCombination(formatCombination(one)),
    parseCombination(formatCombination(other)),
  ];
  if (some === undefined || others === undefined) return false;
  if ((some.ctrl ?? false) !== (others.ctrl ?? false) || (some.alt ?? false) !== (others.alt ?? false)) {
    return false;
  }
  return (
    some.key === others.key || isDigitOfRange(some.key, others.key) || isDigitOfRange(others.key, some.key)
  );
}

function isDigitOfRange(nine: string, digit: string): boolean {
  return nine === '1…9' && /^[1-9]$/.test(digit);
}
