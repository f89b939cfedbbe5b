import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listPackage } from '@electron/asar';
import { expect, test } from '../fixtures/test';
import { measureFolderBytes } from './folder-size';
import { findPackagedProgram } from './packaged-program';

test('everything but the native modules lies in the archive', () => {
  const { resources } = findPackagedProgram();
  const inArchive = listPackage(join(resources, 'app.asar'), { isPack: false });
  expect(inArchive).toEqual(
    expect.arrayContaining([
      '/out/main/main.js',
      '/out/main/db-worker.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
    ]),
  );
  expect(
    inArchive.filter((name) => /\.(map|ts|env)$|\.test\.|^\/out\/packaged|packages\.json$/.test(name)),
  ).toEqual([]);
  const outside = readdirSync(join(resources, 'app.asar.unpacked'), {
    recursive: true,
    withFileTypes: true,
  });
  const files = outside.filter((entry) => entry.isFile()).map(({ name }) => name);
  expect(files.filter((name) => !name.endsWith('.node'))).toEqual([]);
});

test('the licences of what it is made of, and its SBOM, lie beside it', () => {
  const { folder, resources } = findPackagedProgram();
  const notices = readFileSync(join(resources, 'THIRD_PARTY_NOTICES.txt'), 'utf8');
  const sbom = JSON.parse(readFileSync(join(resources, 'sbom.cdx.json'), 'utf8')) as {
    components: ReadonlyArray<{ name: string; version: string; hashes?: readonly object[] }>;
  };
  // Bundled code, an unbundled package, and a package's own dependency.
  for (const name of [
    'electron',
    'react',
    'react-dom',
    'zod',
    'yauzl',
    'better-sqlite3',
    '@github/keytar',
    'node-addon-api',
  ]) {
    const component = sbom.components.find((each) => each.name === name);
    expect(component?.hashes, name).toHaveLength(1);
    expect(notices).toContain(`\n${name} ${component?.version} (MIT)\n`);
  }
  expect(notices).toContain('Copyright (c) Meta Platforms, Inc. and affiliates.');
  expect(notices).toContain('GeoNames');
  expect(existsSync(join(folder, 'LICENSES.chromium.html'))).toBe(true);
});

test('it is hardly larger than Electron itself', () => {
  const electronFolder = dirname(process.env['HELPDESK_TEST_ELECTRON'] ?? '');
  const ratio = measureFolderBytes(findPackagedProgram().folder) / measureFolderBytes(electronFolder);
  expect(ratio).toBeLessThanOrEqual(1.04);
});
