import { buildApp } from './lib/build.mjs';
import { run } from './lib/run-command.mjs';
import { displayCommands, hasDisplay, sayIfNoScreen, withDisplay } from './lib/virtual-display.mjs';
import { projectFolder } from './lib/paths.mjs';
import { runOrStop } from './lib/run-or-stop.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';
import { requireSandbox, sandboxArguments } from './lib/chromium-sandbox.mjs';

await runOrStop(async () => {
  sayIfNoScreen();
  const electron = await prepareRuntime(displayCommands());
  requireSandbox(electron);
  await buildApp(electron);
  const args = [...sandboxArguments, projectFolder, ...process.argv.slice(2)];
  const env = { ELECTRON_RUN_AS_NODE: undefined };
  const app = { file: electron.electronPath, args, env };
  // The virtual screen's command does not pass signals on to the app.
  const { code } = hasDisplay() ? await run(app) : await run(withDisplay(app), { withAllItStarts: true });
  process.exitCode = code;
});
