import { app } from 'electron';

/** For a command line that is not right, as sysexits.h has it. */
const usageExitCode = 64;

/** Ends this run before it has done anything, and says on the terminal why. */
export function refuseToStart(conditions: readonly string[]): void {
  process.stderr.write(`${app.name} does not start with ${conditions.join(', ')}. Start it without.\n`);
  app.exit(usageExitCode);
}
