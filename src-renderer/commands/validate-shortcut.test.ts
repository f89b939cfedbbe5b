import { expect, test } from 'vitest';
import { validateShortcut, toKeysChange } from './validate-shortcut';
import { createKeyPress } from './key-press.fixture';
import { createKeyTable, defaultKeyTable } from './key-bindings';

test.each([
  [
    { key: '7', code: 'Digit7', metaKey: true },
    { key: '7', ctrl: true },
  ],
  [
    { key: '¡', code: 'Digit1', ctrlKey: true },
    { key: '1', ctrl: true },
  ],
] as const)('%j is free', (change, combination) => {
  expect(validateShortcut(createKeyPress(change), 'send', defaultKeyTable)).toEqual({
    kind: 'free',
    combination,
  });
});

test.each([
  { key: 'a' },
  { key: 'Enter' },
  { key: 'Tab' },
  { key: ' ', ctrlKey: true },
  { key: 'F4', altKey: true },
  { key: 'f', altKey: true },
  { key: 'c', ctrlKey: true },
  { key: '=', ctrlKey: true },
  { key: '0', code: 'Digit0', ctrlKey: true },
  { key: 'F9', shiftKey: true },
  // Alt and the number pad type a character by its code on Windows.
  { key: '5', code: 'Numpad5', altKey: true },
  // AltGr
  { key: 'e', ctrlKey: true, altKey: true },
])('%j is unsafe', (change) => {
  expect(validateShortcut(createKeyPress(change), 'send', defaultKeyTable)?.kind).toBe('unsafe');
});

test('rejects the key of another action and names it, but accepts its own', () => {
  expect(validateShortcut(createKeyPress({ key: 'F6' }), 'send', defaultKeyTable)).toEqual({
    kind: 'taken',
    name: 'F6',
    by: 'park',
  });
  expect(validateShortcut(createKeyPress({ key: 'F9' }), 'send', defaultKeyTable)?.kind).toBe('free');
  const cmdO = createKeyPress({ key: 'O', metaKey: true });
  expect(validateShortcut(cmdO, 'past-case', defaultKeyTable)).toEqual({
    kind: 'free',
    combination: { key: 'o', ctrl: true },
  });
  const altPageDown = createKeyPress({ key: 'PageDown', altKey: true });
  expect(validateShortcut(altPageDown, 'older-case', defaultKeyTable)?.kind).toBe('free');
});

test('a digit of the nine call keys is taken, and the nine keys need all digits free', () => {
  const alt3 = createKeyPress({ key: '3', code: 'Digit3', altKey: true });
  expect(validateShortcut(alt3, 'send', defaultKeyTable)).toMatchObject({ kind: 'taken', by: 'go-to-call' });
  const table = createKeyTable({ send: ['Ctrl+3'] });
  const ctrl5 = createKeyPress({ key: '5', code: 'Digit5', ctrlKey: true });
  expect(validateShortcut(ctrl5, 'go-to-call', table)).toMatchObject({ kind: 'taken', by: 'send' });
  expect(validateShortcut(ctrl5, 'go-to-call', defaultKeyTable)).toEqual({
    kind: 'free',
    combination: { key: '1…9', ctrl: true },
  });
});

test('assigns nothing while only Ctrl is down or an input method composes', () => {
  expect(
    validateShortcut(createKeyPress({ key: 'Control', ctrlKey: true }), 'send', defaultKeyTable),
  ).toBeUndefined();
  expect(
    validateShortcut(createKeyPress({ key: 'Process', keyCode: 229 }), 'send', defaultKeyTable),
  ).toBeUndefined();
});

test('stores only keys that differ from the defaults', () => {
  expect(toKeysChange('park', [{ key: 'p', ctrl: true }])).toEqual({ park: ['Ctrl+P'] });
  expect(toKeysChange('park', [{ key: 'F6' }])).toEqual({ park: null });
  expect(toKeysChange('send', [])).toEqual({ send: [] });
});

test('an action that was renamed since keeps its name in the settings', () => {
  expect(toKeysChange('undo', [{ key: 'F6' }])).toEqual({ 'undo-autofill': ['F6'] });
  expect(createKeyTable({ 'undo-autofill': ['F6'] }).undo).toEqual([{ key: 'F6' }]);
});
