import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRecordedLog } from '../../log/recorded-log.fixture';
import { ended, newTicket, outcomes, readyFields } from '../../tickets/sample-ticket.fixture';
import { createStores, type Stores } from '../stores/stores';
import { writeAsNewerApp } from '../../db/newer-app.fixture';
import { openWithRecovery, type RecoveredDatabase } from './open-with-recovery';
import { tempFolder } from '../../db/temp-folder.fixture';

const callIds = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [string, string, string];

type OpenedDatabase = RecoveredDatabase & { readonly stores: Stores };

function open(file: string, mustRestore = false): OpenedDatabase {
  const opened = openWithRecovery(file, Date.UTC(2026, 10, 24), { mustRestore });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return { ...opened.value, stores: createStores(opened.value.db, file, opened.value.journal) };
}

function makeTicket(stores: Stores, index: 0 | 1 | 2, sendNow: boolean) {
  const callId = callIds[index];
  stores.calls.begin(callId, 500);
  stores.calls.save(callId, readyFields, 600);
  return stores.tickets.make(newTicket(callId, `SH-AAAA${'347'.charAt(index)}`), sendNow);
}

function newFile(): string {
  return join(tempFolder(), 'live', 'helpdesk.db');
}

/** Closes the connection without any of the app's clean-up, as a crash does. */
function crash(opened: OpenedDatabase): void {
  opened.db.close();
  opened.journal.close();
}

