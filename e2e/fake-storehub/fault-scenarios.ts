import { gzipSync } from 'node:zlib';
import { captivePortal, created, huge, plainStatus, redirect, refused } from './canned-answers';
import type { AnswerPart, Behaviour, Ending } from './server-behaviour';

/** A fault, and the outcomes that the contract allows for it. */
export type FaultScenario = {
  readonly name: string;
  readonly behaviour: (number: number) => Behaviour;
  /** `<kind>` or `<kind>: <reason>` */
  readonly allowed: readonly string[];
  /** Only the client's time limit ends it. */
  readonly isSlow?: boolean;
};

const broke = ['uncertain: connection-broken'];
/** If the connection closes before the client knows that it was open, no byte was sent on it. */
const brokeOrNeverOpen = [...broke, 'not-sent: connection-refused'];
const timedOut = ['uncertain: timed-out'];
const parts: readonly AnswerPart[] = ['status-line', 'headers', 'body', 'last-bytes'];

let zeros: Buffer | undefined;

/** Every way in which a server can fail after a request reached it, or may have reached it. */
export const faultScenarios: readonly FaultScenario[] = [
  ...(['content-length', 'chunked', 'until-close'] as const).map((framing) => ({
    name: `no fault, ${framing}`,
    behaviour: (number: number) => created(number, { framing }),
    allowed: ['created'],
  })),
  ...(['gzip', 'deflate', 'raw-deflate'] as const).flatMap((coding) =>
    (['content-length', 'chunked', 'until-close'] as const).map((framing) => ({
      name: `${coding}, ${framing}`,
      behaviour: (number: number) => created(number, { coding, framing }),
      allowed: ['created'],
    })),
  ),
  {
    name: 'gzip that is none',
    behaviour: (number) => created(number, { headers: { 'Content-Encoding': 'gzip' } }),
    allowed: ['uncertain: unreadable-answer'],
  },
  {
    name: 'gzip of 50 MB',
    behaviour: () => ({ kind: 'answer', headers: { 'Content-Encoding': 'gzip' }, body: gzipOfZeros() }),
    allowed: ['uncertain: answer-too-large'],
  },
  {
    name: 'informational responses first',
    behaviour: (number) =>
      created(number, {
        preamble: 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n',
      }),
    allowed: ['created'],
  },
  {
    name: 'a whole answer on a connection left open',
    behaviour: (number) => created(number, { afterwards: 'stall' }),
    allowed: ['created'],
  },
  {
    name: 'a whole answer, then a reset',
    behaviour: (number) => created(number, { afterwards: 'reset' }),
    allowed: ['created', ...broke],
  },
  {
    name: 'an answer before the body was read',
    behaviour: (number) => created(number, { early: true, afterwards: 'close' }),
    allowed: ['created', ...broke],
  },
  {
    name: 'a dripping answer',
    behaviour: (number) => created(number, { drip: { bytes: 40, everyMs: 1 } }),
    allowed: ['created'],
  },

  {
    name: 'close in an answer in gzip',
    behaviour: (number) => created(number, { coding: 'gzip', cut: { in: 'body', how: 'close' } }),
    allowed: broke,
  },
  ...cutOffBy('close'),
  ...cutOffBy('reset'),
  {
    name: 'close in an answer without a length',
    behaviour: (number) => created(number, { framing: 'until-close', cut: { in: 'body', how: 'close' } }),
    allowed: ['uncertain: unreadable-answer'],
  },
  {
    name: 'more than the length said',
    behaviour: (number) => created(number, { contentLength: 20 }),
    allowed: ['uncertain: unreadable-answer'],
  },

  ...parts.map((part) => ({
    name: `stall in the ${part}`,
    behaviour: (number: number) => created(number, { cut: { in: part, how: 'stall' as const } }),
    allowed: timedOut,
    isSlow: true,
  })),
  {
    name: 'stall at accept',
    behaviour: () => ({ kind: 'at-accept', how: 'stall' }),
    allowed: timedOut,
    isSlow: true,
  },
  {
    name: 'stall at the request',
    behaviour: () => ({ kind: 'at-request', how: 'stall' }),
    allowed: timedOut,
    isSlow: true,
  },
  {
    name: 'an answer that drips for ever',
    behaviour: () => ({ kind: 'answer', body: ' '.repeat(100_000), drip: { bytes: 1, everyMs: 10 } }),
    allowed: timedOut,
    isSlow: true,
  },

  {
    name: 'bytes that are not HTTP',
    behaviour: () => ({ kind: 'raw', bytes: '\u0000\u0001garbage\r\n\r\n', afterwards: 'close' }),
    allowed: ['uncertain: unreadable-answer'],
  },
  {
    name: 'two lengths',
    behaviour: () => ({
      kind: 'raw',
      bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} ',
      afterwards: 'close',
    }),
    allowed: ['uncertain: unreadable-answer'],
  },
  {
    name: 'a header without end',
    behaviour: () => ({
      kind: 'raw',
      bytes: `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`,
      afterwards: 'stall',
    }),
    allowed: ['uncertain: unreadable-answer'],
  },
  {
    name: 'another protocol',
    behaviour: () => ({
      kind: 'raw',
      bytes: 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
      afterwards: 'stall',
    }),
    allowed: ['uncertain: unreadable-answer'],
  },
  { name: '10 MB', behaviour: () => huge(), allowed: ['uncertain: answer-too-large'] },
  { name: 'a captive portal', behaviour: () => captivePortal, allowed: ['uncertain: unreadable-answer'] },
  ...['', 'null', '[]', '"0"', '{"ErrorCode":"0"', '{"errorCode":"0"}', '{"ErrorCode":[0]}'].map((body) => ({
    name: `the body ${JSON.stringify(body)}`,
    behaviour: () => ({ kind: 'answer' as const, body }),
    allowed: ['uncertain: unreadable-answer'],
  })),
  {
    name: 'yes without a case number',
    behaviour: () => ({ kind: 'answer', body: { ErrorCode: '0', Ticket: { TicketId: 999 } } }),
    allowed: ['uncertain: no-case-number'],
  },

  ...([301, 302, 303, 307, 308] as const).map((status) => ({
    name: `a redirect ${status} to itself`,
    behaviour: () => redirect(status, '/api/ticket/create'),
    allowed: ['uncertain: redirected'],
  })),
  ...[500, 502, 503, 504].map((status) => ({
    name: `HTTP ${status}`,
    behaviour: () => plainStatus(status),
    allowed: ['uncertain: server-error'],
  })),
  ...[400, 404, 408, 421, 425].map((status) => ({
    name: `HTTP ${status}`,
    behaviour: () => plainStatus(status),
    allowed: ['uncertain: unreadable-answer'],
  })),
  ...[401, 403].map((status) => ({
    name: `HTTP ${status}`,
    behaviour: () => plainStatus(status, { 'WWW-Authenticate': 'Bearer' }),
    allowed: ['signed-out'],
  })),
  {
    name: 'HTTP 429',
    behaviour: () => plainStatus(429, { 'Retry-After': '1' }),
    allowed: ['throttled'],
  },
  ...(
    [
      ['-10004', 'throttled'],
      [-10_000, 'rejected'],
      ['-10001', 'signed-out'],
      ['-10002', 'account-blocked'],
    ] as const
  ).map(([code, kind]) => ({ name: `code ${code}`, behaviour: () => refused(code), allowed: [kind] })),
  ...['-10006', '-10008', '-10009'].map((code) => ({
    name: `code ${code}`,
    behaviour: () => refused(code),
    allowed: ['uncertain: error-code'],
  })),
];

