import { expect, test } from 'vitest';
import { isUnanswered as mayBeDone } from '../../shared/errors/app-error';
import { fail, succeed } from '../../shared/result';
import { createFakeBridge } from './fake-bridge.fixture';
import { createIpcClient } from './ipc-client';

const soon = { usualMs: 20, sendingMs: 20 };

test('an answer that keeps the contract arrives as it is', async () => {
  const { bridge } = createFakeBridge({ 'app.copy-text': () => Promise.resolve(succeed(null)) });
  expect(await createIpcClient(bridge).ask('app.copy-text', { text: 'a' })).toEqual(succeed(null));
});

test('an answer leaves no timer behind', async () => {
  const { bridge } = createFakeBridge({ 'app.copy-text': () => Promise.resolve(succeed(null)) });
  let timers = 0;
  const schedule = () => {
    timers += 1;
    return () => {
      timers -= 1;
    };
  };
  await createIpcClient(bridge, soon, schedule).ask('app.copy-text', { text: 'a' });
  expect(timers).toBe(0);
});

test('an error is data', async () => {
  const error = { kind: 'not-found', what: 'call' } as const;
  const { bridge } = createFakeBridge({ 'calls.begin': () => Promise.resolve(fail(error)) });
  expect(await createIpcClient(bridge).ask('calls.begin', null)).toEqual(fail(error));
});

test.each([
  ['an answer that is no JSON', () => Promise.resolve('{')],
  ['an answer that is no envelope', () => Promise.resolve('7')],
  ['an envelope with nothing in it', () => Promise.resolve('{"ok":true}')],
  ['a refusal without its reason', () => Promise.resolve('{"ok":false}')],
  ['no answer at all', () => new Promise<string>(() => undefined)],
  ['a rejected promise', () => Promise.reject(new Error('gone'))],
  ['an answer without its envelope', () => Promise.resolve('null')],
])('%s is a fault in the app, and never thrown', async (_, answer) => {
  const { bridge } = createFakeBridge({});
  const broken = { ...bridge, ask: { ...bridge.ask, 'calls.list': answer } };
  const got = await createIpcClient(broken, soon).ask('calls.list', null);
  expect(got).toMatchObject({ ok: false, error: { kind: 'internal' } });
});

test.each([
  ['no answer', () => new Promise<string>(() => undefined), true],
  ['a broken one', () => Promise.resolve('{'), false],
])('%s says whether what was asked for may still be done', async (_, answer, isUnanswered) => {
  const { bridge } = createFakeBridge({});
  const broken = { ...bridge, ask: { ...bridge.ask, 'calls.list': answer } };
  const got = await createIpcClient(broken, soon).ask('calls.list', null);
  expect(!got.ok && got.error).toMatchObject({ kind: 'internal' });
  expect(!got.ok && mayBeDone(got.error)).toBe(isUnanswered);
});

test('delivers an event to its listeners until they unsubscribe', () => {
  const { bridge, emit } = createFakeBridge({});
  const received: (number | null)[] = [];
  const end = createIpcClient(bridge).onEvent('tickets.changed', ({ ticketId }) => received.push(ticketId));
  emit('tickets.changed', { ticketId: 3 });
  end();
  emit('tickets.changed', { ticketId: 4 });
  expect(received).toEqual([3]);
});

test('subscribes once to an event that many listen to', () => {
  const { bridge, emit } = createFakeBridge({});
  let subscriptions = 0;
  const subscribe: (typeof bridge.onEvent)['outbox.changed'] = (listener) => {
    subscriptions += 1;
    return bridge.onEvent['outbox.changed'](listener);
  };
  const { onEvent } = createIpcClient({
    ...bridge,
    onEvent: { ...bridge.onEvent, 'outbox.changed': subscribe },
  });
  const received: number[] = [];
  const ends = Array.from({ length: 20 }, (_, number) =>
    onEvent('outbox.changed', () => received.push(number)),
  );
  ends[7]?.();
  emit('outbox.changed', null);
  expect(received).toEqual([0, 1, 2, 3, 4, 5, 6, ...Array.from({ length: 12 }, (_, at) => at + 8)]);
  expect(subscriptions).toBe(1);
});