function destroy(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

it('leaves lines of what it found and did: the log of a lost history, and of a journal that was replayed', () => {
  const file = newFile();
  const before = open(file);
  makeTicket(before.stores, 0, false);
  before.close();
  const recordedLog = createRecordedLog();
  const sound = openWithRecovery(file, 0, { log: recordedLog.log });
  expect(recordedLog.lines).toEqual([]);
  if (sound.ok) crash({ ...sound.value, stores: before.stores });
  const replayed = openWithRecovery(file, 0, { log: recordedLog.log });
  expect(recordedLog.lines).toEqual([['info', 'journal replayed', { records: 1, unreadable: 0 }]]);
  if (replayed.ok) replayed.value.close();
  destroy(file);
  const restored = openWithRecovery(file, 0, { log: recordedLog.log });
  if (restored.ok) restored.value.close();
  expect(recordedLog.of('history is damaged or lost')).toEqual([{ mustRestore: false, hasFile: false }]);
  expect(recordedLog.of('history restored')).toEqual([
    { from: 'what could be read', isDamagedKept: false, wasMissing: true },
  ]);
});

describe('a database that was lost', () => {
  it('restores every unsent ticket in order, with everything needed to send it', () => {
    const file = newFile();
    const before = open(file);
    makeTicket(before.stores, 0, false);
    makeTicket(before.stores, 1, false);
    const queued = before.stores.tickets.queued();
    crash(before);
    destroy(file);

    const after = open(file);
    expect(after.stores.tickets.queued()).toEqual(queued);
    after.close();
  });

  it('restores which tickets were sent, so that none is sent twice', () => {
    const file = newFile();
    const before = open(file);
    const created = makeTicket(before.stores, 0, true);
    before.stores.tickets.endAttempt(
      ended(created?.attempt?.attemptId ?? 0, outcomes.created, '{"x":1}'),
      false,
    );
    makeTicket(before.stores, 1, true);
    crash(before);
    destroy(file);

    const after = open(file);
    after.stores.tickets.recover(9_000);
    expect(after.stores.tickets.queued()).toEqual([]);
    expect(after.stores.tickets.uncertain().map((ticket) => ticket.reference)).toEqual(['SH-AAAA4']);
    const found = after.stores.history.search({ text: outcomes.created.caseNumber, before: null, limit: 5 });
    expect(found.rows.map((row) => row.reference)).toEqual(['SH-AAAA3']);
    expect(after.stores.tickets.get(found.rows[0]?.id ?? 0)?.attempts[0]?.rawAnswer).toBe('{"x":1}');
    after.close();
  });

  it('comes back out of its newest whole backup, with what happened since', () => {
    const file = newFile();
    const before = open(file);
    const first = makeTicket(before.stores, 0, true);
    before.stores.tickets.endAttempt(ended(first?.attempt?.attemptId ?? 0, outcomes.created), false);
    const number = before.stores.journal.beginSegment();
    const backups = before.stores.maintenance.backUp(number, Date.UTC(2026, 10, 23));
    before.stores.journal.dropBefore(backups[0]?.number ?? 0);
    makeTicket(before.stores, 1, false);
    crash(before);
    destroy(file);

    const after = open(file);
    expect(after.restored).toEqual({
      damagedFile: null,
      backupMadeAtMs: Date.UTC(2026, 10, 23),
      wasMissing: true,
    });
    expect(after.stores.tickets.get(1)?.caseNumber).toBe(outcomes.created.caseNumber);
    expect(after.stores.tickets.queued().map((ticket) => ticket.reference)).toEqual(['SH-AAAA4']);
    after.close();
  });
});

describe('a damaged database', () => {
  it('is restored where a statement that is not used at a start cannot be prepared', () => {
    const file = newFile();
    const before = open(file);
    makeTicket(before.stores, 0, false);
    before.db.exec('ALTER TABLE saved_view RENAME COLUMN position TO place');
    crash(before);
    const after = open(file);
    expect(after.restored?.damagedFile).toBeTruthy();
    expect(after.stores.tickets.queued()).toHaveLength(1);
    after.close();
  });

  it.each([
    ['its header is overwritten', (file: string) => writeFileSync(file, 'x'.repeat(8192))],
    ['it is cut short', (file: string) => truncateSync(file, 5000)],
  ])('is kept aside and restored where %s', (_how, damage) => {
    const file = newFile();
    const before = open(file);
    makeTicket(before.stores, 0, false);
    before.stores.maintenance.backUp(before.stores.journal.beginSegment(), Date.UTC(2026, 10, 23));
    makeTicket(before.stores, 1, false);
    before.close();
    damage(file);
    const damaged = readFileSync(file);

    const after = open(file, false);
    expect(after.restored?.damagedFile).toBeTruthy();
    expect(readFileSync(after.restored?.damagedFile ?? '')).toEqual(damaged);
    expect(after.stores.tickets.queued().map((ticket) => ticket.reference)).toEqual(['SH-AAAA3', 'SH-AAAA4']);
    after.close();
  });
});

it('an answer that was read but not written before a crash is created, not uncertain', () => {
  const file = newFile();
  const before = open(file);
  const made = makeTicket(before.stores, 0, true);
  before.db.exec(
    `CREATE TEMP TRIGGER broken BEFORE UPDATE ON main.attempt BEGIN SELECT RAISE(ABORT, 'disk'); END`,
  );
  expect(() =>
    before.stores.tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes.created), false),
  ).toThrow('disk');
  crash(before);

  const after = open(file);
  expect(after.wasClosedWell).toBe(false);
  expect(after.stores.tickets.recover(9_000)).toBe(0);
  expect(after.stores.tickets.get(1)?.caseNumber).toBe(outcomes.created.caseNumber);
  after.close();
});

it('replaying the same journal twice changes nothing', () => {
  const file = newFile();
  const before = open(file);
  const made = makeTicket(before.stores, 0, true);
  before.stores.tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes['not-sent']), false);
  const ticket = before.stores.tickets.get(1);
  crash(before);
  const once = open(file);
  crash(once);
  const twice = open(file);
  expect(twice.stores.tickets.get(1)).toEqual(ticket);
  twice.close();
});

it('skips a torn or flipped record of the journal and reads the ones after it', () => {
  const file = newFile();
  const before = open(file);
  makeTicket(before.stores, 0, false);
  makeTicket(before.stores, 1, false);
  makeTicket(before.stores, 2, false);
  crash(before);
  const name = readdirSync(dirname(file)).find((each) => each.endsWith('.journal'));
  const journalFile = join(dirname(file), name ?? '');
  const text = readFileSync(journalFile, 'utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  writeFileSync(
    journalFile,
    [lines[0], lines[1]?.replace('Ahmad', 'Bhmad'), lines[2], lines[2]?.slice(0, 40)].join('\n'),
  );
  destroy(file);

  const after = open(file);
  expect(after.stores.tickets.queued().map((ticket) => ticket.reference)).toEqual(['SH-AAAA3', 'SH-AAAA7']);
  makeTicket(after.stores, 1, false);
  crash(after);
  destroy(file);
  expect(open(file).stores.tickets.queued()).toHaveLength(3);
});

