import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toEditableReminder } from '../../../shared/reminders/reminder';
import { ended, newTicket, outcomes, readyFields, sampleBody } from '../../tickets/sample-ticket.fixture';
import { makeBackup } from '../../backup/make-and-verify-backup';
import { makeFileOfNewerApp } from '../../db/newer-app.fixture';
import { openWithRecovery, type RecoveredStores } from './open-with-recovery';
import { findColumnOffsets } from '../../db/column-offsets.fixture';
import { tempFolder } from '../../db/temp-folder.fixture';

const sha256 = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 32);

const firstDay = Date.UTC(2026, 10, 23);
const callIds = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`);

function open(file: string, mustRestore = false): RecoveredStores {
  const opened = openWithRecovery(file, firstDay + 1_000, { mustRestore });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  onTestFinished(() => {
    opened.value.db.close();
  });
  return opened.value;
}

function makeTicket({ stores }: RecoveredStores, index: number, sendNow: boolean): number {
  const callId = callIds[index] ?? '';
  stores.calls.begin(callId, 500);
  stores.calls.save(callId, readyFields, 600);
  const made = stores.tickets.make(newTicket(callId, `SH-AAAA${index}`), sendNow);
  return made?.attempt?.attemptId ?? 0;
}

/** A database with a backup, then the changes of `since`. Killed, so its log still exists. */
function killedAfter(since: (opened: RecoveredStores, file: string) => void, isBackedUp = true): string {
  const file = join(tempFolder(), 'live', 'helpdesk.db');
  const opened = open(file);
  const attemptId = makeTicket(opened, 0, true);
  opened.stores.tickets.endAttempt(ended(attemptId, outcomes.created), true);
  if (isBackedUp) opened.stores.maintenance.backUp(opened.stores.journal.beginSegment(), firstDay);
  since(opened, file);
  opened.db.close();
  opened.journal.close();
  return file;
}

function everythingIn({ stores }: RecoveredStores) {
  return {
    tickets: [1, 2, 3, 4].map((id) => stores.tickets.get(id)),
    calls: stores.calls.unfinished(),
    reminders: stores.reminders.list(firstDay),
    notes: stores.callers.findNotes('lasting').notes,
    incidents: stores.incidents.list(firstDay),
    missed: stores.incomingCalls.missed(firstDay).calls,
    views: stores.savedViews.views().map(({ name }) => name),
    dismissed: stores.callers.match({ phone: '0123456789', name: '', storeName: '' }, firstDay).dismissed
      .length,
  };
}

/** Everything that a person typed or recorded by hand, and a ticket in every status. */
function dayOfWork(opened: RecoveredStores): void {
  const { calls, tickets, reminders, contactNotes, incidents, incomingCalls, dismissals, savedViews } =
    opened.stores;
  tickets.endAttempt(ended(makeTicket(opened, 1, true), outcomes.created), false);
  tickets.addNote(1, 'Behind the counter', 2_000);
  tickets.addNote(2, 'Ring at noon', 2_100);
  tickets.endAttempt(ended(makeTicket(opened, 2, true), outcomes.uncertain), false);
  tickets.recordCaseNumber(3, 'STOREHUB7', 2_150);
  const [callback] = tickets.get(2)?.reminders ?? [];
  if (callback !== undefined)
    reminders.change(callback.id, { ...toEditableReminder(callback), resolution: 'done' }, 2_200);
  reminders.set({ uid: 'one', ticketId: 1, text: 'Is the till back?', dueAtMs: firstDay + 1, nowMs: 2_210 });
  reminders.set({ uid: 'other', ticketId: 1, text: 'Nothing', dueAtMs: firstDay - 1, nowMs: 2_220 });
  reminders.change(
    2,
    { text: 'Ring Ali', dueAtMs: firstDay - 2, resolution: null, isDismissed: true },
    2_230,
  );
  makeTicket(opened, 3, false);
  dismissals.dismiss('60123456789', '60123456789|', 2_300);
  contactNotes.set(
    { subject: 'store', contact: 'KL Branch', label: 'KL Branch', text: 'lasting', endsAtMs: null },
    'note-1',
    2_350,
  );
  const incident = { uid: 'incident-1', title: 'QR', traits: ['qr'], beganAtMs: 2_000 };
  incidents.begin({ ...incident, endedAtMs: null, changedAtMs: 2_360 }, [1, 2]);
  incomingCalls.announce([{ uid: 'ring-1', phone: '60123456789', name: 'Siti', store: '', atMs: 2_360 }]);
  incomingCalls.miss(2_361, 2_370);
  savedViews.save(null, { name: 'Mine', text: 'till' });
  calls.begin('00000000-0000-4000-8000-00000000000a', 2_400);
  calls.save('00000000-0000-4000-8000-00000000000a', { ...readyFields, name: 'Half a na' }, 2_500);
  calls.setFollowUp('00000000-0000-4000-8000-00000000000a', 2);
}

/** The waiting ticket as it returns if no journal shows that it was not sent. */
function withTicketInDoubt(everything: unknown): unknown {
  const { tickets, ...rest } = everything as { tickets: { status: string }[] };
  const lastOutcome = {
    kind: 'uncertain',
    reason: 'history-older',
    errorCode: null,
    errorMessage: null,
    httpStatus: null,
    detail: null,
  };
  return {
    ...rest,
    tickets: tickets.map((ticket) =>
      ticket.status === 'waiting' ? { ...ticket, status: 'uncertain', lastOutcome } : ticket,
    ),
  };
}

/**
 * Ignores the ids of attempts, notes and reminders, which are new, and the duration of a call, which only its row
 * holds.
 */
const notCompared = new Set(['attempts', 'notes', 'call']);
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function comparable(everything: ReturnType<typeof everythingIn>): unknown {
  return JSON.parse(
    JSON.stringify(everything, (key, value: unknown) => {
      if (isObject(value) && 'dueAtMs' in value) return { ...value, id: undefined };
      return notCompared.has(key) ? undefined : value;
    }),
  );
}

describe('what was done since the last backup', () => {
  it('comes back out of the damaged file, all that a person typed or recorded by hand, with no journal left', () => {
    let before: unknown;
    const file = killedAfter((opened) => {
      dayOfWork(opened);
      before = comparable(everythingIn(opened));
    });
    for (const name of readdirSync(dirname(file))) {
      if (name.endsWith('.journal')) rmSync(join(dirname(file), name));
    }
    const after = open(file, true);
    expect(comparable(everythingIn(after))).toEqual(withTicketInDoubt(before));
    expect(after.stores.tickets.get(2)?.notes.map(({ text }) => text)).toEqual(['Ring at noon']);
    expect(after.restored).toMatchObject({ backupMadeAtMs: firstDay });
  });

  it('comes back out of the journal where the file is gone, but for calls and views', () => {
    let before = {};
    const file = killedAfter((opened) => {
      dayOfWork(opened);
      before = comparable(everythingIn(opened)) as object;
    });
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    const after = open(file);
    expect(comparable(everythingIn(after))).toEqual({ ...before, calls: [], views: [] });
    expect(after.stores.tickets.get(1)?.notes.map(({ text }) => text)).toEqual(['Behind the counter']);
  });

  it('a ticket of another PC comes back as it stood, with its attempts, and never waits here', () => {
    const file = killedAfter((opened) => {
      makeTicket(opened, 1, false);
      opened.db.exec(`
        INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES ('there', '{}', 0, 'sent', 7, 7);
        INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state, last_outcome, imported)
        SELECT 'there', 'SH-THERE', body, body_sha256, 7, 'uncertain', last_outcome,
          '{"reference":"SH-THERE","stateThere":"waiting","atMs":8}' FROM ticket WHERE id = 1;`);
    });
    const after = open(file, true);
    expect(after.stores.tickets.queued().map(({ reference }) => reference)).toEqual(['SH-AAAA1']);
    const there = after.db
      .prepare<[], number>(`SELECT id FROM ticket WHERE reference = 'SH-THERE'`)
      .pluck()
      .get();
    expect(after.stores.tickets.get(there ?? 0)).toMatchObject({
      status: 'uncertain',
      attempts: [{ number: 1 }],
    });
  });

  it('a record from both the file and the journal is restored once', () => {
    const file = killedAfter(dayOfWork);
    open(file, true).close();
    const again = open(file, true);
    expect(again.stores.tickets.get(1)?.notes).toHaveLength(1);
    expect(again.stores.tickets.get(3)?.attempts).toHaveLength(1);
    expect(again.stores.calls.unfinished()).toHaveLength(1);
    expect(again.stores.tickets.queued().map(({ reference }) => reference)).toEqual(['SH-AAAA3']);
  });

  it('loses only the damaged row, and does not resend a ticket sent since', () => {
    const file = killedAfter((opened) => {
      opened.db.pragma('wal_checkpoint(TRUNCATE)');
    }, false);
    const at = findColumnOffsets(file, 'attempt').find(
      ({ column }) => column === 'raw_answer' || column === 'number',
    )?.at;
    const bytes = readFileSync(file);
    bytes[at ?? Number.NaN] = 0x7f;
    writeFileSync(file, bytes);
    rmSync(join(dirname(file), 'unsent-000001.journal'));
    const after = open(file, true);
    expect(after.stores.tickets.queued()).toEqual([]);
    expect(after.stores.tickets.get(1)).toMatchObject({
      status: 'created',
      caseNumber: outcomes.created.caseNumber,
      attempts: [{ number: 1, outcome: outcomes.created }],
    });
  });

  it('lists a sent call whose ticket is lost among those discarded now, however old it is', () => {
    const file = killedAfter((opened) => {
      opened.db.pragma('wal_checkpoint(TRUNCATE)');
    }, false);
    const at = findColumnOffsets(file, 'ticket').find(({ column }) => column === 'body_sha256')?.at;
    const bytes = readFileSync(file);
    bytes[at ?? Number.NaN] = 0x7f;
    writeFileSync(file, bytes);
    rmSync(join(dirname(file), 'unsent-000001.journal'));
    const { stores } = open(file, true);
    expect(stores.tickets.get(1)).toBeNull();
    expect(stores.calls.discarded(firstDay + 2_000)).toMatchObject([
      { id: callIds[0], discardedAtMs: firstDay + 1_000 },
    ]);
  });
});

describe('what left this PC, what was erased and what the server knows', () => {
  const caller = { phone: '60198765432', name: '' };

  function pushAll(syncQueue: RecoveredStores['stores']['syncQueue']): void {
    for (let next = syncQueue.nextBatch(); next !== null; next = syncQueue.nextBatch())
      syncQueue.recordPushed(next.end);
  }

  /** Exported, shared, and erased, but the erasure is not shared yet. */
  function leaveAndErase(opened: RecoveredStores): void {
    const { calls, tickets, exportRecords, syncQueue, erasures, erasurePreviews } = opened.stores;
    const begun = { format: 'csv', query: { text: 'till' } } as const;
    exportRecords.endExport(exportRecords.beginExport({ ...begun, atMs: 10, fileName: 'till.csv' }), 7);
    exportRecords.beginExport({ ...begun, atMs: 20, fileName: 'cut off.csv' });
    syncQueue.choose('db:5432/helpdesk', 'desk-1');
    pushAll(syncQueue);

    calls.begin(callIds[1] ?? '', 500);
    const body = sampleBody({ Ticket: { Phone: caller.phone } });
    const made = tickets.make(newTicket(callIds[1] ?? '', 'SH-GONE', body), true);
    tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes.created), true);
    pushAll(syncQueue);
    syncQueue.recordPulled({ tickets: '5:6', records: '3:4', erasures: '7:8' }, 40);
    erasures.begin(erasurePreviews.tracesOfCaller(caller, Number.MAX_SAFE_INTEGER), caller, 50);
    while (erasures.eraseSome());
  }

  const rowsOf = ({ db }: RecoveredStores, sql: string): unknown[] => db.prepare(sql).all();
  const remembered = (opened: RecoveredStores) => ({
    exports: opened.stores.exportRecords.exports(9).map(({ fileName, rows }) => [fileName, rows]),
    place: rowsOf(opened, 'SELECT address, desk FROM sync_position'),
    erased: rowsOf(opened, 'SELECT id_hash FROM erased_call'),
  });

  it.each([
    ['a whole backup of before', true],
    ['no backup', false],
  ])('comes back out of the damaged file where there is %s', (_what, isBackedUp) => {
    let before: ReturnType<typeof remembered> | undefined;
    const file = killedAfter((opened) => {
      leaveAndErase(opened);
      before = remembered(opened);
    }, isBackedUp);
    for (const name of readdirSync(dirname(file)))
      if (name.endsWith('.journal')) rmSync(join(dirname(file), name));
    const after = open(file, true);
    expect(before).toMatchObject({
      exports: [
        ['cut off.csv', null],
        ['till.csv', 7],
      ],
      place: [{ desk: 'desk-1' }],
      erased: [{}],
    });
    expect(remembered(after)).toEqual(before);
    // Everything is sent and read again, because it is unknown what has changed since.
    expect(after.stores.syncQueue.cursors()).toEqual({ tickets: '0:0', records: '0:0', erasures: '0:0' });
    expect(after.stores.syncQueue.nextBatch()?.batch).toMatchObject({
      tickets: [{ reference: 'SH-AAAA0' }],
      erasures: [expect.any(String)],
    });
  });

  it('an export that has ended since the backup, and one whose file was named after the erased caller, are as they were last', () => {
    let id = 0;
    const query = { text: caller.phone };
    const file = killedAfter(({ stores, journal, db }) => {
      id = stores.exportRecords.beginExport({
        atMs: 10,
        format: 'csv',
        query,
        fileName: `${caller.phone}.csv`,
      });
      stores.maintenance.backUp(stores.journal.beginSegment(), firstDay + 1);
      stores.exportRecords.endExport(id, 7);
      db.prepare(`UPDATE export_record SET query = '{"text":""}', file_name = '…'`).run();
      journal.close();
    });
    expect(open(file, true).stores.exportRecords.exports(9)).toMatchObject([{ fileName: '…', rows: 7 }]);
  });
});

describe('where every backup is damaged too', () => {
  const damageAll = (file: string): void => {
    const backups = join(dirname(file), 'backups');
    for (const name of readdirSync(backups)) truncateSync(join(backups, name), 7_000);
    truncateSync(file, 7_000);
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  };

  it('starts an empty database with the unsent tickets, once; the next start finds it intact', () => {
    const file = killedAfter((opened) => {
      makeTicket(opened, 1, false);
      opened.db.pragma('wal_checkpoint(TRUNCATE)');
    });
    damageAll(file);
    const damaged = readFileSync(file);
    const after = open(file);
    expect(after.restored).toMatchObject({ backupMadeAtMs: null });
    expect(readFileSync(after.restored?.damagedFile ?? '')).toEqual(damaged);
    expect(after.stores.tickets.queued().map(({ reference }) => reference)).toEqual(['SH-AAAA1']);
    after.close();

    const next = open(file);
    expect(next.restored).toBeNull();
    expect(next.stores.tickets.queued()).toHaveLength(1);
    expect(readdirSync(join(dirname(file), 'damaged')).filter((name) => /\d$/.test(name))).toHaveLength(1);
    next.close();
  });

  it('salvages the readable rows of a damaged backup', () => {
    const file = killedAfter(() => undefined);
    const [name] = readdirSync(join(dirname(file), 'backups'));
    const backup = join(dirname(file), 'backups', name ?? '');
    const bytes = readFileSync(backup);
    bytes[bytes.length - 10] = (bytes.at(-10) ?? 0) ^ 1;
    writeFileSync(backup, bytes);
    for (const gone of [file, `${file}-wal`, join(dirname(file), 'unsent-000001.journal')])
      rmSync(gone, { force: true });
    for (const each of readdirSync(dirname(file)))
      if (each.endsWith('.journal')) rmSync(join(dirname(file), each));
    const after = open(file);
    expect(after.restored).toEqual({ damagedFile: null, backupMadeAtMs: null, wasMissing: true });
    expect(after.stores.tickets.get(1)?.caseNumber).toBe(outcomes.created.caseNumber);
  });
});

describe('a copy from before a migration, and a journal that no longer reaches back to it', () => {
  /** When the copy was made, two tickets waited. One was sent since; the other still waits. */
  function longAfterMigration(): string {
    return killedAfter((opened, file) => {
      const { stores, db, journal } = opened;
      makeTicket(opened, 1, false);
      makeTicket(opened, 2, false);
      const backups = join(dirname(file), 'backups');
      makeBackup(db, backups, { kind: 'before-migration', number: journal.beginSegment(), nowMs: 0 });
      const attempt = stores.tickets.beginAttempt(2, ['waiting'], 3_000);
      stores.tickets.endAttempt(ended(attempt?.attemptId ?? 0, outcomes.created), true);
      const number = stores.journal.beginSegment();
      stores.maintenance.backUp(number, firstDay);
      stores.journal.dropBefore(number);
      makeTicket(opened, 3, false);
    }, false);
  }
  const stand = ({ stores: { tickets } }: RecoveredStores) =>
    [1, 2, 3, 4].map((id) => tickets.get(id)?.status);

  it('is no beginning while a later one is whole', () => {
    const file = longAfterMigration();
    rmSync(file);
    const after = open(file, true);
    expect(after.restored).toMatchObject({ backupMadeAtMs: firstDay });
    expect(stand(after)).toEqual(['created', 'created', 'waiting', 'waiting']);
  });

  it('gives back what it has where nothing else is left, and nothing of it is sent twice', () => {
    const file = longAfterMigration();
    rmSync(file);
    const backups = join(dirname(file), 'backups');
    for (const name of readdirSync(backups))
      if (name.includes('daily')) truncateSync(join(backups, name), 7_000);
    const after = open(file, true);
    expect(after.restored).toMatchObject({ backupMadeAtMs: null });
    expect(stand(after)).toEqual(['created', 'uncertain', 'waiting', 'waiting']);
  });
});

describe('a restore that was cut off', () => {
  it('before the new database was done starts over, from the damaged one that is still in its place', () => {
    const file = killedAfter(dayOfWork);
    writeFileSync(`${file}.new`, 'half a database');
    const after = open(file, true);
    expect(after.stores.tickets.queued()).toHaveLength(1);
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  it('is nowhere any more where the damaged one turns out to be usable', () => {
    const file = killedAfter(() => undefined);
    writeFileSync(`${file}.new`, 'a full copy');
    writeFileSync(`${file}.new-wal`, 'and its log');
    writeFileSync(`${file}.restored-note.txt`, 'of an administrator');
    expect(open(file).restored).toBeNull();
    expect(readdirSync(dirname(file)).filter((name) => name.includes('.new'))).toEqual([]);
  });

  it('that fails leaves no copy behind', () => {
    const file = killedAfter(() => undefined);
    const [name = ''] = readdirSync(join(dirname(file), 'backups'));
    const backup = join(dirname(file), 'backups', name);
    makeFileOfNewerApp(backup);
    // A backup that, by its name, is unchanged since it was made.
    renameSync(backup, backup.replace(/-[\da-f]{32}/, `-${sha256(backup)}`));
    expect(openWithRecovery(file, firstDay, { mustRestore: true })).toMatchObject({
      error: { errorCode: 'newer-version' },
    });
    expect(readdirSync(dirname(file)).filter((each) => each.includes('.new'))).toEqual([]);
  });

  it('just before the new database took the place tells what it was made of once it is ended', () => {
    const file = killedAfter(() => undefined);
    const [backup = ''] = readdirSync(join(dirname(file), 'backups'));
    copyFileSync(join(dirname(file), 'backups', backup), `${file}.restored-${firstDay}`);
    expect(open(file).restored).toEqual({
      damagedFile: expect.stringContaining('damaged') as string,
      backupMadeAtMs: firstDay,
      wasMissing: false,
    });
  });

  it('while the new database took the place is ended at the next start', () => {
    const file = killedAfter(dayOfWork);
    const other = killedAfter(() => undefined);
    open(other).close();
    renameSync(other, `${file}.restored`);
    const after = open(file);
    expect(after.restored?.damagedFile).toContain('damaged');
    expect(after.stores.tickets.get(1)?.caseNumber).toBe(outcomes.created.caseNumber);
    // Later changes are in the journal, which is replayed as after any interrupted run.
    expect(after.stores.tickets.queued()).toHaveLength(1);
  });
});

describe('a file that cannot be worked with, though it is no disk that is full or read-only', () => {
  it.each([
    ['a table is described wrongly', 'CREATE TABLE note', 'CREATE TABLF note'],
    ['a column has another name', 'last_outcome TEXT', 'last_outcane TEXT'],
    ['a function has another name', 'lower(name)', 'lowfr(name)'],
    ['a condition is another', 'state IN (', 'state IM ('],
  ])('is damaged where %s, and is restored', (_what, right, wrong) => {
    const file = killedAfter((opened) => {
      dayOfWork(opened);
      opened.db.pragma('wal_checkpoint(TRUNCATE)');
    });
    const text = readFileSync(file, 'latin1');
    expect(text).toContain(right);
    writeFileSync(file, text.replaceAll(right, wrong), 'latin1');
    const after = open(file);
    expect(after.restored).not.toBeNull();
    expect(after.stores.tickets.get(3)).toMatchObject({ status: 'created', caseNumber: 'STOREHUB7' });
    expect(after.stores.tickets.queued()).toHaveLength(1);
  });

  it('is damaged if its header says that it is read-only', () => {
    const file = killedAfter((opened) => {
      opened.db.pragma('wal_checkpoint(TRUNCATE)');
    });
    const bytes = readFileSync(file);
    bytes[18] = 0x42;
    writeFileSync(file, bytes);
    const after = open(file);
    expect(after.restored).not.toBeNull();
    expect(after.stores.calls.begin(callIds[3] ?? '', 1)).not.toBeNull();
  });
});
