import { execFileSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  openSync,
  readdirSync,
  statSync,
  truncateSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRecordedLog } from '../../log/recorded-log.fixture';
import { truncateWal } from '../../db/truncate-wal.fixture';
import { lockDatabase } from '../../db/lock-database.fixture';
import { tempFolder } from '../../db/temp-folder.fixture';
import { ended, newTicket, outcomes, readyFields } from '../../tickets/sample-ticket.fixture';
import { storesOver } from '../open-stores-in-process.fixture';
import type { OpenStores } from '../open-stores';
import { openWithRecovery } from './open-with-recovery';

const callId = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

function openAt(file: string, isOwner = () => true) {
  const recordedLog = createRecordedLog();
  const lost: string[] = [];
  const opened = openWithRecovery(file, 0, { log: recordedLog.log, isOwner });
  if (!opened.ok) throw new Error(opened.error.detail);
  const { stores, guard, putBack } = opened.value;
  const open = storesOver(opened.value, file, (why) => lost.push(why), stores, guard);
  /** Each write is moved into the file at once. */
  const checkpointOften = () => opened.value.db.pragma('wal_autocheckpoint = 1');
  /** As the app does every five seconds. */
  const beat = () => guard.watchCall('owner')();
  let saves = 0;
  /** As after the first seconds of a run, moves the log into the file. */
  const checkpoint = async () => {
    beat();
    checkpointOften();
    saves += 1;
    await open.calls.begin(callId(9), 1);
    await open.calls.save(callId(9), { ...readyFields, remark: `${saves}` }, 2);
    opened.value.db.pragma('wal_autocheckpoint = 1000');
  };
  return { file, stores: open, putBack, lost, recordedLog, checkpointOften, checkpoint, beat };
}

async function make({ calls, tickets }: OpenStores, number: number): Promise<void> {
  await calls.begin(callId(number), 1);
  await tickets.make(newTicket(callId(number), `SH-AAAA${number}`), false);
}

/** Overwrites the content in place, as a restore tool does: the inode stays the same. */
function writeOver(from: string, to: string): void {
  execFileSync('sh', ['-c', 'cat "$1" > "$2"', 'sh', from, to]);
}

/** Zeros a page that no opening reads. */
function damageIndexOfTickets(file: string): void {
  const db = new SqliteDatabase(file);
  const page = db
    .prepare<[], { number: number; bytes: number }>(
      `SELECT rootpage AS number, page_size AS bytes FROM sqlite_schema, pragma_page_size
       WHERE type = 'index' AND tbl_name = 'ticket' ORDER BY rootpage DESC LIMIT 1`,
    )
    .get();
  db.close();
  if (page === undefined) throw new Error('the table has no index');
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(page.bytes), 0, page.bytes, (page.number - 1) * page.bytes);
  closeSync(handle);
}

/** Writes the content of the file over itself, as a restore of the newest copy does. */
function writeCopyOver(file: string): void {
  const copy = join(tempFolder(), 'same.db');
  execFileSync('cp', [file, copy]);
  writeOver(copy, file);
}

/** As SQLite does it by itself: the log stays as long as it is. */
function moveLog(file: string): void {
  const db = new SqliteDatabase(file);
  db.pragma('wal_checkpoint(PASSIVE)');
  db.close();
}

const ways: ReadonlyArray<readonly [string, (file: string, older: string) => void]> = [
  [
    'an older database after the log was emptied',
    (file, older) => {
      truncateWal(file);
      writeOver(join(older, 'helpdesk.db'), file);
    },
  ],
  ['an older database', (file, older) => writeOver(join(older, 'helpdesk.db'), file)],
  [
    'an older database and journal',
    (file, older) => {
      truncateWal(file);
      for (const name of readdirSync(older).filter((each) => /\.(db|journal)$/.test(each)))
        writeOver(join(older, name), join(dirname(file), name));
    },
  ],
];

