import { describe, expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

function readNumbers(text: string): unknown[] {
  const { fields } = readCallText(text);
  return [fields['phone'], fields['remark']];
}

describe('a number that the text refuses is no phone number, and stands in the remark with the words that refuse it', () => {
  test.each([
    ['not 0123456789 but 0123456798, Lina, Lina Bakes, oven timer app crash', 'not 0123456789'],
    ['0123456798 not 0123456789, Farid, Kedai Farid, scanner rosak', 'not 0123456789'],
    ['my number is not 0123456789, it is 0123456798, Farid, Kedai Farid, scanner rosak', 'not 0123456789'],
    ["Don't call 0123456789, call 0123456798, Lina, Lina Bakes, wifi down", "Don't call 0123456789"],
    ['stop calling 0123456789, use 0123456798, Suria Bakeri, wifi down', 'stop calling 0123456789'],
    ['old number 0123456789, new 0123456798, Wong, Fun Tea, printer jam', 'old number 0123456789'],
    ['0123456789 (old), 0123456798 (new), Wong, Fun Tea, printer jam', '0123456789 (old)'],
    ['wrong number 0123456789 correct number is 0123456798, Wong, printer jam', 'wrong number 0123456789'],
    ['0123456789 is wrong, use 0123456798, Wong, Fun Tea, printer jam', '0123456789 is wrong'],
    ['Phone: not 0123456789 but 0123456798; Name: Ali; Issue: printer jam', 'not 0123456789'],
    ['0123456789 no sorry 0123456798, Mei, Fun Tea, printer jam', '0123456789 no sorry'],
    ['bukan 0123456789, yang betul 0123456798, Lina, Lina Bakes, resit kosong', 'bukan 0123456789'],
    ['salah nombor 0123456789, betul 0123456798, Lina, Lina Bakes, resit kosong', 'salah nombor 0123456789'],
    ['tukar nombor 0123456789 ke 0123456798, Lina, Lina Bakes, resit kosong', 'tukar nombor 0123456789'],
    ['nombor lama 0123456789 nombor baru 0123456798, Lina, resit kosong', 'nombor lama 0123456789'],
    [
      'jgn hubungi 0123456789 lagi, hubungi 0123456798, Suria Bakeri, laci rosak',
      'jgn hubungi 0123456789 lagi',
    ],
    ['0123456789 dah tak guna, call 0123456798, Suria Bakeri, laci rosak', '0123456789 dah tak guna'],
    ['不是 0123456789 是 0123456798，陈记茶室，打印机坏了', '不是 0123456789'],
    ['旧号码 0123456789，新号码 0123456798，陈记茶室，打印机坏了', '旧号码 0123456789'],
    ['别打 0123456789，打 0123456798，陈记茶室，打印机坏了', '别打 0123456789'],
    ['0123456789 错了 0123456798，陈记茶室，打印机坏了', '0123456789 错了'],
  ])('%j', (text, remark) => {
    expect(readNumbers(text)).toEqual(['0123456798', remark]);
    expect(readCallText(text).rest).toBe('');
  });
});

test.each([
  ['old number 0123456789, Kak Su, Suria Bakeri, printer rosak', 'old number 0123456789'],
  ["don't call 0123456789, email su@suria.my, Suria Bakeri, printer rosak", "don't call 0123456789"],
])('the only number in %j is none to call', (text, remark) => {
  expect(readNumbers(text)).toEqual([undefined, remark]);
});

describe('words beside a number that refuse something else leave it where it is', () => {
  test.each([
    'printer not printing, 0123456798, Kak Su, Suria Bakeri',
    'sms je jangan call 0123456798 Kak Su Suria Bakeri printer rosak',
    'sms je, jangan call 0123456798 Kak Su, Suria Bakeri, printer rosak',
    "Whatsapp only, don't call 0123456798, Kak Su, Suria Bakeri, printer rosak",
    'solved already, no need call back 0123456798, Kak Su, Suria Bakeri, printer rosak',
    'whatsapp only dont call 0123456798 Kak Su Suria Bakeri printer rosak',
    'solved no need call back 0123456798 Kak Su Suria Bakeri printer rosak',
    'printer not printing 0123456798 Kak Su Suria Bakeri Port Dickson',
    'printer working but scanner not 0123456798 Kak Su Suria Bakeri',
    'pos can print or not 0123456798 Kak Su Suria Bakeri',
    'not urgent 0123456798 Kak Su Suria Bakeri printer rosak',
    'new pos, not old one, 0123456798, Kak Su, Suria Bakeri',
    'receipt shows old number 0123456798, Kak Su, Suria Bakeri',
    'resit keluar nombor salah 0123456798 Kak Su Suria Bakeri',
    '0123456798 salah harga dalam resit, Kak Su, Suria Bakeri',
    '0123456798 old printer not printing, Kak Su, Suria Bakeri',
    'tukar nombor 0123456798 dalam resit, Kak Su, Suria Bakeri',
    'bukan printer, scanner rosak, 0123456798, Kak Su, Suria Bakeri',
    'sms je jangan call, 0123456798, Kak Su, Suria Bakeri, printer rosak',
    'jamban tersumbat bukan kes kita, salah nombor 0123456798',
    "don't call 0123456798 before 10am, Kak Su, Suria Bakeri, printer rosak",
    'jangan call 0123456798 waktu pagi, Kak Su, Suria Bakeri, printer rosak',
    '是不是 0123456798 打印机坏了 陈记茶室',
    '0123456798 不是打印机坏，是扫描器坏，陈记茶室',
  ])('%j', (text) => {
    expect(readNumbers(text)).toEqual(['0123456798', undefined]);
  });

  test.each([
    ['Kak Su 0123456798 or wife 0173348812, printer not printing, Suria Bakeri', 'wife 0173348812'],
    ['call 0123456798, if not 0173348812, Kak Su, Suria Bakeri, printer rosak', '0173348812'],
    ['Kumar 0123456798 / 0173348812, printer not printing, Suria Bakeri', '0173348812'],
  ])('%j', (text, remark) => {
    expect(readNumbers(text)).toEqual(['0123456798', remark]);
  });
});
