import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { fail, type Result } from '../../shared/result';
import type { Log } from '../log/log';
import { getErrorName } from '../log/error-trace';
import { openTcp, startTls } from './open-tcp-and-tls';
import { isLoopback } from './endpoint';
import type { NoConnection } from './exchange';
import { parseProxyRoutes, type Route } from './proxy-routes';
import type { SocketError } from './wait-for-socket';
import { abortAfter } from '../time/abort-after';
import { openHttpTunnel, openSocksTunnel, type Target } from './proxy-tunnel';

export type Connecting = {
  readonly endpoint: URL;
  readonly connectTimeLimitMs: number;
  /** Chromium's answer for the URL (`PROXY a:3128; DIRECT`). Not asked for loopback. */
  readonly resolveProxy: (url: URL) => Promise<string>;
  readonly secureContext: () => SecureContext;
  readonly log: Log;
};

/**
 * A connection that is ready for the request, secured where the endpoint is https, or why there is none. The
 * routes are tried in order and share the time; nothing of the request is written here, so trying the next one
 * is safe. The first route's trouble is the one reported: it is the way the office meant.
 */
export async function openConnection(
  connecting: Connecting,
  limit: AbortSignal,
): Promise<Result<Socket, NoConnection>> {
  const timeLimit = abortAfter(connecting.connectTimeLimitMs, { outer: limit });
  try {
    const routes = await findRoutes(connecting, timeLimit.signal);
    const troubles: NoConnection[] = [];
    for (const route of routes) {
      const attempt = await connectBy(route, connecting, routes.length, timeLimit.signal);
      if (attempt.ok) return attempt;
      const { reason, detail } = attempt.error;
      connecting.log.warn('no-connection', { route: route.kind, reason, code: codeIn(detail) });
      troubles.push(attempt.error);
    }
    return fail({
      kind: 'no-connection',
      reason: troubles[0]?.reason ?? 'no-network',
      detail: troubles.map((errorCode) => errorCode.detail).join('; '),
    });
  } finally {
    timeLimit.stop();
  }
}

/** A computer that cannot say which proxy it uses is taken to have none: TLS keeps the token safe either way. */
async function findRoutes(
  { endpoint, resolveProxy, log }: Connecting,
  limit: AbortSignal,
): Promise<readonly Route[]> {
  if (isLoopback(endpoint)) return parseProxyRoutes('DIRECT');
  const timeUp = new Promise<string>((resolve) => {
    limit.addEventListener('abort', () => resolve('DIRECT'));
  });
  try {
    return parseProxyRoutes(await Promise.race([resolveProxy(endpoint), timeUp]));
  } catch (thrown) {
    log.warn('proxy not resolved', { error: getErrorName(thrown) });
    return parseProxyRoutes('DIRECT');
  }
}

async function connectBy(
  route: Route,
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
  route: Route,
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
  const openTunnel = route.kind === 'socks5 proxy' ? openSocksTunnel : openHttpTunnel;
  const tunnel = await openTunnel(proxy.value, target, limit);
  return tunnel.ok ? tunnel : fail(noConnection(reasonOfTunnel(tunnel.error), route.kind, tunnel.error));
}

async function openProxy(
  route: Extract<Route, { host: string }>,
  secureContext: () => SecureContext,
  limit: AbortSignal,
): Promise<Result<Socket, SocketError>> {
  const opened = await openTcp(route.host, route.port, limit);
  if (!opened.ok || route.kind !== 'https proxy') return opened;
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

function noConnection(reason: NoConnection['reason'], stage: string, errorCode: SocketError): NoConnection {
  return {
    kind: 'no-connection',
    reason,
    detail: `${stage}: ${errorCode.code}, ${errorCode.text}`.slice(0, 240),
  };
}

/** Stage and code; what follows is another program's text, but for the status with which a proxy refused. */
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

/** This computer has no file, port or memory left for one more connection. */
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
