import { mkdirSync, mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { created } from '../../e2e/fake-storehub/canned-answers';
import { startFakeStoreHub } from '../../e2e/fake-storehub/fake-storehub';
import { holdAnswer } from '../../e2e/fake-storehub/hold-answer';
import { noPolicies } from '../../shared/app/parse-policies';
import { fail, succeed } from '../../shared/result';
import type { HelpdeskParts } from '../helpdesk-parts';
import { createDatabaseError } from '../db/database-error';
import type { OpenOptions } from '../data/open-stores';
import { openStoresInProcess } from '../data/open-stores-in-process.fixture';
import { fakeTime } from '../fake-storehub-and-timers.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { helpdesksIn, unwrap } from '../helpdesk.fixture';
import { silentLog } from '../log/log';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { openSettings } from '../settings/open-settings';
import { readyFields } from '../tickets/sample-ticket.fixture';

const { folder, compose, clear } = helpdesksIn(mkdtempSync(join(tmpdir(), 'helpdesk-manager-')));

afterEach(clear);

describe('a workspace whose opening throws', () => {
  it('is an answer at once, a log line without words from the disk, and tried again at the next question', async () => {
    // A folder at the path of the staged archive, which cannot be deleted like a file.
    const inTheWay = join(folder, 'live', 'import.jsonl');
    mkdirSync(inTheWay, { recursive: true });
    const recordedLog = createRecordedLog();
    const time = fakeTime(Date.now());
    const { handlers } = compose(
      { kind: 'present', lastFour: 'wxyz' },
      { log: recordedLog.log, fixedMode: 'live', schedule: time.schedule },
    );
    expect(await handlers['calls.list'](null)).toMatchObject({ ok: false, error: { kind: 'database' } });
    expect(recordedLog.of('opening the workspace threw')[0]).toMatchObject({
      error: 'SystemError ERR_FS_EISDIR',
    });
    expect(JSON.stringify(recordedLog.lines)).not.toContain(folder);
    rmdirSync(inTheWay);
    expect(unwrap(await handlers['calls.list'](null))).toEqual([]);
  });
});

describe('a workspace that cannot be opened', () => {
  function refusedAtFirst(errorCode: 'in-use' | 'disk-full' | 'newer-version', times: number) {
    const recordedLog = createRecordedLog();
    const time = fakeTime(Date.now());
    let [opens, reloads] = [0, 0];
    const changes: Partial<HelpdeskParts> = {
      fixedMode: 'live',
      log: recordedLog.log,
      schedule: time.schedule,
      openStores: (file, how) => {
        opens += 1;
        return opens <= times
          ? Promise.resolve(fail(createDatabaseError(errorCode, 'SQLITE_BUSY: database is locked')))
          : openStoresInProcess(file, how);
      },
      reloadWindow: () => {
        reloads += 1;
      },
    };
    const { handlers } = compose({ kind: 'none' }, changes);
    return { handlers, time, recordedLog, opens: () => opens, reloads: () => reloads };
  }

  it.each([
    ['disk-full', [1_000, 2_000, 4_000, 8_000]],
    ['in-use', [1_000, 2_000, 2_000, 2_000]],
  ] as const)(
    'is opened by itself after %s, and the window starts over once',
    async (errorCode, delaysMs) => {
      const { time, recordedLog, opens, reloads } = refusedAtFirst(errorCode, 4);
      await vi.waitUntil(() => opens() === 1);
      for (const [index, delayMs] of delaysMs.entries()) {
        const times = index + 2;
        await flushPendingWork();
        time.pass(delayMs - 1);
        await flushPendingWork();
        expect([opens(), reloads()]).toEqual([times - 1, 0]);
        time.pass(1);
        await vi.waitUntil(() => opens() === times);
      }
      await vi.waitUntil(() => reloads() === 1);
      expect(recordedLog.of('workspace not opened')).toEqual([
        { errorCode, code: 'SQLITE_BUSY', failures: 1, retryInMs: 1_000 },
      ]);
      expect(recordedLog.of('workspace opened after failures')).toEqual([{ mode: 'live', failures: 4 }]);
    },
  );

  it('is said to be in use, and opened by the next question without waiting for the interval', async () => {
    const { handlers, opens, reloads } = refusedAtFirst('in-use', 1);
    expect(await handlers['calls.list'](null)).toMatchObject({ error: { errorCode: 'in-use' } });
    expect(unwrap(await handlers['calls.list'](null))).toEqual([]);
    expect([opens(), reloads()]).toEqual([2, 1]);
  });

  it('is left alone where a newer app wrote it', async () => {
    const { handlers, time, opens } = refusedAtFirst('newer-version', 1);
    expect(await handlers['calls.list'](null)).toMatchObject({ ok: false });
    time.pass(600_000);
    await flushPendingWork();
    expect(opens()).toBe(1);
  });
});

it('a restore that failed at first is still a restore at its retry', async () => {
  const asked: boolean[] = [];
  const { handlers } = compose(
    { kind: 'none' },
    {
      fixedMode: 'live',
      schedule: fakeTime(Date.now()).schedule,
      openStores: (file, how) => {
        asked.push(how.mustRestore);
        return asked.length === 2
          ? Promise.resolve(fail(createDatabaseError('in-use', 'SQLITE_BUSY: database is locked')))
          : openStoresInProcess(file, how);
      },
    },
  );
  const call = unwrap(await handlers['calls.begin'](null));
  expect(await handlers['database.restore'](null)).toMatchObject({ error: { errorCode: 'in-use' } });
  expect(unwrap(await handlers['calls.list'](null)).map(({ id }) => id)).toEqual([call.id]);
  const setAside = readdirSync(join(folder, 'live')).filter((name) => name.includes('damaged'));
  expect([asked, setAside.length]).toEqual([[false, true, true], 1]);
});

it('what is typed while a mode that is left still waits for an answer is saved in that mode', async () => {
  const storeHub = await startFakeStoreHub();
  const { until, answer } = holdAnswer();
  storeHub.queue(created(1, { until }));
  let reloads = 0;
  const { handlers } = compose(
    { kind: 'present', lastFour: 'wxyz' },
    {
      liveEndpoint: storeHub.endpoint,
      leavePage: () => {
        reloads += 1;
        return Promise.resolve();
      },
    },
  );
  const sent = unwrap(await handlers['calls.begin'](null));
  const typed = unwrap(await handlers['calls.begin'](null));
  const sending = handlers['tickets.send']({ callId: sent.id, fields: readyFields });
  await storeHub.waitForRequest(1);
  const changing = handlers['app.set-mode']({ mode: 'practice' });
  const fields = { ...readyFields, name: 'Aminah' };
  await flushPendingWork();
  expect(await handlers['calls.save']({ callId: typed.id, fields })).toMatchObject({ ok: true });
  expect(reloads).toBe(0);
  answer();
  expect(unwrap(await sending).status).toBe('created');
  expect(unwrap(await changing).mode).toBe('practice');
  expect(reloads).toBe(1);
  unwrap(await handlers['app.set-mode']({ mode: 'live' }));
  const kept = unwrap(await handlers['calls.list'](null)).find(({ id }) => id === typed.id);
  expect(kept?.fields.name).toBe('Aminah');
  await storeHub.close();
});

describe('a change of mode', () => {
  /** In live; the history of practice is opened when the test says so, if at all. */
  function withSlowPractice(leavePage: () => Promise<void> = () => Promise.resolve()) {
    const asked = deferred<null>();
    const opened = deferred<boolean>();
    const recordedLog = createRecordedLog();
    const settings = openSettings({
      userDataFolder: folder,
      log: silentLog,
      policies: noPolicies,
      pcName: 'PC-1',
    });
    const { handlers } = compose(
      { kind: 'present', lastFour: 'wxyz' },
      {
        log: recordedLog.log,
        openedSettings: settings,
        leavePage,
        openStores: async (file, how) => {
          if (!file.includes('practice')) return openStoresInProcess(file, how);
          how.onRestoring?.();
          asked.resolve(null);
          return (await opened.promise)
            ? openStoresInProcess(file, how)
            : fail(createDatabaseError('disk-full', 'SQLITE_FULL'));
        },
      },
    );
    return { handlers, asked, opened, recordedLog, settings: settings.settings };
  }

  it('saves what is typed while the other one opens, and what the page saves as it goes', async () => {
    const world = withSlowPractice(async () => {
      await save('Aminah binti Yusof');
    });
    const { handlers, asked, opened } = world;
    const call = unwrap(await handlers['calls.begin'](null));
    const save = async (name: string) =>
      handlers['calls.save']({ callId: call.id, fields: { ...readyFields, name } });
    const changing = handlers['app.set-mode']({ mode: 'practice' });
    await asked.promise;
    expect(unwrap(await save('Aminah')).fields.name).toBe('Aminah');
    const state = unwrap(await handlers['app.get-state'](null));
    expect([state.mode, state.isRestoring]).toEqual(['live', false]);
    // What the history screen reads of it is not opened a second time.
    const found = handlers['tickets.get']({ ticketId: 1, mode: 'practice' });
    opened.resolve(true);
    expect(unwrap(await changing).mode).toBe('practice');
    expect(await found).toMatchObject({ ok: true });
    expect(unwrap(await handlers['calls.list'](null)).map(({ id }) => id)).not.toContain(call.id);
    unwrap(await handlers['app.set-mode']({ mode: 'live' }));
    const kept = unwrap(await handlers['calls.list'](null)).find(({ id }) => id === call.id);
    expect(kept?.fields.name).toBe('Aminah binti Yusof');
  });

  it('leaves all as it was where the other one cannot be opened', async () => {
    const { handlers, asked, opened, recordedLog, settings } = withSlowPractice();
    const call = unwrap(await handlers['calls.begin'](null));
    const chosenBefore = settings.read().chosenMode;
    const changing = handlers['app.set-mode']({ mode: 'practice' });
    await asked.promise;
    opened.resolve(false);
    expect(await changing).toMatchObject({ error: { errorCode: 'disk-full' } });
    expect(recordedLog.of('mode changed')).toEqual([]);
    expect(settings.read().chosenMode).toBe(chosenBefore);
    const state = unwrap(await handlers['app.get-state'](null));
    expect([state.mode, state.isRestoring]).toEqual(['live', false]);
    const fields = { ...readyFields, name: 'Aminah' };
    expect(unwrap(await handlers['calls.save']({ callId: call.id, fields })).fields.name).toBe('Aminah');
  });

  it('saves a ring of the other one, as the app closes, where that one is being opened', async () => {
    const [asked, isThere] = [deferred<null>(), deferred<null>()];
    const full = () => Promise.resolve(fail(createDatabaseError('disk-full', 'no space')));
    let liveOpenings = 0;
    const token = { kind: 'present', lastFour: 'wxyz' } as const;
    const recordedLog = createRecordedLog();
    const helpdesk = compose(token, {
      log: recordedLog.log,
      openStores: async (file, how) => {
        const opened = await openStoresInProcess(file, how);
        if (!file.includes('live') || !opened.ok) return opened;
        liveOpenings += 1;
        if (liveOpenings === 1)
          return succeed({
            ...opened.value,
            incomingCalls: { ...opened.value.incomingCalls, announce: full },
          });
        asked.resolve(null);
        await isThere.promise;
        return opened;
      },
    });
    expect(unwrap(await helpdesk.handlers['app.get-state'](null)).mode).toBe('live');
    helpdesk.announceCalls([{ phone: '60198765432', name: '', store: '' }]);
    await vi.waitUntil(() => recordedLog.of('incoming call not saved').length > 0);
    unwrap(await helpdesk.handlers['app.set-mode']({ mode: 'practice' }));
    const back = helpdesk.handlers['app.set-mode']({ mode: 'live' });
    await asked.promise;
    const closing = helpdesk.close();
    await flushPendingWork();
    expect(liveOpenings).toBe(2);
    isThere.resolve(null);
    await closing;
    await back;
    expect(liveOpenings).toBe(2);
    expect(recordedLog.of('incoming call not saved')).toHaveLength(1);
    const later = compose(token, { fixedMode: 'live' });
    const missed = unwrap(await later.handlers['calls.list-missed'](null));
    expect(missed.calls.map(({ phone }) => phone)).toEqual(['60198765432']);
  });
});

describe('while the mode that is left still has to close', () => {
  /** In live. The first question that practice asks its history as it is put to use runs `atUse`. */
  function withPracticeThatRuns(atUse: (live: OpenOptions | undefined) => Promise<void>) {
    const [events, timers]: [string[], ReturnType<typeof fakeTime>] = [[], fakeTime(Date.now())];
    let live: OpenOptions | undefined;
    let practiceOpenings = 0;
    let reloads = 0;
    const { handlers } = compose(
      { kind: 'present', lastFour: 'wxyz' },
      {
        schedule: timers.schedule,
        reloadWindow: () => {
          reloads += 1;
        },
        openStores: async (file, how) => {
          const mode = file.includes('practice') ? 'practice' : 'live';
          if (mode === 'live') live = how;
          else practiceOpenings += 1;
          events.push(`open ${mode}`);
          const stores = unwrap(await openStoresInProcess(file, how));
          const { nextQueued } = stores.tickets;
          const isFirst = mode === 'practice' && practiceOpenings === 1;
          return succeed({
            ...stores,
            tickets: {
              ...stores.tickets,
              nextQueued: async (...skipped: Parameters<typeof nextQueued>) => {
                if (isFirst) await atUse(live);
                return nextQueued(...skipped);
              },
            },
            close: () => {
              events.push(`close ${mode}`);
              return stores.close();
            },
          });
        },
      },
    );
    return { handlers, events, timers, reloads: () => reloads };
  }

  it('its damage does not take the window back from the mode that a person chose', async () => {
    const { handlers, events, reloads } = withPracticeThatRuns((live) => {
      live?.onUnusable?.('files-overwritten');
      return Promise.resolve();
    });
    unwrap(await handlers['calls.begin'](null));
    expect(unwrap(await handlers['app.set-mode']({ mode: 'practice' })).mode).toBe('practice');
    await flushPendingWork();
    expect(unwrap(await handlers['app.get-state'](null)).mode).toBe('practice');
    expect([events, reloads()]).toEqual([['open live', 'open practice', 'close live'], 0]);
  });

  it('closes also where the other one cannot be used, and that one is closed and opened once more', async () => {
    let fails = true;
    const { handlers, events, timers, reloads } = withPracticeThatRuns(() =>
      fails ? Promise.reject(new Error('a bug')) : Promise.resolve(),
    );
    unwrap(await handlers['calls.begin'](null));
    expect(unwrap(await handlers['app.set-mode']({ mode: 'practice' })).mode).toBe('practice');
    expect(events).toEqual(['open live', 'open practice', 'close practice', 'close live']);
    fails = false;
    timers.pass(1_000);
    await vi.waitUntil(() => reloads() === 1);
    expect(unwrap(await handlers['calls.list'](null))).not.toBeNull();
    expect(unwrap(await handlers['app.set-mode']({ mode: 'live' })).mode).toBe('live');
    expect(events.slice(4)).toEqual(['open practice', 'open live', 'close practice']);
  });

  it('tells the page of the new mode nothing of its tickets', async () => {
    const storeHub = await startFakeStoreHub();
    const { until, answer } = holdAnswer();
    storeHub.queue(created(1, { until }));
    let events: unknown[] = [];
    const { handlers } = compose(
      { kind: 'present', lastFour: 'wxyz' },
      {
        liveEndpoint: storeHub.endpoint,
        notify: (event, payload) => void events.push([event, payload]),
        leavePage: async () => {
          // F9 in the last moment of the page.
          void handlers['tickets.send']({ callId: call.id, fields: readyFields });
          await storeHub.waitForRequest(1);
          events = [];
        },
      },
    );
    const call = unwrap(await handlers['calls.begin'](null));
    const changing = handlers['app.set-mode']({ mode: 'practice' });
    await vi.waitUntil(async () => unwrap(await handlers['app.get-state'](null)).mode === 'practice');
    answer();
    unwrap(await changing);
    expect(events).toEqual([]);
    unwrap(await handlers['app.set-mode']({ mode: 'live' }));
    const { rows } = unwrap(await handlers['history.search']({ text: '', before: null, limit: 5 }));
    expect(rows.map(({ status }) => status)).toEqual(['created']);
    await storeHub.close();
  });
});

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (value: T) => resolve(value) };
}
