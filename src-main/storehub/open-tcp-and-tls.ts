import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import type { Result } from '../../shared/result';
import { waitForSocket, type SocketError } from './wait-for-socket';

/**
 * Time limit per address, in ms. Addresses are tried in turn, and all connections but the first successful one are
 * closed, so only one gets bytes. Node's default of 250 ms per address fails every address on a slow network.
 */
const addressTimeLimitMs = 2000;

export function openTcp(
  host: string,
  port: number,
  limit: AbortSignal,
): Promise<Result<Socket, SocketError>> {
  const socket = connectTcp({
    host,
    port,
    noDelay: true,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: addressTimeLimitMs,
    ...(host === 'localhost' && { lookup: lookUpLocalhost }),
  });
  return waitForSocket(socket, limit, (_, done) => {
    socket.once('connect', done);
  });
}

/**
 * Starts TLS. The chain, the name and the dates are always verified; `NODE_TLS_REJECT_UNAUTHORIZED` cannot turn that
 * off.
 */
export function startTls(
  socket: Socket,
  host: string,
  secureContext: SecureContext,
  limit: AbortSignal,
): Promise<Result<TLSSocket, SocketError>> {
  const secured = connectTls({
    socket,
    host,
    servername: isIP(host) === 0 ? host : '',
    secureContext,
    rejectUnauthorized: true,
    ALPNProtocols: ['http/1.1'],
  });
  return waitForSocket(secured, limit, (_, done) => {
    secured.once('secureConnect', done);
  });
}

/** RFC 6761: localhost is this computer whatever a hosts file or a name server says; plain http relies on it. */
const lookUpLocalhost: LookupFunction = (_hostname, _options, callback) => {
  callback(null, [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]);
};
