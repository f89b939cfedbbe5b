/**
 * What a packaged app may be started with: switches that say how to draw on this machine, the one that its installer adds
 * after an update, and the app's own.
 */
const harmlessSwitches = new Set([
  'disable-dev-shm-usage',
  'disable-gpu',
  'enable-wayland-ime',
  'force-device-scale-factor',
  'high-contrast',
  'lang',
  'ozone-platform',
  'ozone-platform-hint',
  'updated',
  'wayland-text-input-version',
]);

/** The features by which Electron draws under Wayland. Others could take a guard away. */
const harmlessFeatures = new Set([
  'UseOzonePlatform',
  'WaylandFractionalScaleV1',
  'WaylandWindowDecorations',
]);

/** Variables by which Node and Electron write down what the app does and holds; fuses switch off the other ones. */
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
 * Names the switches and variables with which a packaged app must not run: they would take its sandbox, attach a debugger,
 * move its data or write down what it holds. Chromium reads them before any script runs, so that removing them would come
 * too late.
 */
export function findUnsupportedStartOptions({ argv, env, platform }: StartOptions): string[] {
  const switches = argv.map((argument) => switchIn(argument, platform)).filter((name) => name !== null);
  const variables = revealingVariables.filter((name) => env[name] !== undefined);
  const foreign = switches.filter((written) => !isHarmless(written, platform));
  return [...foreign.map(withoutValue), ...variables];
}

/** A value may be a password, as that of a proxy. */
function withoutValue(written: string): string {
  return written.split('=', 1)[0] ?? '';
}

/** The switch in an argument, as it was written. Chromium takes one or two dashes, on Windows a slash as well. */
function switchIn(argument: string, platform: NodeJS.Platform): string | null {
  const text = argument.trim();
  const prefix = platform === 'win32' ? /^(?:--?|\/)(?=[^/-])/ : /^--?(?=[^-])/;
  return prefix.test(text) ? text : null;
}

function isHarmless(written: string, platform: NodeJS.Platform): boolean {
  // Given by the Finder of older systems.
  if (platform === 'darwin' && written.startsWith('-psn_')) return true;
  const [name = '', value = ''] = written.replace(/^[-/]+/, '').split('=', 2);
  const spelled = name.toLowerCase().replaceAll('_', '-');
  if (spelled === 'enable-features') return value.split(',').every((each) => harmlessFeatures.has(each));
  return harmlessSwitches.has(spelled);
}
