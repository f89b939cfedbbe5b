import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { ms } from '../src-renderer/messages/catalogues';
import { announceCall } from './fixtures/announce-call';
import { findCoveredControls } from './fixtures/layout-faults';
import { promiseCallback } from './fixtures/promise-callback';
import { expect, test } from './fixtures/test';
import { switchLanguage } from './fixtures/window-language';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';

const names = [
  'Dato’ Sri Haji Mohd Khairul Anuar',
  'Puan Hajah Siti Norhafizah',
  'Tan Sri Datuk Seri Panglima Ahmad Shahrul',
  'Datin Paduka Hajah Nurul Izzatul',
  'Tuan Haji Muhammad Amirul',
  'Tengku Puan Sharifah Nur Qistina',
  'Gopal',
  'Zulkifli',
  'Encik Mohamad Saifulnizam',
] as const;

test(
  'at 125 % and 150 % no hint, label or undo button of a field is cut, and fields beside each other are level',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    await openZoomable(electron);
    await call.fill({ Phone: '01177700106', Name: 'Saiful', Address: '12 Jalan Raya, 43300 Seri Kembangan' });
    await page.locator('#field-latitude').focus();
    await expect(page.locator('#field-state')).toHaveValue('Selangor');
    for (const language of ['ms', 'zh', 'en'] as const)
      for (const zoom of [1.25, 1.5])
        await test.step(`${language} at ${zoom * 100} %`, async () => {
          await switchLanguage(page, language);
          await zoomWindow(electron, page, zoom);
          for (const name of ['phone', 'priority'])
            await expect.poll(() => listCut(page, name), name).toEqual([]);
          await expect.poll(() => measureLabels(page)).toEqual([]);
          const undo = page.locator('#note-state button');
          await undo.scrollIntoViewIfNeeded();
          await expect.poll(() => hasWholeTarget(undo)).toBe(true);
          for (const [one, other] of [
            ['phone', 'name'],
            ['storeName', 'dealerReseller'],
            ['state', 'latitude'],
          ] as const)
            await expect.poll(async () => (await topOf(page, one)) - (await topOf(page, other)), one).toBe(0);
          await page.screenshot({ path: join(outputDir, `form-${language}-${zoom * 100}.png`) });
        });
  },
);

test(
  'beside two rings the open tab of nine is in sight, and how many others are not is said',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    await openZoomable(electron);
    for (const [at, name] of names.entries()) {
      if (at > 0) await call.begin();
      await call.fill({ Phone: `0117770010${at}`, Name: name });
    }
    await announceCall(electron, '60123344556');
    await announceCall(electron, '60198765001');
    await expect(page.locator('[data-ringing]')).toHaveCount(2);
    const current = page.locator('nav > [aria-current=true]');
    const hidden = page.getByRole('button', { name: /more calls? (before|after)|panggilan lagi|面还有/ });

    for (const language of ['ms', 'zh', 'en'] as const)
      for (const zoom of [1.25, 1.5])
        await test.step(`${language} at ${zoom * 100} %`, async () => {
          await switchLanguage(page, language);
          await zoomWindow(electron, page, zoom);
          for (const digit of [1, 5, 9]) {
            await page.keyboard.press(`Alt+${digit}`);
            await expect(current.locator('kbd')).toHaveText(String(digit), { useInnerText: true });
            await expect(current).toBeInViewport({ ratio: 0.99 });
            await expect
              .poll(async () => (await countSeenTabs(page)) + (await sumOf(hidden)), `${digit}`)
              .toBe(names.length);
          }
          await expect.poll(() => listNarrowTitles(page)).toEqual([]);
          await expect.poll(() => findCoveredControls(page)).toEqual([]);
          await page.screenshot({ path: join(outputDir, `tabs-${language}-${zoom * 100}.png`) });
        });

    await test.step('what says so scrolls to them', async () => {
      const before = call.main.getByRole('button', { name: /more calls? before$/ });
      await expect(before).toHaveText(/\d/);
      await before.click();
      await expect(page.locator('nav > button').first()).toBeInViewport({ ratio: 0.99 });
      await expect(before).toHaveCount(0);
      await expect(call.main.getByRole('button', { name: /more calls? after$/ })).toBeVisible();
    });

    await test.step('where the rings are higher, the tabs have rows more', async () => {
      await promiseCallback(
        page,
        '60120004821',
        'the card reader is repaired, and the part for the till has come',
      );
      await page.keyboard.press('Control+F4');
      await announceCall(electron, '60120004821');
      await expect(page.locator('[data-ringing] [data-due]')).toBeVisible();
      await expect(hidden).toHaveCount(0);
      await expect.poll(() => countSeenTabs(page)).toBe(names.length);
    });
  },
);

