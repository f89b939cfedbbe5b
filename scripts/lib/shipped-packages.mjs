import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder, projectFolder } from './paths.mjs';

/**
 * Lists the npm packages in the program: those whose code the build has bundled, according to its own lists, and
 * those that stay packages because they contain native code, with all their dependencies. npm cannot tell: to npm,
 * bundled packages are development dependencies.
 * @returns {Promise<ShippedPackage[]>}
 *
 * @typedef {{ name: string, version: string, license: string, integrity: string, folder: string }} ShippedPackage
 * @typedef {{ name?: string, version?: string, license?: string, integrity?: string,
 *   dependencies?: Record<string, string> }} Locked
 */
export async function listShippedPackages(builtFolder) {
  const lists = await Promise.all(
    ['main', 'preload', 'renderer'].map((part) => readFile(join(builtFolder, part, 'packages.json'), 'utf8')),
  );
  const bundled = lists.flatMap((text) => JSON.parse(text));
  return listPackagesInLockfile(readJson(join(projectFolder, 'package-lock.json')), bundled);
}

/**
 * @param {{ packages: Record<string, Locked> }} lockfile
 * @param {string[]} bundled package folders, as the lockfile names them
 */
export function listPackagesInLockfile({ packages }, bundled) {
  const native = Object.keys(packages['']?.dependencies ?? {}).map((name) => `node_modules/${name}`);
  const wanted = new Set(native);
  // Iterating a set includes elements added meanwhile.
  for (const folder of wanted)
    for (const name of Object.keys(packages[folder]?.dependencies ?? {}))
      wanted.add(folderOf(name, folder, packages));
  const folders = [...new Set([...bundled, ...wanted])];
  return folders.toSorted().map((folder) => {
    const locked = packages[folder];
    if (locked === undefined) throw new Error(`${folder} is not in package-lock.json`);
    const name = locked.name ?? folder.split('node_modules/').at(-1) ?? folder;
    const { version = '', license = '', integrity = '' } = locked;
    return { name, version, license, integrity, folder };
  });
}

/** Finds a package like Node does: the nearest one. */
function folderOf(name, askedIn, packages) {
  const above = askedIn.split('/node_modules/');
  for (let depth = above.length; depth > 0; depth -= 1) {
    const nearer = `${above.slice(0, depth).join('/node_modules/')}/node_modules/${name}`;
    if (nearer in packages) return nearer;
  }
  return `node_modules/${name}`;
}

/** The version of SQLite from which better-sqlite3 is built. */
export function readSqliteVersion() {
  const header = join(packageFolder('better-sqlite3'), 'deps', 'sqlite3', 'sqlite3.h');
  return /#define SQLITE_VERSION\s+"([^"]+)"/.exec(readFileSync(header, 'utf8'))?.[1];
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
