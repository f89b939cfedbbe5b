import { describe, expect, test } from 'vitest';
import type { Language } from '../../shared/i18n/language';
import { flattenCatalogue } from '../../shared/messages/flatten-catalogue';
import { nativeCatalogues } from '../../shared/messages/native-catalogues';
import { sharedCatalogues } from '../../shared/messages/shared-catalogues';
import { regions } from '../../shared/regions/malaysian-regions';
import { catalogues } from '../messages/catalogues';
import { translators } from './use-text';

const { en: english, ms, zh } = translators;

test('values are put in their places', () => {
  expect(english('readBack.nameAndStore', { name: 'Mei', store: '$1 {{name}}' })).toBe(
    'I am speaking with Mei from $1 {{name}}.',
  );
});

test('a placeholder without a value stays visible', () => {
  expect(english('readBack.name')).toBe('I am speaking with {{name}}.');
});

test('uses the singular for a count of one', () => {
  expect([0, 1, 2, 1_000].map((count) => english('historyList.count', { count }))).toEqual([
    '0 entries',
    '1 entry',
    '2 entries',
    '1,000 entries',
  ]);
});

test('numbers are written as the language writes them', () => {
  expect(
    [english, ms, zh].map((t) => t('fieldNotes.charactersOver', { count: 12_345, limit: 1000 })),
  ).toEqual([
    '12,345 too many (limit 1,000 characters)',
    'lebih 12,345 aksara (had 1,000)',
    '超出 12,345 字（上限 1,000 字）',
  ]);
});

test('never interprets typed text as a reference or a placeholder', () => {
  const name = '$t(app.name) {{store}} {{- store}}';
  expect(english('readBack.nameAndStore', { name, store: 'Kopi' })).toBe(
    `I am speaking with ${name} from Kopi.`,
  );
});

function messagesIn(language: Language) {
  return [catalogues, sharedCatalogues, nativeCatalogues].flatMap((messages) =>
    flattenCatalogue(messages[language]),
  );
}

const inEnglish = new Map(messagesIn('en'));

/** Texts that are the same in English and Malay, and names and characters that no language changes. */
const sameInMalay = [
  'sharedHistory.port',
  'app.tokenChecking',
  'app.tokenPresent',
  'fields.pin',
  'history.duration',
  'historyList.filter.chip',
  'historyList.filter.pcs',
  'historyList.filter.statuses',
  'shift.inState',
  'templates.import',
  'timeline.endingWithCase',
];
const sameInMalayToo = regions.filter((state) => state !== 'Penang').map((state) => `regions.${state}`);
const sameEverywhere = [
  'app.name',
  'callScreen.useTown',
  'history.blank',
  'shortcutSettings.changed',
  'map.here',
  'fieldNotes.pinSaid',
  'outcome.announced',
  'reconciliation.answerStatus',
  'reconciliation.neighbouringTicket',
];

describe.each(['ms', 'zh'] as const)('the sentences in %s', (language) => {
  const translated = messagesIn(language);

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
    const keys = [...inEnglish.keys()].filter((key) => !key.endsWith('_one'));
    expect(translated.map(([key]) => key).toSorted()).toEqual(keys.toSorted());
  });
});

test('the Chinese sentences are in simplified characters', () => {
  const traditional = /[這個張電話號碼與發會還沒網絡應請裡對們來後題號內級戶顯確認錯誤補過為]/u;
  expect(messagesIn('zh').filter(([, sentence]) => traditional.test(sentence))).toEqual([]);
});

function valuesIn(sentence: string): readonly string[] {
  return (sentence.match(/\{\{\w+\}\}/g) ?? []).toSorted();
}
