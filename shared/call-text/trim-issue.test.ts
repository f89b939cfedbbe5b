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
