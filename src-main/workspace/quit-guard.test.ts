import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { created } from '../../e2e/fake-storehub/canned-answers';
import { startFakeStoreHub } from '../../e2e/fake-storehub/fake-storehub';
import { holdAnswer } from '../../e2e/fake-storehub/hold-answer';
import { fail, succeed } from '../../shared/result';
import type { HelpdeskParts } from '../helpdesk-parts';
import { createDatabaseError } from '../db/database-error';
import { openStoresInProcess } from '../data/open-stores-in-process.fixture';
import type { OpenOptions } from '../data/open-stores';
import { fakeTime } from '../fake-storehub-and-timers.fixture';
import { helpdesksIn, unwrap } from '../helpdesk.fixture';
import { readyFields } from '../tickets/sample-ticket.fixture';

const { compose, clear } = helpdesksIn(mkdtempSync(join(tmpdir(), 'helpdesk-quit-')));

afterEach(clear);

const full = createDatabaseError('disk-full', 'SQLITE_FULL');
const newerVersion = fail(createDatabaseError('newer-version', 'schema 99'));

/** An app whose history a newer version has written. */
function startWithNewerHistory(changes: Partial<HelpdeskParts> = {}) {
  const time = fakeTime(Date.now());
  const helpdesk = compose(
    { kind: 'none' },
    {
      fixedMode: 'live',
      openStores: () => Promise.resolve(newerVersion),
      schedule: time.schedule,
      nowMs: time.nowMs,
      ...changes,
    },
  );
  const report = (isInUse: boolean) => helpdesk.handlers['app.report-in-use']({ isInUse });
  return { ...helpdesk, report, time };
}

it('a request of IT ends an app whose history never opened, once the window says that it has no text of a call', async () => {
  const { askToQuit, report } = startWithNewerHistory();
  expect(await askToQuit()).toBe(false);
  await report(true);
  expect(await askToQuit()).toBe(false);
  await report(false);
  expect(await askToQuit()).toBe(true);
});

it('a call that rings and could not be saved is not taken from the screen', async () => {
  const { askToQuit, announceCalls, handlers, report, time } = startWithNewerHistory();
  await report(false);
  announceCalls([{ phone: '60123456789', name: '', store: '' }]);
  expect(unwrap(await handlers['calls.list-incoming'](null)).calls).toHaveLength(1);
  expect(await askToQuit()).toBe(false);
  time.pass(6 * 60_000);
  expect(await askToQuit()).toBe(true);
});

it('an app that has lost an open history is not ended, whatever the window says', async () => {
  let lose: OpenOptions['onUnusable'];
  let opens = 0;
  const { askToQuit, handlers, report } = startWithNewerHistory({
    openStores: (file, how) => {
      opens += 1;
      lose = how.onUnusable;
      return opens === 1 ? openStoresInProcess(file, how) : Promise.resolve(newerVersion);
    },
  });
  expect(unwrap(await handlers['calls.list'](null))).toEqual([]);
  await report(false);
  expect(await askToQuit()).toBe(true);
  lose?.('thread-died');
  expect(await handlers['calls.list'](null)).toMatchObject({ ok: false });
  expect(await askToQuit()).toBe(false);
});

it('with a history the window says whether the app is in use, and nothing is guessed until it has', async () => {
  const helpdesk = compose({ kind: 'none' }, { fixedMode: 'practice' });
  const report = (isInUse: boolean) => helpdesk.handlers['app.report-in-use']({ isInUse });
  expect(await helpdesk.askToQuit()).toBe(false);
  await report(false);
  expect(await helpdesk.askToQuit()).toBe(true);
  // Such as a call on a full disk, of which the history has nothing.
  await report(true);
  expect(await helpdesk.askToQuit()).toBe(false);
});

it('a ticket on its way, and an answer that the disk has no room for, are waited for, whatever the window says', async () => {
  const storeHub = await startFakeStoreHub();
  onTestFinished(storeHub.close);
  const { until, answer } = holdAnswer();
  storeHub.queue(created(1, { until }));
  const disk = { isFull: true };
  const time = fakeTime(Date.now());
  const { askToQuit, handlers } = compose(
    { kind: 'present', lastFour: 'wxyz' },
    {
      fixedMode: 'live',
      liveEndpoint: storeHub.endpoint,
      schedule: time.schedule,
      openStores: async (file, how) => {
        const opened = await openStoresInProcess(file, how);
        if (!opened.ok) return opened;
        const { tickets } = opened.value;
        const endAttempt: typeof tickets.endAttempt = (...ended) =>
          disk.isFull ? Promise.resolve(fail(full)) : tickets.endAttempt(...ended);
        return succeed({ ...opened.value, tickets: { ...tickets, endAttempt } });
      },
    },
  );
  const { id: callId } = unwrap(await handlers['calls.begin'](null));
  await handlers['app.report-in-use']({ isInUse: false });
  expect(await askToQuit()).toBe(true);
  const sent = handlers['tickets.send']({ callId, fields: readyFields });
  await storeHub.waitForRequest(1);
  expect(await askToQuit()).toBe(false);
  answer();
  expect(await sent).toMatchObject({ ok: false, error: { ticket: 'answer-not-saved' } });
  expect(await askToQuit()).toBe(false);
  disk.isFull = false;
  time.pass(2_000);
  await expect.poll(askToQuit).toBe(true);
});