/** Opens what a killed app leaves. */
async function openAfterKill() {
  const killed = openAt(join(tempFolder(), 'live', 'helpdesk.db'));
  const left = join(tempFolder(), 'left');
  cpSync(dirname(killed.file), left, { recursive: true });
  await killed.stores.close();
  return openAt(join(left, 'helpdesk.db'));
}

/** When the copy was made, two tickets waited. Since then both were sent, a third was made, and a call is open. */
async function openWithOlderCopy(isOwner?: () => boolean) {
  const file = join(tempFolder(), 'live', 'helpdesk.db');
  const before = openAt(file);
  await make(before.stores, 1);
  await make(before.stores, 2);
  await before.stores.close();
  const older = join(tempFolder(), 'older');
  cpSync(dirname(file), older, { recursive: true });

  const now = openAt(file, isOwner);
  const { calls, tickets } = now.stores;
  // The copy is older only once the file has got something since.
  await now.checkpoint();
  for (const id of [1, 2]) {
    await tickets.beginAttempt(id, ['waiting'], 1_000);
    await tickets.endAttempt(ended(id, outcomes.created), false);
  }
  await make(now.stores, 3);
  await calls.begin(callId(4), 2);
  await calls.save(callId(4), { ...readyFields, remark: 'Typed before' }, 3);
  onTestFinished(() => now.stores.close());
  return { file, older, now, checkpointOften: now.checkpointOften, checkpoint: now.checkpoint };
}

describe.skipIf(process.platform === 'win32').each(ways)(
  '%s, written over the open one',
  (_way, overwrite) => {
    it('is read no more: nothing is sent, and what was typed is there at the next opening', async () => {
      const { file, older, now } = await openWithOlderCopy();
      overwrite(file, older);
      const { calls, tickets } = now.stores;

      expect(await tickets.beginAttempt(1, ['waiting'], 2_000)).toMatchObject({ ok: false });
      expect(await tickets.queued()).toMatchObject({ ok: false });
      const typed = { ...readyFields, remark: 'Typed afterwards' };
      // As the window saves it.
      expect(await calls.saveWithinLimit(callId(4), typed, 4)).toMatchObject({
        ok: false,
        error: { errorCode: 'failed' },
      });
      expect(now.lost).toEqual(['files-overwritten']);
      expect(now.recordedLog.of('history files were overwritten')).toHaveLength(1);
      await now.stores.close();

      const after = openAt(file);
      onTestFinished(() => after.stores.close());
      expect(after.putBack).toMatchObject({ reason: 'files-overwritten' });
      const unfinished = await after.stores.calls.unfinished();
      const call = unfinished.ok ? unfinished.value.find(({ id }) => id === callId(4)) : null;
      expect(call?.fields.remark).toBe('Typed afterwards');
      const queued = await after.stores.tickets.queued();
      const references = queued.ok ? queued.value.map(({ reference }) => reference) : null;
      expect(references).not.toEqual(expect.arrayContaining([expect.stringMatching(/SH-AAAA[12]/)]));
      expect(existsSync(join(dirname(file), 'kept'))).toBe(false);
      // Reported once only.
      await after.stores.close();
      const again = openAt(file);
      expect(again.putBack).toBeNull();
      await again.stores.close();
    });
  },
);

it('a database that is a mix of two times, and damaged, is restored before the typed text is put into it', async () => {
  const { file, older, now } = await openWithOlderCopy();
  const mixed = join(older, 'helpdesk.db');
  damageIndexOfTickets(mixed);
  truncateWal(file);
  writeOver(mixed, file);
  const typed = { ...readyFields, remark: 'Typed afterwards' };
  expect(await now.stores.calls.saveWithinLimit(callId(4), typed, 4)).toMatchObject({ ok: false });
  await now.stores.close();

  const after = openAt(file);
  onTestFinished(() => after.stores.close());
  expect(after.stores.restored).not.toBeNull();
  expect(await after.stores.calls.get(callId(4))).toMatchObject({ value: { fields: typed } });
});

