import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fail, succeed } from '../../shared/result';
import { createDatabaseError } from '../db/database-error';
import { openWithRecovery } from '../data/recovery/open-with-recovery';
import { storesOver } from '../data/open-stores-in-process.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { fakeTime } from '../fakes.fixture';
import { eraseAtOnce } from '../privacy/erase-at-once.fixture';
import { ended, newTicket, outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
import { createSyncScheduler } from './sync-scheduler';
import { createSyncPositionStore } from './sync-position-store';
import { silentLog } from '../log/log';

async function desk(isFed = true) {
  const file = join(tempFolder(), 'live', 'helpdesk.db');
  const opened = openWithRecovery(file, 1);
  if (!opened.ok) throw new Error(opened.error.detail);
  const stores = storesOver(opened.value, file);
  onTestFinished(() => stores.close());
  const share = join(tempFolder(), 'share');
  mkdirSync(share);
  let folder: string | null = share;
  let made = 0;
  const time = fakeTime();
  const keeper = (over = stores, isPaused = false) =>
    createSyncScheduler({
      log: silentLog,
      stores: over,
      folder: () => folder,
      isPaused,
      newPcId: () => 'd1',
      pcName: 'Counter 3',
      nowMs: time.nowMs,
      schedule: (delayMs, run) => {
        // The pause between two files takes no time.
        if (delayMs !== 100) return time.schedule(delayMs, run);
        queueMicrotask(run);
        return () => undefined;
      },
      onChanged: () => undefined,
    });
  const feed = keeper();
  if (isFed) await feed.choose(share);

  /** Creates and sends a ticket. @returns the ticket's id */
  async function add(phone = '60123456789'): Promise<number> {
    made += 1;
    await stores.calls.begin(`call-${made}`, 1);
    const body = sampleBody({ Ticket: { Phone: phone } });
    const ticket = await stores.tickets.make(newTicket(`call-${made}`, `SH-${made}`, body), false);
    const id = ticket.ok ? (ticket.value?.ticketId ?? 0) : 0;
    const begun = await stores.tickets.beginAttempt(id, ['waiting'], 1);
    if (begun.ok)
      await stores.tickets.endAttempt(ended(begun.value?.attemptId ?? 0, outcomes.created), false);
    return id;
  }

  /** Runs one check. @returns the lines of the new files, as status and reference */
  let seen = new Set<string>();
  async function look(of = feed): Promise<string[]> {
    of.checkSoon();
    time.pass(0);
    await of.settled();
    const names = readdirSync(share).filter((name) => name.endsWith('.tsv'));
    const come = names.filter((name) => !seen.has(name)).toSorted();
    seen = new Set(names);
    return come.flatMap((name) => {
      const text = readFileSync(join(share, name), 'utf8');
      const sum = createHash('sha256').update(text).digest('hex');
      expect(readFileSync(join(share, `${name}.sha256`), 'utf8')).toBe(`${sum}  ${name}\n`);
      return text
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split('\t').slice(4, 7).join(' '));
    });
  }
  /** The agent chooses another folder, or none. */
  const move = async (to: string | null): Promise<void> => {
    if (to !== null) await feed.choose(to);
    folder = to;
  };
  /** Writes another folder into the settings, without the agent's choice. */
  const editSettings = (to: string): void => {
    folder = to;
  };
  return { db: opened.value.db, stores, share, feed, keeper, add, look, move, editSettings, time };
}

test('what is new comes once; a note and an erasure come after it', async () => {
  const { stores, add, look } = await desk();
  const first = await add();
  const second = await add('60111111111');
  expect(await look()).toEqual(['SH-1 \\N created', 'SH-2 \\N created']);
  expect(await look()).toEqual([]);

  await stores.tickets.addNote(first, 'behind the counter', 2);
  expect(await look()).toEqual(['SH-1 \\N created']);
  expect(await look()).toEqual([]);

  await stores.tickets.addNote(second, 'of somebody who is forgotten', 2);
  await eraseAtOnce(stores, { phone: '60111111111', name: '' }, 3);
  expect(await look()).toEqual(['SH-2 request \\N']);
  expect(await look()).toEqual([]);
});

