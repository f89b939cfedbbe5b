import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { created, refused } from '../../e2e/fake-storehub/canned-answers';
import { exampleRequest } from '../../e2e/fake-storehub/example-request';
import { findClosedPort, startFakeStoreHub } from '../../e2e/fake-storehub/fake-storehub';
import { createStoreHubClient, type StoreHubClient, type StoreHubClientOptions } from './client';
import { withoutFreeFiles } from './exhausted-file-handles.fixture';
import { silentLog } from '../log/log';

const token = 'tk_test0000000000000000000000000000000';
const body = JSON.stringify(exampleRequest);
const storeHub = await startFakeStoreHub();
const nowMs = Date.parse('2025-11-23T10:00:00Z');

beforeEach(() => storeHub.reset());
afterAll(() => storeHub.close());

function clientFor(endpoint: URL, more: Partial<StoreHubClientOptions> = {}): StoreHubClient {
  return createStoreHubClient({
    log: silentLog,
    endpoint,
    userAgent: 'StoreHub-Helpdesk/0.1.0',
    nowMs: () => nowMs,
    resolveProxy: () => Promise.resolve('DIRECT'),
    ...more,
  });
}

/** Sends once. `firstBytes` counts the calls of `onFirstByte`. */
async function sendTo(endpoint: URL, more?: Partial<StoreHubClientOptions>) {
  let firstBytes = 0;
  const report = await clientFor(endpoint, more).send(body, token, () => {
    firstBytes += 1;
  });
  return { ...report, firstBytes };
}

test("the request at the socket is the contract's example", async () => {
  const { outcome, httpStatus, rawAnswer, firstBytes } = await sendTo(storeHub.endpoint);

  expect(storeHub.requests).toHaveLength(1);
  const request = await storeHub.waitForRequest(1);
  expect(request).toMatchObject({
    method: 'POST',
    path: '/api/ticket/create',
    httpVersion: 'HTTP/1.1',
    bodyText: body,
    json: exampleRequest,
  });
  expect(request.headers).toEqual([
    ['Host', `127.0.0.1:${storeHub.port}`],
    ['Authorization', `Bearer ${token}`],
    ['Content-Type', 'application/json'],
    ['Content-Length', String(Buffer.byteLength(body))],
    ['Accept', 'application/json'],
    ['Accept-Encoding', 'identity'],
    ['User-Agent', 'StoreHub-Helpdesk/0.1.0'],
    ['Connection', 'close'],
  ]);
  expect(outcome).toEqual({
    kind: 'created',
    caseNumber: 'STOREHUB0999-CA109193B',
    storeHubTicketId: '999',
  });
  expect(httpStatus).toBe(200);
  expect(rawAnswer).toBe('{"ErrorCode":"0","Ticket":{"TicketId":999,"CaseNum":"STOREHUB0999-CA109193B"}}');
  expect(firstBytes).toBe(1);
});

test('the body goes out word for word, in UTF-8', async () => {
  const text = JSON.stringify({ ...exampleRequest, Ticket: { ...exampleRequest.Ticket, Name: '陈美玲 🛠' } });
  await clientFor(storeHub.endpoint).send(text, token, () => {});
  expect(storeHub.requests[0]?.bodyText).toBe(text);
});

test('the query of the endpoint is kept', async () => {
  await sendTo(new URL('/other/path?a=b%20c', storeHub.url));
  expect(storeHub.requests[0]?.path).toBe('/other/path?a=b%20c');
});

test('a token that the server says back stands in nothing that is kept', async () => {
  storeHub.queue(refused('-10007', `Bearer ${token} is not valid`), {
    kind: 'answer',
    status: 502,
    body: `<p>${token}</p>${token}`,
  });
  const refusal = await sendTo(storeHub.endpoint);
  expect(refusal.outcome).toMatchObject({
    kind: 'signed-out',
    errorMessage: 'Bearer [token] is not valid',
  });
  expect(JSON.stringify([refusal, await sendTo(storeHub.endpoint)])).not.toContain(token);
});

test('nor one that it says back in escapes of JSON, all of it or a part', async () => {
  const escapes = (text: string, toCase: (hex: string) => string = (hex) => hex) =>
    Array.from(text, (letter) => `\\u${toCase(letter.charCodeAt(0).toString(16).padStart(4, '0'))}`).join('');
  const spellings = [
    escapes(token),
    escapes(token, (hex) => hex.toUpperCase()),
    escapes(token.slice(0, 9)) + token.slice(9),
  ];
  for (const spelling of spellings) {
    const answerText = `{"ErrorCode":"-10007","ErrorMessage":"${spelling} is not valid","Echo":["${spelling}"]}`;
    storeHub.queue({ kind: 'answer', body: answerText, coding: 'gzip' });
    const { outcome, rawAnswer } = await sendTo(storeHub.endpoint);
    expect(rawAnswer).toBe('{"ErrorCode":"-10007","ErrorMessage":"[token] is not valid","Echo":["[token]"]}');
    expect(outcome).toMatchObject({ kind: 'signed-out', errorMessage: '[token] is not valid' });
  }
});