it('reports a restore before it begins, and nothing where the database is sound', () => {
  const file = newFile();
  open(file).close();
  const thereThen: boolean[] = [];
  const checkState = () => void thereThen.push(existsSync(join(dirname(file), 'damaged')));
  const sound = openWithRecovery(file, 0, { onRestoring: checkState });
  expect(thereThen).toEqual([]);
  if (sound.ok) sound.value.close();
  truncateSync(file, 5000);
  const restored = openWithRecovery(file, 0, { onRestoring: checkState });
  expect([thereThen, restored.ok && restored.value.restored !== null]).toEqual([[false], true]);
  if (restored.ok) restored.value.close();
});

it('a database that was closed well is opened without a restore, and leaves no mark of being in use', () => {
  const file = newFile();
  open(file).close();
  expect(existsSync(join(dirname(file), 'in-use'))).toBe(false);
  const again = open(file);
  expect([again.restored, again.wasClosedWell]).toEqual([null, true]);
  again.close();
});

describe('without any backup', () => {
  it.each([
    ['is gone', (file: string) => rmSync(file)],
    ['is empty', (file: string) => truncateSync(file)],
  ])('a database that was closed well and then %s gives back what was not sent', (_how, damage) => {
    const file = newFile();
    const before = open(file);
    makeTicket(before.stores, 0, false);
    before.close();
    damage(file);

    const after = open(file);
    expect(after.stores.tickets.queued().map((ticket) => ticket.reference)).toEqual(['SH-AAAA3']);
    after.close();
  });

  it('what waited before the journal went on in a new segment is still in it, and what may exist is known', () => {
    const file = newFile();
    const before = open(file);
    makeTicket(before.stores, 0, false);
    makeTicket(before.stores, 1, true);
    before.stores.journal.dropBefore(before.stores.journal.beginSegment());
    expect(before.journal.segments()).toHaveLength(1);
    crash(before);
    destroy(file);

    const after = open(file);
    after.stores.tickets.recover(9_000);
    expect(after.stores.tickets.queued().map((ticket) => ticket.reference)).toEqual(['SH-AAAA3']);
    expect(after.stores.tickets.uncertain().map((ticket) => ticket.reference)).toEqual(['SH-AAAA4']);
    after.close();
  });
});

describe('an attempt that was cut off, before the database was lost', () => {
  /** A ticket whose attempt a crash cut off, and which is uncertain since. */
  function cutOffOnce(file: string): OpenedDatabase {
    const first = open(file);
    makeTicket(first.stores, 0, true);
    crash(first);
    const second = open(file);
    second.stores.tickets.recover(2_000);
    return second;
  }

  it('hides none that was sent again', () => {
    const file = newFile();
    const before = cutOffOnce(file);
    const again = before.stores.tickets.beginAttempt(1, ['uncertain'], 3_000);
    before.stores.tickets.endAttempt(ended(again?.attemptId ?? 0, outcomes.created), false);
    crash(before);
    destroy(file);

    const after = open(file);
    expect(after.stores.tickets.recover(9_000)).toBe(0);
    const ticket = after.stores.tickets.get(1);
    expect(ticket?.caseNumber).toBe(outcomes.created.caseNumber);
    expect(ticket?.attempts.map(({ outcome }) => outcome?.kind)).toEqual(['uncertain', 'created']);
    after.close();
  });

  it('hides no case number that an agent recorded', () => {
    const file = newFile();
    const before = cutOffOnce(file);
    before.stores.tickets.recordCaseNumber(1, 'STOREHUB1', 3_000);
    crash(before);
    destroy(file);

    const after = open(file);
    expect(after.stores.tickets.get(1)).toMatchObject({ status: 'created', caseNumber: 'STOREHUB1' });
    after.close();
  });
});

