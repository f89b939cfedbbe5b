import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { en, ms, zh } from '../../src-renderer/messages/catalogues';
import { liveStates } from '../screen-states/live-states';
import type { Visit } from '../screen-states/state-types';
import { ringingCallLink } from '../fixtures/announce-call';
import { practiceStateGroups } from '../screen-states/practice-states';
import { walkStates } from '../screen-states/walk-states';
import { test } from '../fixtures/test';
import { resizeWindow, zoomWindow } from '../fixtures/window-size';

const folder = join(import.meta.dirname, '../../test-results/states');

const appearances = [
  { appearance: 'light', messages: en, systemLanguage: 'en_GB', width: 1366, height: 768, zoom: 1 },
  { appearance: 'light', messages: en, systemLanguage: 'en_GB', width: 1280, height: 768, zoom: 4 },
  { appearance: 'dark', messages: zh, systemLanguage: 'zh_CN', width: 1366, height: 768, zoom: 1 },
  { appearance: 'light', messages: ms, systemLanguage: 'ms_MY', width: 2560, height: 1440, zoom: 1 },
] as const;

for (const { appearance, messages, systemLanguage, width, height, zoom } of appearances) {
  const name = `${systemLanguage}-${appearance}-${width}${zoom === 1 ? '' : `-${zoom * 100}-percent`}`;

  for (const [group, states] of Object.entries(practiceStateGroups)) {
    test(`every state in practice ${group}, ${name}`, async ({ start }) => {
      const { electron, page } = await start({ mode: 'practice', systemLanguage });
      const visit: Visit = await sized({ electron, page, messages });
      await walkStates(states, visit, pictures(`${name}-practice-${group.replaceAll(' ', '-')}`, zoom));
    });
  }

  test(`every state live, ${name}`, async ({ startLive, storeHub }) => {
    const { electron, page } = await startLive({ systemLanguage, args: [ringingCallLink] });
    await walkStates(
      liveStates,
      await sized({ electron, page, messages, storeHub }),
      pictures(`${name}-live`, zoom),
    );
  });

  async function sized<V extends Visit>(visit: V): Promise<V> {
    await resizeWindow(visit.electron, width, height);
    await visit.page.emulateMedia({ colorScheme: appearance, reducedMotion: 'reduce' });
    return visit;
  }
}

/** Numbers the pictures in the order of the table. */
function pictures(name: string, zoom: number): (visit: Visit) => Promise<void> {
  mkdirSync(folder, { recursive: true });
  let number = 0;
  return async ({ electron, page }) => {
    number += 1;
    const file = `${name}-${String(number).padStart(2, '0')}.png`;
    await zoomWindow(electron, page, zoom);
    if (zoom > 1) await showFocus(page);
    await writeFile(join(folder, file), await picture(electron));
    await zoomWindow(electron, page, 1);
  };
}

/** Scrolls to where the agent is: of a zoomed screen the window shows but a part. Returns once that part is painted. */
async function showFocus(page: Page): Promise<void> {
  await page.evaluate(async () => {
    document.activeElement?.scrollIntoView({ block: 'center' });
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/** The whole window as it is on the screen: Playwright's own picture has only a part of a zoomed one. */
async function picture(electron: ElectronApplication): Promise<Buffer> {
  const encoded = await electron.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  return Buffer.from(encoded, 'base64');
}
