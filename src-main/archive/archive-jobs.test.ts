import { createHash } from 'node:crypto';
import { existsSync, readFileSync, truncateSync, writeFileSync, readdirSync } from 'node:fs';
import { describe, expect, test, onTestFinished } from 'vitest';
import { readZip } from '../files/read-zip.fixture';
import { writeZip } from '../files/write-zip';
import { hardToPack, whileFilesStaySmall } from '../files/full-disk.fixture';
import { writeChosenFileAtomic } from '../files/write-chosen-file-atomic';
import { createFileSink } from '../files/write-to-file-handle';
import { createContactNoteStore } from '../callers/contact-note-store';
import { createIncidentStore } from '../incidents/incident-store';
import { createReminderStore } from '../reminders/reminder-store';
import { listUnsettledTicketRecords } from '../data/ticket-recovery/unsettled-ticket-journal-records';
import { resendableStatuses } from '../rows/tickets/ticket-status';
import { archiveVersion } from './archive-format';
import { createBusyPc, expectValidChecksums, createPc } from './pc-with-history.fixture';
import { linesOf } from './read-archive.fixture';
import { join } from 'node:path';
import type { OpenStores } from '../data/open-stores';
import { storesOver } from '../data/open-stores-in-process.fixture';
import { openWithRecovery } from '../data/recovery/open-with-recovery';
import { tempFolder } from '../db/temp-folder.fixture';
import { createLongJobs } from '../jobs/long-jobs';
import { importArchive } from './archive-jobs';
import { eraseCallerWithoutCleanup } from '../privacy/erase-caller-without-cleanup.fixture';
import { createErasureStore } from '../privacy/erasure-store';
import { findCallerTraces } from '../privacy/find-caller-traces';
import { createArchiveAndSyncImport } from './archive-and-sync-import';
import { silentLog } from '../log/log';

test('a history comes to another PC, and from there on, equal row for row', async () => {
  const from = createBusyPc();
  const archive = await from.archive();
  const to = createPc();

  expect(await to.take(archive)).toEqual({ added: 5, changed: 0 });

  expectValidChecksums(to.db);
  expect(await linesOf(await to.archive())).toEqual(await linesOf(archive));
  expect(to.find('打印机')).toHaveLength(1);
  expect(to.tickets.get(1)).toMatchObject({
    ...from.tickets.get(from.created),
    id: 1,
    attempts: from.tickets.get(from.created)?.attempts.map(({ id: _id, ...rest }) => rest),
    imported: { reference: 'SH-X1', atMs: 9_000 },
  });
});

test.skipIf(process.platform !== 'linux')(
  'a disk that fills on the way leaves no archive, and no part of the history held for the next one',
  async () => {
    const from = createPc();
    for (let number = 0; number < 300; number += 1) from.add({ Issue: hardToPack(number) });

    await whileFilesStaySmall(100_000, () => from.archive());

    expect(existsSync(from.file)).toBe(false);
    expect(from.db.inTransaction).toBe(false);
    expect(await linesOf(await from.archive())).toHaveLength(300);
  },
);

test('a second import, also from a third PC, changes nothing', async () => {
  const from = createBusyPc();
  const archive = await from.archive();
  const to = createPc();
  await to.take(archive);
  const before = to.rows();

  expect(await to.take(archive)).toEqual({ added: 0, changed: 0 });
  const third = createPc();
  await third.take(archive);
  expect(await to.take(await third.archive())).toEqual({ added: 0, changed: 0 });
  expect(await from.take(await to.archive())).toEqual({ added: 0, changed: 0 });

  expect(to.rows()).toEqual(before);
});

test('shifts of two PCs are merged, also where their references meet', async () => {
  const one = createPc();
  const other = createPc();
  one.end(one.add({ Name: 'Aminah' }), 'created');
  other.end(other.add({ Name: 'Balan' }), 'created');

  expect(await one.take(await other.archive())).toEqual({ added: 1, changed: 0 });
  expect(await other.take(await one.archive())).toEqual({ added: 1, changed: 0 });

  expect(one.tickets.get(2)).toMatchObject({ name: 'Balan', reference: 'SH-X1-2' });
  expect(await linesOf(await one.archive())).toEqual(
    expect.arrayContaining(await linesOf(await other.archive())),
  );
  expect(one.find('SH-X1')).toHaveLength(2);
});

