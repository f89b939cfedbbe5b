import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractDigits, toContractPhone } from './storehub-phone-format';

describe('the phone number as StoreHub takes it', () => {
  test.each([
    '0123456789',
    '012-345 6789',
    '012.345.6789',
    '012 - 345 6789',
    '+60123456789',
    '+60 12-345 6789',
    '+6012 345 6789',
    '+60 (12) 345-6789',
    '+60 (0)12-345 6789',
    '(+60) 012 345 6789',
    '+012-345 6789',
    '60123456789',
    '60 12 345 6789',
    '6 012-345 6789',
    '0060123456789',
    '00 60 12-345 6789',
    '(0060) 12-345 6789',
    '  012-345 6789\n',
    '\u00A0012\u2011345\u30006789',
    '\u202A+60 12-345 6789\u202C',
    '\u202A012-345 6789\u202C',
    'tel:+60-12-345-6789',
    'Ali 012-345 6789',
    '０１２－３４５　６７８９',
    '＋６０１２３４５６７８９',
    '٠١٢-٣٤٥ ٦٧٨٩',
    '۰۱۲۳۴۵۶۷۸۹',
  ])('is 60123456789 when %j is typed', (typed) => {
    expect(toContractPhone(typed)).toBe('60123456789');
  });

  test.each([
    { typed: '011-1234 5678', isSentAs: '601112345678', what: 'eleven digits of 011' },
    { typed: '0117 123 4567', isSentAs: '601171234567', what: '0117, which libraries refuse' },
    { typed: '(03) 2161 1234', isSentAs: '60321611234', what: 'a landline in Kuala Lumpur' },
    { typed: '+60 (03) 2161 1234', isSentAs: '60321611234', what: 'its area code after the country code' },
    { typed: '04-228 1234', isSentAs: '6042281234', what: 'a landline in Penang' },
    { typed: '+60 (0)4-228 1234', isSentAs: '6042281234', what: 'the same from abroad' },
    { typed: '088-212 345', isSentAs: '6088212345', what: 'a landline in Sabah' },
    { typed: '1-300-88-2525', isSentAs: '1300882525', what: 'a 1-300 number' },
    { typed: '1800 88 1234', isSentAs: '1800881234', what: 'a 1-800 number' },
    { typed: '1700-81-1234', isSentAs: '1700811234', what: 'a 1-700 number' },
    { typed: '+65 6123 4567', isSentAs: '6561234567', what: 'Singapore' },
    { typed: '0065 6123 4567', isSentAs: '6561234567', what: 'Singapore with 00' },
    { typed: '02-6123 4567', isSentAs: '60261234567', what: 'Singapore’s old area code, left as typed' },
    { typed: '+62 812-3456-7890', isSentAs: '6281234567890', what: 'Indonesia' },
    { typed: '+1 600 555 0100', isSentAs: '16005550100', what: 'America' },
    {
      typed: '+44 (0)20 7946 0958',
      isSentAs: '442079460958',
      what: 'London with its trunk zero in brackets',
    },
    { typed: '0044 ( 0 ) 20 7946 0958', isSentAs: '442079460958', what: 'the same with 00' },
    {
      typed: '（＋４４）（０）２０ 7946 0958',
      isSentAs: '442079460958',
      what: 'the same in full-width characters',
    },
    { typed: '+61(0)412 345 678', isSentAs: '61412345678', what: 'Australia' },
    { typed: '+39 06 6982', isSentAs: '39066982', what: 'Italy, where the zero belongs to the number' },
    { typed: '600-85-1234', isSentAs: '600851234', what: 'a premium number' },
    { typed: '999', isSentAs: '999', what: 'a short number' },
    { typed: '12-345 6789', isSentAs: '123456789', what: 'a forgotten zero, left as typed' },
  ])('is $isSentAs for $typed ($what)', ({ typed, isSentAs }) => {
    expect(toContractPhone(typed)).toBe(isSentAs);
  });

  test.each([
    { typed: ' withheld ', isSentAs: 'withheld' },
    { typed: '没有', isSentAs: '没有' },
    { typed: '+', isSentAs: '+' },
    { typed: '00', isSentAs: '00' },
    { typed: '', isSentAs: '' },
    { typed: ' \u3000\t', isSentAs: '' },
  ])('is $isSentAs where $typed has no number in it', ({ typed, isSentAs }) => {
    expect(toContractPhone(typed)).toBe(isSentAs);
  });

  test('keeps every digit of two numbers typed at once, to be marked as too long', () => {
    expect(toContractPhone('012-345 6789 / 013-456 7890')).toBe('601234567890134567890');
  });

  test('does not depend on the separators', () => {
    const parted = fc.tuple(
      fc.stringMatching(/^[0-9]{0,14}$/),
      fc.array(fc.constantFrom('', '-', ' ', '(', ')', '.', '\u00A0', '\u3000', '/'), { minLength: 15 }),
    );

    fc.assert(
      fc.property(parted, ([digits, separators]) => {
        const typed = Array.from(digits, (digit, index) => `${separators[index] ?? ''}${digit}`).join('');

        // A zero alone in brackets after a country code is not a digit of the number.
        fc.pre(!/^0*$/.test(digits) && !typed.includes('(0)'));
        expect(toContractPhone(typed)).toBe(toContractPhone(digits));
      }),
    );
  });

  test('is stable when normalised again, and blank only for blank text', () => {
    const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[+ ]?[06]{0,6}[0-9 -]{0,14}$/));

    fc.assert(
      fc.property(typed, (text) => {
        const once = toContractPhone(text);

        expect(toContractPhone(once)).toBe(once);
        expect(once === '').toBe(text.trim() === '');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the digits of a number', () => {
  test.each([
    { text: '(03) 2161-1234', digits: '0321611234' },
    { text: '０１２３４５６７８９', digits: '0123456789' },
    { text: '٠١٢٣٤٥٦٧٨٩', digits: '0123456789' },
    { text: '۰۱۲۳۴۵۶۷۸۹', digits: '0123456789' },
    { text: 'kedai', digits: '' },
    { text: '', digits: '' },
  ])('$text has $digits', ({ text, digits }) => {
    expect(extractDigits(text)).toBe(digits);
  });

  test('are 0 to 9 only, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(extractDigits(text)).toMatch(/^[0-9]*$/);
      }),
    );
  });
});
