import { say } from './run-or-stop.mjs';

/** Prints how a command is called and ends it, without any work, if `--help` or `-h` is among its arguments. */
export function printUsageIfAsked(usage, args = process.argv.slice(2)) {
  if (!args.includes('--help') && !args.includes('-h')) return;
  say(usage);
  process.exit(0);
}
