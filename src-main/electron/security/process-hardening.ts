import { app } from 'electron';

/**
 * To be called first of all, before Electron is ready. From here on every file of this process and its children
 * is private to its user, every renderer is sandboxed, and Chromium does nothing of its own on the network.
 */
export function hardenProcess(argv: readonly string[]): void {
  process.umask(0o077);
  // Electron takes --no-sandbox, which only tests as root need, away again when this is called.
  if (!argv.includes('--no-sandbox')) app.enableSandbox();
  for (const name of quietSwitches) app.commandLine.appendSwitch(name);
  // A page that may load nothing could still put what it knows into a host name, for the name server to hear.
  app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');
  // WebRTC does the same with the names of its servers and candidates. Chromium ends these names, and no others, with a
  // dot: names that the system's proxy settings need are still found.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP *. ~NOTFOUND');
  // Names that end in .local would be asked for by multicast instead, without the dot.
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
