import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

test.each([
  ['call back Mr Lim after 3pm 0122223333', 'call back after 3pm'],
  ['callback Puan Siti 0122223333', 'callback'],
  ['call back 0122223333 Mr Lim', ''],
  ['Call-back number: 0122223333, Mr Lim', ''],
])('of %j, what is asked for stays in the rest, and the label of a number does not', (text, rest) => {
  expect(readCallText(text).rest).toBe(rest);
});

test('a case number is no part of the name of a store, and stays in the rest', () => {
  const { fields, rest } = readCallText('wrong case STOREHUB2915-CA058980K farid 0124445601 still broken');
  expect(fields).not.toHaveProperty('storeName');
  expect(rest).toContain('STOREHUB2915-CA058980K');
});

test('a shop whose name begins like a reference is a shop', () => {
  const { fields } = readCallText('SH-Auto Parts, Ali 0124445601, printer rosak, Ipoh');
  expect(fields).toMatchObject({ storeName: 'SH-Auto Parts' });
});

test.each(['\n \t', '\r\n', '\u3000\n', ' \n'])(
  'thousands of blank lines of %j, also behind a wish, cost no more than their length',
  (blank) => {
    const blanks = blank.repeat(Math.floor(9_000 / blank.length));
    const startMs = performance.now();
    expect(readCallText(`Ali 0123456789${blanks}printer rosak`).fields).toMatchObject({
      phone: '0123456789',
    });
    expect(readCallText(`Ali 0123456789, call back${blanks}printer rosak`).rest).toContain('call back');
    expect(performance.now() - startMs).toBeLessThan(4_000);
  },
);
