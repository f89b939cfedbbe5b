import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run-command.mjs';
import { nodeSatisfies } from './require-node-version.mjs';
import { packageFolder, userCacheFolder } from './paths.mjs';
import { say } from './run-or-stop.mjs';

const PROBE_LIMIT_MS = 5_000;
const DOWNLOAD_LIMIT_MS = 300_000;
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** Returns { electron }, the binary of the pinned `electron` package, or { whyNot }, the reason in words. */
export async function fetchOfficialElectron() {
  const folder = packageFolder('electron');
  const { version, engines } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const failureMark = join(userCacheFolder, `electron-${version}-could-not-be-fetched`);

  const installed = await installedElectron(folder, version);
  if (installed) return { electron: installed };
  if (!nodeSatisfies(engines.node)) {
    return {
      whyNot: `fetching the pinned ${version} takes Node ${engines.node} and this is ${process.version}`,
    };
  }
  if (await isRecent(failureMark)) return { whyNot: `${version} could not be fetched within the last day` };

  say(`Fetching Electron ${version} …`);
  if ((await isReleaseServerReachable(version)) && (await download(folder))) {
    const fetched = await installedElectron(folder, version);
    if (fetched) return { electron: fetched };
  }
  await mkdir(userCacheFolder, { recursive: true });
  await writeFile(failureMark, '');
  return { whyNot: `the pinned ${version} could not be fetched` };
}

export async function readPinnedElectronVersion() {
  const { version } = JSON.parse(await readFile(join(packageFolder('electron'), 'package.json'), 'utf8'));
  return version;
}

async function installedElectron(folder, version) {
  try {
    const electronPath = join(folder, 'dist', await readFile(join(folder, 'path.txt'), 'utf8'));
    const there = (await readFile(join(folder, 'dist', 'version'), 'utf8')).replace(/^v/, '').trim();
    if (there === version && existsSync(electronPath)) {
      return {
        electronPath,
        distFolder: join(folder, 'dist'),
        electronVersion: version,
        why: 'the official binary of the pinned version',
      };
    }
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return undefined;
}

async function isRecent(path) {
  const mark = await stat(path).catch(() => undefined);
  return mark !== undefined && Date.now() - mark.mtimeMs < RETRY_AFTER_MS;
}

/**
 * The downloader waits minutes for a host that drops packets. One small file of the same release shows that within
 * seconds. Behind a proxy or a mirror only the downloader knows the way, so it is simply tried.
 */
export async function isReleaseServerReachable(version) {
  const names = ['HTTPS_PROXY', 'https_proxy', 'ELECTRON_MIRROR', 'npm_config_electron_mirror'];
  if (names.some((name) => process.env[name])) return true;
  const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}

async function download(folder) {
  const installer = { file: process.execPath, args: [join(folder, 'install.js')] };
  const { code } = await run(installer, { timeoutMs: DOWNLOAD_LIMIT_MS, quiet: true });
  return code === 0;
}
