import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitIntoGroups, splitIntoUnits } from './group-case-number';
import { formatForScreenReader } from './format-number-for-screen-reader';

test.each([
  ['STOREHUB0999-CA109193B', ['STOREHUB', '0999', '-', 'CA', '109', '193', 'B']],
  ['STOREHUB7548-CA132520E', ['STOREHUB', '7548', '-', 'CA', '132', '520', 'E']],
  ['SH-QNWDE', ['SH', '-', 'QNW', 'DE']],
  ['SH-NDHW3', ['SH', '-', 'NDH', 'W3']],
  ['SH-7K3Q4', ['SH', '-', '7K3', 'Q4']],
  ['SH-7K3Q', ['SH', '-', '7K3Q']],
  ['12345', ['123', '45']],
  ['1234567', ['123', '4567']],
  ['', []],
])('%s is said in %j', (number, groups) => {
  expect(splitIntoGroups(number)).toEqual(groups);
});

test.each([
  [
    'STOREHUB1003-CA109197B',
    [
      ['STOREHUB', '1003'],
      ['-', 'CA', '109', '197', 'B'],
    ],
  ],
  ['SH-7K3Q4', [['SH', '-', '7K3', 'Q4']]],
  ['ABCDEFGHIJKL-7', [['ABCDEFGHIJKL'], ['-', '7']]],
])('%s is broken into lines between %j alone', (number, units) => {
  expect(splitIntoUnits(splitIntoGroups(number))).toEqual(units);
});

test.each([
  ['STOREHUB0999-CA109193B', 'STOREHUB, 0 9 9 9, C A, 1 0 9, 1 9 3, B'],
  ['SH-QNWDE', 'S H, Q N W, D E'],
])('a screen reader is given %s as %s', (number, spoken) => {
  expect(formatForScreenReader(number)).toBe(spoken);
});

test('the joined groups equal the number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (number) => {
      expect(splitIntoGroups(number).join('')).toBe(number);
    }),
  );
});
