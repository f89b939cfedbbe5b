import { rm } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { patchApp } from '../fixtures/patched-app';
import { expect, test } from '../fixtures/test';
import { listFilesWithText } from './find-encoded-text';

const planted = 'PlantedInAStoreOfThePage0123456789';
/** The folders of the stores that the test fills. */
const folders = new Set([
  'File System',
  'IndexedDB',
  'Local Storage',
  'Service Worker',
  'Session Storage',
  'WebStorage',
]);

test(
  'script stores nothing on disk, and nothing that outlives the window',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder }) => {
    const first = await start({ mode: 'practice' });
    // These last in memory only.
    expect(await plant(first.page, planted)).toEqual(['localStorage', 'sessionStorage']);
    expect(foldersIn(userDataFolder)).toEqual([]);
    await first.kill();
    expect(await listFilesWithText(userDataFolder, planted)).toEqual([]);

    const second = await start({ mode: 'practice' });
    expect(await storesThatKept(second.page)).toEqual([]);
    expect(await plant(second.page, planted)).toEqual(['localStorage', 'sessionStorage']);
    await second.quit();
    const exitedAtMs = Date.now();
    await test.step('the process ends as soon as the app has, so that a second start is not swallowed', () => {
      const log = readFileSync(join(userDataFolder, 'logs', 'helpdesk.log'), 'utf8');
      const ended = log.split('\n').find((line) => line.includes('app ended')) ?? '';
      // Chromium tries for three seconds to open a store that is blocked.
      expect(exitedAtMs - Date.parse(ended.split(' ')[0] ?? '')).toBeLessThan(2_500);
    });
    // Chromium opens some stores while it ends, and writes nothing of the page into them.
    expect(await listFilesWithText(userDataFolder, planted)).toEqual([]);
    await start({ mode: 'practice' });
    expect(foldersIn(userDataFolder)).toEqual([]);
  },
);

test(
  'what an app that refused no stores left behind is erased',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder }) => {
    const programFolder = patchApp(
      'keeps-stores',
      /(?:blockPageStorage|unblockPageStorageAtQuit)\(app\.getPath\("userData"\)\)/g,
      'undefined',
    );
    try {
      const first = await start({ mode: 'practice', programFolder });
      expect(await plant(first.page, planted)).toEqual(everyStore);
      await first.quit();
      expect(await listFilesWithText(userDataFolder, planted)).not.toEqual([]);
      const second = await start({ mode: 'practice', programFolder });
      expect(await storesThatKept(second.page)).toEqual(lastingStores);
      await second.quit();
    } finally {
      await rm(programFolder, { recursive: true, force: true });
    }
    const third = await start({ mode: 'practice' });
    expect(await storesThatKept(third.page)).toEqual([]);
    expect(await listFilesWithText(userDataFolder, planted)).toEqual([]);
  },
);

/** sessionStorage ends with its window. */
const lastingStores = ['localStorage', 'IndexedDB', 'caches', 'files'];
const everyStore = ['localStorage', 'sessionStorage', 'IndexedDB', 'caches', 'files'];

function foldersIn(userDataFolder: string): string[] {
  const entries = readdirSync(userDataFolder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && folders.has(entry.name)).map(({ name }) => name);
}

/** @returns the stores that accepted the text */
async function plant(page: Page, text: string): Promise<string[]> {
  return page.evaluate(async (value) => {
    const stores: Record<string, () => unknown> = {
      localStorage: () => {
        localStorage.setItem('planted', value);
      },
      sessionStorage: () => {
        sessionStorage.setItem('planted', value);
      },
      IndexedDB: async () => {
        const opened = indexedDB.open('planted', 1);
        await new Promise<void>((resolve, reject) => {
          opened.addEventListener('upgradeneeded', () =>
            opened.result.createObjectStore('texts').put(value, 1),
          );
          opened.addEventListener('success', () => resolve());
          opened.addEventListener('error', () => reject(new Error('IndexedDB')));
        });
        opened.result.close();
      },
      caches: async () => {
        const cache = await caches.open('planted');
        await cache.put('https://planted.test/', new Response(value));
      },
      files: async () => {
        const root = await navigator.storage.getDirectory();
        const file = await root.getFileHandle('planted', { create: true });
        const writable = await file.createWritable();
        await writable.write(value);
        await writable.close();
      },
    };
    const took: string[] = [];
    for (const [name, put] of Object.entries(stores)) {
      try {
        await put();
        took.push(name);
      } catch {
        // Refused.
      }
    }
    return took;
  }, text);
}

async function storesThatKept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const files = async (): Promise<number> => {
      const names: string[] = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
      return names.length;
    };
    const counts: Record<string, () => number | Promise<number>> = {
      localStorage: () => localStorage.length,
      sessionStorage: () => sessionStorage.length,
      IndexedDB: async () => (await indexedDB.databases()).length,
      caches: async () => (await caches.keys()).length,
      files,
    };
    const kept: string[] = [];
    for (const [name, count] of Object.entries(counts)) {
      // A store that refuses holds nothing.
      if ((await Promise.resolve(count()).catch(() => 0)) > 0) kept.push(name);
    }
    return kept;
  });
}
