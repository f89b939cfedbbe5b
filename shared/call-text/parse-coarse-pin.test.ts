import { describe, expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

const front = 'Sushi Mee, 0167780091, Kenji Lau, label printer offline';

describe('a pair with two decimals at its address is a pin of about a kilometre', () => {
  test.each([
    ['12 Jalan Raya 09000 Kulim 5.36, 100.56', '12 Jalan Raya 09000 Kulim', 5.36, 100.56],
    ['12 Jalan Raya 09000 Kulim 5.36,100.56', '12 Jalan Raya 09000 Kulim', 5.36, 100.56],
    ['12 Jalan Raya 09000 Kulim 5.36 100.56', '12 Jalan Raya 09000 Kulim', 5.36, 100.56],
    ['12 Jalan Raya 09000 Kulim, 5.36, 100.56', '12 Jalan Raya 09000 Kulim', 5.36, 100.56],
    ['12 Jalan Raya 09000 Kulim Kedah 5.36, 100.561', '12 Jalan Raya 09000 Kulim Kedah', 5.36, 100.561],
    ['12 Jalan Raya, Kulim 100.56, 5.36', '12 Jalan Raya, Kulim', 5.36, 100.56],
    [
      '5 Jalan Besar 81100 Johor Bahru Johor 1.49, 103.74',
      '5 Jalan Besar 81100 Johor Bahru Johor',
      1.49,
      103.74,
    ],
    [
      'Lot 3 Jalan Gaya 88000 Kota Kinabalu 5.98 116.07',
      'Lot 3 Jalan Gaya 88000 Kota Kinabalu',
      5.98,
      116.07,
    ],
    ['5.36, 100.56, 12 Jalan Raya 09000 Kulim', '12 Jalan Raya 09000 Kulim', 5.36, 100.56],
  ])('%j', (place, address, latitude, longitude) => {
    const { fields, rest } = readCallText(`${front}, ${place}`);
    expect(fields).toMatchObject({
      address,
      pin: { source: 'pair', radiusMetres: 556, coordinates: { latitude, longitude } },
    });
    expect(rest).toBe('');
  });
});

describe('one that is elsewhere, or has one decimal, stays in the rest, not in the address', () => {
  test.each([
    [
      'Lot 3 Jalan Gaya 88000 Kota Kinabalu 1.55 110.34',
      'Lot 3 Jalan Gaya 88000 Kota Kinabalu',
      '1.55 110.34',
    ],
    ['5 Jalan Besar 81100 Johor Bahru 1.5, 103.7', '5 Jalan Besar 81100 Johor Bahru', '1.5, 103.7'],
    ['12 Jalan Raya 09000 Kulim 3.15,101.71', '12 Jalan Raya 09000 Kulim', '3.15,101.71'],
  ])('%j', (place, address, rest) => {
    const read = readCallText(`${front}, ${place}`);
    expect(read.fields).toHaveProperty('address', address);
    expect(read.fields).not.toHaveProperty('pin');
    expect(read.rest).toBe(rest);
  });
});

describe('other numbers with decimals are neither', () => {
  test.each([
    ['price on receipt 5.36 but menu 100.56, 09000 Kulim', 'price on receipt 5.36 but menu 100.56'],
    ['discount RM5.36, RM100.56 wrong, 09000 Kulim', 'discount RM5.36, RM100.56 wrong'],
    ['discount RM 5.36 100.56 wrong, 09000 Kulim', 'discount RM 5.36 100.56 wrong'],
    ['item 5.36 100.56 wrong price, 09000 Kulim', 'item 5.36 100.56 wrong price'],
    ['total shows 3.50, 120.50 salah, 09000 Kulim', 'total shows 3.50, 120.50 salah'],
    ['total 3.50, 105.20 wrong, 43000 Kajang', 'total 3.50, 105.20 wrong'],
    ['printer v2.10 101.70 firmware error, 43000 Kajang', 'printer v2.10 101.70 firmware error'],
    ['weight 2.50, 102.30 kg wrong, 43000 Kajang', 'weight 2.50, 102.30 kg wrong'],
    ['rounding 3.05, 100.10 salah, 43000 Kajang', 'rounding 3.05, 100.10 salah'],
  ])('%j', (words, issue) => {
    const { fields } = readCallText(`Ali, Kedai Ali, 0123456781, ${words}`);
    expect(fields).toHaveProperty('issue', issue);
    expect(fields).not.toHaveProperty('pin');
  });

  test.each([
    ['drawer stuck, Lot 5.36, Jalan 100, 09000 Kulim', 'Lot 5.36, Jalan 100, 09000 Kulim'],
    ['drawer stuck, Jalan 3.16, Taman Maju 43000 Kajang', 'Jalan 3.16, Taman Maju 43000 Kajang'],
  ])('%j', (words, address) => {
    expect(readCallText(`Ali, Kedai Ali, 0123456781, ${words}`).fields).toHaveProperty('address', address);
  });

  test('with three decimals, a pair is as exact as it says', () => {
    const { fields } = readCallText(`${front}, 12 Jalan Raya 09000 Kulim 5.3649, 100.5618`);
    expect(fields).toMatchObject({ pin: { radiusMetres: 0 } });
  });
});