test('reminders come along once: one that is over is listed in silence, and what was done stays done', async () => {
  const from = createPc();
  const id = from.add({ Name: 'Aminah' });
  from.end(id, 'created');
  const reminders = createReminderStore(from.db);
  for (const [uid, dueAtMs] of [['over', 8_000] as const, ['ahead', 10_000] as const])
    reminders.set({ uid, ticketId: id, text: uid, dueAtMs, nowMs: 3_000 });
  const older = readFileSync(await from.archive());
  const to = createPc();
  await to.take(from.file);
  const here = createReminderStore(to.db);

  expect(here.list(9_000).due).toMatchObject([{ reminder: { text: 'over', isDismissed: true } }]);
  expect(here.listRaised(9_000)).toEqual({ raised: [], next: 10_000 });
  expect(here.listRaised(10_000).raised).toMatchObject([{ reminder: { text: 'ahead' } }]);

  here.change(2, { text: 'ahead', dueAtMs: 10_000, resolution: 'done', isDismissed: false }, 9_100);
  writeFileSync(from.file, older);
  expect(await to.take(from.file)).toEqual({ added: 0, changed: 0 });
  expect(await from.take(await to.archive())).toEqual({ added: 0, changed: 1 });
  expect(from.tickets.get(id)?.reminders).toMatchObject([
    { resolution: null, isDismissed: false },
    { resolution: 'done', endedAtMs: 9_100 },
  ]);
  expectValidChecksums(to.db);
});

test('a reminder that was snoozed comes along as such: its caller who rings before is told', async () => {
  const [from, to] = [createPc(), createPc()];
  const ticketId = from.add({ Name: 'Aminah', Phone: '60123000001' });
  const reminders = createReminderStore(from.db);
  const text = 'the part has come';
  const set = reminders.set({ uid: 'snoozed', ticketId, text, dueAtMs: 3_500, nowMs: 3_000 });
  if (set === null || set === 'full') throw new Error('not set');
  reminders.change(set.id, { text, dueAtMs: 99_000, resolution: null, isDismissed: false }, 4_000);
  await to.take(await from.archive());
  expect(createReminderStore(to.db).ofCaller('012-300 0001', 5_000)).toMatchObject([{ reminder: { text } }]);
});

describe('what was not settled on the other PC', () => {
  async function taken() {
    const from = createBusyPc();
    const to = createPc();
    await to.take(await from.archive());
    return { from, to, open: [3, 4, 5] };
  }

  test('is never sent from here, neither by itself nor by anyone', async () => {
    const { to, open } = await taken();

    expect(to.tickets.queued()).toEqual([]);
    expect(to.tickets.uncertain()).toEqual([]);
    expect(to.tickets.nextQueued()).toBeNull();
    expect(to.tickets.lastCertainAttemptHere()).toBeNull();
    expect(listUnsettledTicketRecords(to.db)).toEqual([]);
    for (const id of open) {
      expect(to.tickets.get(id)?.status).toBe('uncertain');
      expect(to.tickets.beginAttempt(id, resendableStatuses, 9_500)).toBeNull();
      expect(to.tickets.recordCaseNumber(id, 'CA1', 9_600)).toBeNull();
    }
    expect(to.tickets.reopen(2)).toBeNull();
  });

  test('nor by a statement that knows nothing of it', async () => {
    const { to, open } = await taken();

    for (const id of open) {
      const insert = to.db.prepare('INSERT INTO attempt (ticket_id, number, started_at_ms) VALUES (?, 9, 1)');
      expect(() => insert.run(id)).toThrow('never sent from here');
      for (const state of ['waiting', 'sending', 'signed-out', 'account-blocked']) {
        const update = to.db.prepare('UPDATE ticket SET state = ? WHERE id = ?');
        expect(() => update.run(state, id)).toThrow('never sent from here');
      }
    }
  });

  test('is settled here by a later archive of that PC, and stays settled after an older one', async () => {
    const { from, to } = await taken();
    const older = readFileSync(from.file);
    from.end(from.waiting, 'created');
    from.tickets.recordCaseNumber(from.uncertain, 'CA7', 7_000);

    expect(await to.take(await from.archive())).toEqual({ added: 0, changed: 2 });
    expect([to.tickets.get(3)?.caseNumber, to.tickets.get(4)?.caseNumber]).toEqual([
      'CA7',
      'STOREHUB0999-CA109193B',
    ]);
    expect(to.tickets.get(4)?.attempts).toHaveLength(2);
    expectValidChecksums(to.db);

    writeFileSync(from.file, older);
    expect(await to.take(from.file)).toEqual({ added: 0, changed: 0 });
    expect(to.tickets.get(4)?.status).toBe('created');
  });

  test('rejected there by a later attempt than one in doubt, it learns the case number that was recorded since', async () => {
    const { from, to } = await taken();
    from.end(from.uncertain, 'rejected');
    expect(await to.take(await from.archive())).toEqual({ added: 0, changed: 1 });
    const older = readFileSync(from.file);
    expect(to.tickets.get(3)).toMatchObject({ status: 'rejected', attempts: [{}, {}] });

    from.tickets.recordCaseNumber(from.uncertain, 'CA7', 7_000);
    expect(await to.take(await from.archive())).toEqual({ added: 0, changed: 1 });
    expect(to.tickets.get(3)).toMatchObject({
      status: 'created',
      caseNumber: 'CA7',
      caseNumberSource: 'agent',
      caseNumberRecordedAtMs: 7_000,
      attempts: [{}, {}],
    });
    expectValidChecksums(to.db);
    expect(await to.take(from.file)).toEqual({ added: 0, changed: 0 });

    writeFileSync(from.file, older);
    expect(await to.take(from.file)).toEqual({ added: 0, changed: 0 });
    expect(to.tickets.get(3)?.caseNumber).toBe('CA7');
  });

  test('brings notes that were written elsewhere home, and nothing else', async () => {
    const { from, to } = await taken();
    to.tickets.addNote(1, 'rang back', 9_100);

    expect(await from.take(await to.archive())).toEqual({ added: 0, changed: 1 });
    expect(from.tickets.get(from.created)?.notes.map(({ text }) => text)).toEqual([
      'behind the counter\r\n',
      'rang back',
    ]);
    expect(from.tickets.get(from.waiting)?.status).toBe('waiting');
  });
});

