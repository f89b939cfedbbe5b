import { request as httpRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Result } from '../../shared/result';
import { waitForSocket, toSocketError, type SocketError } from './wait-for-socket';

export type Target = { readonly host: string; readonly port: number };

/** Asks an HTTP proxy for a tunnel (RFC 9110, 9.3.6). The proxy learns host and port, and nothing else. */
export function openHttpTunnel(
  socket: Socket,
  target: Target,
  limit: AbortSignal,
): Promise<Result<Socket, SocketError>> {
  const authority = `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
  return waitForSocket(socket, limit, (_, done, failed) => {
    const connect = httpRequest({
      createConnection: () => socket,
      method: 'CONNECT',
      path: authority,
      headers: { Host: authority, Connection: 'keep-alive', 'Proxy-Connection': 'keep-alive' },
      setHost: false,
    });
    connect.once('connect', (reply, _socket, head: Buffer) => {
      const status = reply.statusCode ?? 0;
      if (status >= 200 && status < 300 && head.length === 0) done();
      else failed(toRefusal(`HTTP ${status}`));
    });
    connect.once('response', (reply) => failed(toRefusal(`HTTP ${reply.statusCode ?? 0}`)));
    connect.on('error', (error) => failed(toSocketError(error)));
    connect.end();
  });
}

/** Asks a SOCKS 5 proxy for a tunnel (RFC 1928), without credentials; the proxy resolves the name. */
export function openSocksTunnel(
  socket: Socket,
  target: Target,
  limit: AbortSignal,
): Promise<Result<Socket, SocketError>> {
  return waitForSocket(socket, limit, (_, done, failed) => {
    const take = (length: number, onBytes: (bytes: Buffer) => void): void => {
      const bytes: unknown = socket.read(length);
      if (bytes instanceof Buffer && bytes.length === length) onBytes(bytes);
      else socket.once('readable', () => take(length, onBytes));
    };
    const finish = (): void => {
      socket.removeAllListeners('readable');
      done();
    };

    socket.write(Buffer.from([5, 1, 0]));
    take(2, (method) => {
      if (method[0] !== 5 || method[1] !== 0) {
        failed(toRefusal('SOCKS 5 without credentials is not accepted'));
        return;
      }
      socket.write(socksConnect(target));
      take(5, (reply) => {
        if (reply[0] !== 5 || reply[1] !== 0) {
          failed(toRefusal(`SOCKS 5 reply ${reply[1]}`));
          return;
        }
        take(restOfAddress(reply), finish);
      });
    });
  });
}

function socksConnect({ host, port }: Target): Buffer {
  const name = Buffer.from(host, 'latin1');
  return Buffer.concat([Buffer.from([5, 1, 0, 3, name.length]), name, Buffer.from([port >> 8, port & 255])]);
}

/** The bytes that remain after the first five of the reply: the rest of the bound address, and the port. */
function restOfAddress(reply: Buffer): number {
  const [, , , addressKind, first = 0] = reply;
  if (addressKind === 3) return first + 2;
  return addressKind === 4 ? 17 : 5;
}

function toRefusal(text: string): SocketError {
  return { code: 'refused', text };
}
