import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { fail } from '../../shared/result';
import type { HelpdeskParts } from '../composition-root';
import { createDatabaseError } from '../db/database-error';
import { openStoresInProcess } from '../data/open-stores-in-process.fixture';
import type { OpenOptions } from '../data/open-stores';
import { fakeTime } from '../fake-storehub-and-timers.fixture';
import { helpdesksIn, unwrap } from '../helpdesk.fixture';

const { compose, clear } = helpdesksIn(mkdtempSync(join(tmpdir(), 'helpdesk-quit-')));

afterEach(clear);

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
  const report = (isBlank: boolean) => helpdesk.handlers['app.report-blank-window']({ isBlank });
  return { ...helpdesk, report, time };
}

it('a request of IT ends an app whose history never opened, once the window says that it has no text of a call', async () => {
  const { askToQuit, report } = startWithNewerHistory();
  expect(await askToQuit()).toBe(false);
  await report(false);
  expect(await askToQuit()).toBe(false);
  await report(true);
  expect(await askToQuit()).toBe(true);
});

it('a call that rings and could not be saved is not taken from the screen', async () => {
  const { askToQuit, announceCalls, handlers, report, time } = startWithNewerHistory();
  await report(true);
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
  expect(await askToQuit()).toBe(true);
  lose?.('thread-died');
  await report(true);
  expect(await handlers['calls.list'](null)).toMatchObject({ ok: false });
  expect(await askToQuit()).toBe(false);
});
