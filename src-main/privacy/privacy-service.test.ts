import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OpenStores } from '../data/open-stores';
import { tempFolder } from '../db/temp-folder.fixture';
import { matchesChecksum, selectChecksummed, checksummedTables } from '../db/row-checksums';
import { fail, succeed } from '../../shared/result';
import { createDatabaseError } from '../db/database-error';
import { openJournal } from '../journal/journal-file';
import { eraseCallerWithoutCleanup } from './erase-caller-without-cleanup.fixture';
import {
  openBusyWorkspace,
  canary,
  canaryCaller,
  day,
  openPrivacyWorkspace,
  endOfNumber,
  secrets,
} from './privacy-workspace.fixture';
import { findFilesWith } from './find-files-with-bytes.fixture';

test('a caller who is erased is in no byte of the folder: database, log, index, journal, backups, damaged copies', async () => {
  const open = await openBusyWorkspace();
  mkdirSync(join(open.folder, 'damaged'));
  copyFileSync(join(open.folder, 'helpdesk.db'), join(open.folder, 'damaged', 'helpdesk.db.1'));
  expect(open.secrets().length).toBeGreaterThan(2);

  expect(await open.privacy.find({ phone: '019 876 5432', name: canary.Name })).toMatchObject({
    ok: true,
    value: {
      tickets: 2,
      numbers: 1,
      calls: 0,
      unsettled: 0,
      redacted: 0,
      others: 6,
      leftOut: 0,
      ticketList: [{}, {}],
    },
  });
  expect(await open.privacy.erase({ phone: '019 876 5432', name: canary.Name })).toEqual({
    ok: true,
    value: {
      tickets: 2,
      numbers: 1,
      calls: 0,
      unsettled: 0,
      redacted: 0,
      others: 6,
      leftOut: 0,
      unsure: 0,
      isDone: true,
    },
  });

  // The raw answers of the other callers contain it, too.
  expect(
    findFilesWith(
      open.folder,
      secrets.filter((text) => text !== 'canary-answer'),
    ),
  ).toEqual([]);
  await open.close();
  expect(
    findFilesWith(
      open.folder,
      secrets.filter((text) => text !== 'canary-answer'),
    ),
  ).toEqual([]);
  expect(existsSync(join(open.folder, 'damaged', 'helpdesk.db.1'))).toBe(false);
});

test('what is left is whole: the others, a fresh backup, and a record with nothing of what was erased', async () => {
  const open = await openBusyWorkspace();
  await open.privacy.erase({ phone: '', name: 'zuraidah  canary' });

  expect(open.ids()).toHaveLength(40);
  expect(open.db.pragma('integrity_check', { simple: true })).toBe('ok');
  for (const table of checksummedTables) {
    const rows = open.db
      .prepare<[], { checksum: string }>(`SELECT ${selectChecksummed(table)} FROM ${table}`)
      .all();
    expect(rows.filter((row) => !matchesChecksum(table, row))).toEqual([]);
  }
  expect(await open.stores.maintenance.backups()).toMatchObject({ ok: true, value: [{ number: 3 }] });
  expect(await open.stores.erasureRecords.erasures(5)).toEqual({
    ok: true,
    value: [{ id: 1, atMs: day(0), reason: 'request', tickets: 2, leftOut: 0, isCleaned: true }],
  });
  const found = await open.stores.history.search({ text: '60110000007', before: null, limit: 10 });
  expect(found.ok && found.value.rows).toHaveLength(1);
});

test('never erases an unsettled ticket, which is still to be sent', async () => {
  const open = openPrivacyWorkspace();
  await open.add(canary, 'waiting', day(-900));
  await open.add({ Name: 'Other' }, 'created');

  expect(await open.privacy.erase({ phone: canary.Phone, name: '' })).toEqual({
    ok: true,
    value: {
      tickets: 0,
      numbers: 0,
      calls: 0,
      unsettled: 1,
      redacted: 0,
      others: 0,
      leftOut: 0,
      unsure: 0,
      isDone: true,
    },
  });
  await open.keep(30);
  expect(open.ids()).toEqual([1, 2]);
});

