import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../../rows/row';

const projectFolder = join(import.meta.dirname, '../../..');

/** Packages that stay packages in the program, because they bring native code. */
const productionPackages = new Set(['better-sqlite3', 'keytar']);
/** The packages whose install scripts may run. */
const scriptsAllowed = new Set(['@github/keytar']);
/** Licences that let the program be handed on without its source, and MPL-2.0 for tools, which are not changed. */
const licences =
  /^\(?(?:MIT|MIT-0|ISC|Apache-2\.0|0BSD|BSD-[23]-Clause|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|MPL-2\.0|Python-2\.0|Unlicense|WTFPL|Artistic-2\.0|[()\s]|AND|OR)+$/;

type Manifest = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
};
type Locked = { readonly license?: string; readonly integrity?: string; readonly link?: boolean };
type Lockfile = { readonly packages: Readonly<Record<string, Locked>> };

/** S12: what the lockfile and the manifest bring into the project. */
export const supplyChain: Row = {
  id: 'S12',
  unit: 'packages without a checksum or a known licence, and dependencies or install scripts too many',
  goal: 0,
  runs: { full: 1, short: 1 },
  measure: () => {
    const manifest = readJson('package.json') as Manifest;
    const lockfile = readJson('package-lock.json') as Lockfile;
    const problems = findProblems(manifest, lockfile);
    const planted = {
      manifest: {
        dependencies: { ...manifest.dependencies, 'left-pad': '1.0.0' },
        allowScripts: { x: true },
      },
      lockfile: { packages: { ...lockfile.packages, 'node_modules/x': { license: 'AGPL-3.0' } } },
    };
    const control = findProblems(planted.manifest, planted.lockfile).length - problems.length;
    const packages = Object.keys(lockfile.packages).length - 1;
    return Promise.resolve({
      value: problems.length,
      control,
      seen: { packages, problems: problems.slice(0, 20) },
    });
  },
};

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
