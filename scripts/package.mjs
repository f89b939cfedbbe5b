import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageApp, runElectronBuilder } from './lib/package-app.mjs';
import { packageFolder } from './lib/paths.mjs';
import { runOrStop, Stop } from './lib/cli.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';

// npm run package                          the unpacked program for this machine, in dist/
// npm run package -- --linux AppImage deb  the packages to distribute
await runOrStop(async () => {
  const targets = process.argv.slice(2);
  const electron = await prepareRuntime();
  if (targets.length > 0) await requirePinnedElectron(electron);
  await (targets.length > 0 ? runElectronBuilder(electron, targets) : packageApp(electron));
});

/** Another Electron is good enough for development, but must not be shipped. */
async function requirePinnedElectron({ electronVersion }) {
  const { version } = JSON.parse(await readFile(join(packageFolder('electron'), 'package.json'), 'utf8'));
  if (electronVersion === version) return;
  throw new Stop(`Only Electron ${version} is handed to people; this is ${electronVersion}.`);
}
