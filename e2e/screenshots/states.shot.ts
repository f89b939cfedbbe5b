import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en, ms, zh } from '../../src-renderer/messages/catalogues';
import { liveStates, practiceStates, ringing, walk, type Visit } from '../fixtures/screen-states';
import { test } from '../fixtures/test';

const folder = join(import.meta.dirname, '../../test-results/states');

const looks = [
  { look: 'light', said: en, systemLanguage: 'en_GB', width: 1366, height: 768 },
  { look: 'dark', said: zh, systemLanguage: 'zh_CN', width: 1366, height: 768 },
  { look: 'light', said: ms, systemLanguage: 'ms_MY', width: 2560, height: 1440 },
] as const;

for (const { look, said, systemLanguage, width, height } of looks) {
  const name = `${systemLanguage}-${look}-${width}`;

  test(`every state in practice, ${name}`, async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice', systemLanguage });
    await walk(practiceStates, await sized({ electron, page, said }), pictures(`${name}-practice`));
  });

  test(`every state live, ${name}`, async ({ startLive, storeHub }) => {
    const { electron, page } = await startLive({ systemLanguage, args: [ringing] });
    await walk(liveStates, await sized({ electron, page, said, storeHub }), pictures(`${name}-live`));
  });

  async function sized<V extends Visit>(visit: V): Promise<V> {
    await visit.electron.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
      },
      { width, height },
    );
    await visit.page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' });
    return visit;
  }
}

/** Numbers the pictures in the order of the table. */
function pictures(name: string): (visit: { readonly page: Page }) => Promise<void> {
  mkdirSync(folder, { recursive: true });
  let number = 0;
  return async ({ page }) => {
    number += 1;
    const file = `${name}-${String(number).padStart(2, '0')}.png`;
    await page.screenshot({ path: join(folder, file), animations: 'disabled' });
  };
}
