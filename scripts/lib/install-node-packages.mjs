import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, run } from './run-command.mjs';
import { projectFolder } from './paths.mjs';
import { say, secondsSince, Stop } from './run-or-stop.mjs';

/**
 * Installs exactly the packages of package-lock.json, unless they are installed already. No install script runs: npm
 * 10 would run all of them and npm 11 none, so the scripts here do what the app needs.
 */
export async function installNodePackages() {
  if (isInstalled(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'))) return;
  const startMs = performance.now();
  say('Installing the npm packages of package-lock.json …');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];
  // With NODE_ENV=production in the shell, npm would leave out the build and test tools.
  const { code } = await run({ ...npm('ci', '--include=dev', ...flags), env: { NODE_ENV: undefined } });
  if (code !== 0) throw new Stop('npm could not install the packages; its message is above.');
  say(`Installed in ${secondsSince(startMs)}.`);
}

/** npm writes the hidden lockfile last, so an interrupted install never looks complete. */
export function isInstalled(wanted, installed) {
  if (!installed) return false;
  return Object.entries(wanted.packages).every(([folder, { version, optional }]) => {
    if (folder === '') return true;
    const there = installed.packages[folder];
    return there ? there.version === version : optional === true;
  });
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(join(projectFolder, path), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
