import { expect, test } from 'vitest';
import { saysSomething } from './says-something';

test.each([
  'fryer',
  '100.56',
  'not',
  "don't call",
  'jangan call',
  'Rosak',
  'kiosk',
  'Desaru',
  'customer marah',
  '3 pm',
  'call wife first',
  'ask for my husband at home',
  'call anak saya kat rumah',
  '坏了',
  '走后门',
  'before 10am',
])('%j is lost where no field has it', (words) => {
  expect(saysSomething(words)).toBe(true);
});

test.each([
  'nak tanya',
  'please',
  'tq',
  'says',
  'reach me at',
  '(office)',
  '(pengurus)',
  'but',
  'speaking',
  'haha',
  '. Please call back',
  'cust tanya',
  'tlg 😭',
  'Pls help',
  '请',
  '老板说',
  '电',
  'x',
  '',
])('%j says nothing of its own', (words) => {
  expect(saysSomething(words)).toBe(false);
});
