/**
 * The switches that a packaged app accepts: for drawing on this machine, for its installer after an update, and the
 * app's own.
 */
const harmlessSwitches = new Set([
  'check-connection',
  'disable-dev-shm-usage',
  'disable-gpu',
  'enable-wayland-ime',
  'force-device-scale-factor',
  'health',
  'help',
  'high-contrast',
  'lang',
  'ozone-platform',
  'ozone-platform-hint',
  'quit',
  'take-server-password',
  'take-token',
  'updated',
  'version',
  'wayland-text-input-version',
]);

/** The features that Electron needs for Wayland. Others could disable a safeguard. */
const harmlessFeatures = new Set([
  'UseOzonePlatform',
  'WaylandFractionalScaleV1',
  'WaylandWindowDecorations',
]);

/** Variables that make Node and Electron write down what the app does and holds. Fuses disable the other ones. */
const revealingVariables = [
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_ENABLE_STACK_DUMPING',
  'ELECTRON_LOG_ASAR_READS',
  'ELECTRON_LOG_FILE',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_REDIRECT_WARNINGS',
  'NODE_V8_COVERAGE',
];

export type StartOptions = {
  /** The command line, without the program itself. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
};

/**
 * Lists the switches and variables that a packaged app must not run with: they would disable its sandbox, attach a
 * debugger, move its data or write down what it holds. Chromium reads them before any script runs, so removing them
 * would be too late.
 */
export function findUnsupportedStartOptions({ argv, env, platform }: StartOptions): string[] {
  const switches = argv.map((argument) => switchIn(argument, platform)).filter((name) => name !== null);
  const variables = revealingVariables.filter((name) => env[name] !== undefined);
  const foreign = switches.filter((written) => !isHarmless(written, platform));
  return [...foreign.map(withoutValue), ...variables];
}

/** Drops the value, which may be a password, such as a proxy's. */
function withoutValue(written: string): string {
  return written.split('=', 1)[0] ?? '';
}

/** Returns the switch in an argument, as written. Chromium accepts one or two dashes, and on Windows also a slash. */
function switchIn(argument: string, platform: NodeJS.Platform): string | null {
  const text = argument.trim();
  const prefix = platform === 'win32' ? /^(?:--?|\/)(?=[^/-])/ : /^--?(?=[^-])/;
  return prefix.test(text) ? text : null;
}

function isHarmless(written: string, platform: NodeJS.Platform): boolean {
  // Added by the Finder of older systems.
  if (platform === 'darwin' && written.startsWith('-psn_')) return true;
  const [name = '', value = ''] = written.replace(/^[-/]+/, '').split('=', 2);
  const spelled = name.toLowerCase().replaceAll('_', '-');
  if (spelled === 'enable-features') return value.split(',').every((each) => harmlessFeatures.has(each));
  return harmlessSwitches.has(spelled);
}
