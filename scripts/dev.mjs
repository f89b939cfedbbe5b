import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { run } from './lib/run-command.mjs';
import { displayCommands, hasDisplay, sayIfNoScreen, withDisplay } from './lib/virtual-display.mjs';
import { packageFolder, projectCacheFolder, projectFolder } from './lib/paths.mjs';
import { runOrStop } from './lib/run-or-stop.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';
import { requireSandbox } from './lib/chromium-sandbox.mjs';

// npm run dev                  the window with hot reload; a change in src-main restarts the app
// npm run dev -- --inspect     the same, with the main process open to a debugger on port 5858
await runOrStop(async () => {
  sayIfNoScreen();
  const electron = await prepareRuntime(displayCommands());
  requireSandbox(electron);
  const folder = await writeDevPackage();
  const pidFile = join(projectCacheFolder, 'dev-app.pid');
  await rm(pidFile, { force: true });
  const cli = join(packageFolder('electron-vite'), 'bin', 'electron-vite.js');
  const options = ['--config', 'electron.config.ts', '--mode', 'development', '--clearScreen', 'false'];
  const args = [cli, 'dev', '--watch', '--sourcemap', ...options, ...process.argv.slice(2)];
  const env = {
    ELECTRON_RUN_AS_NODE: undefined,
    ELECTRON_MAJOR_VER: electron.electronVersion.split('.')[0],
    // electron-vite starts this Node program instead of Electron. It starts Electron once the previous one has ended.
    ELECTRON_EXEC_PATH: process.execPath,
    ELECTRON_ENTRY: join(projectFolder, 'scripts', 'lib', 'restart-electron-for-dev.mjs'),
    HELPDESK_DEV_ELECTRON: electron.electronPath,
    HELPDESK_DEV_FOLDER: folder,
    HELPDESK_DEV_PID_FILE: pidFile,
    HELPDESK_DEV_PORT: String(await freePort()),
    // A data folder of its own, so that an unfinished migration never reaches the data of `npm start`.
    HELPDESK_USER_DATA: process.env.HELPDESK_USER_DATA ?? join(projectFolder, 'out', 'dev-data'),
  };
  const server = { file: process.execPath, args, env };
  const { code } = hasDisplay()
    ? await run(server)
    : await run(withDisplay(server), { withAllItStarts: true });
  process.exitCode = code;
});

/** Writes the folder that Electron starts: the project's manifest, with the main file of the dev build. */
async function writeDevPackage() {
  const folder = join(projectFolder, 'out', 'dev');
  const { name, productName, version, type } = JSON.parse(
    await readFile(join(projectFolder, 'package.json'), 'utf8'),
  );
  await mkdir(folder, { recursive: true });
  const manifest = { name, productName, version, type, main: 'main/main.js' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
