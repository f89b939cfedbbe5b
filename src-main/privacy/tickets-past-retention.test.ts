import { expect, test } from 'vitest';
import type { OpenStores } from '../data/open-stores';
import {
  openBusyWorkspace,
  canary,
  canaryCaller,
  day,
  openPrivacyWorkspace,
} from './privacy-workspace.fixture';
import { findFilesWith } from './find-files-with-bytes.fixture';

/** Runs a function once a purge has made this many steps. */
const afterSteps =
  (steps: number, run: () => void) =>
  (stores: OpenStores): OpenStores => {
    let taken = 0;
    const purgeSome: OpenStores['erasures']['purgeSome'] = async (...asked) => {
      const step = await stores.erasures.purgeSome(...asked);
      taken += 1;
      if (taken === steps) run();
      return step;
    };
    const erasures = new Proxy(stores.erasures, {
      get: (of, method): unknown => (method === 'purgeSome' ? purgeSome : Reflect.get(of, method)),
    });
    return { ...stores, erasures };
  };

async function addOld(
  open: ReturnType<typeof openPrivacyWorkspace>,
  count: number,
  atMs = day(-400),
): Promise<void> {
  await open.workYesterday();
  for (let old = 0; old < count; old += 1) await open.add({ Name: `Old ${old}` }, 'created', atMs);
  await open.add({ Name: 'New' }, 'created');
}

test('all that is too old goes, not only as much of it as there are steps for tickets, and out of the file', async () => {
  const open = openPrivacyWorkspace();
  await open.workYesterday();
  await open.add({ Name: 'New' }, 'created');
  for (let call = 0; call < 25; call += 1)
    await open.discard(
      `old-${call}`,
      { name: canary.Name, remark: `${'canary remark '.repeat(30)}${call}` },
      day(-60),
    );
  await open.discard('new', { name: 'Other' });
  await open.stores.dismissals.dismiss('60111111111', '60198765432|old', day(-60));
  await open.stores.dismissals.dismiss('60111111111', '60198765433|new', day(-1));
  const note = { subject: 'caller', label: '', text: 'old note', endsAtMs: null } as const;
  await open.stores.contactNotes.set({ ...note, contact: '60198765432' }, 'old', day(-60));
  await open.stores.contactNotes.set(
    { ...note, contact: '60123456789', text: 'still calls' },
    'known',
    day(-60),
  );

  await open.keep(30);
  expect(open.discarded()).toEqual(['new']);
  expect(open.db.prepare('SELECT caller_key FROM caller_dismissal').pluck().all()).toEqual([
    '60198765433|new',
  ]);
  expect(open.db.prepare('SELECT text FROM contact_note').pluck().all()).toEqual(['still calls']);
  open.db.pragma('wal_checkpoint(TRUNCATE)');
  expect(findFilesWith(open.folder, ['canary remark'])).toEqual([]);
  expect(await open.stores.erasureRecords.erasures(5)).toMatchObject({
    ok: true,
    value: [{ reason: 'retention', tickets: 0 }],
  });
  await open.keep(30);
  expect(await open.stores.erasureRecords.erasures(5)).toMatchObject({ ok: true, value: [{ id: 1 }] });
});

test('as many go as were found before, and who has the history open is told once', async () => {
  const open = openPrivacyWorkspace();
  await addOld(open, 25);
  await open.add(canary, 'waiting', day(-400));
  await open.discard('old', { name: 'Old' }, day(-400));

  expect(await open.privacy.findOlder(500)).toEqual({ ok: true, value: { tickets: 0 } });
  expect(await open.privacy.findOlder(30)).toEqual({ ok: true, value: { tickets: 25 } });
  expect(open.changes()).toBe(0);
  await open.keep(30);
  expect(open.ids()).toEqual([26, 27]);
  expect(open.changes()).toBe(1);
});

test.each([null, 500])('it stops where tickets are to be kept longer meanwhile: %j', async (days) => {
  const open = openPrivacyWorkspace(
    undefined,
    false,
    afterSteps(2, () => open.set(days)),
  );
  await addOld(open, 45);
  await open.keep(30);
  expect(open.ids()).toHaveLength(26);
  expect(await open.stores.erasures.findRemaining()).toMatchObject({
    ok: true,
    value: { isInDatabase: false },
  });
});

test('an erasure request waits for none of it, and it goes on afterwards', async () => {
  let asked: Promise<unknown> | undefined;
  const open = await openBusyWorkspace(
    0,
    undefined,
    false,
    afterSteps(2, () => {
      asked = open.privacy.erase(canaryCaller);
    }),
  );
  // Behind the tickets of the canary, which are young, so that much older ones would be of a clock that was behind.
  await addOld(open, 95, day(-80));
  await open.keep(30);
  expect(await asked).toMatchObject({ ok: true, value: { isDone: true } });
  expect(open.ids()).toHaveLength(76);

  await open.privacy.settled();
  expect(open.ids()).toHaveLength(1);
});

test.each([false, true])(
  'the tickets of an open call stay until it has ended: the one being corrected, and the one that it follows (parked: %j)',
  async (isParked) => {
    const open = openPrivacyWorkspace();
    await open.workYesterday();
    const rejected = await open.add({ Name: 'Rejected' }, 'rejected', day(-400));
    const followed = await open.add({ Name: 'Followed' }, 'created', day(-400));
    await open.add({ Name: 'Old' }, 'created', day(-400));
    await open.add({ Name: 'New' }, 'created');
    const { calls, tickets } = open.stores;
    const call = await tickets.reopen(rejected);
    const correcting = call.ok ? (call.value ?? '') : '';
    await calls.begin('follower', day(0));
    await calls.setFollowUp('follower', followed);
    if (isParked) for (const id of [correcting, 'follower']) await calls.park(id, true);

    expect(await open.privacy.findOlder(30)).toEqual({ ok: true, value: { tickets: 1 } });
    await open.keep(30);
    expect(open.ids()).toEqual([rejected, followed, 4]);
    expect(await calls.unfinished()).toMatchObject({
      ok: true,
      value: [
        { id: correcting, ticketId: rejected },
        { id: 'follower', follows: { id: followed } },
      ],
    });

    for (const id of [correcting, 'follower']) await calls.discard(id, 1_000);
    await open.keep(30);
    expect(open.ids()).toEqual([4]);
  },
);

