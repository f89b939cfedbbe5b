import type { Socket } from 'node:net';
import type { Answer, Behaviour, Ending } from './server-behaviour';
import { renderAnswer } from './render-answer';
import {
  captureRequest,
  getHeader,
  parseRequestHead,
  getRequestLength,
  type CapturedRequest,
} from './request-reader';
import type { ConnectionRecord } from './connection-record';

type Line = { readonly socket: Socket; readonly raw: Socket };

export type Orders = {
  readonly peek: () => Behaviour | undefined;
  readonly takeQueued: () => Behaviour | undefined;
  readonly take: (request: CapturedRequest) => Behaviour;
  readonly nextNumber: () => number;
  readonly onRequest: (request: CapturedRequest) => void;
};

/**
 * Carries out a queued behaviour for a newly accepted connection, before TLS or anything else. Returns whether there
 * was one.
 */
export function runBehaviourAtAccept(raw: Socket, orders: Orders): boolean {
  const order = orders.peek();
  if (order?.kind !== 'at-accept') return false;
  orders.takeQueued();
  if (order.says !== undefined) raw.write(order.says);
  end({ socket: raw, raw }, order.how);
  return true;
}

/**
 * Serves the requests of one connection until a behaviour or the client ends it. `raw` is the TCP socket under a TLS
 * `socket`, so that it can be reset.
 */
export function serveRequests(
  socket: Socket,
  raw: Socket,
  connection: ConnectionRecord,
  orders: Orders,
): void {
  const line: Line = { socket, raw };
  let pending = Buffer.alloc(0);
  let isBusy = false;
  const serveNext = (): void => {
    const head = parseRequestHead(pending);
    if (isBusy || head === null) return;
    const next = orders.peek();
    const isEarly = next?.kind === 'answer' && next.early === true;
    const length = isEarly ? Math.min(getRequestLength(head), pending.length) : getRequestLength(head);
    if (pending.length < length) return;
    const request = captureRequest(head, pending.subarray(0, length), orders.nextNumber(), connection.number);
    pending = pending.subarray(length);
    isBusy = true;
    connection.requests += 1;
    const behaviour = orders.take(request);
    orders.onRequest(request);
    perform(behaviour, request, line, () => {
      isBusy = false;
      serveNext();
    });
  };

  socket.on('data', (bytes: Buffer) => {
    connection.received.push(bytes);
    const next = orders.peek();
    if (next?.kind === 'at-first-byte' && pending.length === 0 && !isBusy) {
      orders.takeQueued();
      isBusy = true;
      end(line, next.how);
      return;
    }
    pending = Buffer.concat([pending, bytes]);
    serveNext();
  });
}

function perform(behaviour: Behaviour, request: CapturedRequest, line: Line, done: () => void): void {
  const { socket } = line;
  switch (behaviour.kind) {
    case 'answer':
      after(behaviour.afterMs, socket, () => {
        if (behaviour.until === undefined) answer(behaviour, request, line, done);
        else void behaviour.until.then(() => answer(behaviour, request, line, done));
      });
      return;
    case 'raw':
      socket.write(behaviour.bytes, () => end(line, behaviour.afterwards));
      return;
    case 'at-request':
      after(behaviour.afterMs, socket, () => end(line, behaviour.how));
      return;
    case 'at-accept':
    case 'at-first-byte':
      throw new Error(`"${behaviour.kind}" comes too late for a request: put it into the queue`);
  }
}

function answer(order: Answer, request: CapturedRequest, line: Line, done: () => void): void {
  const { bytes, cutAt } = renderAnswer(order);
  const { cut } = order;
  const sent = cut === undefined ? bytes : bytes.subarray(0, cutAt[cut.in]);
  write(line.socket, sent, order.drip, () => {
    const ending = cut?.how ?? endingOf(order, request);
    if (ending === 'keep-open') done();
    else end(line, ending);
  });
}

function endingOf(order: Answer, request: CapturedRequest): Ending | 'keep-open' {
  if (order.framing === 'until-close') return 'close';
  if (order.afterwards !== undefined && order.afterwards !== 'as-requested') return order.afterwards;
  return getHeader(request, 'connection')?.toLowerCase() === 'close' ? 'close' : 'keep-open';
}

function write(socket: Socket, bytes: Buffer, drip: Answer['drip'], done: () => void): void {
  if (drip === undefined || bytes.length <= drip.bytes) {
    const writeLast = () =>
      socket.write(bytes, (error) => {
        if (error == null) done();
      });
    if (drip?.lastAfter === undefined) writeLast();
    else void drip.lastAfter.then(writeLast);
    return;
  }
  socket.write(bytes.subarray(0, drip.bytes));
  after(drip.everyMs, socket, () => write(socket, bytes.subarray(drip.bytes), drip, done));
}

/** Acts at once without a delay, and never after the connection is closed. */
function after(delayMs: number | undefined, socket: Socket, act: () => void): void {
  if (delayMs === undefined) {
    act();
    return;
  }
  const timer = setTimeout(() => {
    socket.off('close', forget);
    act();
  }, delayMs);
  const forget = (): void => clearTimeout(timer);
  socket.once('close', forget);
}

function end({ socket, raw }: Line, how: Ending): void {
  if (how === 'close') socket.end();
  if (how === 'reset') raw.resetAndDestroy();
}
