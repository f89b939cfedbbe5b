import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { succeed } from '../../../../shared/result';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import { createOpenCallsStore } from './open-calls-store';
import { created, findSession, openCalls, savedCall } from './open-calls-store.fixture';
import { readyCallFields as ready } from './ready-call-fields.fixture';

test('a tab keeps its place and its key when its call begins with its first word', async () => {
  const began = new Map<string, number>();
  const { open, active } = await openCalls(created, {
    'calls.save': ({ callId, fields }) =>
      Promise.resolve(succeed({ ...savedCall(''), id: callId, fields, beganAtMs: began.get(callId) ?? 0 })),
  });
  const first = active().call.id;
  findSession(open, first).change(ready);
  const second = await open.begin().then(() => active().call.id);
  began.set(second, 1).set(first, 1.5);
  findSession(open, first).change({ ...ready, name: 'Balan' });
  await findSession(open, first).saver.flush();
  expect(open.store.get().calls.find(({ call }) => call.id === first)?.call.beganAtMs).toBe(1.5);
  findSession(open, second).change(ready);
  await open.begin();
  expect(open.store.get().calls.map(({ call }) => call.id)).toEqual([first, second, active().call.id]);
});

test('calls stand in the order in which they began, whatever the clock was set to', async () => {
  const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
  const listed = (id: string, seq: number, beganAtMs: number) => ({
    ...savedCall('Ali'),
    id,
    seq,
    beganAtMs,
  });
  const { bridge } = createFakeBridge({
    // The one to show comes last.
    'calls.list': () => Promise.resolve(succeed([listed(ids[1], 2, 3), listed(ids[0], 1, 9)])),
    'calls.begin': () => Promise.resolve(succeed(listed(ids[2], 3, 1))),
    'calls.list-discarded': () => Promise.resolve(succeed([])),
  });
  const open = createOpenCallsStore(createIpcClient(bridge), () => () => undefined);
  await open.load();
  expect(open.store.get().calls.map(({ call }) => call.id)).toEqual(ids.slice(0, 2));
  await open.begin();
  expect(open.store.get().calls.map(({ call }) => call.id)).toEqual(ids);
});
