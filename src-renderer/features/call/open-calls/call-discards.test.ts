import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Call } from '../../../../shared/calls/call';
import { succeed } from '../../../../shared/result';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import { createOpenCallsStore } from './open-calls-store';
import type { OpenCallsStore } from './open-calls-store-types';
import { readyCallFields } from './ready-call-fields.fixture';

function savedCall(beganAtMs: number): Call {
  const rest = { revision: 1, isParked: false, savedAtMs: beganAtMs, ticketId: null, follows: null };
  return { ...rest, id: randomUUID(), fields: readyCallFields, beganAtMs };
}

/** Three calls of the same fields, the last of which has just been discarded. The second one is shown. */
async function discardLastOfThree() {
  const calls = [0, 1, 2].map(savedCall);
  const [first = '', second = '', discarded = ''] = calls.map(({ id }) => id);
  const { bridge } = createFakeBridge({
    'calls.list': () => Promise.resolve(succeed(calls)),
    'calls.begin': () => Promise.resolve(succeed(savedCall(3))),
    'calls.save': ({ callId }) =>
      Promise.resolve(succeed({ ...savedCall(0), ...calls.find(({ id }) => id === callId) })),
    'calls.discarded': () => Promise.resolve(succeed([])),
    'calls.discard': () => Promise.resolve(succeed(null)),
    'calls.restore': () => Promise.resolve(succeed({ ...savedCall(2), ...calls[2] })),
    'calls.end': () => new Promise(() => undefined),
    'tickets.send': () => new Promise(() => undefined),
    'calls.set-follow-up': ({ callId }) =>
      Promise.resolve(
        succeed({ ...savedCall(1), id: callId, follows: { id: 7, reference: 'SH-7', caseNumber: null } }),
      ),
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