test(
  'in Malay at 150 % a whole sentence is read back beside two rings and a callback, and Send is in sight',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    await page.emulateMedia({ colorScheme: 'dark' });
    const call = new CallScreen(page);
    await openZoomable(electron);
    for (const [at, name] of names.entries()) {
      if (at > 0) await call.begin();
      await call.fill({ Phone: `0117770010${at}`, Name: name });
    }
    await promiseCallback(page, '60120004821', 'the card reader is repaired');
    await announceCall(electron, '60120004821');
    await announceCall(electron, '60198765001');
    await switchLanguage(page, 'ms');
    await zoomWindow(electron, page, 1.5);
    const strip = page.getByRole('region', { name: ms.callPanel.readBack });
    await expect(strip.locator('[data-mark]')).toHaveCount(2);
    const isWhole = () =>
      strip.evaluate((box) => {
        box.scrollTop = 0;
        const [sentence, bar] = [
          box.querySelector('[data-mark] > span'),
          box.querySelector('[data-stays-in-view]'),
        ];
        if (sentence === null || bar === null) return false;
        const { top, bottom } = sentence.getBoundingClientRect();
        const edge = Math.min(box.getBoundingClientRect().bottom, window.innerHeight);
        return top >= bar.getBoundingClientRect().bottom - 1 && bottom <= edge + 1;
      });
    await expect.poll(isWhole).toBe(true);
    await expect(page.getByRole('button', { name: new RegExp(`^${ms.callPanel.send}`) })).toBeInViewport({
      ratio: 1,
    });
    await page.screenshot({ path: join(outputDir, 'read-back.png') });
  },
);

test(
  'at 150 % beside a possible duplicate and nine calls, the first of several callers is whole',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    await openZoomable(electron);
    for (const store of ['Kopi Farid Ipoh', 'Kopi Farid Melaka', 'Kopi Farid Bangsar']) {
      await call.fillExample({ Phone: '0124445601', Name: 'Farid bin Salleh', 'Store name': store });
      await page.keyboard.press('F9');
      await call.expectOutcome('Created');
      await call.begin();
    }
    for (let at = 0; at < 8; at += 1) {
      await call.fill({ Phone: `0117770010${at}`, Name: 'Gopal' });
      await call.begin();
    }
    await call.fill({ Phone: '0124445601', Name: 'Farid' });
    await expect(call.main.getByText(/^Possible duplicate/)).toBeVisible();
    for (const language of ['ms', 'zh', 'en'] as const)
      await test.step(language, async () => {
        await switchLanguage(page, language);
        await zoomWindow(electron, page, 1.5);
        await expect(page.locator('[data-suggestion]')).toHaveCount(3);
        await expect(page.locator('[data-suggestion]').first()).toBeInViewport({ ratio: 1 });
        await expect(page.locator('aside [data-mark] > span').first()).toBeInViewport({ ratio: 1 });
        await expect(page.locator('aside > :last-child button').last()).toBeInViewport({ ratio: 1 });
      });
  },
);

/** As wide as each zoom divides without a rest. */
const openZoomable = (electron: ElectronApplication): Promise<void> => resizeWindow(electron, 1365, 768);

const topOf = (page: Page, field: string): Promise<number> =>
  page.locator(`#field-${field}`).evaluate((box) => Math.round(box.getBoundingClientRect().top));

/** What beside the label of a field is wider than its room. */
const listCut = (page: Page, field: string): Promise<string[]> =>
  page.locator(`#note-${field}`).evaluate((note) => {
    const line = [note, ...(note.parentElement?.children ?? [])];
    const cut = line.filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0);
    return cut.map((part) => part.textContent);
  });

/** The labels that are wider than their field. */
const measureLabels = (page: Page): Promise<string[]> =>
  page.locator('main label[for^=field-]').evaluateAll((labels) =>
    labels.flatMap((label) => {
      const field = label.parentElement?.parentElement?.getBoundingClientRect();
      const isInside = field === undefined || label.getBoundingClientRect().right <= field.right + 1;
      return isInside ? [] : [label.textContent];
    }),
  );

/** Whether a small button takes a click at both of its sides. */
const hasWholeTarget = (button: Locator): Promise<boolean> =>
  button.evaluate((target) => {
    const { left, right, top, bottom, width } = target.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    const ends = [left + 2, right - 2].map((x) => document.elementFromPoint(x, middle) === target);
    return width >= 23 && ends.every(Boolean);
  });

/** The tabs of which the middle is in their row. */
const countSeenTabs = (page: Page): Promise<number> =>
  page.locator('main nav').evaluate((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return [...row.querySelectorAll(':scope > button')].filter((tab) => {
      const box = tab.getBoundingClientRect();
      const middle = (box.top + box.bottom) / 2;
      return middle >= top && middle <= bottom;
    }).length;
  });

async function sumOf(counts: Locator): Promise<number> {
  const texts = await counts.allInnerTexts();
  return texts.reduce((sum, text) => sum + Number(/\d+/.exec(text)?.[0] ?? 0), 0);
}

/** Titles that have no room for three letters. */
const listNarrowTitles = (page: Page): Promise<string[]> =>
  page
    .locator('main nav > button [title]')
    .evaluateAll((titles) =>
      titles
        .filter((title) => title.clientWidth < Math.min(22, title.scrollWidth))
        .map((title) => title.textContent),
    );
