import { say } from './run-or-stop.mjs';

/**
 * Ends a command before any work: with how it is called if `--help` or `-h` is among its arguments, and with status 1 if an
 * option is, such as `--runz`, that is nowhere in that text.
 */
export function checkArguments(usage, args = process.argv.slice(2)) {
  const options = args.filter((argument) => argument.startsWith('-'));
  if (options.some((option) => option === '--help' || option === '-h')) {
    say(usage);
    process.exit(0);
  }
  const known = new Set(usage.match(/--[a-z]+(?:-[a-z]+)*/g));
  const unknown = options.find((option) => !known.has(option.replace(/=.*/, '')));
  if (unknown === undefined) return;
  process.stderr.write(`There is no option ${unknown}.\n\n${usage}\n`);
  process.exit(1);
}