test('a ticket that is made while the clock is wrong erases no other one, nor when the clock is right again', async () => {
  const open = openPrivacyWorkspace();
  await open.add({ Name: 'Long ago' }, 'created', day(-400));
  for (const ago of [-300, -20, -1]) await open.add({ Name: `Day ${ago}` }, 'created', day(ago));
  open.at(day(4_000));
  await open.add({ Name: 'With the wrong clock' }, 'created');
  await open.keep(365);
  expect(open.ids()).toEqual([2, 3, 4, 5]);
  open.at(day(0));
  await open.keep(365);
  expect(open.ids()).toEqual([2, 3, 4, 5]);
  expect(await open.privacy.findOlder(30)).toEqual({ ok: true, value: { tickets: 1 } });
});

test('a clock that is known to be far off erases nothing for its age, also after days of work by it', async () => {
  const open = openPrivacyWorkspace();
  await open.add({ Name: 'Long ago' }, 'created', day(-400));
  await open.discard('long-ago', {}, day(-400));
  for (const ago of [-6, -3, -1]) await open.add({ Name: `Day ${ago}` }, 'created', day(ago));
  for (const ahead of [4_000, 4_001]) {
    open.at(day(ahead));
    await open.add({ Name: 'With the wrong clock' }, 'created');
  }
  open.setClockFarOff(true);
  await open.keep(365);
  expect(open.ids()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(open.discarded()).toEqual(['long-ago']);
  expect(open.logged('retention erasure skipped')).toEqual([{ reason: 'clock-wrong' }]);
  open.at(day(0));
  open.setClockFarOff(false);
  await open.keep(365);
  expect(open.logged('retention erasure skipped')).toHaveLength(1);
  expect(open.ids()).toEqual([2, 3, 4, 5, 6]);
  expect(open.discarded()).toEqual([]);
});

test('a reminder that another PC set keeps no ticket: that PC may be gone', async () => {
  const open = openPrivacyWorkspace();
  await open.workYesterday();
  const theirs = await open.add({ Name: 'Old' }, 'created', day(-400));
  const own = await open.add({ Name: 'Old too' }, 'created', day(-400));
  const recent = await open.add({ Name: 'New' }, 'created');
  const reopen = open.db.prepare<[1 | null, number]>(
    `UPDATE reminder SET resolution = NULL, ended_at_ms = NULL, is_of_other_pc = ? WHERE ticket_id = ?`,
  );
  reopen.run(1, theirs);
  reopen.run(null, own);
  expect(reopen.run(null, own).changes).toBeGreaterThan(0);
  await open.keep(30);
  expect(open.ids()).toEqual([own, recent]);
});

test('a caller who is to hear that an incident is over stays until called back, but for one of another PC', async () => {
  const open = openPrivacyWorkspace();
  await open.workYesterday();
  const lasting = await open.add({ Name: 'Lasting' }, 'created', day(-400));
  const over = await open.add({ Name: 'Over' }, 'created', day(-400));
  const archived = await open.add({ Name: 'Archived' }, 'created', day(-400));
  const theirs = await open.add({ Name: 'Theirs' }, 'created', day(-400));
  const unasked = await open.add({ Name: 'Unasked' }, 'created', day(-400));
  const recent = await open.add({ Name: 'New' }, 'created');
  const { incidents } = open.stores;
  const incident = { title: 'QR payments', traits: [], beganAtMs: day(-401), changedAtMs: day(-401) };
  await incidents.begin({ ...incident, uid: 'lasting', endedAtMs: null }, [lasting]);
  await incidents.begin({ ...incident, uid: 'over', endedAtMs: day(-390) }, [
    over,
    archived,
    theirs,
    unasked,
  ]);
  const link = async (ticketId: number, isCalledBack: boolean) => {
    const ticket = await open.stores.tickets.get(ticketId);
    if (!ticket.ok || ticket.value === null) throw new Error('no ticket');
    const { callId } = ticket.value;
    await incidents.changeLink({ callId, wantsCallback: true, isCalledBack }, day(-380));
  };
  for (const id of [lasting, over, archived, theirs]) await link(id, false);
  // As the shared history brings one, and an archive, whose PC may be gone.
  open.db.exec('DROP TRIGGER where_a_ticket_was_made_is_immutable');
  const bring = open.db.prepare('UPDATE ticket SET imported = ? WHERE id = ?');
  bring.run('{"pcName":"KL-12"}', theirs);
  bring.run('{}', archived);

  expect(await open.privacy.findOlder(30)).toEqual({ ok: true, value: { tickets: 2 } });
  await open.keep(30);
  expect(open.ids()).toEqual([lasting, over, archived, recent]);
  for (const id of [lasting, over, archived]) await link(id, true);
  await open.keep(30);
  expect(open.ids(), 'while it lasts, the caller waits for its end').toEqual([lasting, recent]);
  await incidents.change({ uid: 'lasting', isEnded: true }, day(-370));
  await link(lasting, true);
  await open.keep(30);
  expect(open.ids()).toEqual([recent]);
});