test.each([
  ['UPDATE feed SET walked_to = walked_to + 1', 'how far it came'],
  ['UPDATE feed SET number = number + 4096', 'the number of its file'],
  ['UPDATE unfed SET ticket_id = 2', 'which ticket changed'],
  [`UPDATE unfed_erasure SET reference = 'SH-1'`, 'who was erased'],
])('after damage nothing is written, and nothing forgotten: %s (%s)', async (damage) => {
  const { db, stores, share, add, look } = await desk();
  const first = await add();
  await add('60111111111');
  await look();
  await stores.tickets.addNote(first, 'behind the counter', 2);
  await eraseAtOnce(stores, { phone: '60111111111', name: '' }, 3);
  const before = readdirSync(share);
  for (const table of ['feed', 'unfed', 'unfed_erasure'])
    db.exec(`DROP TRIGGER temp.checksum_changed_${table}`);
  db.exec(damage);

  expect(await look()).toEqual([]);
  expect(readdirSync(share)).toEqual(before);
});

test('loses nothing while the folder is missing, and writes everything once it is back', async () => {
  const { share, feed, add, look, time } = await desk();
  await add();
  await look();
  renameSync(share, `${share}-gone`);
  await add();
  feed.checkSoon();
  time.pass(0);
  await feed.settled();
  expect(await feed.state()).toMatchObject({ value: { folder: share, errorCode: 'not-writable' } });
  await add();
  renameSync(`${share}-gone`, share);

  expect(await look()).toEqual(['SH-2 \\N created', 'SH-3 \\N created']);
  expect(await feed.state()).toMatchObject({ value: { errorCode: null } });
});

test('a run that ended before it knew that its file came writes it again under the same name', async () => {
  const { stores, share, keeper, add, look, time } = await desk();
  await add();
  const dying = keeper({
    ...stores,
    syncPosition: {
      choose: stores.syncPosition.choose,
      next: stores.syncPosition.next,
      stateOf: stores.syncPosition.stateOf,
      written: () => Promise.resolve(fail(createDatabaseError('failed', 'the app has died'))),
    },
  });
  dying.checkSoon();
  time.pass(0);
  await dying.settled();
  const name = readdirSync(share).find((one) => one.endsWith('.tsv')) ?? '';
  // The rest of an unfinished file.
  writeFileSync(join(share, `${name}.part1`), 'half');

  expect(await look()).toEqual(['SH-1 \\N created']);
  expect(readdirSync(share)).toEqual([name, `${name}.sha256`]);
});

test('a desk that is nobody’s history tells where the folder is, and writes nothing there', async () => {
  const { stores, share, keeper, add, look } = await desk();
  await add();
  const paused = keeper(stores, true);
  expect(await look(paused)).toEqual([]);
  expect(await paused.state()).toEqual(
    succeed({ folder: share, isPaused: true, isChosen: true, writtenAtMs: null, errorCode: null }),
  );
  expect(await look()).toEqual(['SH-1 \\N created']);
});

test('what changes while its file is being written comes again with the next', async () => {
  const { stores, keeper, add, look } = await desk();
  const id = await add();
  let isNoted = false;
  const slow = keeper({
    ...stores,
    syncFiles: {
      write: async (...job) => {
        const written = await stores.syncFiles.write(...job);
        if (!isNoted) await stores.tickets.addNote(id, 'meanwhile', 2);
        isNoted = true;
        return written;
      },
    },
  });
  expect(await look(slow)).toEqual(['SH-1 \\N created', 'SH-1 \\N created']);
});