describe('refused whole', () => {
  async function refused(change: (bytes: Buffer) => Buffer, mode: 'live' | 'practice' = 'live') {
    const from = createBusyPc();
    const to = createPc();
    const file = await from.archive();
    writeFileSync(file, change(readFileSync(file)));
    const result = await to.take(file, mode);
    expect(to.rows().flat()).toEqual([]);
    return result;
  }
  const repacked = async (change: (parts: Map<string, string>) => void) => {
    const from = createBusyPc();
    const to = createPc();
    const file = await from.archive();
    const parts = await readZip(readFileSync(file));
    change(parts);
    await writeChosenFileAtomic(file, (handle) =>
      writeZip(
        createFileSink(handle),
        [...parts].map(([name, text]) => ({ name, chunks: [Buffer.from(text)] }))[Symbol.iterator](),
      ),
    );
    const result = await to.take(file);
    expect(to.rows().flat()).toEqual([]);
    return result;
  };

  test('cut off anywhere', async () => {
    for (const part of [0.1, 0.5, 0.9, 0.999]) {
      expect(await refused((bytes) => bytes.subarray(0, bytes.length * part))).toMatch(
        /not-an-archive|incomplete/,
      );
    }
  });

  test('with bytes changed in what is packed', async () => {
    for (const part of [0.1, 0.3, 0.5]) {
      const result = await refused((bytes) => {
        const at = Math.floor(bytes.length * part);
        bytes[at] = (bytes[at] ?? 0) ^ 0x55;
        return bytes;
      });
      expect(result).toBe('incomplete');
    }
  });

  test('with a ticket changed, and packed again with care', async () => {
    const change = (parts: Map<string, string>) =>
      parts.set('tickets.jsonl', (parts.get('tickets.jsonl') ?? '').replace('Chong', 'Wrong'));

    expect(await repacked(change)).toBe('incomplete');
  });

  test('foreign, newer, or of the other mode', async () => {
    expect(await refused(() => Buffer.from('not a zip at all'))).toBe('not-an-archive');
    expect(await repacked((parts) => parts.delete('manifest.json'))).toBe('not-an-archive');
    expect(await refused((bytes) => bytes, 'practice')).toBe('other-mode');
  });
});

test('an archive of a newer version is refused as newer, not as damaged, and nothing is imported', async () => {
  const from = createBusyPc();
  const entries = await readZip(readFileSync(await from.archive()));
  const newer = (entries.get('manifest.json') ?? '').replace(
    `"version": ${archiveVersion}`,
    `"version": ${archiveVersion + 1}`,
  );
  const parts = {
    'tickets.jsonl': (entries.get('tickets.jsonl') ?? '').replaceAll('"reference"', '"named"'),
    'manifest.json': newer,
    'manifest.json.sha256': `${createHash('sha256').update(newer).digest('hex')}  manifest.json\n`,
  };
  const again = Object.entries(parts).map(([name, text]) => ({ name, chunks: [Buffer.from(text)] }));
  await writeChosenFileAtomic(from.file, (handle) => writeZip(createFileSink(handle), again.values()));
  const to = createPc();

  expect(await to.take(from.file)).toBe('newer');

  expect(to.rows().flat()).toEqual([]);
});

