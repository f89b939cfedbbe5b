import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupsOf, unitsOf } from './number-groups';

test.each([
  ['STOREHUB0999-CA109193B', ['STOREHUB', '0999', '-', 'CA1', '091', '93B']],
  ['SH-7K3Q4', ['SH', '-', '7K3', 'Q4']],
  ['SH-7K3Q', ['SH', '-', '7K3Q']],
  ['12345', ['123', '45']],
  ['1234567', ['123', '4567']],
  ['', []],
])('%s is said in %j', (number, groups) => {
  expect(groupsOf(number)).toEqual(groups);
});

test.each([
  ['STOREHUB1003-CA109197B', [['STOREHUB'], ['1003', '-', 'CA1'], ['091'], ['97B']]],
  ['SH-7K3Q4', [['SH', '-', '7K3'], ['Q4']]],
  ['ABCDEFGHIJKL-7', [['ABCDEFGHIJKL'], ['-', '7']]],
])('%s is broken into lines between %j alone', (number, units) => {
  expect(unitsOf(groupsOf(number))).toEqual(units);
});

test('whatever the number, its groups joined are the number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (number) => {
      expect(groupsOf(number).join('')).toBe(number);
    }),
  );
});
