import { lookup } from 'node:dns/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { createUserDataFolder, startApp, type RunningApp } from '../../fixtures/helpdesk-app';
import { tryDnsLookups } from './dns-lookup-attempts';
import { openNameServer } from './name-server';
import { ownAddress } from './network-namespace';

/** The names that one run of the app leaked, and those that it could still resolve. */
export type DnsLeakRun = {
  readonly tried: number;
  /** Names that script in the page had resolved. */
  readonly leaked: readonly string[];
  /** False if the name server hears nothing: the other results are then meaningless. */
  readonly isListening: boolean;
  /** The proxy for an address according to the system's settings, here a PAC file behind a host name. */
  readonly proxy: string;
};

const zone = 'leak.test';
const known = { pac: 'pac.office.test', proxy: 'proxy.office.test' };
const script = `function FindProxyForURL() { return 'PROXY ' + dnsResolve('${known.proxy}') + ':3128'; }`;

/** @param args the folder of the app, and how many names of each kind script in its page tries */
export async function main([programFolder = '', repeats = '1']: readonly string[]): Promise<void> {
  delete process.env['ELECTRON_RUN_AS_NODE'];
  const server = await openNameServer(Object.values(known), ownAddress);
  const pacServer = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/x-ns-proxy-autoconfig');
    response.end(script);
  }).listen(80, '127.0.0.1');
  await once(pacServer, 'listening');
  const { folder, remove } = await createUserDataFolder();
  const app = await startApp({
    programFolder,
    userDataFolder: folder,
    mode: 'practice',
    env: { auto_proxy: `http://${known.pac}/proxy.pac`, XDG_CURRENT_DESKTOP: '' },
  });
  try {
    const proxy = await app.electron.evaluate(({ session }) =>
      session.fromPartition('system-proxy', { cache: false }).resolveProxy('https://api.office.test/'),
    );
    await lookup(`listening.${zone}`).catch(() => undefined);
    const tried = await attack(app, Number(repeats));
    const asked: DnsLeakRun = {
      tried: tried.length,
      leaked: tried.filter((name) => server.received.has(name)),
      isListening: server.received.has(`listening.${zone}`),
      proxy,
    };
    process.stdout.write(JSON.stringify(asked));
  } finally {
    await app.kill();
    pacServer.close();
    server.close();
    await remove();
  }
}

/** Bypasses the content security policy, so that only the resolver rule protects. */
async function attack({ electron, page }: RunningApp, repeats: number): Promise<string[]> {
  const devtools = await electron.context().newCDPSession(page);
  await devtools.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
  return page.evaluate(tryDnsLookups, { zone, repeats });
}
