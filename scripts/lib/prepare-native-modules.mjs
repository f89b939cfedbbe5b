import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { run } from './run-command.mjs';
import { packageFolder, projectCacheFolder, userCacheFolder } from './paths.mjs';
import { say, secondsSince, Stop } from './run-or-stop.mjs';

const sqliteFolder = packageFolder('better-sqlite3');
const keytarFolder = packageFolder('keytar');
const rebuiltSqlite = join(sqliteFolder, 'build', 'Release', 'better_sqlite3.node');
export const keytarBinary = join(keytarFolder, 'build', 'Release', 'keytar.node');

/** Puts keytar's binary where it is loaded from. This is all that its install script does. */
export async function installKeytarBinary() {
  if (existsSync(keytarBinary)) return;
  const { code, output } = await run(
    { file: process.execPath, args: [join(keytarFolder, 'script', 'install.js')] },
    { cwd: keytarFolder, quiet: true },
  );
  if (code !== 0) throw new Stop(`keytar has no binary for this machine:\n${output}`);
}

/** Makes better-sqlite3 and keytar loadable in this Electron, and loads them once to check. */
export async function prepareNativeModules(electron) {
  const mark = join(projectCacheFolder, 'native-modules-load');
  if ((await readFile(mark, 'utf8').catch(() => undefined)) === (await stateOf(electron))) return;

  if (runsPrebuiltSqlite(electron.electronVersion)) await rm(rebuiltSqlite, { force: true });
  else await placeRebuiltSqlite(electron);
  const problem = await problemLoadingIn(electron);
  if (problem)
    throw new Stop(`The native modules do not load in Electron ${electron.electronVersion}:\n${problem}`);

  await mkdir(projectCacheFolder, { recursive: true });
  await writeFile(mark, await stateOf(electron));
}

/** The programs needed to build what is neither shipped nor cached. */
export function listBuildCommands({ electronVersion }) {
  return runsPrebuiltSqlite(electronVersion) || existsSync(cachedSqlite()) ? [] : ['g++', 'make', 'python3'];
}

/** better-sqlite3 13 ships Node-API 10 binaries, which crash in an older Electron without it. */
const runsPrebuiltSqlite = (electronVersion) => Number.parseInt(electronVersion, 10) >= 35;

async function placeRebuiltSqlite(electron) {
  const cached = cachedSqlite();
  if (existsSync(cached)) {
    await copyFile(cached, rebuiltSqlite);
    if (!(await problemLoadingIn(electron))) return;
  }
  await rebuildSqlite(electron.electronVersion);
  await copyFile(rebuiltSqlite, cached);
  await rm(join(sqliteFolder, 'build'), { recursive: true });
  await copyFile(cached, rebuiltSqlite);
}

function cachedSqlite() {
  const { version } = JSON.parse(readFileSync(join(sqliteFolder, 'package.json'), 'utf8'));
  const name = `better-sqlite3-${version}-${process.platform}-${process.arch}-napi-experimental.node`;
  return join(userCacheFolder, name);
}

/** Copies under a temporary name, so that two clones that set up at once never see half a file. */
async function copyFile(from, to) {
  const partial = `${to}.${process.pid}`;
  await cp(from, partial);
  await rename(partial, to);
}

async function rebuildSqlite(electronVersion) {
  const startMs = performance.now();
  say(`Building better-sqlite3 for Electron ${electronVersion} (about a minute, once per user) …`);
  const nodeGyp = join(packageFolder('node-gyp'), 'bin', 'node-gyp.js');
  const args = [nodeGyp, 'rebuild', '--release', '--force_build=1', '--jobs=max', ...headersBesideNode()];
  const napi = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';
  // A quarter faster to build than the package's own -O3 -flto. SQLite itself recommends -O2.
  const speed = '-O2 -fno-lto';
  const env = { CFLAGS: speed, CXXFLAGS: `${napi} ${speed}` };
  const command = { file: process.execPath, args, env };
  const { code, output } = await run(command, { cwd: sqliteFolder, quiet: true });
  if (code !== 0) throw new Stop(`better-sqlite3 could not be built:\n${output.slice(-4000)}`);
  say(`Built in ${secondsSince(startMs)}.`);
}

/** Node's own headers save node-gyp a download from a server that may be unreachable. */
function headersBesideNode() {
  const prefix = resolve(process.execPath, '..', '..');
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : [];
}

async function problemLoadingIn({ electronPath }) {
  const script = `
    const Database = require('better-sqlite3');
    const db = new Database(':memory:');
    db.exec("create virtual table t using fts5 (x); insert into t values ('a')");
    if (db.prepare("select count(*) as n from t where t match 'a'").get().n !== 1) throw new Error('no full-text search');
    db.close();
    require('keytar');`;
  const command = { file: electronPath, args: ['-e', script], env: { ELECTRON_RUN_AS_NODE: '1' } };
  const { code, signal, output } = await run(command, { quiet: true });
  return code === 0 ? undefined : `${output}It ended with ${signal ?? `code ${code}`}.`;
}

/** Changes whenever Electron or a binary differs from the one that was tried. */
async function stateOf({ electronPath, electronVersion }) {
  const files = await Promise.all(
    [rebuiltSqlite, keytarBinary].map(async (path) => {
      const there = await stat(path).catch(() => undefined);
      return there ? { size: there.size, changedMs: there.mtimeMs } : null;
    }),
  );
  return JSON.stringify({ electronPath, electronVersion, files });
}
