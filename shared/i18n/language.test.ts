import { expect, test } from 'vitest';
import { resolveLanguage, languages, languageTags, parseLanguageTag } from './language';

test.each([
  ['en-MY', 'en'],
  ['ms', 'ms'],
  ['ms-MY', 'ms'],
  ['MS_my', 'ms'],
  ['ms-Latn-BN', 'ms'],
  ['zh-Hans-MY', 'zh'],
  ['zh-TW', 'zh'],
  ['zh_CN', 'zh'],
  ['id-ID', 'en'],
  ['msx', 'en'],
  ['ta-MY', 'en'],
  ['', 'en'],
])('a computer that speaks %j gets %s', (tag, language) => {
  expect(resolveLanguage('system', tag)).toBe(language);
});

test('a choice of the agent overrides the language of the computer', () => {
  expect(languages.map((language) => resolveLanguage(language, 'ms-MY'))).toEqual(languages);
});

test('the tag of each language resolves to that language', () => {
  expect(languages.map((language) => parseLanguageTag(languageTags[language]))).toEqual(languages);
});
