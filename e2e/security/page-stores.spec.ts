import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { patchApp } from '../fixtures/patched-app';
import { expect, test } from '../fixtures/test';
import { filesWith } from './disguises';

const planted = 'PlantedInAStoreOfThePage0123456789';

test('what script puts into the stores of the page is gone after a quit, and after a kill', async ({
  start,
  userDataFolder,
}) => {
  const first = await start({ mode: 'practice' });
  expect(await plant(first.page, planted)).toEqual(everyStore);
  await first.quit();
  expect(await filesWith(userDataFolder, planted)).toEqual([]);

  const second = await start({ mode: 'practice' });
  expect(await storesThatKept(second.page)).toEqual([]);
  await plant(second.page, planted);
  await expect.poll(() => filesWith(userDataFolder, planted)).not.toEqual([]);
  await second.kill();
  const third = await start({ mode: 'practice' });
  expect(await storesThatKept(third.page)).toEqual([]);
  expect(await filesWith(userDataFolder, planted)).toEqual([]);
});

test('an app that erases no stores keeps them', async ({ start, userDataFolder }) => {
  const programFolder = patchApp(
    'keeps-stores',
    /erasePageStores\(app\.getPath\("userData"\)\)/g,
    'undefined',
  );
  try {
    const first = await start({ mode: 'practice', programFolder });
    await plant(first.page, planted);
    await first.quit();
    expect(await filesWith(userDataFolder, planted)).not.toEqual([]);
    const second = await start({ mode: 'practice', programFolder });
    expect(await storesThatKept(second.page)).toEqual(everyStore);
  } finally {
    await rm(programFolder, { recursive: true, force: true });
  }
});

const everyStore = ['localStorage', 'IndexedDB', 'caches', 'files'];

/** @returns the stores that took the text */
async function plant(page: Page, text: string): Promise<string[]> {
  return page.evaluate(async (value) => {
    localStorage.setItem('planted', value);
    const opened = indexedDB.open('planted', 1);
    await new Promise<void>((resolve, reject) => {
      opened.addEventListener('upgradeneeded', () => opened.result.createObjectStore('texts').put(value, 1));
      opened.addEventListener('success', () => resolve());
      opened.addEventListener('error', () => reject(new Error('IndexedDB')));
    });
    opened.result.close();
    const cache = await caches.open('planted');
    await cache.put('https://planted.test/', new Response(value));
    const root = await navigator.storage.getDirectory();
    const file = await root.getFileHandle('planted', { create: true });
    const writable = await file.createWritable();
    await writable.write(value);
    await writable.close();
    return ['localStorage', 'IndexedDB', 'caches', 'files'];
  }, text);
}

async function storesThatKept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const files: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    const kept = {
      localStorage: localStorage.length,
      IndexedDB: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      files: files.length,
    };
    return Object.entries(kept).flatMap(([name, count]) => (count > 0 ? [name] : []));
  });
}