it('restores the calls since the last backup, and which is shown, from the database that is moved aside', () => {
  const file = newFile();
  const before = open(file);
  before.stores.calls.begin(callIds[0], 100);
  before.stores.calls.show(callIds[0], 100);
  before.stores.maintenance.backUp(before.stores.journal.beginSegment(), Date.UTC(2026, 10, 23));
  before.stores.calls.save(callIds[0], { ...readyFields, name: 'Later' }, 200);
  before.stores.calls.begin(callIds[1], 300);
  before.stores.calls.park(callIds[1], true);
  before.stores.calls.show(callIds[1], 300);
  makeTicket(before.stores, 2, false);
  // In the same order; the numbers by which they are ordered are given again.
  const listCalls = ({ stores }: ReturnType<typeof open>) =>
    stores.calls.unfinished().map(({ seq: _seq, ...call }) => call);
  const calls = listCalls(before);
  crash(before);

  const after = open(file, true);
  expect(listCalls(after)).toEqual(calls);
  expect(after.stores.calls.findToResume(400, false).shown).toBe(callIds[1]);
  expect(after.stores.tickets.queued()).toHaveLength(1);
  after.close();
});

it('a newer app that was killed leaves a log that an older one does not touch', () => {
  const file = newFile();
  const before = open(file);
  makeTicket(before.stores, 0, false);
  before.db.pragma('wal_checkpoint(TRUNCATE)');
  makeTicket(before.stores, 1, false);
  writeAsNewerApp(before.db);
  const [left, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
  crash(before);
  writeFileSync(file, left);
  writeFileSync(`${file}-wal`, log);

  expect(openWithRecovery(file, 0)).toMatchObject({ ok: false, error: { errorCode: 'newer-version' } });
  expect([readFileSync(file), readFileSync(`${file}-wal`)]).toEqual([left, log]);
});

it('restores the backup before the newest one if that is damaged, too', () => {
  const file = newFile();
  const before = open(file);
  makeTicket(before.stores, 0, false);
  const backUp = (day: number) =>
    before.stores.maintenance.backUp(before.stores.journal.beginSegment(), Date.UTC(2026, 10, day));
  backUp(21);
  backUp(22);
  crash(before);
  destroy(file);
  const backups = join(dirname(file), 'backups');
  const newest = readdirSync(backups).toSorted().at(-1) ?? '';
  const damaged = readFileSync(join(backups, newest), 'latin1').replaceAll('last_outcome', 'last_outcane');
  writeFileSync(join(backups, newest), damaged, 'latin1');

  const after = open(file);
  expect(after.restored?.backupMadeAtMs).toBe(Date.UTC(2026, 10, 21));
  expect(after.stores.tickets.queued()).toHaveLength(1);
  after.close();
});

it.skipIf(process.platform !== 'linux')(
  'an opening that fails at its end leaves no file of the folder open',
  () => {
    const file = newFile();
    open(file).close();
    const folder = realpathSync(dirname(file));
    const openFiles = () =>
      readdirSync('/proc/self/fd').flatMap((handle) => {
        const target = readTarget(`/proc/self/fd/${handle}`);
        return target.startsWith(folder) ? [target] : [];
      });
    const witness = { folder: join(folder, 'w'), machineFolder: join(folder, 'm'), newId: 'id-1' };
    // This file is written last. Another program puts a folder in its place meanwhile.
    const onRestoring = () => mkdirSync(join(folder, 'in-use'));
    expect(openWithRecovery(file, 0, { witness, mustRestore: true, onRestoring })).toMatchObject({
      ok: false,
    });
    expect(openFiles()).toEqual([]);
    const opened = openWithRecovery(file, 0, { witness });
    expect(openFiles()).toContain(join(folder, 'helpdesk.db'));
    expect(opened.ok).toBe(true);
    if (opened.ok) opened.value.close();
    expect(openFiles()).toEqual([]);
  },
);

/** A handle may be closed while the folder is read. */
function readTarget(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}
