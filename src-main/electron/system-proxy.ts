import { session } from 'electron';

/**
 * Which proxy the system wants for an address, in the words of a PAC file: `DIRECT` or
 * `PROXY host:port; DIRECT`. Asked in a session of its own, in memory, that never loads anything.
 */
export async function resolveSystemProxy(url: string): Promise<string> {
  return session.fromPartition('system-proxy', { cache: false }).resolveProxy(url);
}
