import { expect, test } from 'vitest';
import type { Mode } from '../../shared/app/mode';
import { findCallLinks } from '../../shared/calls/incoming-call-link';
import { fail, succeed } from '../../shared/result';
import { createDatabaseError, toDatabaseError } from '../db/database-error';
import { freshDatabase } from '../db/fresh-database.fixture';
import { fakeTime } from '../fake-storehub-and-timers.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { createIncomingCallStore } from './incoming-call-store';
import { createIncomingCallHandlers } from './incoming-call-handlers';
import { createIncomingCalls } from './incoming-calls';

const callId = '00000000-0000-4000-8000-000000000001';
const callFrom = (phone: string, name = '') => ({ phone, name, store: '' });

/** The service over a database of each mode that can be switched off, or made read-only. */
function openService() {
  const db = freshDatabase();
  const store = createIncomingCallStore(db);
  const practiceStore = createIncomingCallStore(freshDatabase());
  const world = {
    mode: 'live' as Mode,
    isFull: false,
    changes: 0,
    lastId: 0,
    requests: 0,
    beforeAnswer: Promise.resolve(),
  };
  const toRemote = (of: typeof store) =>
    Object.fromEntries(
      Object.entries(of).map(([name, method]) => [
        name,
        (...args: never[]) => {
          world.requests += 1;
          try {
            return Promise.resolve(succeed((method as (...all: never[]) => unknown)(...args)));
          } catch (thrown) {
            return Promise.resolve(fail(toDatabaseError(thrown)));
          }
        },
      ]),
    );
  const remotes = { live: toRemote(store), practice: toRemote(practiceStore) };
  const stores = { live: store, practice: practiceStore };
  const setReadOnly = (isReadOnly: boolean) => void db.pragma(`query_only = ${isReadOnly ? 1 : 0}`);
  const time = fakeTime();
  const recorded = createRecordedLog();
  const service = createIncomingCalls({
    workspaces: {
      mode: () => Promise.resolve(world.mode),
      current: async () => {
        await world.beforeAnswer;
        const { mode } = world;
        return world.isFull
          ? fail(createDatabaseError('disk-full', 'no space'))
          : succeed({ mode, stores: { incomingCalls: remotes[mode] as never } });
      },
    },
    openHistory: (mode) =>
      Promise.resolve(succeed({ mode, stores: { incomingCalls: remotes[mode] as never } })),
    newId: () => `ring-${(world.lastId += 1)}`,
    nowMs: time.nowMs,
    schedule: time.schedule,
    onChanged: () => {
      world.changes += 1;
    },
    log: recorded.log,
  });
  const mode = () => Promise.resolve(world.mode);
  const handlers = createIncomingCallHandlers({ incomingCalls: service, nowMs: time.nowMs, mode }, (work) =>
    work({ stores: { incomingCalls: remotes[world.mode] as never }, incomingCallsChanged: () => undefined }),
  );
  const take = (id: number) => handlers['calls.take-incoming']({ id, callId });
  const pass = async (ms: number) => {
    time.pass(ms);
    await service.settled();
  };
  const ringing = () => {
    const listed = service.withUnsaved(succeed(stores[world.mode].ringing()), world.mode);
    return listed.ok ? listed.value.calls.map(({ phone }) => phone) : [];
  };
  return { store, stores, service, world, time, recorded, pass, ringing, setReadOnly, take };
}

test('what softphones announce is on disk, and told together', async () => {
  const { service, world, ringing } = openService();
  service.announce(findCallLinks(['tel:0123000001', 'tel:0123000002', 'tel:0123000001']));
  service.announce([]);
  await service.settled();
  expect(ringing()).toEqual(['0123000001', '0123000002']);
  expect(world.changes).toBe(1);
});

/** Lets time pass second by second, with all that is due in it. */
async function passSeconds(pass: (ms: number) => Promise<void>, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await pass(1_000);
}

test('a call that nobody took is missed after 60 seconds, and not before, also while others ring', async () => {
  const { service, store, time, pass, world, ringing } = openService();
  service.announce([callFrom('60123000001')]);
  await service.settled();
  for (const phone of ['60123000002', '60123000003', '60123000004', '60123000005', '60123000006']) {
    await passSeconds(pass, 10);
    service.announce([callFrom(phone)]);
    await service.settled();
  }
  const { changes } = world;
  await passSeconds(pass, 10);
  expect(ringing()).toHaveLength(6);
  await passSeconds(pass, 1);
  expect(ringing()).not.toContain('60123000001');
  expect(store.ringing()).toMatchObject({ missedCount: 1 });
  expect(world.changes).toBe(changes + 1);
  await passSeconds(pass, 60);
  expect(store.missed(time.nowMs()).count).toBe(6);
  expect(time.timers()).toBe(0);
});