test('the raw answer is kept word for word, whatever it is', async () => {
  const raw = ' {"ErrorCode" : 0,\n"Ticket":{"CaseNum":"STOREHUB0999-CA109193B","Später":"会"}}\r\n';
  storeHub.queue({ kind: 'answer', body: raw });
  expect((await sendTo(storeHub.endpoint)).rawAnswer).toBe(raw);
  storeHub.queue(created(1, { cut: { in: 'body', how: 'reset' } }));
  expect(JSON.stringify(created(1).body).startsWith((await sendTo(storeHub.endpoint)).rawAnswer ?? '-')).toBe(
    true,
  );
});

test('a whole answer decides, whatever follows it', async () => {
  storeHub.queue({
    kind: 'raw',
    bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{"ErrorCode":"-1"}trailing garbage',
    afterwards: 'reset',
  });
  expect((await sendTo(storeHub.endpoint)).outcome).toMatchObject({ kind: 'rejected', errorCode: '-1' });
});

describe('a refusal by status whose body cannot simply be read', () => {
  const json = '{"ErrorCode":"-10004","Ticket":{"CaseNum":"STOREHUB0999-CA109193B"}}';
  const named = { kind: 'uncertain', namedCaseNumber: 'STOREHUB0999-CA109193B' };
  const zipped = gzipSync(json);
  const chunk = (bytes: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')]);

  test.each([
    ['gzip that no header declares', `Content-Length: ${zipped.length}`, zipped, named],
    ['a transfer coding of gzip', 'Transfer-Encoding: gzip, chunked', chunk(zipped), named],
    [
      'deflate as a transfer coding',
      'Transfer-Encoding: deflate, chunked',
      chunk(deflateRawSync(json)),
      named,
    ],
    ['UTF-16', `Content-Length: ${json.length * 2}`, Buffer.from(json, 'utf16le'), named],
    ['a length that is too short', 'Content-Length: 30', Buffer.from(json), named],
    ['a length of nothing', 'Content-Length: 0', Buffer.from(json), named],
    [
      'brotli',
      'Content-Encoding: br',
      brotliCompressSync(json.repeat(3)),
      { kind: 'uncertain', reason: 'unreadable-answer' },
    ],
  ])('%s', async (_, header, content, outcome) => {
    for (const status of [401, 403, 429]) {
      const start = Buffer.from(`HTTP/1.1 ${status} No\r\n${header}\r\n\r\n`);
      storeHub.queue({ kind: 'raw', bytes: Buffer.concat([start, content]), afterwards: 'close' });
      expect((await sendTo(storeHub.endpoint)).outcome).toMatchObject(outcome);
    }
  });

  test.each(['', '<html><body>Blocked</body></html>', 'Too many requests'])(
    '%j decides nothing',
    async (text) => {
      storeHub.queue(
        { kind: 'answer', status: 429, body: text },
        { kind: 'answer', status: 403, body: text },
      );
      expect((await sendTo(storeHub.endpoint)).outcome.kind).toBe('throttled');
      expect((await sendTo(storeHub.endpoint)).outcome.kind).toBe('signed-out');
    },
  );
});

test('what is kept of an answer that is far too long is bounded', async () => {
  storeHub.queue({ kind: 'answer', body: 'x'.repeat(2 * 1024 * 1024) });
  const { outcome, rawAnswer } = await sendTo(storeHub.endpoint);
  expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'answer-too-large', httpStatus: 200 });
  expect(rawAnswer).toBe('x'.repeat(64 * 1024));
});

test('an answer just within the limit is read', async () => {
  const filler = 'x'.repeat(1024 * 1024 - 100);
  storeHub.queue({ kind: 'answer', body: { ErrorCode: 0, Ticket: { CaseNum: 'A-1', filler } } });
  expect((await sendTo(storeHub.endpoint)).outcome).toMatchObject({ kind: 'created', caseNumber: 'A-1' });
});

test('Retry-After is heard', async () => {
  storeHub.queue({ kind: 'answer', status: 429, headers: { 'Retry-After': '90' }, body: '' });
  expect((await sendTo(storeHub.endpoint)).outcome).toMatchObject({
    kind: 'throttled',
    retryAfterMs: 90_000,
  });
});

test('Retry-After as a date counts by the clock of the answer, not of this PC', async () => {
  const headers = { Date: 'Sun, 23 Nov 2025 15:00:00 GMT', 'Retry-After': 'Sun, 23 Nov 2025 15:01:30 GMT' };
  storeHub.queue(
    { kind: 'answer', status: 429, headers, body: '' },
    { kind: 'answer', headers, body: { ErrorCode: '-10004' } },
  );
  for (const _ of ['HTTP 429', 'an error code'])
    expect((await sendTo(storeHub.endpoint)).outcome).toMatchObject({
      kind: 'throttled',
      retryAfterMs: 90_000,
    });
});

