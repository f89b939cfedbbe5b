import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const runTypeScript = join(import.meta.dirname, '../../../scripts/lib/run-typescript.mjs');

/** The address of the only interface besides loopback. */
export const ownAddress = '10.9.9.1';

/**
 * A network that leads nowhere, with this computer as its name server. With loopback alone, Chromium would consider
 * itself offline.
 */
const setUp = `set -e
ip link set lo up
ip link add near type veth peer name far
ip link set far up
ip addr add ${ownAddress}/24 dev near
ip link set near up
ip route add default via 10.9.9.2
mount --bind "$1" /etc/resolv.conf
shift
exec "$@"`;

/**
 * Runs the `main` of a TypeScript file where only this computer is reachable and every name lookup goes to 127.0.0.1.
 * The user is root there, so Electron must run without its sandbox.
 * @returns what it printed, parsed as JSON
 */
export async function runInNetworkNamespace<T>(file: string, args: readonly string[]): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'helpdesk-network-'));
  try {
    const nameServers = join(folder, 'resolv.conf');
    await writeFile(nameServers, 'nameserver 127.0.0.1\n');
    const user = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
    const namespace = [...user, '--mount', '--net', 'sh', '-c', setUp, 'sh', nameServers];
    const { stdout } = await promisify(execFile)(
      'unshare',
      [...namespace, process.execPath, runTypeScript, file, ...args],
      { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', HELPDESK_TEST_NO_SANDBOX: '1' }, timeout: 80_000 },
    );
    return JSON.parse(stdout) as T;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
