import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolderPrivate } from './make-folder-private';

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'private-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const rightsOf = (path: string): number => statSync(path).mode & 0o777;

test.skipIf(process.platform === 'win32')('a folder that others could read is theirs no more', () => {
  const root = tempFolder();
  const [folder, outside] = [join(root, 'data'), join(root, 'outside')];
  mkdirSync(folder);
  writeFileSync(outside, 'x');
  writeFileSync(join(folder, 'settings.json'), '{}');
  symlinkSync(outside, join(folder, 'link'));
  chmodSync(folder, 0o755);
  chmodSync(outside, 0o644);
  chmodSync(join(folder, 'settings.json'), 0o644);
  makeFolderPrivate(folder);
  expect(rightsOf(folder)).toBe(0o700);
  expect(rightsOf(join(folder, 'settings.json'))).toBe(0o600);
  expect(rightsOf(outside)).toBe(0o644);
});

test.skipIf(process.platform === 'win32')('a folder that is not there is made, for this user alone', () => {
  const folder = join(tempFolder(), 'new', 'data');
  makeFolderPrivate(folder);
  expect(rightsOf(folder)).toBe(0o700);
});