test('another folder gets everything; none gets nothing; what another PC made is for that one to tell', async () => {
  const { db, share, feed, add, look, move } = await desk();
  await add();
  await look();
  const other = join(share, 'other');
  mkdirSync(other);
  await move(other);
  await look();
  expect(readdirSync(other)).toHaveLength(2);

  await move(null);
  await add();
  expect(await look()).toEqual([]);
  expect(await feed.state()).toMatchObject({ value: { folder: null } });

  db.exec('DROP TRIGGER where_a_ticket_was_made_is_immutable');
  db.exec(`UPDATE ticket SET imported = '{"reference":"SH-9","stateThere":"created","atMs":1}' WHERE id = 2`);
  await move(other);
  await look();
  expect(
    readdirSync(other).filter((name) => readFileSync(join(other, name), 'utf8').includes('SH-2')),
  ).toEqual([]);
});

test('an erasure is also written to another folder that never had the ticket: its reader may know the earlier folder', async () => {
  const { db, stores, share, add, look, move } = await desk();
  await add('60111111111');
  await add('60122222222');
  await look();
  const other = join(share, 'other');
  mkdirSync(other);
  await move(other);
  createSyncPositionStore(db, 1).next(other, 2);
  await eraseAtOnce(stores, { phone: '60111111111', name: '' }, 3);
  await eraseAtOnce(stores, { phone: '60122222222', name: '' }, 3);
  await look();

  const told = readdirSync(other).filter((name) => name.endsWith('.tsv'));
  expect(told.map((name) => readFileSync(join(other, name), 'utf8')).join('')).toMatch(
    /^d1\t.*\tSH-1\trequest\t.*\nd1\t.*\tSH-2\trequest\t.*\n$/,
  );
});

test('with no feed nothing is kept of who was erased', async () => {
  const { db, stores, add } = await desk(false);
  await add('60111111111');
  await eraseAtOnce(stores, { phone: '60111111111', name: '' }, 3);
  expect(db.prepare('SELECT count(*) FROM unfed_erasure').pluck().get()).toBe(0);
});

test('who is erased on request is erased wherever the feed goes, also of another PC’s tickets; what is too old here is not', async () => {
  const { db, stores, add, look } = await desk();
  db.exec('DROP TRIGGER where_a_ticket_was_made_is_immutable');
  for (const phone of ['60111111111', '60122222222']) {
    const id = await add(phone);
    db.prepare(`UPDATE ticket SET imported = ? WHERE id = ?`).run(
      `{"reference":"SH-THERE-${id}","stateThere":"created","atMs":1}`,
      id,
    );
  }
  expect(await look()).toEqual([]);

  await eraseAtOnce(stores, { phone: '60111111111', name: '' }, 3);
  db.exec(`UPDATE reminder SET resolution = 'done', ended_at_ms = 1`);
  const day = 86_400_000;
  await stores.calls.begin('new', 1);
  const made = await stores.tickets.make({ ...newTicket('new', 'SH-NEW'), nowMs: 100 * day }, false);
  expect(made.ok).toBe(true);
  expect(await stores.erasures.purgeSome(30, 101 * day, null)).toMatchObject({ ok: true, value: 2 });
  expect(db.prepare('SELECT reference FROM ticket').pluck().all()).toEqual(['SH-NEW']);

  expect(await look()).toEqual(['SH-NEW \\N waiting', 'SH-THERE-1 request \\N']);
});

test('writes nothing to a folder that is only in the settings until the agent chooses it', async () => {
  const { share, feed, add, look, editSettings, move } = await desk();
  await add();
  await look();
  const other = join(share, 'other');
  mkdirSync(other);
  editSettings(other);
  await add();
  await look();

  expect(readdirSync(other)).toEqual([]);
  expect(await feed.state()).toMatchObject({ value: { folder: other, isChosen: false, writtenAtMs: null } });

  await move(other);
  await look();
  expect(readdirSync(other)).toHaveLength(2);
  expect(await feed.state()).toMatchObject({ value: { folder: other, isChosen: true } });
});
