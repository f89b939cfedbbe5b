import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createBackupKeeper } from './backup-keeper';
import { openStoresHere } from './open-stores-here';
import type { OpenStores } from './open-stores';
import { storedColumnsOf } from './stored-columns.fixture';
import { tempFolder } from './temp-folder.fixture';

const hourMs = 60 * 60_000;

/** The keeper of a real database, by a clock that stands still until it is moved. */
async function keeperOf(file: string) {
  const opened = await openStoresHere(file, { nowMs: 0, mustRestore: false });
  if (!opened.ok) throw new Error(opened.error.detail);
  const stores = opened.value;
  const asked: string[] = [];
  const maintenance = new Proxy(stores.maintenance, {
    get: (store, method: keyof OpenStores['maintenance']) => {
      asked.push(method);
      return store[method];
    },
  });
  let nowMs = Date.UTC(2026, 10, 24);
  const due: { delayMs: number; run: () => void }[] = [];
  let damaged = 0;
  const keeper = createBackupKeeper({
    stores: { ...stores, maintenance },
    nowMs: () => nowMs,
    schedule: (delayMs, run) => {
      due.splice(0, 1, { delayMs, run });
      return () => due.splice(0);
    },
    onDamaged: () => (damaged += 1),
  });
  onTestFinished(() => keeper.close());
  return {
    stores,
    asked,
    keeper,
    damaged: () => damaged,
    setBack: (ms: number) => (nowMs -= ms),
    /** Lets the time pass to whatever is due next. @returns how long that was, in ms */
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

/** Has not let go of the file: the next to open it finds that it was cut off. */
async function fileOfOneCutOff(): Promise<string> {
  const file = newFile();
  const { stores } = await keeperOf(file);
  await stores.calls.begin('a-call', 1_700_000_000_000);
  return file;
}

it('after a run that was cut off, nothing is looked through before the first picture, then step by step', async () => {
  const { asked, keeper, next, damaged } = await keeperOf(await fileOfOneCutOff());
  keeper.start();
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
  const before = await keeperOf(file);
  await before.stores.calls.begin('a-call', 1_700_000_000_000);
  await before.stores.calls.discard('a-call');
  await before.stores.close();
  const at = storedColumnsOf(file, 'call').find(({ column }) => column === 'began_at_ms')?.at ?? Number.NaN;
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);

  const { asked, keeper, next, damaged } = await keeperOf(file);
  keeper.start();
  while (damaged() === 0) await next();
  expect(asked).not.toContain('backUp');
});

it('a backup is made every twenty hours, and a clock that was set back stops none', async () => {
  const { asked, keeper, next, setBack } = await keeperOf(newFile());
  const backups = (): number => asked.filter((method) => method === 'backUp').length;
  const passHours = async (hours: number): Promise<void> => {
    for (let passed = 0; passed < hours * hourMs;) passed += (await next()) ?? 0;
  };
  keeper.start();
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

it('is let go of in the middle of a check', async () => {
  const { asked, keeper, next } = await keeperOf(await fileOfOneCutOff());
  keeper.start();
  await next();
  await keeper.close();
  const steps = asked.length;
  await new Promise(setImmediate);
  expect(asked).toHaveLength(steps);
});
