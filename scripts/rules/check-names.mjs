import { basename, dirname } from 'node:path';
import { filesUnder } from './tree.mjs';

const folders = ['shared', 'src-main', 'src-renderer', 'e2e', 'scripts'];
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const saysNothing = /^(utils?|helpers?|commons?|misc|stuff)$/;

/** Names of files and folders, and where tests stand. */
export function checkNames(root) {
  const files = folders.flatMap((folder) => filesUnder(root, folder));
  const present = new Set(files);
  return files.flatMap((file) =>
    [faultOfName(file), faultOfTest(file, present)]
      .filter((message) => message !== null)
      .map((message) => ({ file, message })),
  );
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
