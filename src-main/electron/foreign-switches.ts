/** Switches that say how to draw or how to sandbox less on this machine, without giving anyone a way in. */
const harmless = new Set([
  'disable-gpu',
  'disable-gpu-sandbox',
  'disable-dev-shm-usage',
  'enable-features',
  'force-device-scale-factor',
  'high-contrast',
  'lang',
  'no-sandbox',
  'ozone-platform',
  'ozone-platform-hint',
]);

/**
 * The names of the switches on a command line that a shipped app must not obey: whoever starts it could
 * otherwise attach a debugger, load an extension or send its traffic elsewhere.
 */
export function foreignSwitches(argv: readonly string[]): string[] {
  const names = argv.flatMap((argument) => {
    const name = /^--?([A-Za-z][A-Za-z0-9-]*)(?:=|$)/.exec(argument)?.[1];
    return name === undefined ? [] : [name.toLowerCase()];
  });
  return names.filter((name) => !harmless.has(name));
}
