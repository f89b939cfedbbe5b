import { session, type Session } from 'electron';

let ready: Promise<Session> | undefined;

/**
 * Returns the system's proxy for an address, in PAC syntax: `DIRECT` or `PROXY host:port; DIRECT`. Uses a separate
 * in-memory session that never loads anything.
 */
export async function resolveSystemProxy(url: string): Promise<string> {
  ready ??= openSession();
  return (await ready).resolveProxy(url);
}

/** A new session returns DIRECT until it has read the proxy configuration. */
async function openSession(): Promise<Session> {
  const opened = session.fromPartition('system-proxy', { cache: false });
  await opened.forceReloadProxyConfig();
  return opened;
}
