import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listPackage } from '@electron/asar';
import { expect, test } from '../fixtures/test';
import { folderBytes } from './folder-size';
import { packagedProgram } from './packaged-program';

test('everything but the native modules lies in the archive', () => {
  const { resources } = packagedProgram();
  const inArchive = listPackage(join(resources, 'app.asar'), { isPack: false });
  expect(inArchive).toEqual(
    expect.arrayContaining([
      '/out/main/main.js',
      '/out/main/db-worker.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
    ]),
  );
  expect(inArchive.filter((name) => /\.(map|ts|env)$|\.test\.|^\/out\/packaged/.test(name))).toEqual([]);
  const outside = readdirSync(join(resources, 'app.asar.unpacked'), {
    recursive: true,
    withFileTypes: true,
  });
  const files = outside.filter((entry) => entry.isFile()).map(({ name }) => name);
  expect(files.filter((name) => !name.endsWith('.node'))).toEqual([]);
});

test('it is hardly larger than Electron itself', () => {
  const electronFolder = dirname(process.env['HELPDESK_TEST_ELECTRON'] ?? '');
  const ratio = folderBytes(packagedProgram().folder) / folderBytes(electronFolder);
  expect(ratio).toBeLessThanOrEqual(1.04);
});
