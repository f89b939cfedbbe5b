import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { announceCall } from './fixtures/announce-call';
import { promiseCallback } from './fixtures/promise-callback';
import { saveWindowPicture } from './fixtures/save-window-picture';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { waitForFrames } from './fixtures/wait-for-frames';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';

const people = ['Zainal Abidin', 'Siti Aminah', 'Raj Kumar'];

test(
  'after Not them the next caller has the focus, and the line beside Phone is of no other caller than the call',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, people.length, (place) => ({
      Ticket: {
        Name: people[place % people.length] ?? '',
        Phone: '60123456789',
        StoreName: `Kedai ${'ABC'[place % 3]}`,
      },
    }));
    const { electron, page } = await startLive();
    const { keyboard } = page;
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);
    const rows = call.main.locator('[data-suggestion]');
    const line = page.locator('[data-found-caller]');
    const beginAtCard = async () => {
      await call.begin();
      await keyboard.type('0123456789');
      await expect(rows).toHaveCount(3);
      await keyboard.press('F4');
      await expect(rows.first()).toBeFocused();
      return rows.locator('b').allInnerTexts();
    };
    for (const zoom of [1, 2])
      await test.step(`at ${zoom * 100} %`, async () => {
        await zoomWindow(electron, page, zoom);
        const [, second = '', third = ''] = await beginAtCard();
        await keyboard.press('Delete');
        await expect(rows).toHaveCount(2);
        await expect(rows.first()).toContainText(second);
        await expect(rows.first()).toBeFocused();
        await expect(rows.first()).toBeInViewport({ ratio: 1 });
        await keyboard.press('2');
        await call.expectFields({ Phone: '0123456789', Name: third });
        await keyboard.press('F5');
        await call.expectFields({ Name: '' });
        await call.button('Show 1 dismissed').click();
        await expect(rows).toHaveCount(3);

        await test.step('of the last row, the one above; of all, the field', async () => {
          await beginAtCard();
          await keyboard.press('ArrowDown');
          await keyboard.press('ArrowDown');
          await expect(rows.nth(2)).toBeFocused();
          for (const left of [2, 1]) {
            await keyboard.press('Delete');
            await expect(rows).toHaveCount(left);
            await expect(rows.last()).toBeFocused();
            await expect(rows.last()).toBeInViewport({ ratio: 1 });
          }
          await keyboard.press('Delete');
          await expect(rows).toHaveCount(0);
          await expect(call.field('Phone')).toBeFocused();
          await call.expectFields({ Phone: '0123456789' });
          await call.button('Show 3 dismissed').click();
          await expect(rows).toHaveCount(3);
        });
      });

    await test.step('the line names who is typed, and goes once a caller is filled in', async () => {
      const names = await beginAtCard();
      await expect(line).toContainText(`${names[0]} · Kedai`);
      await keyboard.press('2');
      await expect(call.field('Name')).toHaveValue(names[1] ?? '');
      await expect(line).toHaveCount(0);
      await keyboard.press('F5');
      await expect(line).toContainText(`${names[0]} · Kedai`);
      const store = (await rows.nth(2).innerText()).match(/Kedai ./)?.[0] ?? '';
      await call.fill({ Name: names[2] ?? '', 'Store name': store });
      await expect(line).toContainText(`${names[2]} · ${store}`);
    });
  },
);

test(
  'at 200 % the sentence about a discarded call is in sight, and the caret in the next call',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    await resizeWindow(electron, 1366, 768);
    await zoomWindow(electron, page, 2);
    const call = new CallScreen(page);
    await call.fill({ Phone: '0123456789', Name: 'Siti Aminah' });
    await call.field('Remark').focus();
    await keyboard.type('she rings again');
    await keyboard.press('F6');
    await expect(call.field('Remark')).toHaveValue('');
    await call.fill({ Phone: '0198887766', Name: 'Zainal Abidin' });
    await call.field('Remark').focus();
    await keyboard.press('F11');
    await keyboard.type('discard');
    await keyboard.press('Enter');
    await expect(call.field('Name')).toHaveValue('Siti Aminah');
    const offer = page.locator('[data-offers-undo]');
    await expect(offer).toContainText('Zainal Abidin was discarded.');
    await expect(offer).toBeInViewport({ ratio: 0.99 });
    await expect(offer.getByText('F5')).toBeInViewport({ ratio: 0.99 });
    await expect(call.field('Remark')).toBeFocused();
    await keyboard.type(' today');
    await expect(call.field('Remark')).toHaveValue('she rings again today');
    await expect(call.field('Remark')).toBeInViewport({ ratio: 0.9 });
  },
);

