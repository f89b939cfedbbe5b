import { expect, test } from 'vitest';
import { telLinkPattern, toTelLink } from './tel-link-and-dial-outcome';

test.each([
  ['012-345 6789', 'tel:+60123456789'],
  ['60123456789', 'tel:+60123456789'],
  ['+60 11-2345 6789', 'tel:+601123456789'],
  ['03-2161 1234 ext 12', 'tel:+60321611234'],
  ['088 212 345', 'tel:+6088212345'],
  ['٠١٢٣٤٥٦٧٨٩', 'tel:+60123456789'],
])('a Malaysian number is dialled: %s', (text, address) => {
  expect(toTelLink(text)).toBe(address);
});

test.each([
  '',
  '999',
  '0123',
  '1-300-88-2525',
  '+65 6123 4567',
  '6561234567',
  '*21*0123456789#',
  '0123456789,,,1',
  '012345678901234',
  'file:///etc/passwd',
])('nothing else is: %s', (text) => {
  expect(toTelLink(text)).toBeNull();
});

test.each(['https://x.example/?0123456789', 'tel:+60123456789;phone-context=evil', '0123456789\n--help'])(
  'of any text, an address has no more than the digits: %j',
  (text) => {
    expect(toTelLink(text)).toBe('tel:+60123456789');
  },
);

test.each([
  'tel:+60123456789;x',
  ' tel:+60123456789',
  'tel:+6012',
  'tel:+6512345678',
  'https://+60123456789',
])('no other address is let through: %j', (address) => {
  expect(telLinkPattern.test(address)).toBe(false);
});
