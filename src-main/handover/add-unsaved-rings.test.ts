import { expect, test } from 'vitest';
import { createHandoverPage } from '../../shared/handover/create-handover-page';
import { maxHandoverLines } from '../../shared/handover/handover';
import { ringingMs } from '../../shared/calls/incoming-call';
import { fail, succeed } from '../../shared/result';
import { createIncomingCallStore } from '../incoming-calls/incoming-call-store';
import { createIncomingCalls } from '../incoming-calls/incoming-calls';
import { toDatabaseError } from '../db/database-error';
import { freshDatabase } from '../db/fresh-database.fixture';
import { fakeTime } from '../fake-storehub-and-timers.fixture';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { createHandoverHandlers } from './handover-handlers';
import { createHandoverStore } from './handover-store';

/** The hand-over of a database that no longer takes a ring, as on a full disk. */
function openOnFullDisk() {
  const db = freshDatabase();
  const time = fakeTime();
  const { log } = createRecordedLog();
  const remote = <Args extends readonly unknown[], Value>(method: (...args: Args) => Value) => {
    return (...args: Args) => {
      try {
        return Promise.resolve(succeed(method(...args)));
      } catch (thrown) {
        return Promise.resolve(fail(toDatabaseError(thrown)));
      }
    };
  };
  const { announce, miss, ringing } = createIncomingCallStore(db);
  const store = { announce: remote(announce), miss: remote(miss), ringing: remote(ringing) };
  let last = 0;
  const mode = () => Promise.resolve('live' as const);
  const open = () =>
    Promise.resolve(succeed({ mode: 'live' as const, stores: { incomingCalls: store as never } }));
  const incomingCalls = createIncomingCalls({
    workspaces: { mode, current: open },
    openHistory: open,
    newId: () => `ring-${(last += 1)}`,
    nowMs: time.nowMs,
    schedule: time.schedule,
    onChanged: () => undefined,
    log,
  });
  const parts = { incomingCalls, mode, nowMs: time.nowMs, log };
  const handlers = createHandoverHandlers(parts as never, (work) =>
    work({ stores: { handover: { read: remote(createHandoverStore(db).read) } } }),
  );
  const ring = async (phone: string) => {
    incomingCalls.announce([{ phone, name: '', store: '' }]);
    await incomingCalls.settled();
  };
  const pass = async (ms: number) => {
    time.pass(ms);
    await incomingCalls.settled();
  };
  const read = async () => {
    const handover = await handlers['handover.read']({ unseenCallIds: [] });
    if (!handover.ok) throw new Error('not read');
    return handover.value;
  };
  return { ring, pass, read, setFull: () => void db.pragma('query_only = 1') };
}

test('the page has the rings that could not be saved, newest first, before those on disk', async () => {
  const { ring, pass, read, setFull } = openOnFullDisk();
  await ring('0123000001');
  await pass(ringingMs + 1);
  setFull();
  for (const phone of ['0123000002', '0123000003']) await ring(phone);
  await pass(ringingMs + 1);
  await ring('0123000004');
  const handover = await read();
  const phonesOf = (of: string) =>
    handover.sections.find(({ kind }) => kind === of)?.items.map(({ phone }) => phone);
  expect(phonesOf('missed')).toEqual(['0123000003', '0123000002', '0123000001']);
  expect(phonesOf('ringing')).toEqual(['0123000004']);
  const { page } = createHandoverPage(handover, {
    language: 'en',
    isMasked: false,
    agent: 'NA',
    isPractice: false,
    isShared: false,
  });
  expect(page.sections.map(({ title }) => title)).toEqual(['Incoming calls (1)', 'Missed calls (3)']);
  expect(page.none).not.toMatch(/incoming calls|missed calls/);
});

test('more of them than the page has lines are counted', async () => {
  const { ring, pass, read, setFull } = openOnFullDisk();
  setFull();
  for (let last = 10; last < 60; last += 1) await ring(`01230000${last}`);
  await pass(ringingMs + 1);
  const missed = (await read()).sections.find(({ kind }) => kind === 'missed');
  expect(missed?.count).toBe(50);
  expect(missed?.items).toHaveLength(maxHandoverLines);
});
