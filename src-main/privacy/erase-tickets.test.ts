import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../shared/calls/call';
import { endedCall } from '../tickets/ended-call.fixture';
import { day, openPrivacyWorkspace } from './privacy-workspace.fixture';
import { findFilesWith } from './find-files-with-bytes.fixture';

const secrets = [
  'Zuraidah Canary',
  '60198765432',
  '019-876 5432',
  'Kedai Kenari',
  'canary issue',
  'canary note',
];

function aWorkspace() {
  const open = openPrivacyWorkspace();
  const end = async (
    callId: string,
    fields: Partial<CallFields>,
    note: string | null = null,
    atMs = day(0),
  ) => {
    const { calls, tickets } = open.stores;
    await calls.begin(callId, atMs);
    const all = { ...blankCallFields, ...fields };
    await tickets.endCall(
      endedCall(callId, { fields: all, references: [`SH-${callId}`], note, nowMs: atMs, agent: 'NA' }),
    );
  };
  return { ...open, end };
}

test('a caller who is erased is in no byte of the folder, also where only the issue or the note names them', async () => {
  const open = aWorkspace();
  await open.end('call-1', { phone: '019-876 5432', name: 'Zuraidah Canary', storeName: 'Kedai Kenari' });
  await open.end('call-2', { issue: 'canary issue: ring 019-876 5432' });
  await open.end('call-3', {}, 'canary note: ring 60198765432');
  await open.end('call-4', { phone: '0111111111', name: 'Other', issue: 'late' });
  while (
    (await open.stores.ticketIndex.indexSome(10)).ok &&
    open.db.prepare('SELECT 1 FROM index_pending').get()
  );
  await open.backups.backUp();
  expect(findFilesWith(open.folder, secrets).length).toBeGreaterThan(1);

  expect(await open.privacy.erase({ phone: '019 876 5432', name: '' })).toMatchObject({
    value: { tickets: 3, unsettled: 0, isDone: true },
  });
  expect(open.ids()).toEqual([4]);
  expect(findFilesWith(open.folder, secrets)).toEqual([]);
  await open.close();
  expect(findFilesWith(open.folder, secrets)).toEqual([]);
});

test('retention erases old ended calls like tickets', async () => {
  const open = aWorkspace();
  await open.workYesterday();
  await open.end('call-1', { name: 'Old' }, null, day(-40));
  await open.end('call-2', { name: 'New' });
  expect(await open.privacy.findOlder(30)).toEqual({ ok: true, value: { tickets: 1 } });
  await open.keep(30);
  expect(open.ids()).toEqual([2]);
});

test('a discarded call is erased after 30 days, also where tickets are kept forever', async () => {
  const open = aWorkspace();
  await open.discard('old', { name: 'Zuraidah Canary' }, day(-31));
  await open.discard('young', { name: 'Slip' }, day(-29));
  await open.discard('yesterday', { name: 'Yesterday' }, day(-1));
  await open.discard('today', { name: 'Today' }, day(0));
  await open.keep(null);
  expect(open.discarded()).toEqual(['young', 'yesterday', 'today']);
  expect(
    findFilesWith(open.folder, ['Zuraidah Canary']).filter((file) => file.startsWith('helpdesk.db')),
  ).toEqual([]);

  open.at(day(4_000));
  await open.keep(null);
  expect(open.discarded()).toEqual(['young', 'yesterday', 'today']);
});

test('a call that is discarded while the clock is wrong erases no other one', async () => {
  const open = aWorkspace();
  for (const at of [-3, -2, 0]) await open.discard(`of ${at}`, { name: 'Slip' }, day(at));
  await open.end('call-1', { name: 'New' }, null, day(0));
  open.at(day(400));
  await open.discard('with the wrong clock', { name: 'Slip' });
  await open.end('call-2', { name: 'Wrong' });
  await open.keep(null);
  expect(open.discarded()).toHaveLength(4);

  open.at(day(402));
  await open.discard('after a long break', { name: 'Slip' });
  await open.keep(null);
  expect(open.discarded()).toEqual(['with the wrong clock', 'after a long break']);
});

test('incoming calls are forgotten after 30 days, whatever became of them, and a clock that jumps ahead forgets none', async () => {
  const open = openPrivacyWorkspace();
  for (const at of [-2, 0]) await open.add({ Name: 'Other' }, 'created', day(at));
  const { incomingCalls } = open.stores;
  const kept = () => open.db.prepare('SELECT phone FROM incoming_call ORDER BY id').pluck().all();
  const ring = (phone: string, atMs: number) =>
    incomingCalls.announce([{ uid: phone, phone, name: 'Siti', store: '', atMs }]);
  await ring('60123000001', day(-31));
  await ring('60123000002', day(-31));
  await incomingCalls.dismiss(2, day(-31));
  await ring('60123000003', day(-29));
  await incomingCalls.miss(day(-1), day(-1));
  await open.keep(null);
  expect(kept()).toEqual(['60123000003']);

  await ring('60123000004', day(0));
  await incomingCalls.miss(day(1), day(0));
  open.at(day(4_000));
  await open.keep(null);
  expect(kept()).toEqual(['60123000003', '60123000004']);
  open.at(day(0));
  await open.keep(7);
  expect(kept()).toEqual(['60123000004']);
});
