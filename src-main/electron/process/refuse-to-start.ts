import { accessSync, constants } from 'node:fs';
import { app } from 'electron';

/** The exit code for a wrong command line, from sysexits.h. */
const usageExitCode = 64;

/** Ends this run before it has done anything, and prints the reason on the terminal. */
export function refuseToStart(conditions: readonly string[]): void {
  process.stderr.write(`${app.name} does not start with ${conditions.join(', ')}. Start it without.\n`);
  app.exit(usageExitCode);
}

/** Ends a run that could open no window, as over ssh. Chromium would end it by a signal, with a core dump. */
export function refuseWithoutScreen(): void {
  process.stderr.write(
    `${app.name} needs a screen, and DISPLAY and WAYLAND_DISPLAY are empty. Start it from a desktop. Its switches need none: --help lists them.\n`,
  );
  app.exit(1);
}

export function mayWriteTo(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
