import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

export type ProxyManner =
  | { readonly kind: 'tunnel' }
  /** Answers CONNECT with this text, verbatim, and closes. */
  | { readonly kind: 'refuse'; readonly reply: string }
  | { readonly kind: 'stall' }
  | { readonly kind: 'reset' };

export type FakeProxy = {
  readonly port: number;
  /** Every byte that clients sent to the proxy unencrypted, before the tunnel. */
  readonly received: () => string;
  /** Every byte that went through the tunnel, as the proxy sees it. */
  readonly carried: () => Buffer;
  readonly close: () => Promise<void>;
};

export type ProxyOptions = {
  readonly manner?: ProxyManner;
  readonly speaks?: 'http' | 'socks5';
  readonly tls?: { readonly key: string; readonly cert: string };
  /** The end of every tunnel, whatever host was requested, so that no name server is needed. */
  readonly tunnelTo: { readonly port: number };
};

/** An office proxy on loopback, which records everything it could have read. */
export async function startFakeProxy(options: ProxyOptions): Promise<FakeProxy> {
  const { manner = { kind: 'tunnel' }, speaks = 'http' } = options;
  const open = new Set<Socket>();
  const received: Buffer[] = [];
  const carried: Buffer[] = [];
  const secureContext = options.tls && createSecureContext(options.tls);

  const track = (socket: Socket): void => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      open.delete(socket);
    });
  };
  const tunnel = (client: Socket, greeting: Buffer): void => {
    const upstream = connect(options.tunnelTo.port, '127.0.0.1');
    track(upstream);
    client.write(greeting);
    client.on('data', (bytes: Buffer) => {
      carried.push(bytes);
      upstream.write(bytes);
    });
    upstream.pipe(client);
    client.on('close', () => {
      upstream.destroy();
    });
    upstream.on('close', () => {
      client.destroy();
    });
  };

  const server = createServer((raw) => {
    track(raw);
    const client = secureContext === undefined ? raw : new TLSSocket(raw, { isServer: true, secureContext });
    client.on('error', () => {});
    if (manner.kind === 'reset') {
      raw.resetAndDestroy();
      return;
    }
    const greet = speaks === 'http' ? httpGreeting(manner) : socksGreeting(manner);
    const onData = (bytes: Buffer): void => {
      received.push(bytes);
      const reply = greet(Buffer.concat(received));
      if (reply === null) return;
      if (reply.opens) {
        client.off('data', onData);
        tunnel(client, reply.bytes);
      } else if (reply.closes) client.end(reply.bytes);
      else client.write(reply.bytes);
    };
    client.on('data', onData);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    received: () => Buffer.concat(received).toString('latin1'),
    carried: () => Buffer.concat(carried),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

type Reply = { readonly bytes: Buffer; readonly opens: boolean; readonly closes: boolean };
type Greeting = (received: Buffer) => Reply | null;

function httpGreeting(manner: ProxyManner): Greeting {
  return (received) => {
    if (manner.kind === 'stall' || !received.includes('\r\n\r\n')) return null;
    return manner.kind === 'refuse'
      ? { bytes: Buffer.from(manner.reply, 'latin1'), opens: false, closes: true }
      : { bytes: Buffer.from('HTTP/1.1 200 Connection established\r\n\r\n'), opens: true, closes: false };
  };
}

/** RFC 1928: a greeting of three bytes, then the connect request. */
function socksGreeting(manner: ProxyManner): Greeting {
  return (received) => {
    if (manner.kind === 'stall') return null;
    if (received.length === 3) return { bytes: Buffer.from([5, 0]), opens: false, closes: false };
    return manner.kind === 'refuse'
      ? { bytes: Buffer.from([5, 2, 0, 1, 0, 0, 0, 0, 0, 0]), opens: false, closes: true }
      : { bytes: Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]), opens: true, closes: false };
  };
}