test('a name is only looked for in what was written, and as a word of its own', async () => {
  const open = openPrivacyWorkspace();
  await open.add({ Name: 'Ong', Phone: '60111111111' }, 'created');
  await open.add({ Name: 'Tan', Phone: '60122222222' }, 'created');
  await open.discard('other', { name: 'Siti', remark: 'not far along', longitude: '101.7', latitude: '3.1' });
  await open.discard('hers', { name: 'Siti', remark: `${'x '.repeat(2_000)} asked for Ong` });
  const kelantan = { stateNames: ['Kelantan'], fromMs: 60_122_222_222 };
  await open.stores.savedViews.save(null, { name: 'East coast', text: '', filter: kelantan });
  await open.stores.savedViews.save(null, { name: 'Tan’s', text: '' });

  await open.privacy.erase({ phone: '', name: 'Ong' });
  expect(open.discarded()).toEqual(['other']);
  await open.privacy.erase({ phone: '', name: 'Tan' });
  expect(await open.stores.savedViews.views()).toMatchObject({ ok: true, value: [{ name: 'East coast' }] });
});

test('who only ever stands in a call that was not sent is found and erased, from every copy', async () => {
  const open = openPrivacyWorkspace();
  await open.add({ Name: 'Other' }, 'created');
  await open.discard('hers', { name: canary.Name, phone: canary.Phone, remark: 'canary remark' });
  await open.backups.backUp();
  await open.stores.dismissals.dismiss(canary.Phone, '60111111111|other', 1);

  const counts = {
    tickets: 0,
    numbers: 0,
    calls: 1,
    unsettled: 0,
    redacted: 0,
    others: 0,
    leftOut: 0,
    unsure: 0,
  };
  expect(await open.privacy.find(canaryCaller)).toMatchObject({ ok: true, value: counts });
  expect(await open.privacy.erase(canaryCaller)).toEqual({ ok: true, value: { ...counts, isDone: true } });
  expect(open.discarded()).toEqual([]);
  expect(findFilesWith(open.folder, [canary.Name, canary.Phone, 'canary remark'])).toEqual([]);
  expect(await open.stores.erasureRecords.erasures(5)).toMatchObject({
    ok: true,
    value: [{ reason: 'request', isCleaned: true }],
  });
  expect(open.changes()).toBe(1);
});

test('what is older than it is to be kept goes, and by the rotation of the backups every copy of it', async () => {
  const open = openPrivacyWorkspace();
  await open.add(canary, 'created', day(-40));
  await open.add({ ...canary, Issue: 'younger' }, 'created', day(-10));
  await open.add({ Name: 'Other' }, 'created');
  await open.backups.backUp();

  await open.keep(30);
  expect(open.ids()).toEqual([2, 3]);
  await open.privacy.close();
  expect(findFilesWith(open.folder, ['canary issue']).every((name) => /^(backups|unsent)/.test(name))).toBe(
    true,
  );

  for (let week = 1; week <= 6; week += 1) {
    open.at(day(week * 7));
    await open.backups.backUp();
  }
  await open.stores.maintenance.dropOldCopies(day(42 - 35));
  expect(findFilesWith(open.folder, ['canary issue'])).toEqual([]);
});

test('words of an erased ticket stay in an index that is not merged, and are found there', async () => {
  const unmerged = (stores: OpenStores): OpenStores => ({
    ...stores,
    ticketIndex: { ...stores.ticketIndex, mergeSome: () => Promise.resolve(succeed(false)) },
  });
  const open = await openBusyWorkspace(40, undefined, false, unmerged);
  await open.privacy.erase({ phone: canary.Phone, name: '' });
  expect(findFilesWith(open.folder, [endOfNumber])).toContain('helpdesk.db');

  const merging = await openBusyWorkspace();
  await merging.privacy.erase({ phone: canary.Phone, name: '' });
  expect(findFilesWith(merging.folder, [endOfNumber])).toEqual([]);
  const found = await merging.stores.history.search({ text: '60110000007', before: null, limit: 10 });
  expect(found.ok && found.value.rows).toHaveLength(1);
});

