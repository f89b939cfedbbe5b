import { findElectron } from './find-electron.mjs';
import {
  listBuildCommands,
  keytarBinary,
  installKeytarBinary,
  prepareNativeModules,
} from './prepare-native-modules.mjs';
import { installNodePackages } from './install-node-packages.mjs';
import { requireNodeVersion } from './require-node-version.mjs';
import { requireSystemPackages } from './install-system-packages.mjs';

/**
 * Installs what is missing to run the app from source, along with the named commands. It asks for everything at once,
 * so that a person without root is asked once.
 * @param {string[]} commands
 * @param {string[]} libraries
 */
export async function prepareRuntime(commands = [], libraries = []) {
  await preparePackages();
  const electron = await findElectron();
  await installKeytarBinary();
  await requireSystemPackages({
    binaries: [electron.electronPath, keytarBinary],
    commands: [...commands, ...listBuildCommands(electron)],
    libraries,
  });
  await prepareNativeModules(electron);
  return electron;
}

export async function preparePackages() {
  requireNodeVersion();
  await installNodePackages();
}
