import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { succeed } from '../../shared/result';
import { tempFolder } from '../db/temp-folder.fixture';
import { countedBytes, fakeStoreHub, fakeTime } from '../fake-storehub-and-timers.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { readOutboxAtClose } from '../outbox/outbox-at-close-file';
import { outcomes, readyFields } from '../tickets/sample-ticket.fixture';
import { openWorkspaceAtFakeTime } from './open-workspace-at-fake-time.fixture';

test('a closed history says what its outbox holds; an open one and one that was killed do not', async () => {
  const time = fakeTime(1_700_000_000_000);
  const userDataFolder = tempFolder();
  const folder = join(userDataFolder, 'live');
  const { requests, sendRequest } = fakeStoreHub();
  const randomBytes = countedBytes();
  let token: string | null = 'tk_test0';
  const open = () =>
    openWorkspaceAtFakeTime(time, {
      userDataFolder,
      sendRequest,
      token: () => Promise.resolve(succeed(token)),
      randomBytes,
    });
  const log = async (workspace: Awaited<ReturnType<typeof open>>, name: string) => {
    await workspace.stores.calls.begin(name, 0);
    return workspace.sender.send(name, { ...readyFields, name });
  };

  const first = await open();
  const sent = log(first, 'Ahmad');
  await expect.poll(() => requests.length).toBe(1);
  requests[0]?.answer(outcomes.uncertain);
  await sent;
  token = null;
  await log(first, 'Balan');
  await flushPendingWork();
  expect(readOutboxAtClose(folder)).toBeNull();
  await first.stores.calls.begin('Chong', 0);
  await first.stores.calls.save('Chong', { ...readyFields, name: 'Chong' }, 0);
  await first.stores.calls.park('Chong', true);
  await first.stores.calls.begin('nobody yet', 0);
  await first.close();
  expect(readOutboxAtClose(folder)).toEqual({
    waiting: 1,
    oldestWaitingAtMs: 1_700_000_000_000,
    uncertain: 1,
    rejected: 0,
    openCalls: 1,
  });

  const second = await open();
  expect(readOutboxAtClose(folder)).toBeNull();
  // Only the database is closed, as after a kill.
  await second.stores.close();
  expect(readOutboxAtClose(folder)).toBeNull();
});

test('a folder in the place of the file keeps no history from opening, and is set aside', async () => {
  const time = fakeTime(1_700_000_000_000);
  const userDataFolder = tempFolder();
  const folder = join(userDataFolder, 'live');
  mkdirSync(join(folder, 'outbox-at-close.json', 'of-others'), { recursive: true });
  const { close } = await openWorkspaceAtFakeTime(time, { userDataFolder });
  await close();
  expect(readdirSync(folder)).toContain('outbox-at-close.json.set-aside-1');
  expect(readOutboxAtClose(folder)).toMatchObject({ waiting: 0, oldestWaitingAtMs: null, openCalls: 0 });
});
