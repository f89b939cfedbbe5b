import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OpenOptions } from '../data/open-stores';
import { openStoresInProcess } from '../data/open-stores-in-process.fixture';
import { fakeTime } from '../fake-storehub-and-timers.fixture';
import { helpdesksIn, unwrap } from '../helpdesk.fixture';
import { createWorkspaceStatus } from './workspace-status';

const { compose, clear } = helpdesksIn(mkdtempSync(join(tmpdir(), 'helpdesk-status-')));

afterEach(clear);

it('passes a rejected opening on at once, and leaves no timer behind', async () => {
  const time = fakeTime();
  const { failFastWhileOpening } = createWorkspaceStatus({
    onChanged: () => undefined,
    schedule: time.schedule,
  });
  await expect(failFastWhileOpening(Promise.reject(new Error('thrown')))).rejects.toThrow('thrown');
  expect(time.timers()).toBe(0);
});

describe('a history whose opening takes long', () => {
  const damaged = { ok: false, error: { kind: 'database', errorCode: 'damaged' } };

  /** A workspace whose timers, and whose slow opening, run when the test says so. */
  function slowWorkspace(isSlowAtFirst: boolean, isRestored = true) {
    const asked: OpenOptions[] = [];
    const timers = new Set<() => void>();
    const notifications: string[] = [];
    const restored = deferred();
    const { handlers } = compose(
      { kind: 'none' },
      {
        openStores: async (file, how) => {
          asked.push(how);
          if (how.mustRestore || isSlowAtFirst) {
            if (isRestored) how.onRestoring?.();
            await restored.promise;
          }
          return openStoresInProcess(file, how);
        },
        schedule: (_delayMs, run) => {
          timers.add(run);
          return () => timers.delete(run);
        },
        notify: (event) => notifications.push(event),
        reloadWindow: () => notifications.push('reload'),
      },
    );
    const passTime = () => {
      for (const run of timers) {
        timers.delete(run);
        run();
      }
    };
    const isRestoring = async () => unwrap(await handlers['app.get-state'](null)).isRestoring;
    return { handlers, asked, notifications, passTime, timers, isRestoring, restored };
  }

  it('is said to be restored, and answers so in time; then the window starts over', async () => {
    const { handlers, asked, notifications, passTime, isRestoring, restored } = slowWorkspace(false);
    expect(await handlers['calls.list'](null)).toMatchObject({ ok: true });
    asked[0]?.onUnusable?.('damaged');
    const asking = handlers['calls.list'](null);
    await vi.waitUntil(() => asked.length === 2);
    expect([await isRestoring(), notifications.at(-1)]).toEqual([true, 'app.changed']);
    passTime();
    expect(await asking).toMatchObject(damaged);
    restored.resolve();
    expect(await handlers['calls.list'](null)).toMatchObject({ ok: true });
    await vi.waitUntil(() => notifications.includes('reload'));
    expect(await isRestoring()).toBe(false);
  });

  it('at the very start too, where nothing but an answer would bring the window on', async () => {
    const { handlers, notifications, passTime, restored } = slowWorkspace(true);
    const asking = handlers['calls.list'](null);
    await vi.waitUntil(() => notifications.includes('app.changed'));
    passTime();
    expect(await asking).toMatchObject(damaged);
    expect(notifications).not.toContain('reload');
    restored.resolve();
    expect(await handlers['calls.list'](null)).toMatchObject({ ok: true });
    expect(notifications).toContain('reload');
  });

  it('without damage, as a migration does, is said to be still opening, and the window starts over', async () => {
    const { handlers, notifications, passTime, timers, restored } = slowWorkspace(true, false);
    const isStillOpening = async () => unwrap(await handlers['app.get-state'](null)).isStillOpening;
    const asking = [handlers['calls.list'](null), handlers['drafts.list'](null)];
    for (let passed = 0; passed < 3; passed += 1) {
      await vi.waitUntil(() => timers.size >= asking.length);
      expect(await isStillOpening()).toBe(false);
      passTime();
    }
    const stillOpening = { ok: false, error: { kind: 'database', errorCode: 'still-opening' } };
    expect(await Promise.all(asking)).toMatchObject([stillOpening, stillOpening]);
    expect([await isStillOpening(), notifications]).toEqual([true, ['app.changed']]);
    restored.resolve();
    expect(await handlers['calls.list'](null)).toMatchObject({ ok: true });
    expect([await isStillOpening(), notifications.includes('reload')]).toEqual([false, true]);
  });

  it('that is there in time has nothing said of it', async () => {
    const { handlers, notifications, restored } = slowWorkspace(true);
    const asking = handlers['calls.list'](null);
    await vi.waitUntil(() => notifications.includes('app.changed'));
    restored.resolve();
    expect(await asking).toMatchObject({ ok: true });
    expect(notifications).not.toContain('reload');
  });
});

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: () => resolve() };
}