describe('an import, from the choice of the file to the answer', () => {
  /** Imports one ticket per step, so that there is a gap between steps. */
  function workspace() {
    const folder = tempFolder();
    const opened = openWithRecovery(join(folder, 'helpdesk.db'), 1);
    if (!opened.ok) throw new Error(opened.error.detail);
    const { db } = opened.value;
    const stores = storesOver(opened.value, join(folder, 'helpdesk.db'), undefined, {
      ...opened.value.stores,
      archiveImport: createArchiveAndSyncImport(db, 0),
    });
    onTestFinished(() => stores.close());
    const jobs = createLongJobs({ schedule: () => () => undefined, onProgress: () => undefined });
    let importedCount = 0;
    let begunErasures = 0;
    const redactedCalls: string[] = [];
    const take = (file: string, over: OpenStores = stores) =>
      importArchive({
        log: silentLog,
        mode: 'live',
        folder,
        stores: over,
        jobs,
        chooseFile: {
          toOpen: () => Promise.resolve(file),
          toSave: () => Promise.resolve(null),
        },
        nowMs: () => 9_000,
        appVersion: '1',
        onImported: () => {
          importedCount += 1;
        },
        onErasuresBegun: () => {
          begunErasures += 1;
        },
        onCallsRedacted: (callIds) => void redactedCalls.push(...callIds),
      });
    const count = (): unknown => db.prepare('SELECT count(*) FROM ticket').pluck().get();
    const counts = { importedCount: () => importedCount, begunErasures: () => begunErasures };
    return { folder, db, stores, jobs, take, count, redactedCalls, ...counts };
  }

  /** Runs a function before one step of the import. */
  function before(stores: OpenStores, step: number, act: () => void): OpenStores {
    let steps = 0;
    const { importSome } = stores.archiveImport;
    return {
      ...stores,
      archiveImport: {
        ...stores.archiveImport,
        importSome: (...args) => {
          steps += 1;
          if (steps === step) act();
          return importSome(...args);
        },
      },
    };
  }

  test('what another PC redacted goes from the copies and the window of this one at once, and nothing else does', async () => {
    const { take, db, begunErasures, redactedCalls } = workspace();
    const from = createPc();
    const id = from.add({ Name: 'Ahmad', Phone: '60111111111' });
    from.end(id, 'created');
    from.tickets.addNote(id, 'Zuraidah Canary 019-876 5432 has the key', 5);
    const history = JSON.stringify({ name: [{ value: 'Zuraidah Canary', atMs: 1 }] });
    from.db.prepare('UPDATE call SET field_history = ?').run(history);
    await take(await from.archive());
    from.tickets.addNote(id, 'rang back', 6);
    expect(await take(await from.archive())).toMatchObject({ value: { changed: 1 } });
    expect([begunErasures(), redactedCalls]).toEqual([0, []]);
    const zuraidah = { phone: '60198765432', name: 'Zuraidah Canary' };
    createErasureStore(from.db).begin(findCallerTraces(from.db, zuraidah, Number.MAX_SAFE_INTEGER), 4_000);
    expect(await take(await from.archive())).toMatchObject({ value: { changed: 1 } });
    expect(db.prepare('SELECT text FROM note').pluck().all()).toEqual(['…', 'rang back']);
    const callIds = [from.tickets.get(id)?.callId];
    expect([begunErasures(), redactedCalls]).toEqual([1, callIds]);
    from.tickets.addNote(id, 'rang again', 7);
    expect(await take(await from.archive())).toMatchObject({ value: { changed: 1 } });
    expect(redactedCalls, 'what the window has filled in since stays').toEqual(callIds);
  });

  test('what came beside the tickets is counted, an incident of many calls once', async () => {
    const [{ take }, from] = [workspace(), createPc()];
    const incident = { uid: 'qr', title: 'QR', traits: [], beganAtMs: 1, endedAtMs: null, changedAtMs: 1 };
    const ticketIds = Array.from({ length: 60 }, () => from.add());
    createIncidentStore(from.db).begin(incident, ticketIds);
    const note = { subject: 'store', key: 'maju', label: 'Maju', text: 'cash', endsAtMs: null } as const;
    createContactNoteStore(from.db).merge({ ...note, uid: 'note', changedAtMs: 10 });
    expect(await take(await from.archive())).toMatchObject({ value: { contactNotes: 1, incidents: 1 } });
    expect(await take(await from.archive())).toMatchObject({ value: { contactNotes: 0, incidents: 0 } });
  });

  test('asked for twice at once, the second is told that one is under way, and nothing is duplicated', async () => {
    const { take, count } = workspace();
    const from = createBusyPc();
    const file = await from.archive();

    const answers = await Promise.all([take(file), take(file)]);
    expect(answers.map((answer) => (answer.ok ? answer.value.kind : answer.error))).toEqual([
      'imported',
      { kind: 'file', errorCode: 'busy' },
    ]);
    expect(count()).toBe(5);
  });

  test('ended while it is read, nothing came; ended while it is taken in, what came is whole, and it goes on', async () => {
    const { take, jobs, stores, count, importedCount, folder } = workspace();
    const file = await createBusyPc().archive();
    const { stage } = stores.archives;
    const cancelled: OpenStores = {
      ...stores,
      archives: {
        ...stores.archives,
        stage: (...args) => {
          jobs.cancel();
          return stage(...args);
        },
      },
    };
    expect(await take(file, cancelled)).toEqual({ ok: true, value: { kind: 'cancelled' } });
    expect([count(), importedCount()]).toEqual([0, 0]);

    const some = await take(
      file,
      before(stores, 2, () => jobs.cancel()),
    );
    expect(some).toMatchObject({
      ok: true,
      value: { kind: 'imported', rows: 5, isWhole: false, leftOut: 0 },
    });
    const came = Number(count());
    expect(some.ok && some.value.kind === 'imported' && some.value.added).toBe(came);
    expect(came).toBeGreaterThan(0);
    expect(came).toBeLessThan(5);
    expect(importedCount()).toBe(1);

    expect(await take(file)).toMatchObject({ ok: true, value: { added: 5 - came, isWhole: true } });
    expect(count()).toBe(5);
    expect(readdirSync(folder).filter((name) => name.startsWith('import'))).toEqual([]);
  });

  test('where the copy that was checked ends early, it is not told as taken in whole', async () => {
    const { take, stores, count, folder } = workspace();
    const file = await createBusyPc().archive();
    const copy = join(folder, 'import.jsonl');
    const cut = () => truncateSync(copy, readFileSync(copy).indexOf('\n') + 1);

    expect(await take(file, before(stores, 2, cut))).toMatchObject({
      ok: true,
      value: { kind: 'imported', rows: 5, added: 1, isWhole: false },
    });
    expect(count()).toBe(1);
    expect(await take(file)).toMatchObject({ ok: true, value: { added: 4, isWhole: true } });
  });

  test('what was erased here on request does not come back with an older archive, and nothing says who it was', async () => {
    const { take, stores, db, count } = workspace();
    const file = await createBusyPc().archive();
    await take(file);
    await eraseCallerWithoutCleanup(stores, { phone: '', name: 'Balan' }, 1);
    expect(count()).toBe(4);

    expect(await take(file)).toMatchObject({
      ok: true,
      value: { added: 0, erased: 1, leftOut: 0, isWhole: true },
    });
    expect(count()).toBe(4);
    const kept = JSON.stringify(db.prepare('SELECT * FROM erased_call').all());
    expect(kept).not.toMatch(/Balan|SH-|-0000-4000-/);
  });

  test('where the disk gets full, what came is whole, it is said, and later it goes on', async () => {
    const { db, take, stores, count, importedCount } = workspace();
    const from = createBusyPc();
    for (const id of [1, 2, 3, 4, 5]) from.tickets.addNote(id, 'x'.repeat(20_000), 1);
    const file = await from.archive();
    const fill = () => db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`);

    expect(await take(file, before(stores, 3, fill))).toMatchObject({
      ok: false,
      error: { kind: 'database', errorCode: 'disk-full' },
    });
    const came = Number(count());
    expect(came).toBeLessThan(5);
    expect(importedCount()).toBe(1);
    db.pragma('max_page_count = 1000000');

    expect(await take(file)).toMatchObject({ ok: true, value: { added: 5 - came } });
    expect(count()).toBe(5);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expectValidChecksums(db);
  });
});
