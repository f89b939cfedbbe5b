import { describe, expect, test } from 'vitest';
import { splitExtension } from './split-extension';
import { measureGrowth, maxGrowth } from '../time/measure-growth.fixture';

describe('an extension', () => {
  test.each([
    { text: '03-2161 1234 ext 12', phone: '03-2161 1234', extension: '12' },
    { text: '03-2161 1234 ext. 12', phone: '03-2161 1234', extension: '12' },
    { text: '03-2161 1234, ext: 105', phone: '03-2161 1234', extension: '105' },
    { text: '03-2161 1234 (ext 12)', phone: '03-2161 1234', extension: '12' },
    { text: '03-2161 1234 extension 12', phone: '03-2161 1234', extension: '12' },
    { text: '03-21611234x12', phone: '03-21611234', extension: '12' },
    { text: '03-2161 1234 samb. 12', phone: '03-2161 1234', extension: '12' },
    { text: '03-2161 1234 sambungan 12', phone: '03-2161 1234', extension: '12' },
    { text: '03-2161 1234 分机12', phone: '03-2161 1234', extension: '12' },
    { text: '03-2161 1234#12', phone: '03-2161 1234', extension: '12' },
    { text: '03-2161 1234 转 12', phone: '03-2161 1234', extension: '12' },
    { text: '03-2161 1234 sambung 12', phone: '03-2161 1234', extension: '12' },
    { text: '０３－２１６１　１２３４　ｅｘｔ　１２', phone: '03-2161 1234', extension: '12' },
    { text: '03-2161 1234 ext 12 or 15', phone: '03-2161 1234', extension: '12 or 15' },
    { text: '03-2161 1234 ext 12 ext 15', phone: '03-2161 1234', extension: '12 ext 15' },
    { text: '03-2161 1234 x12x15', phone: '03-2161 1234', extension: '12x15' },
    { text: '03-2161 1234 ext 12 (Cik Ali)', phone: '03-2161 1234', extension: '12 Cik Ali' },
    { text: '03-2161 1234 ext 12 dan 15', phone: '03-2161 1234', extension: '12 dan 15' },
    { text: '03-2161 1234 ext 12-15', phone: '03-2161 1234', extension: '12-15' },
    { text: '03-2161 1234 ext 12 - Ali', phone: '03-2161 1234', extension: '12 - Ali' },
    { text: '012x345678', phone: '012x345678', extension: '' },
    {
      text: '012-3456789 talian 03 2161 1234',
      phone: '012-3456789 talian 03 2161 1234',
      extension: '',
    },
    {
      text: '03-2161 1234 ext 12, 013 999 8888',
      phone: '03-2161 1234 ext 12, 013 999 8888',
      extension: '',
    },
    {
      text: '03-2161 1234 ext 12, 019-876 5432',
      phone: '03-2161 1234 ext 12, 019-876 5432',
      extension: '',
    },
    { text: '012-345 6789 Max 2', phone: '012-345 6789 Max 2', extension: '' },
    { text: '03-2161 1234', phone: '03-2161 1234', extension: '' },
    { text: 'ext 12', phone: 'ext 12', extension: '' },
    { text: '', phone: '', extension: '' },
  ])('$text is $phone and $extension', ({ text, phone, extension }) => {
    expect(splitExtension(text)).toStrictEqual({ phone, extension });
  });

  test('is found quickly in a text of any length', () => {
    const make = (pieces: number) => ` ,;(`.repeat(pieces);

    expect(splitExtension(make(25_000)).extension).toBe('');
    expect(measureGrowth(process, make, splitExtension, 25_000)).toBeLessThan(maxGrowth);
  });
});
