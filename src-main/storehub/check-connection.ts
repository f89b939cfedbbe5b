import { TLSSocket } from 'node:tls';
import { silentLog } from '../log/log';
import { openConnection, type Connecting } from './open-connection';
import type { NoConnection } from './exchange-types';

/**
 * How a ticket would reach StoreHub. `routes`: the system's proxies for it, as Chromium lists them. `issuer`: who signed
 * the certificate, StoreHub's authority or an inspecting proxy's; null without a connection. `problem` is null if there
 * is one.
 */
export type ConnectionReport = {
  readonly address: string;
  readonly routes: string;
  readonly issuer: string | null;
  readonly problem: NoConnection['reason'] | null;
  readonly detail: string | null;
};

/** Opens a connection as a ticket does, and closes it: nothing is sent over it. */
export async function checkConnection(
  connecting: Omit<Connecting, 'log' | 'connectTimeLimitMs'>,
  connectTimeLimitMs = 10_000,
): Promise<ConnectionReport> {
  let routes = 'DIRECT';
  const resolveProxy = async (url: URL): Promise<string> => {
    routes = await connecting.resolveProxy(url);
    return routes;
  };
  const opened = await openConnection(
    { ...connecting, resolveProxy, connectTimeLimitMs, log: silentLog },
    new AbortController().signal,
  );
  const address = connecting.endpoint.host;
  if (!opened.ok)
    return { address, routes, issuer: null, problem: opened.error.reason, detail: opened.error.detail };
  const issuer = opened.value instanceof TLSSocket ? describeIssuer(opened.value) : null;
  opened.value.destroy();
  return { address, routes, issuer, problem: null, detail: null };
}

function describeIssuer(socket: TLSSocket): string {
  return Object.entries(socket.getPeerCertificate().issuer)
    .map(([part, text]) => `${part}=${String(text)}`)
    .join(', ');
}