test(
  'at 200 % two rings leave the field with the caret in sight, where it stood near the top',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    await resizeWindow(electron, 1366, 768);
    await zoomWindow(electron, page, 2);
    const call = new CallScreen(page);
    await call.field('Issue').focus();
    await page.keyboard.type('printer jam');
    await scrollToTop(call.field('Issue'));
    expect(await isSeen(call.field('Issue'))).toBe(true);
    for (const [at, number] of ['60120004821', '60173390210'].entries()) {
      await announceCall(electron, number);
      await expect(page.locator('[data-ringing]')).toHaveCount(at + 1);
      await expect.poll(() => isSeen(call.field('Issue'))).toBe(true);
      await expect(call.field('Issue')).toBeInViewport({ ratio: 0.9 });
    }

    const rings = page.locator('[data-rings-place]');
    await test.step('also its label, where what is to be told makes the bar higher', async () => {
      await page.keyboard.press('Control+F4');
      await expect(page.locator('[data-ringing]')).toHaveCount(1);
      await scrollToTop(call.field('Issue'), await edgeOf(rings));
      await promiseCallback(
        page,
        '60120004821',
        'the reader is repaired, and the part for the till has come',
      );
      await expect(page.locator('[data-ringing] [data-due]')).toBeVisible();
      const label = page.locator('label[for=field-issue]');
      await expect.poll(async () => (await topOf(label)) - (await edgeOf(rings))).toBeGreaterThanOrEqual(0);
      await saveWindowPicture(electron, join(outputDir, 'due-rings.png'));
    });

    await test.step('as one of two goes, what was scrolled half below them stays where it is', async () => {
      await announceCall(electron, '60173390210');
      await expect(page.locator('[data-ringing]')).toHaveCount(2);
      await scrollToTop(call.field('Issue'), (await edgeOf(rings)) - 30);
      const before = await topOf(call.field('Issue'));
      await page.keyboard.press('Control+F4');
      await expect(page.locator('[data-ringing]')).toHaveCount(1);
      await waitForFrames(page);
      expect(await topOf(call.field('Issue'))).toBeCloseTo(before, 0);
      await announceCall(electron, '60173390210');
      await expect(page.locator('[data-ringing]')).toHaveCount(2);
    });

    await test.step('where it was scrolled away, it stays there', async () => {
      await scrollAway(page);
      const before = await topOf(call.field('Issue'));
      await page.keyboard.press('Control+F4');
      await announceCall(electron, '60188881111');
      await expect(page.locator('[data-ringing]')).toHaveCount(2);
      expect(await topOf(call.field('Issue'))).toBeLessThan(0);
      expect(before).toBeLessThan(0);
    });
  },
);

/** @param edge where the top is: that of the screen, unless rings lie over it */
const scrollToTop = async (field: Locator, edge?: number): Promise<void> => {
  const top = edge ?? (await topOf(field.page().locator('main[data-scrolls]')));
  await field.evaluate((element, to) => {
    const screen = element.closest('[data-scrolls]');
    if (screen !== null) screen.scrollTop += element.getBoundingClientRect().top - to - 8;
  }, top);
};

const scrollAway = (page: Page): Promise<void> =>
  page.locator('main[data-scrolls]').evaluate((screen) => {
    screen.scrollTop = screen.scrollHeight;
  });

const edgeOf = (part: Locator): Promise<number> =>
  part.evaluate((element) => element.getBoundingClientRect().bottom);

const topOf = (part: Locator): Promise<number> =>
  part.evaluate((element) => element.getBoundingClientRect().top);

/** Whether nothing covers the first line of a field. */
const isSeen = (field: Locator): Promise<boolean> =>
  field.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    return document.elementFromPoint(left + 20, top + 6) === element;
  });