test('an erasure killed at any moment continues at the next start, and no record marks it clean before', async () => {
  const states: string[] = [];
  const folder = join(tempFolder(), 'live');
  const keepState = (): string => {
    const copy = join(tempFolder(), 'live');
    cpSync(folder, copy, { recursive: true });
    states.push(copy);
    return copy;
  };
  const keptAfterEach = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get: (of, method) => {
        const ask: unknown = Reflect.get(of, method);
        return async (...args: unknown[]) => {
          const answer: unknown = typeof ask === 'function' ? await Reflect.apply(ask, of, args) : ask;
          keepState();
          return answer;
        };
      },
    });
  const open = await openBusyWorkspace(12, folder, false, (stores) => ({
    ...stores,
    erasures: keptAfterEach(stores.erasures),
    ticketIndex: keptAfterEach(stores.ticketIndex),
    journal: keptAfterEach(stores.journal),
    maintenance: keptAfterEach(stores.maintenance),
    erasurePreviews: keptAfterEach(stores.erasurePreviews),
  }));
  // The app died between the journal and the database.
  const onlyInJournal = keepState();
  const journal = openJournal(onlyInJournal);
  journal.append({
    kind: 'erase-caller',
    ...canaryCaller,
    callers: [canaryCaller],
    atMs: day(0),
  });
  journal.close();
  await open.privacy.erase(canaryCaller);

  const hers = secrets.filter((text) => text !== 'canary-answer');
  const calledDone: boolean[] = [];
  const calledDoneTooSoon: string[][] = [];
  // In the second state, the caller was only looked up and nothing was erased.
  for (const state of states.filter((_state, index) => index !== 1)) {
    const again = openPrivacyWorkspace(state);
    const before = await again.stores.erasureRecords.erasures(5);
    const isCalledDone = before.ok && before.value[0]?.isCleaned === true;
    calledDone.push(isCalledDone);
    if (isCalledDone) calledDoneTooSoon.push(findFilesWith(state, hers));
    await again.keep(null);
    expect(await again.stores.erasureRecords.erasures(5)).toMatchObject({
      ok: true,
      value: [{ reason: 'request', tickets: 2, isCleaned: true }],
    });
    expect(findFilesWith(state, hers)).toEqual([]);
    expect(again.ids()).toHaveLength(12);
    await again.close();
  }
  expect(calledDone.filter((isDone) => !isDone).length).toBeGreaterThan(8);
  expect(calledDoneTooSoon.flat()).toEqual([]);
});

