import { expect, test } from 'vitest';
import { createConsumableText } from './consumable-text';
import { trimIssue } from './trim-issue';

test('a piece that only says when to come is no part of an issue', () => {
  const text = 'nak pasang 1 set POS android kat kedai baru | minta buat hari Khamis';
  const pieces = text
    .split(' | ')
    .map((piece) => [text.indexOf(piece), text.indexOf(piece) + piece.length] as const);
  const source = { ...createConsumableText(text), remaining: text.replace('|', '\uE000') };
  expect(trimIssue(source, pieces).map((span) => text.slice(...span))).toEqual([
    'nak pasang 1 set POS android kat kedai baru',
  ]);
});

test.each([
  ['complaint technician came late', 'technician came late', 'complaint technician came late'],
  ['complaint printer rosak lagi', 'printer rosak lagi', 'printer rosak lagi'],
])('in %s, a complaint about a visit keeps its first word', (text, issue, trimmed) => {
  const start = text.indexOf(issue);
  const spans = trimIssue(createConsumableText(text), [[start, text.length]]);
  expect(spans.map((span) => text.slice(...span))).toEqual([trimmed]);
});