test('a number that rings again rings for 60 seconds more', async () => {
  const { service, pass, ringing } = openService();
  service.announce([callFrom('60123000001')]);
  await service.settled();
  await passSeconds(pass, 50);
  service.announce([callFrom('60123000001')]);
  await service.settled();
  await passSeconds(pass, 59);
  expect(ringing()).toEqual(['60123000001']);
  await passSeconds(pass, 2);
  expect(ringing()).toEqual([]);
});

test('a PC that slept lists what rang before as missed when it wakes', async () => {
  const { service, store, time } = openService();
  service.announce([callFrom('60123000001')]);
  await service.settled();
  time.jump(8 * 3_600_000);
  service.wake();
  await service.settled();
  expect(store.ringing()).toEqual({ calls: [], missedCount: 1 });
  expect(time.timers()).toBe(0);
});

test('no call rings on for hours after the clock was set back', async () => {
  const { service, store, time, pass } = openService();
  service.announce([callFrom('60123000001')]);
  await service.settled();
  time.jump(-3_600_000);
  await pass(15_000);
  expect(store.ringing()).toEqual({ calls: [], missedCount: 1 });
  service.announce([callFrom('60123000001')]);
  await service.settled();
  expect(store.ringing()).toMatchObject({ calls: [{ phone: '60123000001' }], missedCount: 0 });
});

test('a call that cannot be saved is missed after 60 seconds as well, and can be called back', async () => {
  const { service, store, world, time, pass, ringing } = openService();
  world.isFull = true;
  service.announce([callFrom('60123000001')]);
  await service.settled();
  await passSeconds(pass, 61);
  const missed = () => service.withUnsavedMissed(succeed(store.missed(time.nowMs())), 'live');
  expect(ringing()).toEqual([]);
  expect(service.withUnsaved(succeed(store.ringing()), 'live')).toMatchObject({ value: { missedCount: 1 } });
  expect(missed()).toMatchObject({ value: { calls: [{ id: -1, phone: '60123000001' }], count: 1 } });
  world.isFull = false;
  // Once it is saved, it does not ring until the next check.
  for (let seconds = 0; seconds < 15; seconds += 1) {
    await passSeconds(pass, 1);
    expect(ringing()).toEqual([]);
  }
  await passSeconds(pass, 15);
  expect(missed()).toMatchObject({ value: { calls: [{ id: 1, phone: '60123000001' }], count: 1 } });
  expect(time.timers()).toBe(0);
});

test('a ring that could not be saved rings no longer for the app once the clock was set back', async () => {
  const { service, world, time, ringing } = openService();
  world.isFull = true;
  service.announce([callFrom('60123000001')]);
  await service.settled();
  expect([service.isUnsavedRinging(), ringing()]).toEqual([true, ['60123000001']]);
  time.jump(-3_600_000);
  expect([service.isUnsavedRinging(), ringing()]).toEqual([false, []]);
});

test('the oldest of more rings than can be kept unsaved are dropped, and the log says so', async () => {
  const { service, world, recorded, ringing } = openService();
  world.isFull = true;
  const phones = Array.from({ length: 1_002 }, (_, at) => `6012${3_000_000 + at}`);
  service.announce(phones.map((phone) => callFrom(phone)));
  await service.settled();
  expect(ringing().slice(0, 1)).toEqual([phones[2]]);
  expect(recorded.of('incoming calls dropped')).toMatchObject([{ calls: 2 }]);
});

test('while the database cannot be written, calls are shown all the same and tried again', async () => {
  const { service, store, world, pass, recorded, ringing } = openService();
  world.isFull = true;
  service.announce([callFrom('60123000001'), callFrom('60123000002'), callFrom('60123000003')]);
  await service.settled();
  expect(ringing()).toEqual(['60123000001', '60123000002', '60123000003']);
  expect(service.withUnsaved(fail(createDatabaseError('disk-full', 'no space')), 'live')).toMatchObject({
    ok: true,
  });
  expect(recorded.of('incoming call not saved')).toHaveLength(1);
  expect(await service.endUnsaved(-2)).toBeNull();
  expect(await service.endUnsaved(2)).toBe(2);
  world.isFull = false;
  await pass(10_000);
  expect(store.ringing().calls.map(({ phone }) => phone)).toEqual(['60123000001', '60123000003']);
  expect(ringing()).toEqual(['60123000001', '60123000003']);
});

