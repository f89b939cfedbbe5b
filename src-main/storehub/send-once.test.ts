import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createBody, runFaultedSends, formatOutcome } from '../../e2e/fake-storehub/run-faulted-sends';
import { faultScenarios } from '../../e2e/fake-storehub/fault-scenarios';
import { created } from '../../e2e/fake-storehub/canned-answers';
import { sendWithRetry, sendOnce } from '../../e2e/fake-storehub/naive-retrying-client';
import { startFakeStoreHub } from '../../e2e/fake-storehub/fake-storehub';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import { createStoreHubClient } from './client';
import { classifyOutcome } from './classify-outcome';
import { postOverSocket } from './post-over-socket';
import { silentLog } from '../log/log';

const token = 'tk_test0000000000000000000000000000000';
const storeHub = await startFakeStoreHub();
const client = createStoreHubClient({
  log: silentLog,
  endpoint: storeHub.endpoint,
  userAgent: 'StoreHub-Helpdesk/0.1.0',
  nowMs: () => 0,
  resolveProxy: () => Promise.reject(new Error('loopback has no proxy')),
});

beforeEach(() => storeHub.reset());
afterAll(() => storeHub.close());

test('400 faulted sends: at most one request each, never "not-sent" when one arrived, every outcome right', async () => {
  let firstBytes = 0;
  const send = async (body: string): Promise<Outcome> => {
    const { outcome } = await client.send(body, token, () => {
      firstBytes += 1;
    });
    return outcome;
  };
  const verdict = await runFaultedSends({ storeHub, send, count: 400, seed: 20251123 });

  expect(verdict.violations).toEqual([]);
  expect(verdict.maxRequestsPerAttempt).toBe(1);
  expect(firstBytes).toBe(400 - (verdict.outcomes['not-sent: connection-refused'] ?? 0));
  expect(storeHub.connections).toHaveLength(400);
});

test.each(faultScenarios.filter((fault) => fault.isSlow !== true))('$name: $allowed', async (fault) => {
  storeHub.queue(fault.behaviour(1));
  const { outcome } = await client.send(createBody('attempt <1>'), token, () => {});
  expect(fault.allowed).toContain(formatOutcome(outcome));
  expect(storeHub.connections).toHaveLength(1);
  expect(storeHub.requests.length).toBeLessThanOrEqual(1);
});

test('slow faults end by the time limit, with one connection each', async () => {
  const impatient = createStoreHubClient({
    log: silentLog,
    endpoint: storeHub.endpoint,
    userAgent: 'StoreHub-Helpdesk/0.1.0',
    nowMs: () => 0,
    resolveProxy: () => Promise.resolve('DIRECT'),
    timeLimitMs: 150,
  });
  const slow = faultScenarios.filter((fault) => fault.isSlow === true);
  for (const fault of slow) {
    storeHub.queue(fault.behaviour(1));
    const { outcome } = await impatient.send(createBody('attempt <1>'), token, () => {});
    expect([fault.name, fault.allowed]).toEqual([fault.name, [formatOutcome(outcome)]]);
  }
  expect(storeHub.connections).toHaveLength(slow.length);
});

test('a connection that served one request and is dropped at the next: one request each, the second uncertain', async () => {
  storeHub.queue(created(1, { afterwards: 'stall' }), { kind: 'at-request', how: 'close' });
  const first = await client.send(createBody('attempt <1>'), token, () => {});
  const second = await client.send(createBody('attempt <2>'), token, () => {});

  expect(formatOutcome(first.outcome)).toBe('created');
  expect(formatOutcome(second.outcome)).toBe('uncertain: connection-broken');
  expect(storeHub.requests.map(({ connection }) => connection)).toEqual([1, 2]);
});

test('the connection is made while the body is written down, and no byte leaves before the body is there', async () => {
  const body = later<string | null>();
  let firstBytes = 0;
  const sending = client.send(body.promise, token, () => {
    firstBytes += 1;
  });
  const connection = await storeHub.waitForConnection(1);
  expect([firstBytes, connection.received.length, storeHub.requests.length]).toEqual([0, 0, 0]);
  body.resolve(createBody('attempt <1>'));
  expect((await sending).outcome.kind).toBe('created');
  expect([firstBytes, storeHub.connections.length, storeHub.requests.length]).toEqual([1, 1, 1]);
});

