import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { officialElectron } from './electron-official.mjs';
import { registryElectron } from './electron-from-registry.mjs';
import { say, Stop } from './report.mjs';

/** The Electron to run: { electronPath, electronVersion, why }. Said in one line, with the reason. */
export async function findElectron() {
  const found = await firstElectron();
  say(`Electron ${found.electronVersion}: ${found.why}.`);
  return found;
}

async function firstElectron() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return overridingElectron();
  const official = await officialElectron();
  return official.electronPath ? official : registryElectron(official.whyNot);
}

function overridingElectron() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const electronPath = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
  if (!existsSync(electronPath) || !existsSync(join(folder, 'version'))) {
    throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH names no unpacked Electron: ${folder}`);
  }
  const electronVersion = readFileSync(join(folder, 'version'), 'utf8').replace(/^v/, '').trim();
  return { electronPath, electronVersion, why: 'the one that ELECTRON_OVERRIDE_DIST_PATH names' };
}
