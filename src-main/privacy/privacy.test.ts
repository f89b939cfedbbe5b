import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBackupKeeper } from '../db/backup-keeper';
import { openTrusted } from '../db/open-trusted';
import { storesOver } from '../db/open-stores-here';
import { tempFolder } from '../db/temp-folder.fixture';
import { isAsSealed, sealedSelection, sealedTables } from '../db/sealed-rows';
import { createLongJobs } from '../jobs/long-jobs';
import { ended, newTicket, outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
import { createPrivacy } from './privacy';
import { filesWith } from './raw-bytes.fixture';

const dayMs = 86_400_000;
const day = (number: number): number => 1_700_000_000_000 + number * dayMs;

/** Obviously nobody. Each stands in another place. */
const canary = {
  Name: 'Zuraidah Canary',
  Phone: '60198765432',
  StoreName: 'Kedai Kenari',
  Issue: 'canary issue',
  Remark: 'canary remark',
  Email: 'canary@example.invalid',
};
const secrets = [
  ...Object.values(canary),
  'canary note',
  'canary reminder',
  'canary answer',
  'canary address',
  '198765432',
];

function desk() {
  const folder = join(tempFolder(), 'live');
  const file = join(folder, 'helpdesk.db');
  const opened = openTrusted(file, day(0));
  if (!opened.ok) throw new Error(opened.error.detail);
  const { db } = opened.value;
  const stores = storesOver(opened.value, file);
  let isOpen = true;
  let nowMs = day(0);
  let keepDays: number | null = null;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await privacy.close();
    await stores.close();
  };
  onTestFinished(close);
  const soon = (_delayMs: number, run: () => void) => {
    queueMicrotask(run);
    return () => undefined;
  };
  const never = () => () => undefined;
  const clock = () => nowMs;
  const backups = createBackupKeeper({ stores, nowMs: clock, schedule: never, onDamaged: () => undefined });
  const jobs = createLongJobs({ schedule: never, onProgress: () => undefined });
  let looks = 0;
  const privacy = createPrivacy({
    stores,
    backups,
    jobs,
    keepDays: () => keepDays,
    nowMs: clock,
    // The first look that is asked for, and every pause within it; not the next look.
    schedule: (delayMs, run) => (delayMs <= 20 && looks >= 0 ? soon(delayMs, run) : never()),
  });
  let last = 0;

  const add = async (
    Ticket: Record<string, string>,
    state: 'created' | 'waiting' | 'rejected',
    atMs = nowMs,
  ): Promise<number> => {
    last += 1;
    const callId = `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
    await stores.calls.begin(callId, atMs);
    const body = sampleBody({ Ticket, Appointment: { Address: Ticket['Address'] ?? 'elsewhere' } });
    const ticket = { ...newTicket(callId, `SH-X${last}`, body), nowMs: atMs };
    const made = await stores.tickets.make(ticket, state !== 'waiting');
    if (!made.ok || made.value === null) throw new Error('not made');
    if (made.value.attempt !== null)
      await stores.tickets.endAttempt(
        ended(
          made.value.attempt.attemptId,
          outcomes[state === 'waiting' ? 'created' : state],
          '{"x":"canary answer"}',
        ),
        true,
      );
    await stores.reminders.set({
      uid: `reminder ${last}`,
      ticketId: made.value.ticketId,
      text: `${Ticket['Name'] === canary.Name ? 'canary' : 'other'} reminder`,
      dueAtMs: atMs,
      nowMs: atMs,
    });
    await stores.reminders.change(
      last,
      {
        text: `${Ticket['Name'] === canary.Name ? 'canary' : 'other'} reminder`,
        dueAtMs: atMs,
        howEnded: 'done',
        isQuiet: false,
      },
      atMs,
    );
    await stores.tickets.addNote(
      made.value.ticketId,
      `${Ticket['Name'] === canary.Name ? 'canary' : 'other'} note`,
      atMs,
    );
    return made.value.ticketId;
  };

  return {
    folder,
    db,
    stores,
    backups,
    privacy,
    close,
    add,
    at: (ms: number) => {
      nowMs = ms;
    },
    keep: async (days: number | null) => {
      keepDays = days;
      looks += 1;
      privacy.lookSoon();
      for (let turn = 0; turn < 500; turn += 1) await Promise.resolve();
    },
    secrets: () => filesWith(folder, secrets),
    ids: () => db.prepare<[], number>('SELECT id FROM ticket ORDER BY id').pluck().all(),
  };
}

async function busy() {
  const open = desk();
  for (let other = 0; other < 40; other += 1)
    await open.add({ Name: `Other ${other}`, Phone: `6011${String(other).padStart(7, '0')}` }, 'created');
  await open.add(canary, 'created');
  await open.add({ ...canary, Phone: '+60 19-876 5432' }, 'rejected');
  await open.stores.ticketIndex.takeSome(1_000);
  await open.backups.backUp();
  await open.stores.views.save(null, { name: 'Her', text: 'Zuraidah Canary' });
  await open.stores.records.beginExport({
    atMs: 1,
    format: 'csv',
    query: { text: '019-8765432' },
    fileName: 'x.csv',
  });
  await open.stores.refusals.refuse('60198765432', '60198765432|kedai kenari', 1);
  return open;
}

test('a caller who is erased is in no byte of the folder: database, log, index, journal, backups, damaged copies', async () => {
  const open = await busy();
  mkdirSync(join(open.folder, 'damaged'));
  copyFileSync(join(open.folder, 'helpdesk.db'), join(open.folder, 'damaged', 'helpdesk.db.1'));
  expect(open.secrets().length).toBeGreaterThan(2);

  expect(await open.privacy.find({ phone: '019 876 5432', name: '' })).toEqual({
    ok: true,
    value: { tickets: 2, unsettled: 0 },
  });
  expect(await open.privacy.erase({ phone: '019 876 5432', name: '' })).toEqual({
    ok: true,
    value: { tickets: 2, unsettled: 0 },
  });

  // The raw answer of the others says it, too.
  expect(
    filesWith(
      open.folder,
      secrets.filter((text) => text !== 'canary answer'),
    ),
  ).toEqual([]);
  await open.close();
  expect(
    filesWith(
      open.folder,
      secrets.filter((text) => text !== 'canary answer'),
    ),
  ).toEqual([]);
  expect(existsSync(join(open.folder, 'damaged', 'helpdesk.db.1'))).toBe(false);
});

test('what is left is whole: the others, a fresh backup, and a record with nothing of what was erased', async () => {
  const open = await busy();
  await open.privacy.erase({ phone: '', name: 'zuraidah  canary' });

  expect(open.ids()).toHaveLength(40);
  expect(open.db.pragma('integrity_check', { simple: true })).toBe('ok');
  for (const table of sealedTables) {
    const rows = open.db
      .prepare<[], { seal: string }>(`SELECT ${sealedSelection(table)} FROM ${table}`)
      .all();
    expect(rows.filter((row) => !isAsSealed(table, row))).toEqual([]);
  }
  expect(await open.stores.maintenance.backups()).toMatchObject({ ok: true, value: [{ number: 3 }] });
  expect(await open.stores.records.erasures(5)).toEqual({
    ok: true,
    value: [{ id: 1, atMs: day(0), why: 'request', tickets: 2, isCleaned: true }],
  });
  const found = await open.stores.history.search({ text: '60110000007', before: null, limit: 10 });
  expect(found.ok && found.value.rows).toHaveLength(1);
});

test('what is not settled is never erased: it is still to be sent', async () => {
  const open = desk();
  await open.add(canary, 'waiting', day(-900));
  await open.add({ Name: 'Other' }, 'created');

  expect(await open.privacy.erase({ phone: canary.Phone, name: '' })).toEqual({
    ok: true,
    value: { tickets: 0, unsettled: 1 },
  });
  await open.keep(30);
  expect(open.ids()).toEqual([1, 2]);
});

test('what is older than it is to be kept goes, and by the rotation of the backups every copy of it', async () => {
  const open = desk();
  await open.add(canary, 'created', day(-40));
  await open.add({ ...canary, Issue: 'younger' }, 'created', day(-10));
  await open.add({ Name: 'Other' }, 'created');
  await open.backups.backUp();

  await open.keep(30);
  expect(open.ids()).toEqual([2, 3]);
  await open.privacy.close();
  expect(filesWith(open.folder, ['canary issue']).every((name) => /^(backups|unsent)/.test(name))).toBe(true);

  for (let week = 1; week <= 6; week += 1) {
    open.at(day(week * 7));
    await open.backups.backUp();
  }
  await open.stores.maintenance.dropOldCopies(day(42 - 35));
  expect(filesWith(open.folder, ['canary issue'])).toEqual([]);
});

test('a clock that jumps ahead by years erases nothing', async () => {
  const open = desk();
  await open.add(canary, 'created', day(-10));
  await open.add({ Name: 'Other' }, 'created', day(0));
  open.at(day(4_000));

  await open.keep(30);
  expect(open.ids()).toEqual([1, 2]);
});

test('without overwriting and writing anew, it is found: the search of the bytes does see it', async () => {
  const open = await busy();
  open.db.pragma('secure_delete = OFF');
  const ids = open.db
    .prepare<[string], number>('SELECT id FROM ticket WHERE name = ?')
    .pluck()
    .all(canary.Name);
  await open.stores.erasures.eraseCaller(ids, { phone: canary.Phone, name: canary.Name }, 1);
  open.db.pragma('wal_checkpoint(TRUNCATE)');

  expect(filesWith(open.folder, [canary.Issue])).toContain('helpdesk.db');
});
