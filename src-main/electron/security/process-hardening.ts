import { app } from 'electron';

/**
 * Hardens the process. Call it first of all, before Electron is ready. From then on, every file of this process and its
 * children is private to its user, every renderer is sandboxed, and Chromium makes no network requests of its own.
 */
export function hardenProcess(argv: readonly string[]): void {
  process.umask(0o077);
  // `enableSandbox` removes --no-sandbox, which tests need when they run as root.
  if (!argv.includes('--no-sandbox')) app.enableSandbox();
  for (const name of quietSwitches) app.commandLine.appendSwitch(name);
  // Without this, a page that may not load anything could put data into host names, which reach the name server.
  app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');
  // WebRTC resolves the names of its servers and candidates, too. Chromium appends a dot to these names only, so the
  // names that the system's proxy settings need still resolve.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP *. ~NOTFOUND');
  // Otherwise names that end in .local would be resolved by multicast, without the dot.
  app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns');
}

const quietSwitches = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'no-pings',
];
