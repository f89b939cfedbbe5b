import { expect, test } from 'vitest';
import { succeed } from '../../../../shared/result';
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