test('with no body after all nothing leaves, and the connection is gone', async () => {
  const body = later<string | null>();
  let firstBytes = 0;
  const sending = client.send(body.promise, token, () => {
    firstBytes += 1;
  });
  const connection = await storeHub.waitForConnection(1);
  body.resolve(null);
  expect((await sending).exchange).toMatchObject({ kind: 'no-connection', detail: 'called off' });
  await storeHub.waitUntilQuiet();
  expect([firstBytes, connection.received.length, storeHub.requests.length]).toEqual([0, 0, 0]);
});

test('a connection that the server closed before the body was there is certainly not sent over', async () => {
  const socket = connectTcp(storeHub.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
  await once(socket, 'close');
  let firstBytes = 0;
  const post = { endpoint: storeHub.endpoint, body: 'x', token, userAgent: 'x' };
  const exchange = await postOverSocket(
    socket,
    {
      ...post,
      onFirstByte: () => {
        firstBytes += 1;
      },
    },
    new AbortController().signal,
  );
  expect(exchange).toMatchObject({ kind: 'no-connection', detail: 'closed before it was used' });
  expect(firstBytes).toBe(0);
});

test('a time limit that passes just before the request would leave: nothing is sent', async () => {
  storeHub.queue({ kind: 'at-request', how: 'close' });
  const socket = connectTcp(storeHub.port, '127.0.0.1');
  await once(socket, 'connect');
  const limit = new AbortController();
  let firstBytes = 0;
  const onFirstByte = (): void => {
    firstBytes += 1;
  };
  const post = { endpoint: storeHub.endpoint, body: 'x', token, userAgent: 'x', onFirstByte };
  const exchange = postOverSocket(socket, post, limit.signal);
  limit.abort();
  expect(await exchange).toMatchObject({ kind: 'no-connection', reason: 'connecting-timed-out' });
  await storeHub.waitUntilQuiet();
  expect([firstBytes, storeHub.requests.length]).toEqual([0, 0]);
});

test('an answer that is there before the request left is not believed: nothing is sent', async () => {
  const tooMany = 'HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n';
  const yes = '{"ErrorCode":"0","Ticket":{"CaseNum":"STOREHUB7"}}';
  for (const says of [tooMany, `HTTP/1.1 200 OK\r\nContent-Length: ${yes.length}\r\n\r\n${yes}`]) {
    storeHub.queue({ kind: 'at-accept', how: 'stall', says });
    let firstBytes = 0;
    const { outcome } = await client.send(createBody('attempt <1>'), token, () => {
      firstBytes += 1;
    });
    expect(outcome).toEqual({
      kind: 'not-sent',
      reason: 'connection-refused',
      detail: 'it spoke before it was asked',
    });
    expect(firstBytes).toBe(0);
  }
  await storeHub.waitUntilQuiet();
  expect(storeHub.connections.map(({ received }) => received.length)).toEqual([0, 0]);
});

function later<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

test('control: a client that keeps connections alive and sends again when one dies is caught', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = async (body: string): Promise<Outcome> =>
    classifyOutcome(await sendWithRetry(storeHub.endpoint, body, agent), 0);
  const verdict = await runFaultedSends({ storeHub, send, count: 60, seed: 7, from: resetting });
  agent.destroy();

  expect(verdict.maxRequestsPerAttempt).toBeGreaterThan(1);
  expect(verdict.violations.join('\n')).toMatch(/: 2 requests/);
});

test('control: a client that takes ECONNRESET for "not-sent" is caught', async () => {
  const agent = new Agent();
  const send = async (body: string): Promise<Outcome> =>
    classifyOutcome(await sendOnce(storeHub.endpoint, body, agent).catch(notSent), 0);
  const verdict = await runFaultedSends({ storeHub, send, count: 60, seed: 7, from: resetting });

  expect(verdict.violations.join('\n')).toMatch(/not sent, but arrived/);
});

const resetting = faultScenarios.filter(({ name }) => /^(no fault|(close|reset) at the)/.test(name));

function notSent(): Parameters<typeof classifyOutcome>[0] {
  return { kind: 'no-connection', reason: 'connection-refused', detail: 'ECONNRESET' };
}
