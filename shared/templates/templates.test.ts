import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from '../i18n/language';
import { serviceIds } from '../tickets/services';
import { textLimits } from '../tickets/create-ticket-request';
import { defaultWords } from './default-templates';
import { mergeWords, readWords, wordsSchema, writeWords, type Preset, type Words } from './templates';

const preset: Preset = {
  id: 'p',
  serviceId: 18,
  language: 'en',
  name: 'Printer',
  issue: 'Printer prints nothing',
  remark: '',
  priority: 1,
  questions: ['Is its light on?'],
};
const words: Words = {
  presets: [preset],
  snippets: [{ id: 's', language: 'zh', trigger: '纸', text: '换了纸' }],
};

test('the words the app comes with are valid, in every language, and there are some for each service', () => {
  expect(wordsSchema.parse(defaultWords)).toEqual(defaultWords);
  expect(new Set(defaultWords.presets.map(({ serviceId }) => serviceId))).toEqual(new Set(serviceIds));
  for (const list of [defaultWords.presets, defaultWords.snippets]) {
    expect(new Set(list.map(({ language }) => language))).toEqual(new Set(languages));
  }
});

test('what is written is read, also by a program that puts a mark in front', () => {
  expect(readWords(writeWords(words))).toEqual({ words, leftOut: 0 });
  expect(readWords(`\uFEFF${writeWords(defaultWords)}`)).toEqual({ words: defaultWords, leftOut: 0 });
});

test('an entry that is not understood costs no other', () => {
  const file = JSON.stringify({
    kind: 'storehub-helpdesk-words',
    version: 1,
    presets: [{ ...preset, serviceId: 99 }, preset, preset, null, { ...preset, id: 'q', more: 1 }],
    snippets: [{ id: 's', language: 'en', trigger: 'two words', text: 'x' }, ...words.snippets],
  });
  expect(readWords(file)).toEqual({ words, leftOut: 5 });
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"presets":[],"snippets":[]}',
  '{"kind":"storehub-helpdesk-words","version":2}',
])('%j is no file of words', (text) => {
  expect(readWords(text)).toBeNull();
});

test('a text is as long as StoreHub takes it, where an emoji counts two', () => {
  const issue = (text: string) =>
    wordsSchema.safeParse({ ...words, presets: [{ ...preset, issue: text }] }).success;
  expect(issue('x'.repeat(textLimits.issue))).toBe(true);
  expect(issue('😀'.repeat(textLimits.issue / 2 + 1))).toBe(false);
  expect(wordsSchema.safeParse({ ...words, presets: [preset, preset] }).success).toBe(false);
});

test('of the same id the added one stays, in its place; beyond the most there is no room', () => {
  const added = { ...preset, name: 'Other' };
  expect(mergeWords(words, { presets: [added, { ...preset, id: 'q' }], snippets: [] })).toEqual({
    words: { ...words, presets: [added, { ...preset, id: 'q' }] },
    leftOut: 0,
  });
  const many = Array.from({ length: 300 }, (_, index) => ({ ...preset, id: `p${index}` }));
  const full = mergeWords(words, { presets: many, snippets: [] });
  expect(full.leftOut).toBe(1);
  expect(wordsSchema.safeParse(full.words).success).toBe(true);
});

test('any text at all is read or refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
      expect(readWords(text)).toBeNull();
    }),
  );
});
