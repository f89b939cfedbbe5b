import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPhoneNumbers } from './find-phone-numbers';
import { measureGrowth, maxGrowth } from '../time/measure-growth.fixture';

describe('a phone number in a text', () => {
  test.each([
    { text: '0123456789 Ali', phones: ['0123456789'] },
    { text: 'Ali 012-345 6789', phones: ['012-345 6789'] },
    { text: 'call +60 12-345 6789 ya', phones: ['+60 12-345 6789'] },
    { text: '+60 (0)12-345 6789', phones: ['+60 (0)12-345 6789'] },
    { text: '60123456789', phones: ['60123456789'] },
    { text: '6012-345 6789', phones: ['6012-345 6789'] },
    { text: '6 012-345 6789', phones: ['6 012-345 6789'] },
    { text: '0060123456789', phones: ['0060123456789'] },
    { text: '011-1234 5678', phones: ['011-1234 5678'] },
    { text: '01112345678', phones: ['01112345678'] },
    { text: '(03) 2161 1234', phones: ['(03) 2161 1234'] },
    { text: '03-21611234', phones: ['03-21611234'] },
    { text: '088-212 345', phones: ['088-212 345'] },
    { text: '04-2281234', phones: ['04-2281234'] },
    { text: '1-300-88-2525', phones: ['1-300-88-2525'] },
    { text: '+65 6123 4567', phones: ['+65 6123 4567'] },
    { text: 'tel:0123456789', phones: ['0123456789'] },
    { text: 'Tel: 012 345 6789', phones: ['012 345 6789'] },
    { text: 'hp:012.345.6789', phones: ['012.345.6789'] },
    { text: '017 - 442 . 9036', phones: ['017 - 442 . 9036'] },
    { text: 'tel 0 1 7 4 4 2 9 0 3 6', phones: ['0 1 7 4 4 2 9 0 3 6'] },
    { text: '0 1 7 - 4 4 2 - 9 0 3 6', phones: ['0 1 7 - 4 4 2 - 9 0 3 6'] },
    { text: '017–442 9036', phones: ['017–442 9036'] },
    { text: 'SS2,0123906674', phones: ['0123906674'] },
    { text: 'Bandar Puteri 47100,018-227 4490', phones: ['018-227 4490'] },
    { text: 'RM1,017,345,678', phones: [] },
    { text: 'lot 0 1744 29036', phones: [] },
    { text: '电话0123456789号', phones: ['0123456789'] },
    { text: '012-3456789 / 013-4567890', phones: ['012-3456789', '013-4567890'] },
    { text: '0123456789 43000 Kajang', phones: ['0123456789'] },
    { text: '43000 Kajang 0123456789', phones: ['0123456789'] },
    { text: '05000 Alor Setar', phones: [] },
    { text: 'Lot 08000 0124567890', phones: ['0124567890'] },
    { text: '43000', phones: [] },
    { text: '12/11/2026, 10:32', phones: [] },
    { text: '3.1573, 101.7122', phones: [] },
    { text: '012', phones: [] },
    { text: '990101-10-1234', phones: [] },
    { text: '', phones: [] },
  ])('$text has $phones', ({ text, phones }) => {
    expect(findPhoneNumbers(text).map((phone) => phone.text)).toStrictEqual(phones);
  });

  test('is given with its extension', () => {
    expect(findPhoneNumbers('Kedai 03-2161 1234 ext 12 Ali')).toStrictEqual([
      { text: '03-2161 1234 ext 12', extension: '12', from: [6, 25] },
    ]);
  });

  test.each(['0', '01', '012-', '+6', '0 ', '(0', '1-300', '03)'])(
    'is looked for at once in %j without end',
    (piece) => {
      const growth = measureGrowth(
        process,
        (pieces) => piece.repeat(pieces),
        findPhoneNumbers,
        100_000 / piece.length,
      );
      expect(growth).toBeLessThan(maxGrowth);
    },
  );

  test('is found at its stated position', () => {
    const text = fc.array(fc.oneof(fc.constantFrom('0123456789', '+60', '03-', ' ', 'ext'), fc.string()));

    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('');

        expect(findPhoneNumbers(whole).map(({ from }) => whole.slice(...from))).toStrictEqual(
          findPhoneNumbers(whole).map((phone) => phone.text),
        );
      }),
    );
  });
});