describe('a caller whose erasure was cut off does not come back with an older copy:', () => {
  const restores: Record<string, (folder: string) => ReturnType<typeof openPrivacyWorkspace>> = {
    'the newest backup in place of a damaged database': (folder) => {
      writeFileSync(join(folder, 'helpdesk.db'), 'no database');
      rmSync(join(folder, 'helpdesk.db-wal'));
      return openPrivacyWorkspace(folder);
    },
    'the newest backup and what can be read of the database, as asked for': (folder) =>
      openPrivacyWorkspace(folder, true),
    'the rows of a damaged backup': (folder) => {
      for (const name of readdirSync(join(folder, 'backups')))
        appendFileSync(join(folder, 'backups', name), 'x');
      return openPrivacyWorkspace(folder, true);
    },
  };

  async function cutOff(): Promise<string> {
    const open = await openBusyWorkspace();
    await eraseCallerWithoutCleanup(open.stores, { phone: '', name: canary.Name }, day(0));
    await open.add({ ...canary, Issue: 'rang again' }, 'created', day(1));
    const folder = join(tempFolder(), 'live');
    cpSync(open.folder, folder, { recursive: true });
    return folder;
  }

  test.each(Object.entries(restores))('%s', async (_, restore) => {
    const open = restore(await cutOff());
    expect(open.restored?.damagedFile).not.toBeNull();
    const found = await open.stores.history.search({ text: canary.Name, before: null, limit: 10 });
    expect(found.ok && found.value.rows.map(({ issue }) => issue)).toEqual(['rang again']);
    expect(open.ids()).toHaveLength(41);
    expect(await open.stores.savedViews.views()).toMatchObject({ ok: true, value: [] });
    const match = await open.stores.callers.match({ phone: canary.Phone, name: '', storeName: '' }, day(1));
    expect(match.ok && match.value.dismissed).toEqual([]);

    await open.keep(null);
    expect(await open.stores.erasureRecords.erasures(5)).toMatchObject({
      ok: true,
      value: [{ isCleaned: true }],
    });
    expect(findFilesWith(open.folder, [canary.Issue])).toEqual([]);
  });

  test('once it was done, a restore leaves the damaged database aside, since it has nothing of the caller', async () => {
    const done = await openBusyWorkspace();
    await done.privacy.erase({ phone: '', name: canary.Name });
    await done.close();
    const open = openPrivacyWorkspace(done.folder, true);
    await open.keep(null);

    expect(await open.stores.erasureRecords.erasures(5)).toMatchObject({
      ok: true,
      value: [{ isCleaned: true }],
    });
    expect(readdirSync(join(open.folder, 'damaged'))).toContain('helpdesk.db.1');
    expect(findFilesWith(open.folder, [canary.Issue, canary.Name])).toEqual([]);
  });

  test('but for the record of it in the journal', async () => {
    const folder = await cutOff();
    for (const name of readdirSync(folder)) if (name.endsWith('.journal')) rmSync(join(folder, name));
    expect(openPrivacyWorkspace(folder, true).ids().length).toBeGreaterThan(41);
  });
});

test('a step that was damaged erases nobody else: the database is taken for damaged', async () => {
  const open = await openBusyWorkspace();
  const traces = await open.stores.erasurePreviews.tracesOfCaller({ phone: '', name: canary.Name }, day(1));
  if (traces.ok) await open.stores.erasures.begin(traces.value, { phone: '', name: canary.Name }, 1);
  open.db.exec('DROP TRIGGER temp.checksum_changed_pending_erasure');
  open.db.exec(`UPDATE pending_erasure SET tickets = '[1,2]'`);

  expect(await open.stores.erasures.eraseSome()).toMatchObject({
    ok: false,
    error: { errorCode: 'damaged' },
  });
  expect(open.ids()).toHaveLength(42);
});

test('an erasure that a full disk broke off is tried again in minutes, also in the background, and then once a day', async () => {
  let isFull = true;
  const open = await openBusyWorkspace(3, undefined, false, (stores) => ({
    ...stores,
    erasures: {
      ...stores.erasures,
      scrubSome: async (from) =>
        isFull ? fail(createDatabaseError('disk-full', 'no space left')) : stores.erasures.scrubSome(from),
    },
  }));
  const files = () => findFilesWith(open.folder, [canary.Issue, endOfNumber]);
  expect(await open.privacy.erase(canaryCaller)).toMatchObject({ error: { errorCode: 'disk-full' } });
  expect(await open.runNextCheck()).toBe(5 * 60_000);
  expect(files()).not.toEqual([]);
  isFull = false;
  expect(await open.runNextCheck()).toBe(10 * 60_000);
  expect(files()).toEqual([]);
  expect(await open.runNextCheck()).toBe(24 * 60 * 60_000);
});

