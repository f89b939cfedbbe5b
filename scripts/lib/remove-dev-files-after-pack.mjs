import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** electron-builder copies the whole unpacked Electron. These two files serve only an app run from source. */
export async function afterPack({ appOutDir, packager }) {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
  await rm(join(appOutDir, 'version'), { force: true });
}
