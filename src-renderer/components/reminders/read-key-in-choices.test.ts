import { expect, test } from 'vitest';
import { readKeyInChoices } from './read-key-in-choices';

/** Types up to the key that shows that a time is meant. */
function typeInChoices(keys: readonly string[]): string | undefined {
  let typed = '';
  for (const key of keys) {
    const read = readKeyInChoices(typed, key, 4);
    if (read.isTime) return read.typed;
    typed = read.typed;
  }
  return undefined;
}

test.each([
  ['dlm 2 jam', 'd'],
  ['3pm', '3p'],
  ['3 pm', '3 p'],
  ['4.30', '4.'],
  ['15:30', '15'],
  ['0930', '0'],
  ['28/11', '28'],
  ['下午3点', '下'],
])('%s is a time from %s on', (text, expected) => {
  expect(typeInChoices(text.match(/./gu) ?? [])).toBe(expected);
});

test.each([[['1']], [['4']], [['1', '3']], [[' ']], [['Enter']], [['Tab']], [['ArrowDown']]])(
  '%j chooses or moves only',
  (keys) => {
    expect(typeInChoices(keys)).toBeUndefined();
  },
);

test.each([
  ['4esok 10am', 'e'],
  ['4明天', '明'],
])('in %s, the digit that chose another time is no part of the time', (text, expected) => {
  expect(typeInChoices(text.match(/./gu) ?? [])).toBe(expected);
});

test.each([
  ['4pm', '4p'],
  ['4/12', '4/'],
  ['4 jam', '4 j'],
  ['4点', '4点'],
])('in %s, the digit of another time is the hour, the day or a count', (text, expected) => {
  expect(typeInChoices(text.match(/./gu) ?? [])).toBe(expected);
});

test('a digit behind that of another time leaves open whether both are the time', () => {
  expect(readKeyInChoices('4', '3', 4)).toEqual({ typed: '43', isTime: true, startsWithChoice: true });
});

test('an arrow key ends what was typed', () => {
  expect(typeInChoices(['3', 'ArrowUp', 'e'])).toBe('e');
});
