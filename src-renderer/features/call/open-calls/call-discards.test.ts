import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Call, DiscardedCall } from '../../../../shared/calls/call';
import type { AppError } from '../../../../shared/errors/app-error';
import type { Handlers } from '../../../../shared/ipc/contract';
import { fail, succeed } from '../../../../shared/result';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import { createOpenCallsStore } from './open-calls-store';
import type { OpenCallsStore } from './open-calls-store-types';
import { readyCallFields } from './ready-call-fields.fixture';

function savedCall(beganAtMs: number): Call {
  const rest = { revision: 1, isParked: false, savedAtMs: beganAtMs, ticketId: null, follows: null };
  return { ...rest, id: randomUUID(), fields: readyCallFields, seq: beganAtMs, beganAtMs };
}

/** Three calls of the same fields, the last of which has just been discarded. The second one is shown. */
async function discardLastOfThree(change: Partial<Handlers> = {}) {
  const calls = [0, 1, 2].map(savedCall);
  const [first = '', second = '', discarded = ''] = calls.map(({ id }) => id);
  const { bridge } = createFakeBridge({
    'calls.list': () => Promise.resolve(succeed(calls)),
    'calls.begin': () => Promise.resolve(succeed(savedCall(3))),
    'calls.save': ({ callId }) =>
      Promise.resolve(succeed({ ...savedCall(0), ...calls.find(({ id }) => id === callId) })),
    'calls.list-discarded': () => Promise.resolve(succeed([])),
    'calls.discard': () => Promise.resolve(succeed(null)),
    'calls.restore': () => Promise.resolve(succeed({ ...savedCall(2), ...calls[2] })),
    'calls.end': () => new Promise(() => undefined),
    'tickets.send': () => new Promise(() => undefined),
    'calls.set-follow-up': ({ callId }) =>
      Promise.resolve(
        succeed({ ...savedCall(1), id: callId, follows: { id: 7, reference: 'SH-7', caseNumber: null } }),
      ),
    ...change,
  });
  const open = createOpenCallsStore(createIpcClient(bridge), () => () => undefined);
  await open.load();
  await open.discard(discarded);
  return { open, first, second };
}

test('a discard is the last thing done until then: the caret moves, and the app marks what it filled', async () => {
  const { open, second } = await discardLastOfThree();
  expect(open.store.get()).toMatchObject({ activeId: second, isDiscardLast: true });
  open.getActive()?.session.setCaretField('remark');
  open.getActive()?.session.recordFilled({ source: 'preset', before: {}, after: {} });
  expect(open.store.get().isDiscardLast).toBe(true);
});

test.each<readonly [string, (open: OpenCallsStore, ids: { first: string; second: string }) => unknown]>([
  ['a field is typed in', ({ getActive }) => getActive()?.session.edit('remark', 'x')],
  ['a service is chosen', ({ getActive }) => getActive()?.session.change({ serviceId: 1 })],
  ['a note is typed', ({ leaveDiscard }) => leaveDiscard()],
  ['another call is shown', ({ activate }, { first }) => activate(first)],
  ['the call is ended', ({ end }, { second }) => void end(second, 'complaint', null, null)],
  ['the call is sent', ({ send }, { second }) => void send(second)],
  ['the call is linked to a case', ({ follow }, { second }) => follow(second, 7)],
  ['a call is begun', ({ begin }) => begin()],
  ['the discard is undone', ({ undoDiscard }) => undoDiscard()],
])('a discard is no longer the last thing done once %s', async (_what, act) => {
  const { open, ...ids } = await discardLastOfThree();
  await act(open, ids);
  expect(open.store.get().isDiscardLast).toBe(false);
  await open.activate(ids.second);
  expect(open.store.get().isDiscardLast).toBe(false);
});

test('a later discard is the last thing done again', async () => {
  const { open, first, second } = await discardLastOfThree();
  open.getActive()?.session.edit('remark', 'x');
  await open.discard(second);
  expect(open.store.get()).toMatchObject({ activeId: first, isDiscardLast: true, undoOfferId: second });
});

/** Two discarded calls, of which the disk does not give the newer one back. It then lists the older ones from there. */
async function failToRestore(reason: AppError, listedFrom: number) {
  const asked: Array<string | null> = [];
  let onDisk: readonly DiscardedCall[] = [];
  const { open, second } = await discardLastOfThree({
    'calls.restore': ({ callId }) => {
      asked.push(callId);
      return Promise.resolve(fail(reason));
    },
    'calls.list-discarded': () => Promise.resolve(succeed([...onDisk])),
  });
  await open.discard(second);
  const before = open.store.get().discarded;
  onDisk = before.slice(listedFrom);
  const isShown = await open.undoDiscard();
  return { open, asked, second, before, isShown };
}

test('a discard that could not be undone is the next one to be undone', async () => {
  const full: AppError = { kind: 'database', errorCode: 'disk-full', detail: '' };
  const { open, asked, second, before, isShown } = await failToRestore(full, 0);
  expect(isShown).toBe(false);
  expect(open.store.get()).toMatchObject({ discarded: before, undoOfferId: second, error: full });
  await open.undoDiscard();
  expect(asked).toEqual([second, second]);
});

test('a discarded call that the disk no longer has is offered no more', async () => {
  const { open, before } = await failToRestore({ kind: 'not-found', what: 'call' }, 1);
  expect(open.store.get().discarded).toEqual(before.slice(1));
  expect(before).toHaveLength(2);
});
