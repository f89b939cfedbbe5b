import { findElectron } from './find-electron.mjs';
import { buildCommands, keytarBinary, placeKeytar, prepareNativeModules } from './native-modules.mjs';
import { installNodePackages } from './node-packages.mjs';
import { requireNodeVersion } from './node-version.mjs';
import { requireSystem } from './system-packages.mjs';

/**
 * Everything that the app needs to run from source, installed where it was missing, and beside it the
 * named commands: asked for together, so that a person without root is told once.
 * @param {string[]} commands
 */
export async function prepareRuntime(commands = []) {
  await preparePackages();
  const electron = await findElectron();
  await placeKeytar();
  await requireSystem({
    binaries: [electron.electronPath, keytarBinary],
    commands: [...commands, ...buildCommands(electron)],
  });
  await prepareNativeModules(electron);
  return electron;
}

export async function preparePackages() {
  requireNodeVersion();
  await installNodePackages();
}
