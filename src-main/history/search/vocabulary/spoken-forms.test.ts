import { expect, test } from 'vitest';
import { compareWith, firstSlip } from './compare-words';
import { listSpokenForms } from './spoken-forms';

const isOneInSpeech = (typed: string, word: string) =>
  (compareWith(typed, listSpokenForms(typed))(word) ?? firstSlip) < firstSlip;

test.each([
  'ng eng',
  'yap yeap yip',
  'yong yeong',
  'geok gek giok',
  'ooi wooi ui',
  'gooi gui',
  'hui hwee',
  'hwa hua',
  'kor koh',
  'kar kah',
  'saw sor',
  'ho hoe',
  'min ming',
  'lian lien',
  'loke lok',
  'tsen chen',
  'qi chi',
  'cheong chong',
  'madam mdm puan pn',
  'encik en',
  'awang awg',
  'kampung kg',
  'abdul ab abd abdur',
  'lakshmi letchumi laxmi',
  'letchumanan laxmanan lakshmanan',
  'indran inthiran',
  'gunasegaran kunasekaran',
  'kaur kor',
  'cahaya chahaya',
  'kapitan kapten captain',
  'hardware hardwer',
  'service servis',
  'tuition tuisyen',
])('%s are one word in speech, whichever is typed', (line) => {
  const words = line.split(' ');
  const pairs = words.flatMap((typed) => words.map((word) => [typed, word] as const));
  expect(pairs.filter(([typed, word]) => !isOneInSpeech(typed, word))).toEqual([]);
});

test.each([
  'tan chan',
  'choo khoo',
  'chi key',
  'hui wei',
  'hui wai',
  'goh wu',
  'town tunai',
  'encik in',
  'the their',
  'sharifah the',
])('%s are two', (pair) => {
  const [one = '', other = ''] = pair.split(' ');
  expect([isOneInSpeech(one, other), isOneInSpeech(other, one)]).toEqual([false, false]);
});

test('what only has another form comes behind what sounds the same, and before a slip', () => {
  const compare = compareWith('geok', listSpokenForms('geok'));
  const distances = ['geok', 'giok', 'gek', 'geot'].map((word) => compare(word) ?? Infinity);
  expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  expect(new Set(distances).size).toBe(4);
});
