import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractDigits } from './storehub-phone-format';
import { groupDigits, getPhoneKind } from './phone-kind-and-grouping';

describe('a number', () => {
  test.each([
    { text: '012-345 6789', kind: 'mobile', aloud: '012 345 6789' },
    { text: '60123456789', kind: 'mobile', aloud: '012 345 6789' },
    { text: '+60 12-345 6789', kind: 'mobile', aloud: '012 345 6789' },
    { text: '0060 12 345 6789', kind: 'mobile', aloud: '012 345 6789' },
    { text: '011-1234 5678', kind: 'mobile', aloud: '011 1234 5678' },
    { text: '0117 123 4567', kind: 'mobile', aloud: '011 7123 4567' },
    { text: '019 876 5432', kind: 'mobile', aloud: '019 876 5432' },
    { text: '０１２－３４５６７８９', kind: 'mobile', aloud: '012 345 6789' },
    { text: '015-4600 1234', kind: 'unknown', aloud: '015 4600 1234' },
    { text: '(03) 2161 1234', kind: 'landline', aloud: '03 2161 1234' },
    { text: '+60 3-2161 1234', kind: 'landline', aloud: '03 2161 1234' },
    { text: '04-228 1234', kind: 'landline', aloud: '04 228 1234' },
    { text: '05 254 1234', kind: 'landline', aloud: '05 254 1234' },
    { text: '06-281 1234', kind: 'landline', aloud: '06 281 1234' },
    { text: '07-223 1234', kind: 'landline', aloud: '07 223 1234' },
    { text: '088-212 345', kind: 'landline', aloud: '088 212 345' },
    { text: '082 412345', kind: 'landline', aloud: '082 412 345' },
    { text: '09-744 1234', kind: 'landline', aloud: '09 744 1234' },
    { text: '1-300-88-2525', kind: 'toll-free', aloud: '1300 88 2525' },
    { text: '1800 88 1234', kind: 'toll-free', aloud: '1800 88 1234' },
    { text: '1700-81-1234', kind: 'toll-free', aloud: '1700 81 1234' },
    { text: '+65 6123 4567', kind: 'foreign', aloud: '+65 6123 4567' },
    { text: '0065 6123 4567', kind: 'foreign', aloud: '+65 6123 4567' },
    { text: '+62 812-3456-7890', kind: 'foreign', aloud: '+62 812 3456 7890' },
    { text: '+673 223 4567', kind: 'foreign', aloud: '+673 223 4567' },
    { text: '+86 138 0013 8000', kind: 'foreign', aloud: '+86 138 0013 8000' },
    { text: '+1 212 555 0123', kind: 'foreign', aloud: '+1 21 2555 0123' },
    { text: '03-2161 1234 ext 12', kind: 'landline', aloud: '03 2161 1234 ext 12' },
    { text: '999', kind: 'unknown', aloud: '999' },
    { text: '12345', kind: 'unknown', aloud: '12 345' },
    { text: '123456789', kind: 'unknown', aloud: '123 456 789' },
    { text: '012', kind: 'unknown', aloud: '012' },
    { text: '012-345 678', kind: 'unknown', aloud: '012 345 678' },
    { text: '012-345 6789 / 013-456 7890', kind: 'unknown', aloud: '0123 4567 8901 3456 7890' },
    { text: ' withheld ', kind: 'unknown', aloud: 'withheld' },
    { text: '', kind: 'unknown', aloud: '' },
  ])('$text is $kind and read as $aloud', ({ text, kind, aloud }) => {
    expect(getPhoneKind(text)).toBe(kind);
    expect(groupDigits(text)).toBe(aloud);
  });

  test('keeps every digit when it is grouped', () => {
    expect(extractDigits(groupDigits('60000000000'))).toBe('60000000000');
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9][0-9]{0,20}$/), (digits) => {
        const grouped = extractDigits(groupDigits(digits)).replace(/^0/, '60');
        // Only a number of a known kind loses the zero that follows the country code.
        expect([digits, digits.replace(/^600+(?=\d{8,}$)/, '60')]).toContain(grouped);
      }),
    );
  });

  test('any text has a kind and a grouping', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(groupDigits(text)).toBeTypeOf('string');
        expect(['mobile', 'landline', 'toll-free', 'foreign', 'unknown']).toContain(getPhoneKind(text));
      }),
    );
  });
});
