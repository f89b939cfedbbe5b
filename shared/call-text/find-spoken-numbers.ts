import type { Span } from './consumable-text';

const digitOf: ReadonlyMap<string, string> = new Map(
  [
    'zero oh o kosong',
    'one satu',
    'two dua',
    'three tiga',
    'four empat',
    'five lima',
    'six enam',
    'seven tujuh',
    'eight lapan delapan',
    'nine sembilan',
  ].flatMap((words, digit) => words.split(' ').map((word): [string, string] => [word, String(digit)])),
);
const times: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
]);
const word = `(?:${[...digitOf.keys(), ...times.keys()].join('|')})`;
const run = new RegExp(String.raw`(?<!\p{L})${word}(?:[\s,–-]{1,3}${word}){5,}(?!\p{L})`, 'giu');

const wordOfNumber = /zero|kosong|double|triple|treble|satu|one /i;

/** Finds numbers whose digits are written as words: `zero one two, double five three`. */
export function findSpokenNumbers(text: string): { readonly digits: string; readonly span: Span }[] {
  // Few texts have such a number, and to look for one takes long.
  if (!wordOfNumber.test(text)) return [];
  return [...text.matchAll(run)].map(({ 0: words, index }) => {
    let count = 1;
    let digits = '';
    for (const one of words.toLowerCase().split(/[\s,–-]+/)) {
      digits += (digitOf.get(one) ?? '').repeat(count);
      count = times.get(one) ?? 1;
    }
    return { digits, span: [index, index + words.length] };
  });
}
