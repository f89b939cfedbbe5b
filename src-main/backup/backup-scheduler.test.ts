import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fail } from '../../shared/result';
import { openJournal } from '../journal/journal-file';
import { createBackupScheduler, type BackupState } from './backup-scheduler';
import { listBackups } from './backup-files';
import { makeBackup } from './make-and-verify-backup';
import { createDatabaseError } from '../db/database-error';
import { openDatabase } from '../db/open-database';
import { openStoresInProcess } from '../data/open-stores-in-process.fixture';
import type { OpenStores } from '../data/open-stores';
import { findColumnOffsets } from '../db/column-offsets.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { silentLog } from '../log/log';

const hourMs = 60 * 60_000;

/** A backup scheduler with a real database and a clock that only the test moves. */
async function createTestScheduler(file: string) {
  const opened = await openStoresInProcess(file, { nowMs: 0, mustRestore: false });
  if (!opened.ok) throw new Error(opened.error.detail);
  const stores = opened.value;
  const asked: string[] = [];
  const disk = { isFull: false };
  const maintenance = new Proxy(stores.maintenance, {
    get: (store, method: keyof OpenStores['maintenance']) => {
      asked.push(method);
      if (method !== 'backUp') return store[method];
      return async (...args: Parameters<typeof store.backUp>) => {
        // Asynchronous, as on a separate thread: other work continues.
        await new Promise(setImmediate);
        steps.push('copied');
        return disk.isFull ? fail(createDatabaseError('disk-full', 'ENOSPC')) : store.backUp(...args);
      };
    },
  });
  const steps: string[] = [];
  const journal = new Proxy(stores.journal, {
    get: (store, method: keyof OpenStores['journal']) => {
      steps.push(method);
      return store[method];
    },
  });
  let nowMs = Date.UTC(2026, 10, 24);
  const due: { delayMs: number; run: () => void }[] = [];
  let damaged = 0;
  const states: BackupState[] = [];
  const scheduler = createBackupScheduler({
    log: silentLog,
    stores: { ...stores, maintenance, journal },
    nowMs: () => nowMs,
    schedule: (delayMs, run) => {
      due.splice(0, 1, { delayMs, run });
      return () => due.splice(0);
    },
    onDamaged: () => (damaged += 1),
    onChanged: (state) => void states.push(state),
  });
  onTestFinished(() => scheduler.close());
  return {
    stores,
    asked,
    scheduler,
    states,
    steps,
    disk,
    damaged: () => damaged,
    setBack: (ms: number) => (nowMs -= ms),
    /** Advances the clock to the next timer. @returns by how much, in ms */
    async next(): Promise<number | undefined> {
      const [now] = due.splice(0);
      nowMs += now?.delayMs ?? 0;
      now?.run();
      while (due.length === 0) await new Promise(setImmediate);
      return now?.delayMs;
    },
  };
}

const newFile = (): string => join(tempFolder(), 'helpdesk.db');

/** Keeps the file open, so that the next opening finds an interrupted run. */
async function fileOfOneCutOff(): Promise<string> {
  const file = newFile();
  const { stores } = await createTestScheduler(file);
  await stores.calls.begin('a-call', 1_700_000_000_000);
  return file;
}

it('after a run that was cut off, nothing is looked through before the first picture, then step by step', async () => {
  const { asked, scheduler, next, damaged } = await createTestScheduler(await fileOfOneCutOff());
  scheduler.start();
  expect(asked).toEqual([]);
  expect(await next()).toBe(30_000);
  const pauses: (number | undefined)[] = [];
  while (asked.at(-1) !== 'backUp') pauses.push(await next());
  const steps = asked.filter((method) => method === 'checkStep');
  expect(steps.length).toBeGreaterThan(10);
  expect(pauses).toEqual(Array.from({ length: steps.length - 1 }, () => 100));
  expect(damaged()).toBe(0);
});

it('damage that no question has met is found by it, and no backup is made of it', async () => {
  const file = newFile();
  const before = await createTestScheduler(file);
  await before.stores.calls.begin('a-call', 1_700_000_000_000);
  await before.stores.calls.discard('a-call', 1_000);
  await before.stores.close();
  const at = findColumnOffsets(file, 'call').find(({ column }) => column === 'began_at_ms')?.at ?? Number.NaN;
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);

  const { asked, scheduler, next, damaged } = await createTestScheduler(file);
  scheduler.start();
  while (damaged() === 0) await next();
  expect(asked).not.toContain('backUp');
});

