import { expect, test } from 'vitest';
import { asksForSwap, namesOnlyAccessories } from './asks-for-swap';

test.each([
  'Replace iPad, battery bulging and screen lifting up',
  'merchant agreed to change to new iPad',
  'swp 2 android trmnl, both batt bloated',
  'exchange the faulty POS terminal',
  'two order tablets have swollen backs and he wants them to be exchanged',
  'nak mintak tukar tablet',
  'tukar mesin POS lama',
  'memohon pertukaran unit POS',
  'minta unit pengganti',
  'upgrade old ipad to ipad 10, too slow',
  'she needs a replacement iPad',
  '换机，旧的太慢',
  '换新的iPad',
  '要换一台新的收银机',
  '平板电脑要换',
])('%s asks for a swap', (issue) => {
  expect(asksForSwap(issue)).toBe(true);
});

test.each([
  'replace ipad screen protector',
  'change the tablet cable',
  'tukar bateri tablet',
  'tukar nama POS dalam resit',
  'need to change receipt roll',
  'after change ipad still cannot print',
  'dah tukar tablet pun sama',
  'replacement tablet has not arrived',
  'wifi password tukar pos x connect',
  '换了新平板还是连不到',
  '换平板的电池',
  'pos 屏幕裂了要换',
  'printer rosak',
])('%s does not', (issue) => {
  expect(asksForSwap(issue)).toBe(false);
});

test.each([
  ['cash drawer 撬坏了 要换新的', true],
  ['printer jatuh dalam air kena tukar baru', true],
  ['printer and tablet need new unit', false],
  ['skrin pecah minta unit baru', false],
  ['minta unit baru', false],
])('%s names only accessories: %s', (issue, isOnly) => {
  expect(namesOnlyAccessories(issue)).toBe(isOnly);
});
