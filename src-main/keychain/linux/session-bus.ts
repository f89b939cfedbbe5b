import { connect, type Socket } from 'node:net';
import { fail, succeed, type Result } from '../../../shared/result';
import { decodeReply, encodeCall, getMessageLength, type MethodCall, type Reply } from './dbus-message';

/** Where the session bus may be: the address from the environment, and the folder where it is by convention. */
export type SessionBusLocation = { readonly address: string | null; readonly runtimeFolder: string | null };

/** `other transport`: there is an address, but of a transport that this client does not support. */
export type BusErrorCode = 'no-session-bus' | 'other-transport' | 'not-responding';

export type SessionBus = {
  /** Fails if the time limit passes or the bus disconnects. A reply may be an error of the called service. */
  readonly call: (call: MethodCall) => Promise<Result<Reply, BusErrorCode>>;
  readonly close: () => void;
};

const maxMessageBytes = 1_000_000;

/**
 * Connects to this user's session bus and sends `Hello`. One time limit covers all calls on this connection. It uses no
 * system library, so only this one socket can hang.
 */
export async function openSessionBus(
  place: SessionBusLocation,
  uid: number,
  limit: AbortSignal,
): Promise<Result<SessionBus, BusErrorCode>> {
  const paths = listSocketPaths(place);
  if (!paths.ok) return paths;
  for (const path of paths.value) {
    const socket = await connectTo(path, limit);
    if (socket !== undefined) {
      const bus = speak(socket, uid, limit);
      const hello = await bus.call(helloCall);
      if (hello.ok && hello.value.kind === 'return') return succeed(bus);
      bus.close();
      return fail(limit.aborted ? 'not-responding' : 'no-session-bus');
    }
  }
  return fail(limit.aborted ? 'not-responding' : 'no-session-bus');
}

/** Returns the sockets in an address, in order. Without an address, returns the one in the runtime folder. */
export function listSocketPaths({
  address,
  runtimeFolder,
}: SessionBusLocation): Result<string[], BusErrorCode> {
  if (address === null || address === '') {
    return runtimeFolder === null || runtimeFolder === ''
      ? fail('no-session-bus')
      : succeed([`${runtimeFolder}/bus`]);
  }
  const servers = address.split(';').filter((server) => server !== '');
  const paths = servers.flatMap((server) => {
    const [, kind, value] = /^unix:(?:.*,)?(path|abstract)=([^,]+)/.exec(server) ?? [];
    if (value === undefined || !isDecodable(value)) return [];
    return [(kind === 'abstract' ? '\0' : '') + decodeURIComponent(value)];
  });
  if (paths.length > 0) return succeed(paths);
  const isSpoken = servers.some((server) =>
    /^(tcp|nonce-tcp|unixexec|launchd|autolaunch|unix):/.test(server),
  );
  return fail(isSpoken ? 'other-transport' : 'no-session-bus');
}

function isDecodable(text: string): boolean {
  return !/%(?![0-9A-Fa-f]{2})/.test(text) && URL.canParse(`x:${text}`);
}

const helloCall: MethodCall = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'Hello',
  arguments: [],
};

function connectTo(path: string, limit: AbortSignal): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    if (limit.aborted) {
      resolve(undefined);
      return;
    }
    const socket = connect({ path });
    const giveUp = (): void => {
      socket.destroy();
      resolve(undefined);
    };
    limit.addEventListener('abort', giveUp, { once: true });
    socket.once('error', giveUp);
    socket.once('connect', () => {
      limit.removeEventListener('abort', giveUp);
      socket.off('error', giveUp);
      resolve(socket);
    });
  });
}

function speak(socket: Socket, uid: number, limit: AbortSignal): SessionBus {
  const waiting = new Map<number, (reply: Result<Reply, BusErrorCode>) => void>();
  let serial = 0;
  let received = Buffer.alloc(0);
  let isAdmitted = false;

  socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(uid)).toString('hex')}\r\n`);
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    try {
      if (isAdmitted || admit()) takeMessages();
    } catch {
      close();
    }
  });
  socket.on('error', close);
  socket.on('close', close);
  limit.addEventListener('abort', close, { once: true });

  function admit(): boolean {
    const end = received.indexOf('\r\n');
    if (end < 0) return false;
    if (!received.toString('latin1').startsWith('OK ')) throw new Error('not admitted');
    received = received.subarray(end + 2);
    isAdmitted = true;
    return true;
  }

  function takeMessages(): void {
    for (let length = getMessageLength(received); length !== undefined; length = getMessageLength(received)) {
      if (length > maxMessageBytes) throw new RangeError('message too long');
      if (received.length < length) return;
      const reply = decodeReply(received.subarray(0, length));
      received = received.subarray(length);
      if (reply !== undefined) settle(reply.replySerial, succeed(reply));
    }
  }

  function settle(replySerial: number, reply: Result<Reply, BusErrorCode>): void {
    waiting.get(replySerial)?.(reply);
    waiting.delete(replySerial);
  }

  function close(): void {
    socket.destroy();
    limit.removeEventListener('abort', close);
    for (const waitingSerial of waiting.keys()) settle(waitingSerial, fail('not-responding'));
  }

  return {
    close,
    call: (call) =>
      new Promise((resolve) => {
        if (socket.destroyed) {
          resolve(fail('not-responding'));
          return;
        }
        serial += 1;
        waiting.set(serial, resolve);
        // The bus accepts messages after `BEGIN`, which may directly precede the first one.
        const begin = serial === 1 ? 'BEGIN\r\n' : '';
        socket.write(Buffer.concat([Buffer.from(begin), encodeCall(call, serial)]));
      }),
  };
}
