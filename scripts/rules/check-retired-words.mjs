import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './list-files.mjs';

/** The words in bold in the last column of docs/glossary.md, each with its other forms. Nothing needs them any more. */
const formsOfGlossaryWords = {
  'call desk': [],
  'command desk': [],
  'many desks': [],
  'screen pop': ['screen pops'],
  'passing trace': ['passing traces'],
  'phonetic code': ['phonetic codes'],
  'held keys': [],
  'kept work': [],
  fillings: [],
  fuzzy: [],
  gauge: ['gauges'],
  lamp: ['lamps'],
  mend: ['mends', 'mended', 'mending'],
  seal: ['seals', 'sealed', 'sealing', 'unseal', 'unsealed'],
  slurp: ['slurped'],
};
export const glossaryWords = Object.keys(formsOfGlossaryWords);
/** Words that made sentences hard to understand. */
const hardWords = ['whoever', 'anew', 'lest'];
export const retiredWords = [
  ...Object.entries(formsOfGlossaryWords).flatMap(([word, forms]) => [word, ...forms]),
  ...hardWords,
];

const text = /\.([mc]?[jt]sx?|jsonc?|css|md|sql|html|svg|ya?ml|sh)$/;
/** Third-party text, and the two files that must contain the words. */
const exempt = [
  /^package-lock\.json$/,
  /\.(corpus|examples)\.json$/,
  /^shared\/gazetteer\/[^/]+\.json$/,
  /^scripts\/data\/[^/]+\.json$/,
  /^docs\/glossary\.md$/,
  /^scripts\/rules\/check-retired-words\.mjs$/,
];
const retired = new RegExp(retiredWords.flatMap(patternsOf).join('|'), 'g');

/** Rejects a retired word anywhere in the project: comments, names, messages and documents. */
export function checkRetiredWords(root) {
  return listFiles(root, '.')
    .map((path) => path.slice('./'.length))
    .filter((file) => text.test(file) && !exempt.some((pattern) => pattern.test(file)))
    .flatMap((file) =>
      findRetiredWords(readFileSync(join(root, file), 'utf8')).map((fault) => toFinding(file, fault)),
    );
}

/** @returns each retired word with its line, counted from 1; parts of a name, such as `replacedBy`, count as words */
export function findRetiredWords(content) {
  return content
    .split('\n')
    .flatMap((line, at) => (line.match(retired) ?? []).map((word) => ({ word, line: at + 1 })));
}

const toFinding = (file, { word, line }) => ({
  file: `${file}:${line}`,
  message: `Rule 7: a word of docs/glossary.md or a plain one instead of "${word}"`,
});

/**
 * Matches a word in lower case, capitalised and in capitals. A part of a name ends where the case changes. Of two words the second
 * one may follow as in a sentence, in a name or in a file name.
 */
function patternsOf(word) {
  const [first = '', ...others] = word.split(' ');
  const rest = others.map((other) => `[ _-]?${eitherCase(other)}`).join('');
  return [
    `(?<![A-Za-z])${first}${rest}(?![a-z])`,
    `(?<![A-Z])${capitalise(first)}${rest}(?![a-z])`,
    `(?<![A-Za-z])${word.toUpperCase().replaceAll(' ', '[ _-]?')}(?![A-Za-z])`,
  ];
}

function capitalise(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function eitherCase(word) {
  return `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`;
}
