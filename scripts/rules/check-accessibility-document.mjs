import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const document = 'docs/accessibility.md';

/** The criteria of WCAG 2.2 at the levels A and AA. 4.1.1 is not part of WCAG 2.2 any more. */
export const criteria = {
  A: [
    '1.1.1',
    '1.2.1',
    '1.2.2',
    '1.2.3',
    '1.3.1',
    '1.3.2',
    '1.3.3',
    '1.4.1',
    '1.4.2',
    '2.1.1',
    '2.1.2',
    '2.1.4',
    '2.2.1',
    '2.2.2',
    '2.3.1',
    '2.4.1',
    '2.4.2',
    '2.4.3',
    '2.4.4',
    '2.5.1',
    '2.5.2',
    '2.5.3',
    '2.5.4',
    '3.1.1',
    '3.2.1',
    '3.2.2',
    '3.2.6',
    '3.3.1',
    '3.3.2',
    '3.3.7',
    '4.1.2',
  ],
  AA: [
    '1.2.4',
    '1.2.5',
    '1.3.4',
    '1.3.5',
    '1.4.3',
    '1.4.4',
    '1.4.5',
    '1.4.10',
    '1.4.11',
    '1.4.12',
    '1.4.13',
    '2.4.5',
    '2.4.6',
    '2.4.7',
    '2.4.11',
    '2.5.7',
    '2.5.8',
    '3.1.2',
    '3.2.3',
    '3.2.4',
    '3.3.3',
    '3.3.4',
    '3.3.8',
    '4.1.3',
  ],
};

/** Checks that each criterion has a test, or a sentence why it needs none, and that each test is where it is named. */
export function checkAccessibilityDocument(root) {
  const text = existsSync(join(root, document)) ? readFileSync(join(root, document), 'utf8') : '';
  const read = (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : null);
  return findAccessibilityFaults(text, read).map((message) => ({
    file: document,
    message: `Rule 8: ${message}`,
  }));
}

/** @param read returns the text of a file of the project, or null */
export function findAccessibilityFaults(text, read) {
  const tests = testsNamedIn(text);
  const entries = [...text.matchAll(/^- \*\*(\d\.\d\.\d+) [^*]+\*\* \((A{1,2})\)\. (.+)$/gm)];
  const found = entries.map(([, number, level]) => `${number} ${level}`);
  const wanted = Object.entries(criteria).flatMap(([level, numbers]) =>
    numbers.map((at) => `${at} ${level}`),
  );
  const used = new Set(entries.flatMap(([, , , statement]) => namesIn(statement)));
  return [
    ...wanted.filter((criterion) => !found.includes(criterion)).map((criterion) => `lacks ${criterion}`),
    ...found
      .filter((one, at) => !wanted.includes(one) || found.indexOf(one) !== at)
      .map((one) => `has ${one}`),
    ...entries.flatMap(([, number, , statement]) => faultsOfEntry(number, statement, tests)),
    ...[...tests.keys()]
      .filter((name) => !used.has(name))
      .map((name) => `no criterion has the tests ${name}`),
    ...[...tests].flatMap(([name, named]) => faultsOfTests(name, named, read)),
  ];
}

/** The tests under each name: `- _name_: \`file\``, with a title in each line below. */
function testsNamedIn(text) {
  const blocks = text.matchAll(/^- _([^_]+)_: `([^`]+)`\n((?: {2}- .+\n?)*)/gm);
  return new Map(
    [...blocks].map(([, name, file, lines]) => [
      name,
      { file, titles: [...lines.matchAll(/^ {2}- (.+)$/gm)].map(([, title]) => title) },
    ]),
  );
}

function namesIn(statement) {
  const list = / Tests: ([^.]+)\.$/.exec(statement)?.[1];
  return list === undefined ? [] : list.split(', ').map((name) => name.replaceAll('_', ''));
}

function faultsOfEntry(number, statement, tests) {
  const names = namesIn(statement);
  if (names.length === 0)
    return /No test: \S.+\.$/.test(statement) ? [] : [`${number} names no test, nor why it needs none`];
  return names
    .filter((name) => !tests.has(name))
    .map((name) => `${number} names tests ${name}, which are none`);
}

function faultsOfTests(name, { file, titles }, read) {
  const source = read(file);
  if (source === null) return [`${name}: there is no ${file}`];
  if (titles.length === 0) return [`${name} has no title of a test`];
  const there = new Set(titlesIn(source));
  return titles.filter((title) => !there.has(title)).map((title) => `${file} has no test "${title}"`);
}

/** The title of each test, group and step, as in the source. */
function titlesIn(source) {
  const calls = source.matchAll(
    /\b(?:test|it|describe|step|each\([^)]*\))\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs,
  );
  return [...calls].map(([, , title]) => title.replaceAll(/\\(['"`])/g, '$1'));
}
