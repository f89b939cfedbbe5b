import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isReleaseServerReachable, readPinnedElectronVersion } from '../lib/fetch-official-electron.mjs';
import { packageFolder, projectCacheFolder, projectFolder } from '../lib/paths.mjs';
import { runPackagingTool } from './run-packaging-tool.mjs';

/**
 * Finds the Electron for Windows. electron-builder downloads the pinned one; where its server cannot be reached, a
 * stand-in program takes its place, and what is packaged around it is a trial.
 */
export async function findWindowsElectron() {
  const electronVersion = await readPinnedElectronVersion();
  if (await isReleaseServerReachable(electronVersion)) {
    return { electronVersion, isTrial: false, why: `Electron ${electronVersion} for Windows` };
  }
  return {
    electronVersion,
    distFolder: await buildStandIn(electronVersion),
    isTrial: true,
    why: `a stand-in program, since Electron ${electronVersion} for Windows cannot be fetched here`,
  };
}

async function buildStandIn(electronVersion) {
  const folder = join(projectCacheFolder, 'electron-stand-in-win32-x64');
  const sources = join(projectFolder, 'scripts', 'packaging', 'windows');
  const object = join(folder, 'version.o');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'));
  await runPackagingTool('x86_64-w64-mingw32-windres', [join(sources, 'stand-in.rc'), object]);
  const flags = ['-O1', '-s', '-mwindows', '-o', join(folder, 'electron.exe')];
  await runPackagingTool('x86_64-w64-mingw32-gcc', [...flags, join(sources, 'electron-stand-in.c'), object]);
  await rm(object);
  await copyFile(join(packageFolder('electron'), 'LICENSE'), join(folder, 'LICENSE'));
  await writeFile(join(folder, 'locales', 'en-US.pak'), '');
  await writeFile(join(folder, 'version'), electronVersion);
  return folder;
}
