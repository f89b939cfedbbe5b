import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run-command.mjs';
import { packageFolder, projectCacheFolder, projectFolder } from './paths.mjs';
import { say, secondsSince, Stop } from './run-or-stop.mjs';

const SOURCES = [
  'docs/agents',
  'electron.config.ts',
  'package-lock.json',
  'package.json',
  'shared',
  'src-main',
  'src-renderer',
];
const OUTPUTS = ['main/main.js', 'preload/preload.cjs', 'renderer/index.html'];

/** Builds main, preload and renderer into out/, unless out/ was built from the current sources. */
export async function buildApp({ electronVersion }) {
  await build(electronVersion, 'production', 'out');
}

/** Builds the packaged variant, which takes no settings from outside. */
export async function buildAppToPackage({ electronVersion }) {
  await build(electronVersion, 'packaged', 'out/packaged');
}

/** Builds for the pinned Electron, even if another one runs here. */
export async function buildAppForPinnedElectron({ electronVersion }) {
  await build(electronVersion, 'ahead', 'out/ahead');
}

async function build(electronVersion, mode, folder) {
  const mark = join(projectCacheFolder, `built-from-${mode}`);
  const sources = await hashOfSources(electronVersion);
  const isThere = OUTPUTS.every((path) => existsSync(join(projectFolder, folder, path)));
  if (isThere && (await readFile(mark, 'utf8').catch(() => undefined)) === sources) return;

  const startMs = performance.now();
  const cli = join(packageFolder('electron-vite'), 'bin', 'electron-vite.js');
  const args = [cli, 'build', '--config', 'electron.config.ts', '--mode', mode, '--logLevel', 'warn'];
  // The output targets the Electron that runs it, pinned or not.
  const env = { ELECTRON_MAJOR_VER: electronVersion.split('.')[0], NODE_ENV: undefined };
  const { code } = await run({ file: process.execPath, args, env });
  if (code !== 0) throw new Stop('The app could not be built; the message is above.');
  await mkdir(projectCacheFolder, { recursive: true });
  await writeFile(mark, sources);
  say(`Built in ${secondsSince(startMs)}.`);
}

async function hashOfSources(electronVersion) {
  const hash = createHash('sha256').update(electronVersion);
  const paths = await Promise.all(SOURCES.map(filesAt));
  for (const path of paths.flat().toSorted((a, b) => (a < b ? -1 : 1))) {
    hash.update(path).update(await readFile(join(projectFolder, path)));
  }
  return hash.digest('hex');
}

async function filesAt(source) {
  const path = join(projectFolder, source);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [source];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length + 1));
}
