import { readFileSync } from 'node:fs';

/** The lines of the parser's tests: `parse-call-text.NAME.json`. */
const corpora = ['examples', 'corpus', 'unlabelled', 'careful', 'hurried', 'many-shops', 'few-commas'];

/**
 * Reads all lines that the model learns from, with the values that are right for each field, best first, and
 * `mayBeEmpty`, the fields that may as well be left out. `writer` says who wrote a line; 0 for lines of the tests.
 * Those of a corpus are complete; others of the tests name only the values that their test is about.
 */
export function readTrainingLines() {
  return [...corpora.flatMap(readCorpus), ...readTrainingFile()];
}

function readCorpus(name) {
  const file = new URL(`../../../shared/call-text/parse-call-text.${name}.json`, import.meta.url);
  // What a corpus lets the parser leave out is nevertheless there to be learned.
  return JSON.parse(readFileSync(file, 'utf8')).map(({ text, fields, pin }) => ({
    writer: 0,
    isComplete: true,
    text,
    values: toLists(fields),
    pin,
    mayBeEmpty: [],
  }));
}

function readTrainingFile() {
  const file = new URL('training-lines.jsonl', import.meta.url);
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ fields, mayBeEmpty = [], ...line }) => ({ ...line, values: toLists(fields), mayBeEmpty }));
}

const toLists = (fields) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [value].flat()]));
