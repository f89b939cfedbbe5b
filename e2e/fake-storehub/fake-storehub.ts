import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { created } from './canned-answers';
import type { ConnectionRecord } from './connection-record';
import type { Behaviour } from './server-behaviour';
import { runBehaviourAtAccept, serveRequests, type Orders } from './serve-connection';
import type { CapturedRequest } from './request-reader';
import { AwaitableList } from './awaitable-list';

export type FakeStoreHubOptions = {
  readonly port?: number;
  /** Serves HTTPS with this key and certificate. */
  readonly tls?: { readonly key: string; readonly cert: string };
};

/** Decides on each request. `queue` takes precedence, with one behaviour for each connection or request. */
export type Script = (request: CapturedRequest) => Behaviour;

export type FakeStoreHub = {
  readonly port: number;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly endpoint: URL;
  readonly requests: readonly CapturedRequest[];
  readonly connections: readonly ConnectionRecord[];
  readonly openConnections: () => number;
  /** The next behaviours, in this order. Once they are used up, the script decides. */
  readonly queue: (...behaviours: Behaviour[]) => void;
  readonly clearQueue: () => void;
  /** The behaviour when nothing is queued. By default: success with a new case number. */
  readonly script: (script: Script | Behaviour) => void;
  /** The n-th request since the last reset, whether it has arrived or is still to come. */
  readonly waitForRequest: (n: number) => Promise<CapturedRequest>;
  readonly waitForConnection: (n: number) => Promise<ConnectionRecord>;
  /** Resolves when the last open connection is closed. */
  readonly waitUntilQuiet: () => Promise<void>;
  /** Forgets requests, connections, queue and script, and closes open connections. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
};

/** A StoreHub on loopback that lies, stalls, breaks off and counts as told. */
export async function startFakeStoreHub(options: FakeStoreHubOptions = {}): Promise<FakeStoreHub> {
  const open = new Set<Socket>();
  const requests = new AwaitableList<CapturedRequest>();
  const connections = new AwaitableList<ConnectionRecord>();
  let quiet: Array<() => void> = [];
  let queued: Behaviour[] = [];
  let script: Script = yes;
  const orders: Orders = {
    peek: () => queued[0],
    take: (request) => queued.shift() ?? script(request),
    takeQueued: () => queued.shift(),
    nextNumber: () => requests.items.length + 1,
    onRequest: (request) => requests.add(request),
  };

  const secureContext = options.tls && createSecureContext(options.tls);
  const server = createTcpServer((raw) => {
    const connection: ConnectionRecord = { number: connections.items.length + 1, received: [], requests: 0 };
    open.add(raw);
    raw.on('error', () => {});
    raw.on('close', () => {
      open.delete(raw);
      if (open.size > 0) return;
      for (const resolve of quiet) resolve();
      quiet = [];
    });
    connections.add(connection);
    if (runBehaviourAtAccept(raw, orders)) {
      raw.on('data', (bytes) => {
        if (secureContext === undefined) connection.received.push(bytes);
      });
      return;
    }
    const socket = secureContext === undefined ? raw : new TLSSocket(raw, { isServer: true, secureContext });
    socket.on('error', () => {});
    serveRequests(socket, raw, connection, orders);
  });
  const port = await listen(server, options.port ?? 0);
  const url = `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
  const drop = (): void => {
    for (const socket of open) socket.destroy();
  };

  return {
    port,
    url,
    endpoint: new URL('/api/ticket/create', url),
    get requests() {
      return requests.items;
    },
    get connections() {
      return connections.items;
    },
    openConnections: () => open.size,
    queue: (...behaviours) => {
      queued.push(...behaviours);
    },
    clearQueue: () => {
      queued = [];
    },
    script: (next) => {
      script = typeof next === 'function' ? next : () => next;
    },
    waitForRequest: (n) => requests.waitFor(n),
    waitForConnection: (n) => connections.waitFor(n),
    waitUntilQuiet: () =>
      new Promise((resolve) => {
        if (open.size === 0) resolve();
        else quiet.push(resolve);
      }),
    reset: () => {
      queued = [];
      script = yes;
      requests.clear();
      connections.clear();
      drop();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        drop();
      }),
  };
}

/** A port on loopback on which nothing listens. */
export async function findClosedPort(): Promise<number> {
  const server = createTcpServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

const yes: Script = (request) => created(request.number);

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
