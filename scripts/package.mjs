import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp } from './lib/build.mjs';
import { run } from './lib/command.mjs';
import { packageFolder } from './lib/paths.mjs';
import { runOrStop, Stop } from './lib/report.mjs';
import { prepareRuntime } from './lib/runtime.mjs';

// npm run package                          the unpacked program for this machine, in dist/
// npm run package -- --linux AppImage deb  what is handed to people
await runOrStop(async () => {
  const targets = process.argv.slice(2);
  const electron = await prepareRuntime();
  if (targets.length > 0) await requirePinnedElectron(electron);
  await buildApp(electron);
  const cli = join(packageFolder('electron-builder'), 'cli.js');
  const runtime = [
    `--config.electronDist=${electron.distFolder}`,
    `--config.electronVersion=${electron.electronVersion}`,
  ];
  const args = [cli, ...(targets.length > 0 ? targets : ['--dir']), '--publish', 'never', ...runtime];
  const { code } = await run({ file: process.execPath, args });
  if (code !== 0) throw new Stop('The program could not be packaged; the message is above.');
});

/** Another Electron is good enough to develop with, and never to ship. */
async function requirePinnedElectron({ electronVersion }) {
  const { version } = JSON.parse(await readFile(join(packageFolder('electron'), 'package.json'), 'utf8'));
  if (electronVersion !== version)
    throw new Stop(`Only Electron ${version} is handed to people; this is ${electronVersion}.`);
}
