import { expect, test } from 'vitest';
import { day, openPrivacyWorkspace } from './privacy-workspace.fixture';

type Workspace = ReturnType<typeof openPrivacyWorkspace>;

/** The clock of a PC without a battery. */
const behind = day(-2_500);

const missCall = async ({ stores: { incomingCalls } }: Workspace, phone: string, atMs: number) => {
  await incomingCalls.announce([{ uid: phone, phone, name: '', store: '', atMs }]);
  await incomingCalls.miss(atMs + 1, atMs + 1);
};
const missed = ({ db }: Workspace) => db.prepare('SELECT phone FROM incoming_call ORDER BY id').pluck().all();

test('what was made while the clock was behind by years is as young as what was made before it, and goes with that', async () => {
  const open = openPrivacyWorkspace();
  await open.add({ Name: 'Old' }, 'created', day(-400));
  await open.add({ Name: 'Yesterday' }, 'created', day(-1));
  for (const at of [0, 1]) await open.add({ Name: 'Behind' }, 'created', behind + at);
  await open.add({ Name: 'Today' }, 'created', day(0));
  expect(await open.privacy.findOlder(365)).toEqual({ ok: true, value: { tickets: 1 } });
  await open.keep(365);
  expect(open.ids()).toEqual([2, 3, 4, 5]);

  for (const at of [365, 366]) {
    open.at(day(at));
    await open.add({ Name: 'Later' }, 'created');
  }
  await open.keep(365);
  expect(open.ids()).toEqual([6, 7]);
});

test('so are missed and discarded calls', async () => {
  const open = openPrivacyWorkspace();
  await missCall(open, '60100000001', day(-40));
  await open.discard('old', {}, day(-40));
  await missCall(open, '60100000002', day(-1));
  await open.discard('yesterday', {}, day(-1));
  await missCall(open, '60100000003', behind);
  await open.discard('behind', {}, behind);
  await open.add({ Name: 'Today' }, 'created');
  await open.keep(null);
  expect(missed(open)).toEqual(['60100000002', '60100000003']);
  expect(open.discarded()).toEqual(['yesterday', 'behind']);

  for (const at of [30, 31]) {
    open.at(day(at));
    await open.add({ Name: 'Later' }, 'created');
  }
  await open.keep(null);
  expect(missed(open)).toEqual([]);
  expect(open.discarded()).toEqual([]);
});

test('a clock that was ahead keeps nothing longer that goes on time, nor does a ticket of long ago that comes late', async () => {
  const open = openPrivacyWorkspace();
  await open.add({ Name: 'Ahead' }, 'created', day(-10));
  for (const at of [-370, -1, 0]) await open.add({ Name: `Day ${at}` }, 'created', day(at));
  const late = await open.add({ Name: 'Of an archive' }, 'created', behind);
  open.db.exec('DROP TRIGGER where_a_ticket_was_made_is_immutable');
  open.db.prepare(`UPDATE ticket SET imported = '{"atMs":1}' WHERE id = ?`).run(late);
  await open.keep(365);
  expect(open.ids()).toEqual([1, 3, 4]);
});
