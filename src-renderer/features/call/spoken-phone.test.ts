import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { digitsOf, toContractPhone } from '../../../shared/phone';
import { spokenPhone } from './spoken-phone';

test.each([
  ['60123456789', '012-345 6789'],
  ['012-345 6789', '012-345 6789'],
  ['+60 11 1234 5678', '011-1234 5678'],
  ['0321234567', '03-2123 4567'],
  ['082 123 456', '082-123 456'],
  ['+6591234567', '6591 2345 67'],
  ['12', '12'],
  ['ring the shop', 'ring the shop'],
  ['', ''],
])('%s is said as %s', (typed, spoken) => {
  expect(spokenPhone(typed)).toBe(spoken);
});

test('no digit is lost or made up', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\+?\d{1,16}$/), (typed) => {
      const digits = digitsOf(toContractPhone(typed));
      expect([digits, digits.replace(/^60/, '0')]).toContain(digitsOf(spokenPhone(typed)));
    }),
  );
});
