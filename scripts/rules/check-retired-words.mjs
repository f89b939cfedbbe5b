import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './list-files.mjs';

/** Words that the glossary has retired, or that made sentences hard to understand. */
export const retiredWords = [
  'whoever',
  'anew',
  'lest',
  'mend',
  'mends',
  'mended',
  'mending',
  'slurp',
  'slurped',
  'lamp',
  'unseal',
  'unsealed',
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

/** Matches a word in lower case, capitalised and in capitals. A part of a name ends where the case changes. */
function patternsOf(word) {
  const capitalised = word.charAt(0).toUpperCase() + word.slice(1);
  return [
    `(?<![A-Za-z])${word}(?![a-z])`,
    `(?<![A-Z])${capitalised}(?![a-z])`,
    `(?<![A-Za-z])${word.toUpperCase()}(?![A-Za-z])`,
  ];
}
