import { buildApp } from './lib/build.mjs';
import { run } from './lib/command.mjs';
import { requireDisplay } from './lib/display.mjs';
import { projectFolder } from './lib/paths.mjs';
import { runOrStop } from './lib/report.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { requireSandbox, sandboxArguments } from './lib/sandbox.mjs';

await runOrStop(async () => {
  requireDisplay();
  const electron = await prepareRuntime();
  requireSandbox(electron);
  await buildApp(electron);
  const args = [...sandboxArguments, projectFolder, ...process.argv.slice(2)];
  const env = { ELECTRON_RUN_AS_NODE: undefined };
  const { code } = await run({ file: electron.electronPath, args, env });
  process.exitCode = code;
});
