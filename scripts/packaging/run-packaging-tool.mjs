import { run } from '../lib/run-command.mjs';
import { Stop } from '../lib/run-or-stop.mjs';

/** Runs a tool of the system that makes a package; stops with what it said. */
export async function runPackagingTool(file, args, options = {}) {
  const { code, output } = await run({ file, args, env: options.env }, { quiet: true, ...options });
  if (code !== 0) throw new Stop(`${file} failed:\n${output}`);
  return output;
}
