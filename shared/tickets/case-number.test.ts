import { expect, test } from 'vitest';
import { caseNumberSchema, cleanCaseNumber, maxCaseNumberLength } from './case-number';

test('a case number stays as it is, letter for letter', () => {
  for (const number of ['STOREHUB0999-CA109193B', 'CA 1 / 2', '个案-7', 'Ünï-1', '-', '0']) {
    expect(cleanCaseNumber(number)).toBe(number);
  }
});

test('rejects invisible text', () => {
  const blanks = [
    '',
    ' \t\n',
    '\u200B',
    '\u2060',
    '\u0001\u0002',
    '\u00AD',
    '\u034F',
    '\u115F',
    '\u3164',
    '\uFFA0',
    '\uFE0F',
    '\uFEFF',
    '\u202E',
    '\u2800',
    '\uD83D',
    '\uE000',
    '\u0085',
    '\u2028',
    '\u180E',
    '\u{E0041}',
  ];
  expect(blanks.filter((blank) => cleanCaseNumber(blank.repeat(3)) !== null)).toEqual([]);
});

test('rejects combining marks without a character, or too many on one', () => {
  for (const text of ['\u0301', '\u0301\u0302', 'CA \u0301', `A${'\u0301'.repeat(150)}`]) {
    expect(cleanCaseNumber(text)).toBeNull();
  }
  expect(cleanCaseNumber('U\u0308nî-1')).toBe('U\u0308nî-1');
});

test('removes line breaks, control characters and direction marks', () => {
  expect(cleanCaseNumber('STOREHUB\n77 Not sent')).toBe('STOREHUB 77 Not sent');
  expect(cleanCaseNumber('\u202ECA1\u0000\r\n\u200B2\u2029')).toBe('CA1 2');
});

test('rejects a text that is too long', () => {
  expect(cleanCaseNumber('7'.repeat(maxCaseNumberLength))).toHaveLength(maxCaseNumberLength);
  expect(cleanCaseNumber('7'.repeat(maxCaseNumberLength + 1))).toBeNull();
});

test('cleans a pasted text, and rejects it if nothing is left', () => {
  expect(caseNumberSchema.parse(' \u200BSTOREHUB7\u2060\n')).toBe('STOREHUB7');
  for (const text of ['', '\u200B', '7'.repeat(maxCaseNumberLength + 1), 7]) {
    expect(caseNumberSchema.safeParse(text).success).toBe(false);
  }
});
