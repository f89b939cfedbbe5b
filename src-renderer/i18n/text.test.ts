import { describe, expect, test } from 'vitest';
import { sentences } from '../../shared/sentences/sentences';
import { malaysianStates } from '../../shared/states';
import { sentencesOf } from '../../shared/translation';
import { dictionaries, translators } from './text';

const { en: english, ms, zh } = translators;

test('values are put in their places', () => {
  expect(english('said.nameAndStore', { name: 'Mei', store: '$1 {{name}}' })).toBe(
    'I am speaking with Mei from $1 {{name}}.',
  );
});

test('a value that is not given leaves its place to be seen', () => {
  expect(english('said.name')).toBe('I am speaking with {{name}}.');
});

test('of one thing there is one', () => {
  expect([0, 1, 2, 1_000].map((count) => english('past.count', { count }))).toEqual([
    '0 tickets',
    '1 ticket',
    '2 tickets',
    '1,000 tickets',
  ]);
  expect(english('past.count')).toBe('{{count}} {{count|ticket|tickets}}');
});

test('numbers are written as the language writes them', () => {
  expect([english, ms, zh].map((t) => t('notes.charactersOver', { count: 12_345 }))).toEqual([
    '12,345 too many',
    'lebih 12,345',
    '超出 12,345',
  ]);
});

const inEnglish = new Map([...sentencesOf(dictionaries.en), ...sentencesOf(sentences.en)]);

/** What is written the same in English and Malay, and names and signs that no language changes. */
const sameInMalay = ['app.tokenChecking', 'app.tokenPresent', 'fields.pin', 'history.took', 'words.import'];
const sameInMalayToo = malaysianStates
  .filter((state) => state !== 'Penang')
  .map((state) => `regions.${state}`);
const sameEverywhere = [
  'app.name',
  'desk.takePlace',
  'keySettings.changed',
  'map.here',
  'notes.pinSaid',
  'outcome.announced',
  'settle.backStatus',
  'settle.neighbour',
];

describe.each(['ms', 'zh'] as const)('the sentences in %s', (language) => {
  const translated = [...sentencesOf(dictionaries[language]), ...sentencesOf(sentences[language])];

  test('take the same values as the English ones', () => {
    const differing = translated.filter(
      ([place, sentence]) => valuesIn(sentence).join() !== valuesIn(inEnglish.get(place) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  test('are none of them empty, nor left in English', () => {
    const same = new Set(
      language === 'ms' ? [...sameEverywhere, ...sameInMalay, ...sameInMalayToo] : sameEverywhere,
    );
    const left = translated.filter(
      ([place, sentence]) =>
        sentence.trim() === '' || (sentence === inEnglish.get(place) && !same.has(place)),
    );
    expect(left).toEqual([]);
  });

  test('stand where the English ones stand', () => {
    expect(translated.map(([place]) => place).toSorted()).toEqual([...inEnglish.keys()].toSorted());
  });
});

test('the Chinese sentences are in simplified signs', () => {
  const traditional = /[這個張電話號碼與發會還沒網絡應請裡對們來後題號內級戶顯確認錯誤補過為]/u;
  const all = [...sentencesOf(dictionaries.zh), ...sentencesOf(sentences.zh)];
  expect(all.filter(([, sentence]) => traditional.test(sentence))).toEqual([]);
});

function valuesIn(sentence: string): readonly string[] {
  return (sentence.match(/\{\{\w+\}\}/g) ?? []).toSorted();
}