it('a backup is made every twenty hours, and a clock that was set back stops none', async () => {
  const { asked, scheduler, next, setBack } = await createTestScheduler(newFile());
  const backups = (): number => asked.filter((method) => method === 'backUp').length;
  const passHours = async (hours: number): Promise<void> => {
    for (let passed = 0; passed < hours * hourMs;) passed += (await next()) ?? 0;
  };
  scheduler.start();
  await passHours(1);
  expect(backups()).toBe(1);
  await passHours(18);
  expect(backups()).toBe(1);
  await passHours(3);
  expect(backups()).toBe(2);
  setBack(400 * 24 * hourMs);
  await passHours(2);
  expect(backups()).toBe(3);
});

it('can be closed in the middle of a check', async () => {
  const { asked, scheduler, next } = await createTestScheduler(await fileOfOneCutOff());
  scheduler.start();
  await next();
  await scheduler.close();
  const steps = asked.length;
  await new Promise(setImmediate);
  expect(asked).toHaveLength(steps);
});

it('two that are asked for at once are made one after the other', async () => {
  const { scheduler, states, steps } = await createTestScheduler(newFile());
  const both = [scheduler.backUp(), scheduler.backUp()];
  expect(scheduler.state()).toEqual({ isBackingUp: true, failure: null });
  expect(await Promise.all(both)).toMatchObject([
    { value: [{ number: 2 }] },
    // Only the newest backup of a day is kept.
    { value: [{ number: 3 }] },
  ]);
  const one = ['beginSegment', 'copied', 'dropBefore'];
  expect(steps).toEqual([...one, ...one]);
  expect(states.at(-1)).toEqual({ isBackingUp: false, failure: null });
});

it('a copy from before a migration stays for ever, and the journal does not grow with it', async () => {
  const file = newFile();
  const { scheduler, setBack } = await createTestScheduler(file);
  const folder = dirname(file);
  const old = openDatabase(file);
  if (!old.ok) throw new Error(old.error.detail);
  makeBackup(old.value, join(folder, 'backups'), { kind: 'before-migration', number: 1, nowMs: 0 });
  old.value.close();
  for (let week = 0; week < 9; week += 1) {
    await scheduler.backUp();
    setBack(-7 * 24 * hourMs);
  }
  const backups = listBackups(join(folder, 'backups'));
  expect(backups.map(({ number }) => number)).toEqual([1, 4, 5, 6, 7, 8, 9, 10]);
  expect(backups[0]).toMatchObject({ kind: 'before-migration' });
  expect(openJournal(folder).segments()).toEqual([4, 5, 6, 7, 8, 9, 10]);
});

it('a full disk is reported until a backup succeeds, and as overdue once the newest backup is days old', async () => {
  const { scheduler, next, disk, stores } = await createTestScheduler(newFile());
  const passHours = async (hours: number): Promise<void> => {
    for (let passed = 0; passed < hours * hourMs;) passed += (await next()) ?? 0;
  };
  disk.isFull = true;
  scheduler.start();
  await passHours(1);
  expect(scheduler.state().failure).toEqual({ errorCode: 'disk-full', isOverdue: true });
  disk.isFull = false;
  await passHours(1);
  expect(scheduler.state().failure).toBeNull();
  disk.isFull = true;
  await passHours(21);
  expect(scheduler.state().failure).toEqual({ errorCode: 'disk-full', isOverdue: false });
  await passHours(52);
  expect(scheduler.state().failure).toEqual({ errorCode: 'disk-full', isOverdue: true });
  expect(await stores.maintenance.backups()).toMatchObject({ value: [{ number: 3 }] });
  disk.isFull = false;
  await passHours(1);
  expect(scheduler.state().failure).toBeNull();
});

it('a check that cannot be ended is why there is no backup', async () => {
  const { scheduler, next, stores, states } = await createTestScheduler(newFile());
  scheduler.start();
  await stores.close();
  await next();
  expect(states.at(-1)).toMatchObject({ failure: { isOverdue: true } });
});
