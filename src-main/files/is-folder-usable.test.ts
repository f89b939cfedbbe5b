import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { isFolderUsable } from './is-folder-usable';

test('a folder that is there, or can be created, is usable; what lies under a file is not', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'file'), '', { mode: 0o755 });
  expect(isFolderUsable(folder)).toBe(true);
  expect(isFolderUsable(join(folder, 'not', 'yet'))).toBe(true);
  expect(isFolderUsable(join(folder, 'file'))).toBe(false);
  expect(isFolderUsable(join(folder, 'file', 'data'))).toBe(false);
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder without rights is not',
  () => {
    const folder = join(tempFolder(), 'closed');
    mkdirSync(folder);
    chmodSync(folder, 0);
    expect(isFolderUsable(folder)).toBe(false);
    expect(isFolderUsable(join(folder, 'data'))).toBe(false);
  },
);
