import { expect, test } from 'vitest';
import { choiceOf, keysOf } from './key-assignment';
import { press } from './key-press.fixture';
import { tableWith, usualKeys } from './key-bindings';

test.each([
  [
    { key: 'F11', ctrlKey: true },
    { key: 'F11', ctrl: true },
  ],
  [
    { key: 'O', metaKey: true },
    { key: 'o', ctrl: true },
  ],
  [
    { key: '¡', code: 'Digit1', ctrlKey: true },
    { key: '1', ctrl: true },
  ],
] as const)('%j is free', (change, combination) => {
  expect(choiceOf(press(change), 'send', usualKeys)).toEqual({ kind: 'free', combination });
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
  // Types a character by its number on Windows
  { key: '5', code: 'Numpad5', altKey: true },
  // AltGr
  { key: 'e', ctrlKey: true, altKey: true },
])('%j is unsafe', (change) => {
  expect(choiceOf(press(change), 'send', usualKeys)?.kind).toBe('unsafe');
});

test('a key that another action has is refused with its name; one of its own is not', () => {
  expect(choiceOf(press({ key: 'F6' }), 'send', usualKeys)).toEqual({
    kind: 'taken',
    name: 'F6',
    by: 'park',
  });
  expect(choiceOf(press({ key: 'F9' }), 'send', usualKeys)?.kind).toBe('free');
});

test('a digit that stands for all nine calls is taken, and nine digits want all nine free', () => {
  const alt3 = press({ key: '3', code: 'Digit3', altKey: true });
  expect(choiceOf(alt3, 'send', usualKeys)).toMatchObject({ kind: 'taken', by: 'go-to-call' });
  const table = tableWith({ send: ['Ctrl+3'] });
  const ctrl5 = press({ key: '5', code: 'Digit5', ctrlKey: true });
  expect(choiceOf(ctrl5, 'go-to-call', table)).toMatchObject({ kind: 'taken', by: 'send' });
  expect(choiceOf(ctrl5, 'go-to-call', usualKeys)).toEqual({
    kind: 'free',
    combination: { key: '1…9', ctrl: true },
  });
});

test('nothing is chosen while Ctrl alone is down or an input method composes', () => {
  expect(choiceOf(press({ key: 'Control', ctrlKey: true }), 'send', usualKeys)).toBeUndefined();
  expect(choiceOf(press({ key: 'Process', keyCode: 229 }), 'send', usualKeys)).toBeUndefined();
});

test('only what differs from the usual is kept', () => {
  expect(keysOf('park', [{ key: 'p', ctrl: true }])).toEqual({ park: ['Ctrl+P'] });
  expect(keysOf('park', [{ key: 'F6' }])).toEqual({ park: null });
  expect(keysOf('send', [])).toEqual({ send: [] });
});
