import { spawnSync } from 'node:child_process';

/**
 * Runs the program once more, on a screen that Chromium draws nowhere, and waits for its end. On Linux without a screen,
 * as over ssh or under a timer, Chromium ends by a signal before this run has done anything.
 * @param argv the command line, without the program itself
 * @returns its exit code; 1 if a signal ended it
 */
export function runWithoutScreen(argv: readonly string[]): number {
  const { status } = spawnSync(process.execPath, [...argv, '--ozone-platform=headless'], {
    stdio: 'inherit',
  });
  return status ?? 1;
}