it('a database into whose log another program wrote is read no more, though its time is the same', async () => {
  const { file, now } = await openWithOlderCopy();
  const { mtimeNs } = statSync(file, { bigint: true });
  const other = new SqliteDatabase(file);
  other.exec('CREATE TABLE of_another_program (id INTEGER)');
  other.close();
  expect(statSync(file, { bigint: true }).mtimeNs).toBe(mtimeNs);
  expect(await now.stores.tickets.beginAttempt(3, ['waiting'], 2_000)).toMatchObject({ ok: false });
  expect(now.lost).toEqual(['files-overwritten']);
});

it('an older database is not confirmed by a copy of the app that owns the folder no more', async () => {
  let isOwner = true;
  const { file, older, now } = await openWithOlderCopy(() => isOwner);
  truncateWal(file);
  writeOver(join(older, 'helpdesk.db'), file);
  isOwner = false;
  await now.stores.close();

  const after = openAt(file);
  const queued = await after.stores.tickets.queued();
  const references = queued.ok ? queued.value.map(({ reference }) => reference) : null;
  expect(references).not.toEqual(expect.arrayContaining([expect.stringMatching(/SH-AAAA[12]/)]));
  await after.stores.close();
});

describe.skipIf(process.platform === 'win32')('a database that nobody else wrote into', () => {
  it('is read on after the app moved its log into it, and after another program looked at it', async () => {
    const { file, now } = await openWithOlderCopy();
    const { mtimeMs } = statSync(file);
    for (let number = 0; number < 5_000 && statSync(file).mtimeMs === mtimeMs; number += 1)
      await now.stores.calls.save(callId(4), { ...readyFields, remark: `${number}` }, 5);
    expect(statSync(file).mtimeMs).toBeGreaterThan(mtimeMs);
    execFileSync('sh', ['-c', 'cat "$1" > /dev/null', 'sh', file]);
    expect(await now.stores.calls.get(callId(4))).toMatchObject({ ok: true });
    expect(now.lost).toEqual([]);
  });

  it('is read on where a second call comes before the first is answered', async () => {
    const { now, checkpointOften } = await openWithOlderCopy();
    checkpointOften();
    const { calls } = now.stores;
    const answers = await Promise.all([
      calls.save(callId(4), { ...readyFields, remark: 'First' }, 5),
      calls.save(callId(4), { ...readyFields, remark: 'Second' }, 6),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(now.lost).toEqual([]);
  });

  it.each<[string, (file: string) => void]>([
    ['only set its time', (file) => void execFileSync('touch', [file])],
    ['set its time back', (file) => utimesSync(file, 1_000_000_000, 1_000_000_000)],
    ['emptied its log', truncateWal],
    ['moved its log into it', (file) => moveLog(file)],
    ['put the same content in its place', (file) => writeCopyOver(file)],
    [
      'put the same content in its place, and moved its log',
      (file) => {
        writeCopyOver(file);
        truncateWal(file);
      },
    ],
  ])('is read on, and nobody is told, where another program %s', async (_how, touch) => {
    const { file, now } = await openWithOlderCopy();
    const touched = () => now.recordedLog.of('history file was touched, and has its content').length;
    for (let times = 1; times <= 2; times += 1) {
      const before = touched();
      await now.stores.calls.save(callId(4), { ...readyFields, remark: `Typed ${times}` }, 5);
      touch(file);
      expect(await now.stores.calls.get(callId(4))).toMatchObject({ ok: true });
      expect(touched()).toBe(before + 1);
      await now.checkpoint();
    }
    expect(now.lost).toEqual([]);
    await now.stores.close();
    const after = openAt(file);
    onTestFinished(() => after.stores.close());
    expect(after.putBack).toBeNull();
    expect(await after.stores.tickets.queued()).toMatchObject({ value: [{ reference: 'SH-AAAA3' }] });
    expect(await after.stores.calls.get(callId(4))).toMatchObject({
      value: { fields: { remark: 'Typed 2' } },
    });
  });

  it.each<[string, (now: Awaited<ReturnType<typeof openWithOlderCopy>>) => void | Promise<void>]>([
    ['the app moved its log', ({ checkpoint }) => checkpoint()],
    ['another program moved its log', ({ file }) => truncateWal(file)],
    [
      'another program moved its log, and the app saw it',
      ({ file, now }) => {
        truncateWal(file);
        return now.stores.calls.get(callId(4)).then(() => undefined);
      },
    ],
  ])('is read no more where a copy of this run was put back, from before %s', async (_how, move) => {
    const opened = await openWithOlderCopy();
    const { file, now } = opened;
    const copy = join(tempFolder(), 'copy.db');
    execFileSync('cp', [file, copy]);
    await now.stores.calls.save(callId(4), { ...readyFields, remark: 'Typed afterwards' }, 5);
    await move(opened);
    writeOver(copy, file);
    expect(await now.stores.calls.get(callId(4))).toMatchObject({ ok: false });
    expect(now.lost).toEqual(['files-overwritten']);
    await now.stores.close();
    const after = openAt(file);
    onTestFinished(() => after.stores.close());
    expect(await after.stores.calls.get(callId(4))).toMatchObject({
      value: { fields: { remark: 'Typed afterwards' } },
    });
  });

  it.each([0, 100])(
    'is read on where another program truncated the index of its log to %i bytes: nothing is lost, nobody is told',
    async (bytes) => {
      const { file, now } = await openWithOlderCopy();
      await now.stores.calls.save(callId(4), { ...readyFields, remark: 'Typed before' }, 5);
      truncateSync(`${file}-shm`, bytes);
      await now.stores.calls.save(callId(4), { ...readyFields, remark: 'Typed afterwards' }, 6);
      truncateSync(`${file}-shm`, bytes);
      expect(await now.stores.calls.get(callId(4))).toMatchObject({
        value: { fields: { remark: 'Typed afterwards' } },
      });
      expect(now.lost).toEqual([]);
      expect(now.recordedLog.of('history index was truncated, and rebuilt')).toHaveLength(2);
      truncateSync(`${file}-shm`, bytes);
      await now.stores.close();
      const after = openAt(file);
      onTestFinished(() => after.stores.close());
      expect(after.putBack).toBeNull();
      expect(await after.stores.calls.get(callId(4))).toMatchObject({
        value: { fields: { remark: 'Typed afterwards' } },
      });
    },
  );

  it.each<[string, (file: string) => void]>([
    ['its log', (file) => truncateSync(`${file}-wal`)],
    ['half of its log', (file) => truncateSync(`${file}-wal`, 20_000)],
    [
      'its log and the index',
      (file) => {
        truncateSync(`${file}-wal`);
        truncateSync(`${file}-shm`);
      },
    ],
  ])('is read no more, and not damaged, where another program truncated %s', async (_what, cut) => {
    const { file, now } = await openWithOlderCopy();
    await now.stores.calls.save(callId(4), { ...readyFields, remark: 'Typed before' }, 5);
    cut(file);
    const typed = { ...readyFields, remark: 'Typed afterwards' };
    expect(await now.stores.calls.saveWithinLimit(callId(4), typed, 6)).toMatchObject({ ok: false });
    expect(now.lost).toEqual(['files-overwritten']);
    await now.stores.close();
    const after = openAt(file);
    onTestFinished(() => after.stores.close());
    expect(after.putBack).toEqual({ reason: 'files-overwritten', uncertainCount: 0 });
    expect(after.stores.restored).toBeNull();
    expect(await after.stores.calls.get(callId(4))).toMatchObject({ value: { fields: typed } });
    expect(await after.stores.tickets.queued()).toMatchObject({ value: [{ reference: 'SH-AAAA3' }] });
  });

  it.each([
    ['at its first start', false],
    ['after a kill', true],
  ])('is read on %s, where another program touches it after a few seconds', async (_when, isKilled) => {
    const now = isKilled ? await openAfterKill() : openAt(join(tempFolder(), 'live', 'helpdesk.db'));
    onTestFinished(() => now.stores.close());
    await make(now.stores, 1);
    now.beat();
    await now.stores.calls.save(callId(1), readyFields, 2);
    execFileSync('touch', [now.file]);
    expect(await now.stores.calls.get(callId(1))).toMatchObject({ ok: true });
    expect(now.lost).toEqual([]);
  });

  it('waits for no other program that holds it, where only its mark is to change', async () => {
    const before = openAt(join(tempFolder(), 'live', 'helpdesk.db'));
    await make(before.stores, 1);
    await before.stores.close();
    const now = openAt(before.file);
    onTestFinished(() => now.stores.close());
    const letGo = lockDatabase(now.file, 'writers');
    const beganMs = performance.now();
    now.beat();
    // A write waits 5 s for a lock.
    expect(performance.now() - beganMs).toBeLessThan(5_000);
    letGo();
    await now.stores.calls.save(callId(1), readyFields, 2);
    expect(now.lost).toEqual([]);
  });
});

it('what is half typed is there at the next opening, as it was typed last, and what is given up is not', async () => {
  const { file, older, now } = await openWithOlderCopy();
  const { formDrafts } = now.stores;
  const ofTicket = { subject: 'ticket', key: '3' } as const;
  const ofStore = { subject: 'store', key: 'kedai maju' } as const;
  const ofCaller = { subject: 'caller', key: '60123456789' } as const;
  const givenUp = { subject: 'new-reminder', key: '2' } as const;
  const typed = (text: string) => ({ text, lastDay: '' });
  await formDrafts.set(ofTicket, typed('rang tw'), 5);
  await formDrafts.set(ofStore, typed('pays cash'), 5);
  await formDrafts.set(givenUp, typed('call back'), 5);
  truncateWal(file);
  writeOver(join(older, 'helpdesk.db'), file);
  expect(await formDrafts.set(ofTicket, typed('rang twice'), 6)).toMatchObject({ ok: false });
  expect(await formDrafts.set(givenUp, null, 6)).toMatchObject({ ok: false });
  expect(await formDrafts.set(ofCaller, typed('speaks Hok'), 6)).toMatchObject({ ok: false });
  await now.stores.close();

  const after = openAt(file);
  onTestFinished(() => after.stores.close());
  const listed = await after.stores.formDrafts.list();
  expect(listed.ok && listed.value.toSorted((a, b) => a.subject.localeCompare(b.subject))).toEqual([
    { ...ofCaller, ...typed('speaks Hok') },
    { ...ofStore, ...typed('pays cash') },
    { ...ofTicket, ...typed('rang twice') },
  ]);
});

it('what was decided about calls that are like each other stays decided, also where none of them was saved since', async () => {
  const { file, older, now } = await openWithOlderCopy();
  const { calls, incidents } = now.stores;
  await calls.begin(callId(5), 2);
  await calls.save(callId(5), readyFields, 3);
  await incidents.dismissLikeness([], [callId(4), callId(5)]);
  truncateWal(file);
  writeOver(join(older, 'helpdesk.db'), file);
  expect(await calls.unfinished()).toMatchObject({ ok: false });
  await now.stores.close();

  const after = openAt(file);
  await after.stores.close();
  const db = new SqliteDatabase(file, { readonly: true });
  onTestFinished(() => void db.close());
  const decided = db.prepare('SELECT id FROM call WHERE is_likeness_decided = 1 ORDER BY id').pluck();
  expect(decided.all()).toEqual([callId(4), callId(5)]);
});
