import { findElectron } from './find-electron.mjs';
import { buildCommands, keytarBinary, placeKeytar, prepareNativeModules } from './native-modules.mjs';
import { installNodePackages } from './node-packages.mjs';
import { requireNodeVersion } from './node-version.mjs';
import { requireSystem } from './system-packages.mjs';

/**
 * Installs what is missing to run the app from source, along with the named commands. It asks for everything at once,
 * so that a person without root is asked once.
 * @param {string[]} commands
 * @param {string[]} libraries
 */
export async function prepareRuntime(commands = [], libraries = []) {
  await preparePackages();
  const electron = await findElectron();
  await placeKeytar();
  await requireSystem({
    binaries: [electron.electronPath, keytarBinary],
    commands: [...commands, ...buildCommands(electron)],
    libraries,
  });
  await prepareNativeModules(electron);
  return electron;
}

export async function preparePackages() {
  requireNodeVersion();
  await installNodePackages();
}