test('a copy that cannot be deleted holds up neither the retention period nor discarded calls, and each check makes one backup', async () => {
  const open = openPrivacyWorkspace();
  await open.discard('00000000-0000-4000-8000-00000000d15c', { name: 'Old' }, day(-40));
  await open.add({ Name: 'Old' }, 'created', day(-40));
  await open.add(canary, 'created', day(-10));
  await open.add({ Name: 'Other' }, 'created');
  await open.workYesterday();
  // Nothing deletes a folder in the place of a file.
  const stuck = join(open.folder, 'backups', 'helpdesk-000001-20231114T000000Z-daily.db');
  mkdirSync(stuck, { recursive: true });
  const numbers = async () => {
    const backups = await open.stores.maintenance.backups();
    return backups.ok && backups.value.map(({ number }) => number);
  };
  expect(await open.privacy.erase(canaryCaller)).toMatchObject({ ok: false });
  expect(await numbers()).toEqual([1, 2]);
  await open.keep(30);
  expect(open.ids()).toEqual([3]);
  expect(open.discarded()).toEqual([]);
  expect(await numbers()).toEqual([1, 3]);
  rmSync(stuck, { recursive: true });
  expect(await open.runNextCheck()).toBe(10 * 60_000);
  expect(await open.stores.erasureRecords.erasures(5)).toMatchObject({
    value: [{}, { reason: 'request', isCleaned: true }],
  });
});

test('where tickets are kept for ever, nothing is looked at, and no copy goes, however old', async () => {
  const open = openPrivacyWorkspace();
  await open.add({ Name: 'Other' }, 'created');
  await open.backups.backUp();
  mkdirSync(join(open.folder, 'damaged'));
  copyFileSync(join(open.folder, 'helpdesk.db'), join(open.folder, 'damaged', 'helpdesk.db.1'));
  open.at(day(40_000));
  await open.keep(null);

  expect(await open.stores.maintenance.backups()).toMatchObject({ ok: true, value: [{ number: 2 }] });
  expect(existsSync(join(open.folder, 'damaged', 'helpdesk.db.1'))).toBe(true);
});

test('a clock that jumps ahead by years erases nothing', async () => {
  const open = openPrivacyWorkspace();
  await open.add(canary, 'created', day(-10));
  await open.add({ Name: 'Other' }, 'created', day(0));
  open.at(day(4_000));

  await open.keep(30);
  expect(open.ids()).toEqual([1, 2]);
});

test.each([
  ['before a call is taken with it', false],
  ['after one was', true],
])('a clock that jumps ahead by years deletes no copy, %s', async (_, hasWork) => {
  const open = openPrivacyWorkspace();
  await open.add({ Name: 'Other' }, 'created', day(-1));
  for (const at of [0, 1]) {
    open.at(day(at));
    await open.add({ Name: 'Other' }, 'created');
    await open.backups.backUp();
  }
  mkdirSync(join(open.folder, 'damaged'));
  const damaged = join(open.folder, 'damaged', 'helpdesk.db.1');
  copyFileSync(join(open.folder, 'helpdesk.db'), damaged);
  utimesSync(damaged, day(0) / 1000, day(0) / 1000);
  const copies = async () => [await open.stores.maintenance.backups(), existsSync(damaged)];
  const before = await copies();
  expect(before).toMatchObject([{ value: [{ number: 2 }, { number: 3 }] }, true]);
  open.at(day(4_000));
  if (hasWork) await open.add({ Name: 'With the wrong clock' }, 'created');
  await open.keep(365);
  expect(await copies()).toEqual(before);

  for (const at of [40, 41]) {
    open.at(day(at));
    await open.add({ Name: 'Other' }, 'created');
  }
  await open.keep(365);
  expect(await copies()).toMatchObject([{ value: [{ number: 3 }] }, false]);
});

test('without secure_delete and a rewritten index, the bytes are found: the search does see them', async () => {
  const open = await openBusyWorkspace();
  open.db.pragma('secure_delete = OFF');
  await eraseCallerWithoutCleanup(open.stores, { phone: '', name: canary.Name }, 1);
  open.db.pragma('wal_checkpoint(TRUNCATE)');

  expect(findFilesWith(open.folder, [canary.Issue])).toContain('helpdesk.db');
});
