import { expect, test } from 'vitest';
import { createConsumableText } from './consumable-text';
import { extendIssue } from './extend-issue';
import { readSegmentableText } from './read-segmentable-text';

/** What an issue becomes in a text in which other fields have some words. */
function extend(text: string, issue: string, ...others: readonly string[]): string {
  const source = createConsumableText(text);
  const read = readSegmentableText({ fields: [], labels: 0, unplaced: [], source }, undefined);
  const rangeOf = (part: string) => {
    const [from, to] = [text.indexOf(part), text.indexOf(part) + part.length];
    const within = read.words.flatMap(({ span }, at) => (span[0] >= from && span[1] <= to ? [at] : []));
    return [within[0] ?? 0, (within.at(-1) ?? -1) + 1] as const;
  };
  const [range] = extendIssue(read, [rangeOf(issue)], others.map(rangeOf));
  const [first, last] = [read.words[range?.[0] ?? 0], read.words[(range?.[1] ?? 0) - 1]];
  return text.slice(first?.span[0], last?.span[1]);
}

test('continues over what was tried and what still works', () => {
  expect(
    extend(
      'printer jam all the time, leave for 30min also same, Kopi Maju',
      'printer jam all the time',
      'Kopi Maju',
    ),
  ).toBe('printer jam all the time, leave for 30min also same');
  expect(extend('打印机卡纸，重开了还是一样，王先生', '打印机卡纸', '王先生')).toBe(
    '打印机卡纸，重开了还是一样',
  );
});

test.each([
  'printer jam all the time. Still same after restart',
  'printer jam all the time, before ok',
  'printer jam all the time, since morning like this',
  'printer jam all the time, cleaned it but no help',
  'printer jam all the time, happened five times today',
  'printer jam all the time, rest of shop ok',
])('goes on with how it went: %s', (text) => {
  expect(extend(text, 'printer jam all the time')).toBe(text);
});

test('begins with the service that is asked for', () => {
  const text = 'can arrange someone for day 1 support, staff never used a POS';
  expect(extend(text, 'staff never used a POS')).toBe(text);
});

test('begins with the trouble before it', () => {
  expect(extend('customer swipe once charged twice, POS only show one', 'POS only show one')).toBe(
    'customer swipe once charged twice, POS only show one',
  );
});

test.each([
  ['soup spills onto the keypad and it stops', 'the keypad and it stops'],
  ['staf bayar guna kad dua kali tapi resit tiada', 'resit tiada'],
  ['客人用 GrabPay 付款没有记录', 'GrabPay 付款没有记录'],
])('begins in front of a word that joins two phrases: %s', (text, issue) => {
  expect(extend(text, issue)).toBe(text);
});

test('begins with what broke, in words of a fault alone', () => {
  expect(extend('读卡器摔裂，客人不能付钱', '客人不能付钱')).toBe('读卡器摔裂，客人不能付钱');
});

test('what joins the issue to another field is no part of it', () => {
  expect(extend('Kopi Maju with printer jam all the time', 'printer jam all the time', 'Kopi Maju')).toBe(
    'printer jam all the time',
  );
});

test.each([
  ['a wish when to come', 'printer jam all the time, please come before lunch'],
  ['hurry', 'printer jam all the time, very urgent already ah'],
  ['a remark about the call', 'printer jam all the time, call back after five'],
  ['a shop', 'printer jam all the time, Restoran Selera Kita Maju'],
  ['a place', 'printer jam all the time, dekat Jalan Besar sana'],
  ['another sentence', 'printer jam all the time. Boss not happy'],
  ['the same shop', 'printer jam all the time. same shop'],
  ['two words', 'printer jam all the time, new boss'],
])('leaves %s out', (_what, text) => {
  expect(extend(text, 'printer jam all the time')).toBe('printer jam all the time');
});

test('stops at the words of another field', () => {
  expect(
    extend('printer jam all the time, leave for a while Kopi Maju', 'printer jam all the time', 'Kopi Maju'),
  ).toBe('printer jam all the time');
});
