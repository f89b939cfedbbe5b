import { expect, test } from 'vitest';
import { toCanonicalCode } from './parse-typed-ticket-code';

test.each([
  ['storehub4455-ca667788k', 'STOREHUB4455-CA667788K'],
  [' Storehub 4455 - ca 667788 k', 'STOREHUB4455-CA667788K'],
  ['ca667788k', 'CA667788K'],
  ['sh 7k3q4', 'SH-7K3Q4'],
  ['STOREHUB4455-CA667788K', 'STOREHUB4455-CA667788K'],
])('%j is recorded as %j', (typed, code) => {
  expect(toCanonicalCode(typed)).toBe(code);
});

test.each([
  '7777777',
  'CA 1 / 2',
  '个案-7',
  'ask Mr Lim',
  'call 3 pm',
  'kes 12 maju',
  `ca1${'1'.repeat(100)}`,
])('%j is no code, and stays as it is', (text) => {
  expect(toCanonicalCode(` ${text} `)).toBe(text);
});
