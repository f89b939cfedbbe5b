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
  const args = targets.length > 0 ? targets : ['--dir', ...electronOf(electron)];
  const { code } = await run({ file: process.execPath, args: [cli, ...args, '--publish', 'never'] });
  if (code !== 0) throw new Stop('The program could not be packaged; the message is above.');
});

/** For this machine the Electron that runs on it; for others electron-builder knows where to get theirs. */
function electronOf({ distFolder, electronVersion }) {
  return [`--config.electronDist=${distFolder}`, `--config.electronVersion=${electronVersion}`];
}

/** Another Electron is good enough to develop with, and never to ship. */
async function requirePinnedElectron({ electronVersion }) {
  const { version } = JSON.parse(await readFile(join(packageFolder('electron'), 'package.json'), 'utf8'));
  if (electronVersion === version) return;
  throw new Stop(`Only Electron ${version} is handed to people; this is ${electronVersion}.`);
}