test('a redirect is not followed, and its target hears nothing', async () => {
  const elsewhere = await startFakeStoreHub();
  storeHub.queue({ kind: 'answer', status: 307, headers: { Location: elsewhere.endpoint.href }, body: '' });
  const { outcome } = await sendTo(storeHub.endpoint);
  expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'redirected', httpStatus: 307 });
  expect(elsewhere.connections).toHaveLength(0);
  await elsewhere.close();
});

test('the connection is gone with the answer, even where the server would keep it', async () => {
  storeHub.queue(created(1, { afterwards: 'stall' }));
  await sendTo(storeHub.endpoint);
  await storeHub.waitUntilQuiet();
  expect(storeHub.openConnections()).toBe(0);
});

describe('not-sent', () => {
  test('when nothing listens', async () => {
    const { outcome, firstBytes } = await sendTo(new URL(`http://127.0.0.1:${await findClosedPort()}/x`));
    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'connection-refused' });
    expect(firstBytes).toBe(0);
  });

  test('when the name cannot be a name', async () => {
    const { outcome, firstBytes } = await sendTo(new URL(`https://${'a'.repeat(64)}.example/x`));
    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'name-not-resolved' });
    expect(firstBytes).toBe(0);
  });

  test('when the record before the first byte fails; the failure is handed on', async () => {
    const send = clientFor(storeHub.endpoint).send(body, token, () => {
      throw new Error('disk-full');
    });
    await expect(send).rejects.toThrow('disk-full');
    await storeHub.waitForConnection(1);
    await storeHub.waitUntilQuiet();
    expect(storeHub.connections.map(({ received }) => Buffer.concat(received).length)).toEqual([0]);
  });

  test.each(['', 'tk_test\r\nX-Evil: 1', 'tk_test 0', 'tk_tést', 'x'.repeat(1001)])(
    'with the token %j, which cannot stand in a header',
    async (bad) => {
      const { outcome, exchange } = await clientFor(storeHub.endpoint).send(body, bad, () => {});
      expect(outcome.kind).toBe('signed-out');
      expect(exchange).toEqual({ kind: 'token-unusable' });
      expect(storeHub.connections).toHaveLength(0);
    },
  );
});

test('localhost is this computer, whichever address the server listens on', async () => {
  const { outcome } = await sendTo(new URL(`http://localhost:${storeHub.port}/api/ticket/create`));
  expect(outcome.kind).toBe('created');
  expect(storeHub.requests[0]?.headers[0]).toEqual(['Host', `localhost:${storeHub.port}`]);
});

test.skipIf(process.platform !== 'linux')(
  'a computer that cannot open one connection more is not called one without a network',
  async () => {
    await sendTo(storeHub.endpoint);
    const { outcome } = await withoutFreeFiles(() => sendTo(storeHub.endpoint));
    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'no-free-connection' });
    expect((await sendTo(storeHub.endpoint)).outcome.kind).toBe('created');
  },
);

test('loopback never asks for a proxy', async () => {
  const asked: string[] = [];
  const resolveProxy = (url: URL): Promise<string> => {
    asked.push(url.href);
    return Promise.resolve(`PROXY 127.0.0.1:${storeHub.port}`);
  };
  expect((await sendTo(storeHub.endpoint, { resolveProxy })).outcome.kind).toBe('created');
  expect(asked).toEqual([]);
});

test('a client is not made for an endpoint that must not have the token', () => {
  expect(() => clientFor(new URL('http://storehub.example/x'))).toThrow('not-https');
});

test('no detail holds the token or what the caller said', async () => {
  const secrets = [
    token,
    ...Object.values(exampleRequest.Ticket).filter((value) => typeof value === 'string'),
  ];
  for (const how of ['close', 'reset', 'stall'] as const) {
    storeHub.queue({ kind: 'at-request', how });
    const { outcome } = await sendTo(storeHub.endpoint, { timeLimitMs: 100 });
    expect(secrets.filter((secret) => JSON.stringify(outcome).includes(secret))).toEqual([]);
  }
});

test('the detail of a broken connection says how much of the answer came', async () => {
  storeHub.queue({ kind: 'at-request', how: 'close' }, created(1, { cut: { in: 'body', how: 'close' } }));
  const nothing = await sendTo(storeHub.endpoint);
  expect(nothing.outcome).toMatchObject({ detail: expect.stringMatching(/ before an answer$/) as string });
  const some = await sendTo(storeHub.endpoint);
  expect(some.outcome).toMatchObject({
    detail: expect.stringMatching(/ after \d+ bytes of the answer$/) as string,
  });
});
