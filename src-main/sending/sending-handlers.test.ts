import { expect, it, onTestFinished } from 'vitest';
import { succeed } from '../../shared/result';
import { tempFolder } from '../db/temp-folder.fixture';
import { fakeStoreHub, fakeTime } from '../fake-storehub-and-timers.fixture';
import { unwrap } from '../helpdesk.fixture';
import { readyFields } from '../tickets/sample-ticket.fixture';
import { createDeferred } from '../time/create-deferred';
import { openWorkspaceAtFakeTime } from '../workspace/open-workspace-at-fake-time.fixture';
import { createSendingHandlers } from './sending-handlers';
import type { MayBeginSend } from './send-rate-limit';

const callId = 'c0000000-0000-4000-8000-000000000001';

/** A workspace with one open call, and the handlers that send it to a StoreHub that does not answer yet. */
async function openCall(mayBeginSend: MayBeginSend) {
  const { requests, sendRequest } = fakeStoreHub();
  const workspace = await openWorkspaceAtFakeTime(fakeTime(), {
    userDataFolder: tempFolder(),
    token: () => Promise.resolve(succeed('tk_test567890abcdefghijklmnopqrstuvwxyz')),
    sendRequest,
  });
  onTestFinished(async () => {
    await workspace.close();
  });
  unwrap(await workspace.stores.calls.begin(callId, 1));
  const time = fakeTime();
  const handlers = createSendingHandlers({ ...time, mayBeginSend }, (use) => use(workspace));
  return {
    time,
    requests,
    send: () => handlers['tickets.send']({ callId, fields: readyFields }),
    nameOnDisk: async () => unwrap(await workspace.stores.calls.get(callId))?.fields.name,
    countTickets: async () => unwrap(await workspace.stores.history.count({ text: '' })).count,
  };
}

it('saves what was typed while a person is asked whether so many are meant', async () => {
  const { promise: answered, resolve: answer } = createDeferred<'not-confirmed' | null>();
  const { time, send, nameOnDisk, countTickets } = await openCall(() => answered);
  const sent = send();
  time.pass(50);
  await expect.poll(nameOnDisk).toBe(readyFields.name);
  expect(await countTickets()).toBe(0);
  answer('not-confirmed');
  expect(await sent).toEqual({ ok: false, error: { kind: 'not-allowed', reason: 'not-confirmed' } });
  expect(await nameOnDisk()).toBe(readyFields.name);
});

it('saves nothing beside a send that begins at once', async () => {
  const { time, requests, send, countTickets } = await openCall(() => Promise.resolve(null));
  const sent = send();
  expect(time.timers()).toBe(1);
  await expect.poll(() => requests.length).toBe(1);
  expect(time.timers()).toBe(0);
  requests[0]?.answer({ kind: 'created', caseNumber: 'STOREHUB0999-CA109193B', storeHubTicketId: null });
  expect(await sent).toMatchObject({ ok: true, value: { status: 'created' } });
  expect(await countTickets()).toBe(1);
});
