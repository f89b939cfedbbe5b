import { join } from 'node:path';
import { buildAppToPackage } from './build.mjs';
import { run } from './command.mjs';
import { packageFolder, projectFolder } from './paths.mjs';
import { Stop } from './report.mjs';

/** Where `packageApp` leaves the program to start on this machine. */
export const packagedProgram = join(projectFolder, 'dist', programIn(process.platform, process.arch));

/** The unpacked program, around the very Electron that was found for this machine. */
export async function packageApp(electron) {
  const { distFolder, electronVersion } = electron;
  const runtime = [`--config.electronDist=${distFolder}`, `--config.electronVersion=${electronVersion}`];
  await runElectronBuilder(electron, ['--dir', ...runtime]);
}

export async function runElectronBuilder(electron, args) {
  await buildAppToPackage(electron);
  const cli = join(packageFolder('electron-builder'), 'cli.js');
  const command = { file: process.execPath, args: [cli, ...args, '--publish', 'never'] };
  const { code } = await run(command);
  if (code !== 0) throw new Stop('The program could not be packaged; the message is above.');
}

function programIn(platform, arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') return `mac${suffix}/StoreHub Helpdesk.app/Contents/MacOS/storehub-helpdesk`;
  if (platform === 'win32') return `win${suffix}-unpacked/storehub-helpdesk.exe`;
  return `linux${suffix}-unpacked/storehub-helpdesk`;
}
