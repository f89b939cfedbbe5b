import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { fail, type Result } from '../../shared/result';
import type { Log } from '../log/log';
import { getErrorName } from '../log/error-trace';
import { openTcp, startTls } from './open-tcp-and-tls';
import { isLoopback } from './parse-endpoint';
import type { NoConnection } from './exchange-types';
import { parseProxyList, type ProxyRoute } from './parse-proxy-list';
import type { SocketError } from './wait-for-socket';
import { abortAfter } from '../time/abort-after';
import { openHttpTunnel, openSocksTunnel, type Target } from './proxy-tunnel';

export type Connecting = {
  readonly endpoint: URL;
  readonly connectTimeLimitMs: number;
  /** Returns Chromium's proxy list for the URL, such as `PROXY a:3128; DIRECT`. Not called for loopback. */
  readonly resolveProxy: (url: URL) => Promise<string>;
  readonly secureContext: () => SecureContext;
  readonly log: Log;
};

/**
 * Opens a connection that is ready for the request, with TLS if the endpoint is https. Tries the routes in order within
 * one shared time limit. Nothing of the request is written here, so trying the next route is safe. If all routes fail,
 * the error has the first route's reason, because that is the route that the office configured.
 */
export async function openConnection(
  connecting: Connecting,
  limit: AbortSignal,
): Promise<Result<Socket, NoConnection>> {
  const timeLimit = abortAfter(connecting.connectTimeLimitMs, { outer: limit });
  try {
    const routes = await findRoutes(connecting, timeLimit.signal);
    const errors: NoConnection[] = [];
    for (const route of routes) {
      const attempt = await connectBy(route, connecting, routes.length, timeLimit.signal);
      if (attempt.ok) return attempt;
      const { reason, detail } = attempt.error;
      connecting.log.warn('no-connection', { route: route.kind, reason, code: codeIn(detail) });
      errors.push(attempt.error);
    }
    return fail({
      kind: 'no-connection',
      reason: errors[0]?.reason ?? 'no-network',
      detail: errors.map((error) => error.detail).join('; '),
    });
  } finally {
    timeLimit.stop();
  }
}

/** If the proxy cannot be resolved, uses a direct route: TLS protects the token either way. */
async function findRoutes(
  { endpoint, resolveProxy, log }: Connecting,
  limit: AbortSignal,
): Promise<readonly ProxyRoute[]> {
  if (isLoopback(endpoint)) return parseProxyList('DIRECT');
  const timeUp = new Promise<string>((resolve) => {
    limit.addEventListener('abort', () => resolve('DIRECT'));
  });
  try {
    return parseProxyList(await Promise.race([resolveProxy(endpoint), timeUp]));
  } catch (thrown) {
    log.warn('proxy not resolved', { error: getErrorName(thrown) });
    return parseProxyList('DIRECT');
  }
}

async function connectBy(
  route: ProxyRoute,
  { endpoint, connectTimeLimitMs, secureContext }: Connecting,
  routeCount: number,
  limit: AbortSignal,
): Promise<Result<Socket, NoConnection>> {
  const timeLimit = abortAfter(connectTimeLimitMs / routeCount, { outer: limit });
  try {
    const target = targetOf(endpoint);
    const opened = await openRoute(route, target, secureContext, timeLimit.signal);
    if (!opened.ok || endpoint.protocol === 'http:') return opened;
    const secured = await startTls(opened.value, target.host, secureContext(), timeLimit.signal);
    if (secured.ok) return secured;
    opened.value.destroy();
    return fail(noConnection(reasonOfTls(secured.error), 'TLS', secured.error));
  } finally {
    timeLimit.stop();
  }
}

async function openRoute(
  route: ProxyRoute,
  target: Target,
  secureContext: () => SecureContext,
  limit: AbortSignal,
): Promise<Result<Socket, NoConnection>> {
  if (route.kind === 'unsupported') {
    const text = `a proxy of the kind ${route.scheme} is not supported`;
    return fail(noConnection('proxy-refused', 'proxy', { code: 'unsupported', text }));
  }
  if (route.kind === 'direct') {
    const opened = await openTcp(target.host, target.port, limit);
    return opened.ok ? opened : fail(noConnection(reasonOfTcp(opened.error), 'TCP', opened.error));
  }
  const proxy = await openProxy(route, secureContext, limit);
  if (!proxy.ok) return fail(noConnection(reasonOfProxy(proxy.error), route.kind, proxy.error));
  const openTunnel = route.kind === 'socks5-proxy' ? openSocksTunnel : openHttpTunnel;
  const tunnel = await openTunnel(proxy.value, target, limit);
  return tunnel.ok ? tunnel : fail(noConnection(reasonOfTunnel(tunnel.error), route.kind, tunnel.error));
}

async function openProxy(
  route: Extract<ProxyRoute, { host: string }>,
  secureContext: () => SecureContext,
  limit: AbortSignal,
): Promise<Result<Socket, SocketError>> {
  const opened = await openTcp(route.host, route.port, limit);
  if (!opened.ok || route.kind !== 'https-proxy') return opened;
  const secured = await startTls(opened.value, route.host, secureContext(), limit);
  if (!secured.ok) opened.value.destroy();
  return secured;
}

function targetOf(endpoint: URL): Target {
  const port = endpoint.port === '' ? defaultPort(endpoint) : Number(endpoint.port);
  return { host: endpoint.hostname.replaceAll(/[[\]]/g, ''), port };
}

function defaultPort(endpoint: URL): number {
  return endpoint.protocol === 'https:' ? 443 : 80;
}

function noConnection(reason: NoConnection['reason'], stage: string, error: SocketError): NoConnection {
  return {
    kind: 'no-connection',
    reason,
    detail: `${stage}: ${error.code}, ${error.text}`.slice(0, 240),
  };
}

/** Returns stage and code only. The rest is another program's text, except the status with which a proxy refused. */
function codeIn(detail: string): string {
  return /^[^,]*(?:(?<=: refused), .*)?/.exec(detail)?.[0] ?? '';
}

function reasonOfTcp({ code }: SocketError): NoConnection['reason'] {
  if (code === 'timed-out' || code === 'ETIMEDOUT') return 'connecting-timed-out';
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'closed') return 'connection-refused';
  if (isOutOfConnections.test(code)) return 'no-free-connection';
  if (code === 'ENOTFOUND' || code === 'ENODATA' || code.startsWith('EAI_')) return 'name-not-resolved';
  return 'no-network';
}

/** Codes for a computer that has no file handle, port or memory left for another connection. */
const isOutOfConnections = /^(EMFILE|ENFILE|ENOBUFS|ENOMEM|EADDRNOTAVAIL)$/;

function reasonOfProxy({ code }: SocketError): NoConnection['reason'] {
  return isOutOfConnections.test(code) ? 'no-free-connection' : 'proxy-unreachable';
}

function reasonOfTunnel({ code }: SocketError): NoConnection['reason'] {
  return code === 'timed-out' ? 'proxy-timed-out' : 'proxy-refused';
}

function reasonOfTls({ code }: SocketError): NoConnection['reason'] {
  return code === 'timed-out' ? 'connecting-timed-out' : 'tls-handshake-failed';
}
