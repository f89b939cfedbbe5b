import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { listFiles } from './list-files.mjs';

const folders = ['shared', 'src-main', 'src-renderer', 'e2e', 'scripts'];
const map = 'docs/architecture.md';
/** The folders whose own folders stand in the tables of the map. */
const mapped = ['src-main', 'shared', 'src-renderer/features/call', 'src-renderer', 'e2e', 'scripts'];
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const saysNothing = /^(utils?|helpers?|commons?|misc|stuff)$/;

/**
 * Checks the names of files and folders, the location of tests, and that the tables of folders in docs/architecture.md match
 * the tree.
 */
export function checkNames(root) {
  const files = folders.flatMap((folder) => listFiles(root, folder));
  const present = new Set(files);
  const faults = files.flatMap((file) =>
    [faultOfName(file), faultOfTest(file, present)]
      .filter((message) => message !== null)
      .map((message) => ({ file, message })),
  );
  return [...faults, ...faultsOfMap(readFileSync(join(root, map), 'utf8'), files)];
}

const faultOfMap = (folder, what) => ({
  file: map,
  message: `Rule 7: the folder table ${what} ${folder}`,
});

function faultsOfMap(text, files) {
  const anyMapped = `(?:${mapped.join('|')})/`;
  const inText = new RegExp(`(?<=\`)${anyMapped}[^/\`]+/(?=\`)`, 'g');
  const inTree = new RegExp(`^${anyMapped}[^/]+/`);
  const drawn = new Set(text.match(inText));
  const there = new Set(files.flatMap((file) => file.match(inTree) ?? []));
  return [
    ...[...there].filter((folder) => !drawn.has(folder)).map((folder) => faultOfMap(folder, 'does not have')),
    ...[...drawn].filter((folder) => !there.has(folder)).map((folder) => faultOfMap(folder, 'still has')),
  ];
}

function faultOfName(file) {
  const fileName = basename(file);
  const names = [...dirname(file).split('/'), stemOf(file)].filter((name) => !/^(__tests__)?$/.test(name));
  if (names.some((name) => saysNothing.test(name)))
    return 'Rule 7: a name says what it holds; no utils, no helpers';
  if (!names.every((name) => kebabCase.test(name))) return 'Rule 7: names are in kebab-case';
  if (/^index\.[mc]?[jt]sx?$/.test(fileName)) return 'Rule 7: no barrels, so no index file';
  return null;
}

function faultOfTest(file, present) {
  const isWindowTest = /\.spec\.[mc]?[jt]sx?$/.test(file);
  if (isWindowTest && !file.startsWith('e2e/')) return 'Rule 8: tests in the real window (.spec) live in e2e';
  if (file.includes('/__tests__/'))
    return 'Rule 8: a unit test sits beside its file, not in a folder of tests';
  if (!/\.test\.[mc]?[jt]sx?$/.test(file)) return null;
  const tested = `${dirname(file)}/${stemOf(file)}`;
  return ['.ts', '.tsx', '.mjs', '.fixture.ts'].some((extension) => present.has(tested + extension))
    ? null
    : `Rule 8: a unit test sits beside its file; there is no ${tested}.ts`;
}

function stemOf(file) {
  return basename(file).split('.')[0] ?? '';
}
