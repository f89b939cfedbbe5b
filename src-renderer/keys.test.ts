import { expect, test } from 'vitest';
import { actionOf, digitOf, isComposing, nameOf, usualKeys } from './keys';

type Press = Parameters<typeof actionOf>[0];

const press = (change: Partial<Press>): Press => ({
  key: '',
  code: '',
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...change,
});

test.each([
  [{ key: 'F9' }, 'send'],
  [{ key: 'Enter', ctrlKey: true }, 'send'],
  [{ key: 'Enter', metaKey: true }, 'send'],
  [{ key: '¡', code: 'Digit1', altKey: true }, 'go-to-call'],
  [{ key: 'Escape' }, 'back'],
  [{ key: 'F5' }, 'take-back'],
  [{ key: 'k', ctrlKey: true }, 'slurp'],
  [{ key: 'K', metaKey: true }, 'slurp'],
  [{ key: 'k' }, undefined],
  [{ key: 'º', code: 'Digit0', altKey: true }, 'take-call'],
  [{ key: '0', code: 'Numpad0', altKey: true }, undefined],
  [{ key: 'Enter' }, undefined],
  [{ key: '1', code: 'Digit1' }, undefined],
  [{ key: 'F9', shiftKey: true }, undefined],
  [{ key: 'F9', altKey: true }, undefined],
  // AltGr
  [{ key: '1', code: 'Digit1', altKey: true, ctrlKey: true }, undefined],
] as const)('%j asks for %s', (change, action) => {
  expect(actionOf(press(change), usualKeys)).toBe(action);
});

test.each([
  { key: 'Enter', ctrlKey: true, isComposing: true },
  { key: 'Process', ctrlKey: true, keyCode: 229 },
])('nothing is asked for while an input method composes: %j', (change) => {
  expect(actionOf(press(change), usualKeys)).toBeUndefined();
  expect(isComposing(press(change))).toBe(true);
});

test('digits are known on both parts of the keyboard', () => {
  expect(digitOf({ key: '4', code: 'Numpad4' })).toBe(4);
  expect(digitOf({ key: '0', code: 'Digit0' })).toBeUndefined();
});

test('keys are named as they stand on the keyboard', () => {
  expect(usualKeys.send.map(nameOf)).toEqual(['F9', 'Ctrl+Enter']);
  expect(usualKeys.slurp.map(nameOf)).toEqual(['Ctrl+K']);
});
