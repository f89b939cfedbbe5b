import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { created, refused } from '../../e2e/fake-storehub/canned-answers';
import { startFakeStoreHub, type FakeStoreHub } from '../../e2e/fake-storehub/fake-storehub';
import type { Handlers } from '../../shared/ipc/contract';
import { fail, succeed } from '../../shared/result';
import { writerMethods } from '../data/stores/store-method-names';
import { createRemoteStores } from '../data/worker/database-thread';
import { createDatabaseError } from '../db/database-error';
import { freshDatabase } from '../db/fresh-database.fixture';
import { helpdesksIn, unwrap } from '../helpdesk.fixture';
import { readyFields } from '../tickets/sample-ticket.fixture';
import { createCallStore, type CallStore } from './call-store';
import { createCallsOnScreen } from './calls-on-screen';

const { compose, closeOpen, clear } = helpdesksIn(mkdtempSync(join(tmpdir(), 'helpdesk-calls-on-screen-')));
let storeHub: FakeStoreHub;
let handlers: Handlers;

const start = () => {
  handlers = compose({ kind: 'present', lastFour: 'wxyz' }, { liveEndpoint: storeHub.endpoint }).handlers;
};

beforeEach(async () => {
  storeHub = await startFakeStoreHub();
  start();
});

afterEach(async () => {
  await storeHub.close();
  await clear();
});

const begin = async () => unwrap(await handlers['calls.begin'](null)).id;
const show = async (callId: string, closedIds: string[] = []) =>
  unwrap(await handlers['calls.show']({ callId, closedIds }));
const save = async (callId: string) => unwrap(await handlers['calls.save']({ callId, fields: readyFields }));
const send = (callId: string) => handlers['tickets.send']({ callId, fields: readyFields });
const listed = async () =>
  unwrap(await handlers['calls.list'](null)).map(({ id, isClosed }) => [id, isClosed]);
const listedIds = async () => (await listed()).map(([id]) => id);

test('a call that is being sent is listed, and its outcome can be waited for without a second request', async () => {
  storeHub.queue({ kind: 'at-request', how: 'stall' });
  const other = await begin();
  const callId = await begin();
  await show(callId);
  const sending = send(callId);
  await storeHub.waitForRequest(1);
  expect(await listed()).toEqual([
    [other, undefined],
    [callId, true],
  ]);
  const outcome = handlers['tickets.await-outcome']({ callId });

  await show(other, [callId]);
  expect(await listed(), 'the one that is shown comes last').toEqual([
    [callId, true],
    [other, undefined],
  ]);
  const next = await begin();
  await show(next, [callId]);
  expect(await listed()).toEqual([
    [other, undefined],
    [callId, true],
    [next, undefined],
  ]);

  await storeHub.close();
  expect(unwrap(await outcome).status).toBe('uncertain');
  expect(unwrap(await outcome)).toEqual(unwrap(await sending));
  expect(storeHub.requests).toHaveLength(1);
});

test('a call that was sent is listed until its tab is closed, and its outcome is still there', async () => {
  storeHub.queue(created(1));
  const callId = await begin();
  await show(callId);
  await send(callId);
  expect(await listed()).toEqual([[callId, true]]);
  expect(unwrap(await handlers['tickets.await-outcome']({ callId }))).toMatchObject({
    status: 'created',
    caseNumber: 'STOREHUB0999-CA109193B',
  });
  const next = await begin();
  await show(next);
  expect(await listed()).toEqual([[next, undefined]]);
  expect(storeHub.requests).toHaveLength(1);
});

test('a call that was refused is an open one, and asking for its outcome sends nothing', async () => {
  storeHub.queue(refused('-10000'));
  const callId = await begin();
  await show(callId);
  await send(callId);
  expect(await listed()).toEqual([[callId, undefined]]);
  expect(unwrap(await handlers['tickets.await-outcome']({ callId })).status).toBe('rejected');
  expect(await handlers['tickets.await-outcome']({ callId: crypto.randomUUID() })).toMatchObject({
    error: { kind: 'not-found', what: 'call' },
  });
  expect(storeHub.requests).toHaveLength(1);
});

test.each([
  ['was not sent', '', false],
  ['was rejected', 'Ahmad', true],
])(
  'a discarded call that %s is not listed, although it was on the screen',
  async (_how, name, isAnswered) => {
    storeHub.queue(refused('-10000'));
    const other = await begin();
    const callId = await begin();
    await show(callId);
    const sent = await handlers['tickets.send']({ callId, fields: { ...readyFields, name } });
    expect(sent.ok).toBe(isAnswered);
    unwrap(await handlers['calls.discard']({ callId }));
    expect(await listed()).toEqual([[other, undefined]]);
  },
);

test('after a start the call that was shown is the one to show, not the one that was saved last', async () => {
  const [first, second, third] = [await begin(), await begin(), await begin()];
  await save(first);
  await show(second);
  await save(third);
  await closeOpen();
  start();
  expect(await listedIds()).toEqual([first, third, second]);
});

test('without a call that was shown, it is the one saved last that is not parked, from then on', async () => {
  const [first, second, parked] = [await begin(), await begin(), await begin()];
  await save(parked);
  await handlers['calls.park']({ callId: parked, isParked: true });
  await save(first);
  expect(await listedIds()).toEqual([second, parked, first]);
  await save(second);
  await closeOpen();
  start();
  expect(await listedIds()).toEqual([second, parked, first]);
  await handlers['calls.discard']({ callId: first });
  await handlers['calls.discard']({ callId: second });
  expect(await listedIds(), 'a parked one where there is no other').toEqual([parked]);
});

test('where the calls to resume cannot be read at first, they are shown once they can, and no other is noted as shown', async () => {
  const calls = createCallStore(freshDatabase());
  for (const id of ['shown', 'newer']) calls.begin(id, 1_000);
  calls.save('newer', readyFields, 2_000);
  calls.show('shown', 1_000);
  let isBusy = true;
  const remote = createRemoteStores<{ calls: CallStore }>(
    { calls: writerMethods.calls },
    (_store, method, args) =>
      Promise.resolve(
        method === 'findToResume' && isBusy
          ? fail(createDatabaseError('failed', 'busy'))
          : succeed(calls[method as keyof CallStore](...(args as [never, never, never]))),
      ),
  );
  const onScreen = createCallsOnScreen(remote.calls);
  const ids = async () => unwrap(await onScreen.list(3_000, false)).map(({ id }) => id);
  expect(await ids()).toEqual(['shown', 'newer']);
  isBusy = false;
  expect(await ids()).toEqual(['newer', 'shown']);
});
