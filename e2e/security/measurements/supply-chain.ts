import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPackagedProgram } from '../../packaged/packaged-program';
import type { Measurement } from '../../measurement/measurement';

const projectFolder = join(import.meta.dirname, '../../..');

/** Packages that are not bundled, because they contain native code. */
const productionPackages = new Set(['better-sqlite3', 'keytar']);
/** The packages whose install scripts may run. */
const scriptsAllowed = new Set(['@github/keytar']);
/** Licences that allow distribution without source code, and MPL-2.0 for unmodified tools. */
const licences =
  /^\(?(?:MIT|MIT-0|ISC|Apache-2\.0|0BSD|BSD-[23]-Clause|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|MPL-2\.0|Python-2\.0|Unlicense|WTFPL|Artistic-2\.0|[()\s]|AND|OR)+$/;

/** Licences that only require their text to be distributed with the program; SQLite's is a blessing. */
const licencesShipped =
  /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|CC-BY-4\.0|blessing|LicenseRef-public-domain)$/;
/** Parts of the program that come from no npm package. */
const notOfNpm = new Set(['electron', 'sqlite']);
/** SQLite is built within better-sqlite3, which has a checksum. */
const withoutChecksum = 'sqlite';

type Manifest = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
};
type LockedPackage = { readonly license?: string; readonly integrity?: string; readonly link?: boolean };
type Component = {
  readonly type: string;
  readonly name: string;
  readonly version?: string;
  readonly licenses: ReadonlyArray<{ readonly expression: string }>;
  readonly hashes?: ReadonlyArray<{ readonly content: string }>;
};
type PackagePapers = { readonly components: readonly Component[]; readonly notices: string };
type Lockfile = { readonly packages: Readonly<Record<string, LockedPackage>> };

/**
 * S12: checks what the lockfile and the manifest bring into the project, and what is distributed with the packaged
 * program.
 */
export const supplyChain: Measurement = {
  id: 'S12',
  unit: 'packages without a checksum, a known licence or its text, and dependencies or install scripts too many',
  goal: 0,
  runs: { full: 1, short: 1 },
  measure: () => {
    const manifest = readJson('package.json') as Manifest;
    const lockfile = readJson('package-lock.json') as Lockfile;
    const papers = readPapers();
    const problems = [...findProblems(manifest, lockfile), ...findShippedProblems(papers)];
    const planted = {
      manifest: {
        dependencies: { ...manifest.dependencies, 'left-pad': '1.0.0' },
        allowScripts: { x: true },
      },
      lockfile: { packages: { ...lockfile.packages, 'node_modules/x': { license: 'AGPL-3.0' } } },
      papers: {
        ...papers,
        components: [
          ...papers.components,
          { type: 'library', name: 'x', version: '1.0.0', licenses: [{ expression: 'AGPL-3.0' }] },
        ],
      },
    };
    const ofPlanted = [
      ...findProblems(planted.manifest, planted.lockfile),
      ...findShippedProblems(planted.papers),
    ];
    return Promise.resolve({
      value: problems.length,
      control: ofPlanted.length - problems.length,
      seen: {
        packages: Object.keys(lockfile.packages).length - 1,
        shipped: papers.components.length,
        problems: problems.slice(0, 20),
      },
    });
  },
};

function readPapers(): PackagePapers {
  const { resources } = findPackagedProgram();
  const sbom = JSON.parse(readFileSync(join(resources, 'sbom.cdx.json'), 'utf8')) as PackagePapers;
  return { ...sbom, notices: readFileSync(join(resources, 'THIRD_PARTY_NOTICES.txt'), 'utf8') };
}

function findShippedProblems({ components, notices }: PackagePapers): string[] {
  const code = components.filter(({ type }) => type !== 'data');
  const unknown = components.filter(
    ({ licenses }) => !licenses.every(({ expression }) => licencesShipped.test(expression)),
  );
  const unchecked = code.filter(({ name, hashes = [] }) => hashes.length === 0 && name !== withoutChecksum);
  const unnamed = code.filter(
    ({ name, version = '' }) => !notices.toLowerCase().includes(`\n${name} ${version} (`.toLowerCase()),
  );
  return [
    ...(code.length <= notOfNpm.size ? ['the SBOM names no package'] : []),
    ...unknown.map(({ name }) => `${name}: shipped under another licence`),
    ...unchecked.map(({ name }) => `${name}: shipped without a checksum`),
    ...unnamed.map(({ name }) => `${name}: shipped without its licence text`),
  ];
}

function findProblems(manifest: Manifest, { packages }: Lockfile): string[] {
  const locked = Object.entries(packages).filter(([name, { link }]) => name !== '' && link !== true);
  return [
    ...locked.filter(([, { integrity }]) => integrity === undefined).map(([name]) => `${name}: no checksum`),
    ...locked
      .filter(([, { license }]) => license === undefined || !licences.test(license))
      .map(([name, { license }]) => `${name}: ${license ?? 'no licence'}`),
    ...Object.keys(manifest.dependencies ?? {})
      .filter((name) => !productionPackages.has(name))
      .map((name) => `${name}: not a production package`),
    ...Object.entries(manifest.allowScripts ?? {})
      .filter(([name, isAllowed]) => isAllowed && !scriptsAllowed.has(name))
      .map(([name]) => `${name}: runs an install script`),
  ];
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(projectFolder, name), 'utf8'));
}
