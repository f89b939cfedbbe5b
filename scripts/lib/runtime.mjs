import { findElectron } from './electron-runtime.mjs';
import { keytarBinary, placeKeytar, prepareNativeModules } from './native-modules.mjs';
import { installNodePackages } from './node-packages.mjs';
import { requireNodeVersion } from './node-version.mjs';
import { requireLibraries } from './system-libraries.mjs';

/** Everything that the app needs to run from source, installed where it was missing. */
export async function prepareRuntime() {
  await preparePackages();
  const electron = await findElectron();
  await placeKeytar();
  await requireLibraries([electron.electronPath, keytarBinary]);
  await prepareNativeModules(electron);
  return electron;
}

export async function preparePackages() {
  requireNodeVersion();
  await installNodePackages();
}