function gzipOfZeros(): Buffer {
  zeros ??= gzipSync(Buffer.alloc(50 * 1024 * 1024));
  return zeros;
}

function cutOffBy(how: Ending): FaultScenario[] {
  const inPart: FaultScenario[] = parts.map((part) => ({
    name: `${how} in the ${part}`,
    behaviour: (number: number) => created(number, { cut: { in: part, how } }),
    allowed: broke,
  }));
  const atOtherTimes: FaultScenario[] = [
    { name: `${how} at accept`, behaviour: () => ({ kind: 'at-accept', how }), allowed: brokeOrNeverOpen },
    { name: `${how} at the first byte`, behaviour: () => ({ kind: 'at-first-byte', how }), allowed: broke },
    { name: `${how} at the request`, behaviour: () => ({ kind: 'at-request', how }), allowed: broke },
    {
      name: `${how} in a chunked answer`,
      behaviour: (number) => created(number, { framing: 'chunked', cut: { in: 'body', how } }),
      allowed: broke,
    },
    {
      name: `${how} before the last chunk`,
      behaviour: (number) => created(number, { framing: 'chunked', cut: { in: 'last-bytes', how } }),
      allowed: broke,
    },
    {
      name: `${how} after less than the length said`,
      behaviour: (number) => created(number, { contentLength: 500, afterwards: how }),
      allowed: broke,
    },
  ];
  return inPart.concat(atOtherTimes);
}
