import { expect, test } from 'vitest';
import { ringingMs } from '../../shared/calls/incoming-call';
import { findCallLinks } from '../../shared/calls/incoming-call-link';
import { fail, succeed } from '../../shared/result';
import { createDatabaseError } from '../db/database-error';
import { freshDatabase } from '../db/fresh-database.fixture';
import { fakeTime } from '../fake-storehub-and-timers.fixture';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { createIncomingCallStore } from './incoming-call-store';
import { createIncomingCalls } from './incoming-calls';

const callFrom = (phone: string, name = '') => ({ phone, name, store: '' });

/** The service over a database that can be switched off. */
function openService() {
  const store = createIncomingCallStore(freshDatabase());
  const remote = Object.fromEntries(
    Object.entries(store).map(([name, method]) => [
      name,
      (...args: never[]) => Promise.resolve(succeed((method as (...all: never[]) => unknown)(...args))),
    ]),
  );
  const world = { isFull: false, changes: 0, lastId: 0 };
  const time = fakeTime();
  const recorded = createRecordedLog();
  const service = createIncomingCalls({
    workspace: () =>
      Promise.resolve(
        world.isFull
          ? fail(createDatabaseError('disk-full', 'no space'))
          : succeed({ stores: { incomingCalls: remote as never } }),
      ),
    newId: () => `ring-${(world.lastId += 1)}`,
    nowMs: time.nowMs,
    schedule: time.schedule,
    onChanged: () => {
      world.changes += 1;
    },
    log: recorded.log,
  });
  const pass = async (ms: number) => {
    time.pass(ms);
    await service.settled();
  };
  const ringing = () => {
    const listed = service.withUnsaved(succeed(store.ringing()));
    return listed.ok ? listed.value.calls.map(({ phone }) => phone) : [];
  };
  return { store, service, world, time, recorded, pass, ringing };
}

test('what softphones announce is on disk, and told together', async () => {
  const { service, world, ringing } = openService();
  service.announce(findCallLinks(['tel:0123000001', 'tel:0123000002', 'tel:0123000001']));
  service.announce([]);
  await service.settled();
  expect(ringing()).toEqual(['0123000001', '0123000002']);
  expect(world.changes).toBe(1);
});

test('a call that nobody took is missed after a while, and not before', async () => {
  const { service, store, time, pass, world } = openService();
  service.announce([callFrom('60123000001')]);
  await service.settled();
  await pass(ringingMs / 2);
  service.announce([callFrom('60123000002')]);
  await service.settled();
  const { changes } = world;
  for (let at = 0; at < 11; at += 1) await pass(15_000);
  expect(store.ringing()).toMatchObject({ calls: [{ phone: '60123000002' }], missedCount: 1 });
  expect(world.changes).toBe(changes + 1);
  for (let at = 0; at < 11; at += 1) await pass(15_000);
  expect(store.missed(time.nowMs()).count).toBe(2);
  expect(time.timers()).toBe(0);
});

test('while the database cannot be written, calls are shown all the same and tried again', async () => {
  const { service, store, world, pass, recorded, ringing } = openService();
  world.isFull = true;
  service.announce([callFrom('60123000001'), callFrom('60123000002'), callFrom('60123000003')]);
  await service.settled();
  expect(ringing()).toEqual(['60123000001', '60123000002', '60123000003']);
  expect(service.withUnsaved(fail(createDatabaseError('disk-full', 'no space')))).toMatchObject({ ok: true });
  expect(recorded.of('incoming call not saved')).toHaveLength(1);
  expect(service.endUnsaved(-2)).toBe(true);
  expect(service.endUnsaved(2)).toBe(false);
  world.isFull = false;
  await pass(10_000);
  expect(store.ringing().calls.map(({ phone }) => phone)).toEqual(['60123000001', '60123000003']);
  expect(ringing()).toEqual(['60123000001', '60123000003']);
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
