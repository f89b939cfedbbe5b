import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractCallerNumber } from './extract-caller-number';
import { incomingCallSchema } from './incoming-caller';
import { parseCallLink } from './incoming-call-link';

const cases: readonly (readonly [text: string, phone: string])[] = [
  // Plain numbers.
  ['0123456789', '0123456789'],
  ['60123456789', '60123456789'],
  ['+60 12-345 6789', '60123456789'],
  ['+60 (0)12-345 6789', '60123456789'],
  ['(03) 2161.1234', '0321611234'],
  ['(+60) 12 345 6789', '60123456789'],
  ['+65 9123 4567', '+6591234567'],
  ['(+65) 9123 4567', '+6591234567'],
  ['+44 (0)20 7946 0958', '+442079460958'],
  ['0065 9123 4567', '006591234567'],
  ['+012-345 6789', '60123456789'],
  [' 6591234567', '+6591234567'],
  [' 0123456789', '0123456789'],
  ['\u202A+60 12\u2011345 6789\u202C', '60123456789'],
  ['１００１', '1001'],
  ['1001', '1001'],
  // SIP addresses.
  ['sip:0123456789@10.1.2.3', '0123456789'],
  ['sip:60123456789@pbx1.example.com:5060;transport=udp', '60123456789'],
  ['sips:+6591234567@10.0.0.5;user=phone', '+6591234567'],
  ['sip:%2B60123456789@10.0.0.5', '60123456789'],
  ['SIP:1001@10.0.0.5', '1001'],
  ['sip:0123456789:12345678@10.0.0.5', '0123456789'],
  ['sip:0123456789;phone-context=+60@pbx1', '0123456789'],
  ['sip:0123456789', '0123456789'],
  ['sip:10.0.0.5', ''],
  ['sip:10.0.0.5:5060', ''],
  ['sip:agent7@10.0.0.5', ''],
  ['sip:anonymous@anonymous.invalid', ''],
  ['sip:60123456789a@10.0.0.5', ''],
  ['0123456789@10.1.2.3', '0123456789'],
  ['SIP/1001-00000012', ''],
  // Names beside the number.
  ['"Siti" <sip:0123456789@pbx1.example.com>', '0123456789'],
  ['"Siti 2" <sip:0123456789@10.1.2.3;user=phone>;tag=1928301774', '0123456789'],
  ['"Kedai <99>" <0123456789>', '0123456789'],
  ['"0198765432" <0123456789>', '0123456789'],
  ['"0198765432" <anonymous>', ''],
  ['Siti Aminah <60123456789>', '60123456789'],
  ['Siti 2 (0123456789)', '0123456789'],
  ['Line 1: 0123456789', '0123456789'],
  ['100 0123456789', '0123456789'],
  ['6-0123456789', '0123456789'],
  ['Kedai 99', ''],
  ['"Siti 2"', ''],
  // tel: and callto:.
  ['tel:+60123456789', '60123456789'],
  ['tel:+60-12-345-6789;ext=12', '60123456789'],
  ['tel:0123456789;phone-context=+60', '0123456789'],
  ['tel:91234567;phone-context=+65', ''],
  ['tel:1001;phone-context=pbx1.example.com', '1001'],
  ['tel:+60123456789,,12', '60123456789'],
  ['callto://0123456789', '0123456789'],
  // Extensions and remarks.
  ['+60 12-345 6789 x12', '60123456789'],
  ['03-2161 1234 ext. 105', '0321611234'],
  ['03-2161 1234#12', '0321611234'],
  ['0123456789p12', '0123456789'],
  ['0123456789;ext=12', '0123456789'],
  ['0123456789 12', '0123456789'],
  ['1001 x12', '1001'],
  ['+6012-345 6789 (mobile 2)', '60123456789'],
  // More than one number.
  ['012-345 6789 / 019-876 5432', ''],
  ['0123456789,0198765432', ''],
  ['0123456789;0198765432', ''],
  ['0123456789 0198765432', ''],
  ['1001,1002', ''],
  ['0123456789, 0123456789', '0123456789'],
  // No number.
  ['', ''],
  [' ', ''],
  ['+', ''],
  ['anonymous', ''],
  ['Restricted', ''],
  ['unknown', ''],
  ['Private Caller', ''],
  ['"Anonymous" <sip:anonymous@10.1.2.3>', ''],
  ['asterisk', ''],
  ['$1', ''],
  ['%CallerNumber%', ''],
  ['123456789012345678901', ''],
  ['f81d4fae-7dec-11d0-a765-00a0c91e6bf6', ''],
  // Encoded twice.
  ['%2B60123456789', '60123456789'],
  ['sip%3A0123456789%4010.1.2.3', '0123456789'],
];

describe('what telephone systems and softphones say', () => {
  test.each(cases)('%j is %j', (text, phone) => {
    expect(extractCallerNumber(text)).toBe(phone);
    expect(parseCallLink(`storehub-helpdesk://call?from=${encodeURIComponent(text)}`)?.phone).toBe(phone);
  });
});

test.each([
  ['storehub-helpdesk://call?from=sip:0123456789@10.1.2.3;transport=udp&name=Siti', '0123456789'],
  ['storehub-helpdesk://call?from=+65 9123 4567 x12', '+6591234567'],
  ['storehub-helpdesk://call?from=sip:+6591234567@10.1.2.3', '+6591234567'],
  ['storehub-helpdesk://call?callerid="Siti 2" <sip:+60123456789@10.1.2.3>', '60123456789'],
  ['tel:0123456789;phone-context=+60', '0123456789'],
  ['tel:91234567;phone-context=+65', ''],
  ['tel:+60123456789,,12', '60123456789'],
])('%s is read also where it is not encoded', (link, phone) => {
  expect(parseCallLink(link)?.phone).toBe(phone);
});

test('of any text, it is digits within the limit, and read again they are the same', () => {
  const parts = [
    'sip:',
    '@',
    '<',
    '>',
    '"',
    ';',
    ',',
    ':',
    '%2B',
    '+',
    ' ',
    '(',
    ')',
    'x',
    '0',
    '60',
    '6591',
    '12345678',
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'binary', maxLength: 3 })));
  fc.assert(
    fc.property(text, (pieces) => {
      const phone = extractCallerNumber(pieces.join(''));
      expect(incomingCallSchema.shape.phone.safeParse(phone).success).toBe(true);
      expect(extractCallerNumber(phone)).toBe(phone);
    }),
    { numRuns: 2000 },
  );
});
