import { expect, test } from 'vitest';
import { maxKeyedActions } from '../../shared/app/settings';
import { isAllowedCombination } from './validate-shortcut';
import { createKeyPress } from './key-press.fixture';
import {
  findAction,
  allActions,
  parseCombination,
  getDigit,
  isComposing,
  formatCombination,
  createKeyTable,
  defaultKeyTable,
} from './key-bindings';

test.each([
  [{ key: 'F9' }, 'send'],
  [{ key: 'Enter', ctrlKey: true }, 'send'],
  [{ key: 'Enter', metaKey: true }, 'send'],
  [{ key: '¡', code: 'Digit1', altKey: true }, 'go-to-call'],
  [{ key: 'Escape' }, 'back'],
  [{ key: 'F5' }, 'undo'],
  [{ key: 'k', ctrlKey: true }, 'quick-entry'],
  [{ key: 'K', metaKey: true }, 'quick-entry'],
  [{ key: 'PageDown', altKey: true }, 'older-case'],
  // Page down of the number pad with Num Lock off
  [{ key: 'PageDown', code: 'Numpad3', altKey: true }, undefined],
  [{ key: 'k' }, undefined],
  [{ key: 'º', code: 'Digit0', altKey: true }, 'answer-call'],
  // A character typed by its code on Windows, with Num Lock on and off
  ...[0, 1, 3, 5, 9].map(
    (digit) => [{ key: `${digit}`, code: `Numpad${digit}`, altKey: true }, undefined] as const,
  ),
  [{ key: 'End', code: 'Numpad1', altKey: true }, undefined],
  [{ key: '1', code: 'Numpad1', ctrlKey: true }, undefined],
  [{ key: 'Enter' }, undefined],
  [{ key: '1', code: 'Digit1' }, undefined],
  [{ key: 'F9', shiftKey: true }, undefined],
  [{ key: 'F9', altKey: true }, undefined],
  // AltGr
  [{ key: '1', code: 'Digit1', altKey: true, ctrlKey: true }, undefined],
] as const)('%j asks for %s', (change, action) => {
  expect(findAction(createKeyPress(change), defaultKeyTable)).toBe(action);
});

test.each([
  { key: 'Enter', ctrlKey: true, isComposing: true },
  { key: 'Process', ctrlKey: true, keyCode: 229 },
])('nothing is asked for while an input method composes: %j', (change) => {
  expect(findAction(createKeyPress(change), defaultKeyTable)).toBeUndefined();
  expect(isComposing(createKeyPress(change))).toBe(true);
});

test('digits are known on both parts of the keyboard', () => {
  expect(getDigit({ key: '4', code: 'Numpad4' })).toBe(4);
  expect(getDigit({ key: '0', code: 'Digit0' })).toBeUndefined();
});

test('keys are named as they stand on the keyboard', () => {
  expect(defaultKeyTable.send.map(formatCombination)).toEqual(['F9', 'Ctrl+Enter']);
  expect(defaultKeyTable['quick-entry'].map(formatCombination)).toEqual(['Ctrl+K']);
});

test('a custom key replaces the default key, which is then free', () => {
  const table = createKeyTable({ send: ['Ctrl+S'], park: [] });
  expect(findAction(createKeyPress({ key: 's', ctrlKey: true }), table)).toBe('send');
  expect(findAction(createKeyPress({ key: 'F9' }), table)).toBeUndefined();
  expect(findAction(createKeyPress({ key: 'F6' }), table)).toBeUndefined();
  expect(findAction(createKeyPress({ key: 'F2' }), table)).toBe('new-call');
});

test('ignores unknown keys of another version, and keeps Escape', () => {
  const table = createKeyTable({ dance: ['F9'], send: ['no key at all'], back: ['F12'] });
  expect(table.send).toEqual([]);
  expect(findAction(createKeyPress({ key: 'Escape' }), table)).toBe('back');
  expect(findAction(createKeyPress({ key: 'F12' }), table)).toBe('next-question');
});

test('every usual key is read back from its name, safe, and no other action’s', () => {
  const names = allActions.flatMap((action) => defaultKeyTable[action].map(formatCombination));
  expect(new Set(names).size).toBe(names.length);
  expect(names.map((name) => formatCombination(parseCombination(name) ?? { key: '' }))).toEqual(names);
  expect(names.filter((name) => !isAllowedCombination(parseCombination(name) ?? { key: '' }))).toEqual([
    'Esc',
  ]);
});

test('the settings have room for keys of every action', () => {
  expect(allActions.length).toBeLessThanOrEqual(maxKeyedActions);
});
