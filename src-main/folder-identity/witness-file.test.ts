import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { openWitnessFile } from './witness-file';
import { createTrustedFolder } from './create-trusted-folder';

it('holds the last value, even if it is shorter', () => {
  const file = join(tempFolder(), 'witness.json');
  const witness = openWitnessFile(file);
  expect(witness.read()).toBeNull();
  witness.write({ folderId: 'folder-1', segment: 12, bytes: 123_456 });
  witness.write({ folderId: 'folder-2', segment: 1, bytes: 1 });
  witness.sync();
  witness.close();
  expect(openWitnessFile(file).read()).toEqual({ folderId: 'folder-2', segment: 1, bytes: 1 });
  expect(statSync(file).size).toBe(200);
  writeFileSync(file, 'something else');
  expect(openWitnessFile(file).read()).toBe('unreadable');
});

it('trusts a folder in a shared place only if nobody else may write to it', () => {
  const shared = tempFolder();
  const own = join(shared, 'own');
  expect(createTrustedFolder(own)).toBe(true);
  expect(statSync(own).mode & 0o777).toBe(0o700);
  expect(createTrustedFolder(own)).toBe(true);

  const open = join(shared, 'open');
  mkdirSync(open);
  chmodSync(open, 0o777);
  expect(createTrustedFolder(open)).toBe(false);

  const link = join(shared, 'link');
  symlinkSync(own, link);
  expect(createTrustedFolder(link)).toBe(false);

  const placeless = join(shared, 'none', 'own');
  expect(createTrustedFolder(placeless)).toBe(false);
  expect(existsSync(join(shared, 'none'))).toBe(false);

  const file = join(shared, 'file');
  writeFileSync(file, '');
  expect(createTrustedFolder(file)).toBe(false);
});
