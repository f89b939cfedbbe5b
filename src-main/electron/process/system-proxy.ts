import { session, type Session } from 'electron';

let ready: Promise<Session> | undefined;

/**
 * Which proxy the system wants for an address, in the words of a PAC file: `DIRECT` or
 * `PROXY host:port; DIRECT`. Asked in a session of its own, in memory, that never loads anything.
 */
export async function resolveSystemProxy(url: string): Promise<string> {
  ready ??= openSession();
  return (await ready).resolveProxy(url);
}

/** A new session answers DIRECT until it has read the proxy's configuration. */
async function openSession(): Promise<Session> {
  const opened = session.fromPartition('system-proxy', { cache: false });
  await opened.forceReloadProxyConfig();
  return opened;
}