test('a ring that is over while nothing can be written is tried four times a minute, and missed once it can', async () => {
  const { service, store, world, time, pass, setReadOnly } = openService();
  service.announce([callFrom('60123000001')]);
  await service.settled();
  await passSeconds(pass, 50);
  setReadOnly(true);
  await passSeconds(pass, 20);
  const before = world.requests;
  for (let ms = 0; ms < 1_000; ms += 1) await pass(1);
  await passSeconds(pass, 59);
  expect(world.requests - before).toBeLessThanOrEqual(8);
  expect(store.ringing().missedCount).toBe(0);
  setReadOnly(false);
  await passSeconds(pass, 15);
  expect(store.ringing()).toEqual({ calls: [], missedCount: 1 });
  expect(time.timers()).toBe(0);
});

test('a ring that is taken before it is saved, or meanwhile, rings no more and is not missed', async () => {
  const { service, store, world, time, pass, take, ringing } = openService();
  world.isFull = true;
  service.announce([callFrom('60123000001'), callFrom('60123000002')]);
  await service.settled();
  expect(await take(-1)).toMatchObject({ ok: true });
  world.isFull = false;
  let release = (): void => undefined;
  world.beforeAnswer = new Promise((resolve) => {
    release = resolve;
  });
  time.pass(10_000);
  await flushPendingWork();
  const taken = take(-2);
  release();
  expect(await taken).toMatchObject({ ok: true });
  await pass(10_000);
  expect(ringing()).toEqual([]);
  await passSeconds(pass, 61);
  expect(store.ringing()).toEqual({ calls: [], missedCount: 0 });
});

test('a ring that was saved since is taken under the id that the window still has', async () => {
  const { service, store, world, pass, take, ringing } = openService();
  world.isFull = true;
  service.announce([callFrom('60123000001'), callFrom('60123000002')]);
  await service.settled();
  world.isFull = false;
  await pass(10_000);
  expect(await take(-2)).toMatchObject({ ok: true });
  expect(ringing()).toEqual(['60123000001']);
  await passSeconds(pass, 61);
  expect(store.ringing()).toEqual({ calls: [], missedCount: 1 });
});

test('a ring of live that could not be saved waits for live to be open, and is nowhere in practice', async () => {
  const { service, stores, world, time, pass, ringing } = openService();
  world.isFull = true;
  service.announce([callFrom('60123000001')]);
  await service.settled();
  expect(ringing()).toEqual(['60123000001']);
  world.mode = 'practice';
  expect(ringing()).toEqual([]);
  world.isFull = false;
  service.announce([callFrom('60123000002')]);
  await service.settled();
  await passSeconds(pass, 30);
  expect(ringing()).toEqual(['60123000002']);
  expect(stores.practice.ringing().calls.map(({ phone }) => phone)).toEqual(['60123000002']);

  world.mode = 'live';
  expect(ringing()).toEqual(['60123000001']);
  await pass(10_000);
  expect(stores.live.ringing().calls.map(({ phone }) => phone)).toEqual(['60123000001']);
  await passSeconds(pass, 61);
  expect(time.timers()).toBe(0);
});

test('a ring that is announced just before the mode changes belongs to the mode before', async () => {
  const { service, stores, world, pass } = openService();
  let release = (): void => undefined;
  world.beforeAnswer = new Promise((resolve) => {
    release = resolve;
  });
  service.announce([callFrom('60123000001')]);
  await flushPendingWork();
  world.mode = 'practice';
  release();
  await service.settled();
  world.mode = 'live';
  await pass(10_000);
  expect(stores.live.ringing().calls.map(({ phone }) => phone)).toEqual(['60123000001']);
  expect(stores.practice.ringing().calls).toEqual([]);
});

test('before an erasure every ring is saved in its own mode, and what cannot be saved is an error', async () => {
  const { service, world, stores, setReadOnly } = openService();
  setReadOnly(true);
  service.announce([callFrom('60123000001')]);
  await service.settled();
  expect(await service.saveAll()).toMatchObject({ ok: false, error: { kind: 'database' } });
  world.mode = 'practice';
  setReadOnly(false);
  expect(await service.saveAll()).toEqual({ ok: true, value: null });
  expect(stores.live.ringing().calls).toMatchObject([{ phone: '60123000001' }]);
  expect(stores.practice.ringing().calls).toEqual([]);
  expect(service.unsavedOf('live')).toEqual({ ringing: [], missed: [] });
});

test('closing leaves no timer', async () => {
  const { service, time, world } = openService();
  service.announce([callFrom('60123000001')]);
  await service.close();
  world.isFull = true;
  service.announce([callFrom('60123000002')]);
  await service.settled();
  expect(time.timers()).toBe(0);
});
