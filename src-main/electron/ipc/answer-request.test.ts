import { anything, assert, asyncProperty, constantFrom } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../shared/errors/app-error';
import { blankCallFields } from '../../../shared/calls/call';
import { channels } from '../../../shared/ipc/channels-and-events';
import { contract, type Handlers } from '../../../shared/ipc/contract';
import { fail, succeed } from '../../../shared/result';
import type { LogData } from '../../log/log';
import { answerRequest } from './answer-request';

const secret = 'Ahmad 0123456789';

function world() {
  const lines: Array<[event: string, data: LogData | undefined]> = [];
  const seen: Array<[channel: string, request: unknown]> = [];
  const put = (event: string, data?: LogData) => {
    lines.push([event, data]);
  };
  const log = { info: put, warn: put, error: put };
  const refusing = Object.fromEntries(
    channels.map((channel) => [
      channel,
      async (request: unknown) => {
        seen.push([channel, request]);
        return Promise.resolve(fail({ kind: 'not-found', what: 'call' }));
      },
    ]),
  ) as unknown as Handlers;
  return { log, lines, seen, refusing };
}

const practice = { simulation: 'none', errorCode: null, delayMs: 0 } as const;

function ask(handler: Handlers['practice.set'], request: unknown = practice, timeLimitMs = 1000) {
  const { log, lines, refusing } = world();
  const handlers = { ...refusing, 'practice.set': handler };
  return { lines, answer: answerRequest('practice.set', request, { handlers, log, timeLimitMs }) };
}

describe('an answer', () => {
  it('carries the handler’s value and the handler’s error', async () => {
    await expect(ask(async (request) => Promise.resolve(succeed(request))).answer).resolves.toEqual(
      succeed(practice),
    );
    const error = { kind: 'invalid-token' } as const;
    await expect(ask(async () => Promise.resolve(fail(error))).answer).resolves.toEqual(fail(error));
  });

  it('with an error is logged here, but for those of the database, which are logged where they happen', async () => {
    const refused = ask(async () => Promise.resolve(fail({ kind: 'invalid-token' })));
    await refused.answer;
    expect(refused.lines).toEqual([
      ['ipc request failed', { channel: 'practice.set', kind: 'invalid-token' }],
    ]);
    const full = ask(async () =>
      Promise.resolve(fail({ kind: 'database', errorCode: 'disk-full', detail: 'SQLITE_FULL' })),
    );
    await full.answer;
    expect(full.lines).toEqual([]);
  });

  it.each([
    ['more', { ...practice, token: 'tk_test000000' }],
    ['less', { simulation: 'none' }],
    ['nothing', undefined],
  ])('with %s than the contract names is a fault in the app, and holds none of it', async (_name, value) => {
    const { answer, lines } = ask(async () => Promise.resolve(succeed(value as typeof practice)));
    const result = await answer;
    expect(result).toMatchObject({ ok: false, error: { kind: 'internal' } });
    expect(JSON.stringify([result, lines])).not.toContain('tk_test');
  });

  it('with an error the contract does not know is a fault in the app', async () => {
    const unknownError: unknown = { kind: secret };
    const { answer } = ask(async () => Promise.resolve(fail(unknownError as AppError)));
    const result = await answer;
    expect(result).toMatchObject({ ok: false, error: { kind: 'internal' } });
    expect(JSON.stringify(result)).not.toContain('Ahmad');
  });
});

describe('a handler', () => {
  it.each([
    ['rejects', async () => Promise.reject(new RangeError(secret))],
    [
      'throws what is no error',
      () => {
        // oxlint-disable-next-line typescript/only-throw-error -- what a foreign library may do
        throw secret;
      },
    ],
    [
      'throws',
      () => {
        throw new TypeError(secret);
      },
    ],
  ])(
    'that %s is a fault in the app, and what it said stays out of answer and log',
    async (_name, handler) => {
      const { answer, lines } = ask(handler);
      const result = await answer;
      expect(result).toMatchObject({ ok: false, error: { kind: 'internal' } });
      expect(lines.map(([event]) => event)).toEqual(['ipc handler failed']);
      expect(JSON.stringify([result, lines])).not.toMatch(/Ahmad|0123456789/);
    },
  );

  it('that never ends is a fault in the app once the limit is over', async () => {
    const { answer } = ask(async () => new Promise(() => {}), practice, 20);
    await expect(answer).resolves.toMatchObject({ error: { kind: 'internal', isUnanswered: true } });
  });
});

describe('a request', () => {
  it('that is not in the contract never reaches a handler, whatever it is', async () => {
    await assert(
      asyncProperty(
        constantFrom(...channels),
        anything({
          withNullPrototype: true,
          withBigInt: true,
          withDate: true,
          withMap: true,
          withTypedArray: true,
        }),
        async (channel, request) => {
          const { refusing, log, seen } = world();
          const isValid = contract[channel].request.safeParse(request).success;
          const result = await answerRequest(channel, request, {
            handlers: refusing,
            log,
            timeLimitMs: 1000,
          });
          expect(result.ok).toBe(false);
          expect(seen).toHaveLength(isValid ? 1 : 0);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['an extra key', { callId: crypto.randomUUID(), fields: blankCallFields, token: 'x' }],
    ['an own __proto__', JSON.parse(`{"callId":"${crypto.randomUUID()}","__proto__":{"fields":1}}`)],
    ['fields of the wrong type', { callId: crypto.randomUUID(), fields: { ...blankCallFields, name: 1 } }],
    [
      'too long a text',
      { callId: crypto.randomUUID(), fields: { ...blankCallFields, name: 'x'.repeat(200_001) } },
    ],
    ['a foreign kind of id', { callId: '../../etc', fields: blankCallFields }],
  ])('with %s is refused, and its refusal repeats none of it', async (_name, request: unknown) => {
    const { refusing, log, seen, lines } = world();
    const result = await answerRequest('calls.save', request, { handlers: refusing, log, timeLimitMs: 1000 });
    expect(result).toMatchObject({ ok: false, error: { kind: 'invalid-request' } });
    expect(seen).toEqual([]);
    expect(JSON.stringify([result, lines])).not.toMatch(/token|xxx|etc/);
  });
});
