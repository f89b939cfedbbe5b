import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { findHorizontalOverflow } from './fixtures/layout-faults';
import { saveWindowPicture } from './fixtures/save-window-picture';
import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';

// A usual screen and a small one, each as narrow as puts the case over the end of the form.
const windows = [
  { width: 1366, height: 768, zoom: 2 },
  { width: 1023, height: 700, zoom: 1.5 },
] as const;

for (const { width, height, zoom } of windows)
  test(
    `beside a past case at ${zoom * 100} % on ${width} × ${height}, what has the caret and what a key opens is in sight`,
    { tag: '@exhaustive' },
    async ({ start }, { outputDir }) => {
      const { electron, page } = await start({ mode: 'practice' });
      const { keyboard } = page;
      const call = new CallScreen(page);
      const beside = page.getByRole('region', { name: 'Past case', exact: true });
      const number = beside.getByRole('heading', { level: 2, name: /^STOREHUB/ });
      const issueOfCase = beside.getByText('The oven stays cold');
      const issue = call.field('Issue');
      await resizeWindow(electron, width, height);
      await call.fillExample({ Issue: 'The oven stays cold' });
      await keyboard.press('F9');
      await call.expectOutcome('Created');
      await zoomWindow(electron, page, zoom);
      await call.begin();
      await keyboard.type('0123456789');
      await expect(page.locator('[data-found-caller]')).toContainText('Ahmad Ibrahim');

      await test.step('the field with the caret stays above the case, which shows its issue first', async () => {
        await keyboard.press('Control+o');
        await expect(issueOfCase).toBeInViewport({ ratio: 1 });
        await expect(number).toBeInViewport({ ratio: 1 });
        await expect.poll(() => isSeen(call.field('Phone'))).toBe(true);
        await saveWindowPicture(electron, join(outputDir, 'opened.png'));
        await keyboard.press('F4');
        await expect(issue).toBeFocused();
        await expect.poll(() => isSeen(issue)).toBe(true);
        await keyboard.type('Printer again');
        await expect(issue).toHaveValue('Printer again');
        await expect.poll(() => isSeen(issue)).toBe(true);
        await keyboard.press('Control+o');
        await expect(beside).toBeHidden();
      });

      await test.step('also of several lines, and as the case opens', async () => {
        await call.field('Remark').focus();
        await keyboard.press('Control+o');
        await expect(number).toBeVisible();
        await expect.poll(() => isSeen(call.field('Remark'))).toBe(true);
        await saveWindowPicture(electron, join(outputDir, 'remark.png'));
        await issue.focus();
        await expect.poll(() => isSeen(issue)).toBe(true);
      });

      await test.step('PageDown reads the case to its end, and PageUp goes back', async () => {
        const last = beside.getByRole('listitem').last();
        await expect(last).not.toBeInViewport();
        for (let press = 0; press < 30; press += 1) await keyboard.press('PageDown');
        await expect(last).toBeInViewport();
        await expect(issue).toBeFocused();
        await expect.poll(() => isSeen(issue)).toBe(true);
        await saveWindowPicture(electron, join(outputDir, 'end.png'));
        for (let press = 0; press < 30; press += 1) await keyboard.press('PageUp');
        await expect(number).toBeInViewport({ ratio: 1 });
        await expect(issue).toBeFocused();
      });

      await test.step('a text of many lines scrolls itself', async () => {
        await issue.fill('One more line of it\n'.repeat(30));
        await keyboard.press('Control+Home');
        await keyboard.press('PageDown');
        await expect.poll(() => issue.evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
        await expect(number).toBeInViewport({ ratio: 1 });
        await issue.fill('Printer again');
      });

      await test.step('Tab reaches nothing that is out of sight, in the call and in the case', async () => {
        await call.field('Phone').focus();
        const reached: string[] = [];
        while (reached.at(-1)?.startsWith('New note') !== true) {
          await keyboard.press('Tab');
          const { name } = await describeFocus(page);
          reached.push(name);
          // What the app makes room for is in sight a frame later.
          await expect.poll(async () => (await describeFocus(page)).isShown, name).toBe(true);
        }
        expect(reached.join()).toContain('Copy case');
      });

      await test.step('a note and a reminder are written in sight', async () => {
        await issue.focus();
        await keyboard.press('Control+n');
        const note = beside.getByRole('textbox', { name: /^New note/ });
        await expect(note).toBeFocused();
        await keyboard.type('Raj says the paper jams too');
        await expect.poll(() => isSeen(note)).toBe(true);
        await saveWindowPicture(electron, join(outputDir, 'note.png'));
        await issue.focus();
        await keyboard.press('Control+e');
        const hour = beside.getByRole('radio', { name: /^In 1 hour/ });
        await expect(hour).toBeFocused();
        await expect(hour).toBeInViewport({ ratio: 0.9 });
        await saveWindowPicture(electron, join(outputDir, 'reminder.png'));
        await keyboard.press('Escape');
        await expect(issue).toBeFocused();
      });

      await test.step('the endings of the call are all in sight, and then the case is back', async () => {
        await keyboard.press('Control+F2');
        const endings = call.main.getByLabel('End the call as').getByRole('button');
        await expect(endings.first()).toBeVisible();
        for (const ending of await endings.all()) await expect.poll(() => isSeen(ending)).toBe(true);
        await saveWindowPicture(electron, join(outputDir, 'endings.png'));
        await keyboard.press('Escape');
        await expect.poll(() => isSeen(issue)).toBe(true);
        for (let press = 0; press < 30; press += 1) await keyboard.press('PageUp');
        await expect(number).toBeInViewport({ ratio: 1 });
        expect(await findHorizontalOverflow(page)).toEqual([]);
      });
    },
  );

test(
  'PageDown scrolls no case that the guide or the palette hides',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    const call = new CallScreen(page);
    const beside = page.getByRole('region', { name: 'Past case', exact: true });
    const topOfCase = () =>
      beside
        .locator('section')
        .first()
        .evaluate((section) => section.scrollTop);
    const guide = page.getByRole('region', { name: 'Guide for agents', exact: true });
    await resizeWindow(electron, 1366, 768);
    await call.fillExample({ Issue: 'The oven stays cold' });
    await keyboard.press('F9');
    await call.expectOutcome('Created');
    await call.begin();
    await keyboard.type('0123456789');
    for (const zoom of [2, 1])
      await test.step(`at ${zoom * 100} %`, async () => {
        await zoomWindow(electron, page, zoom);
        await call.field('Phone').focus();
        await keyboard.press('Control+o');
        await expect(beside.getByText('What was sent')).toBeVisible();
        await expect(beside).toContainText('The oven stays cold');
        await keyboard.press('Control+F1');
        await expect(guide).toBeFocused();
        await expect(guide.getByRole('table').first()).toBeAttached();
        await keyboard.press('Tab');
        await expect(guide.getByRole('button').first()).toBeFocused();
        await keyboard.press('PageDown');
        await expect.poll(() => guide.evaluate((card) => card.scrollTop)).toBeGreaterThan(0);
        expect(await topOfCase()).toBe(0);
        await keyboard.press('Escape');
        await expect(guide).toBeHidden();
        await keyboard.press('F11');
        await expect(page.getByRole('listbox')).toBeVisible();
        await keyboard.press('PageDown');
        await keyboard.press('Escape');
        expect(await topOfCase()).toBe(0);
        await expect(call.field('Phone')).toBeFocused();
        await keyboard.press('PageDown');
        await expect.poll(topOfCase).toBeGreaterThan(0);
        await keyboard.press('Control+o');
        await expect(beside).toBeHidden();
      });
  },
);

/** Whether an element is in the window from its upper edge to its lower one, and nothing lies over it. */
const isSeen = (part: Locator): Promise<boolean> =>
  part.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return [top + 2, (top + bottom) / 2, bottom - 2].every((y) => {
      const found = document.elementFromPoint((left + right) / 2, y);
      return found !== null && element.contains(found);
    });
  });

/** What has the focus, by its label, and whether the middle of it is in the window with nothing over it. */
const describeFocus = (page: Page): Promise<{ name: string; isShown: boolean }> =>
  page.evaluate(() => {
    const focused = document.activeElement ?? document.body;
    const label = document.querySelector(`label[for="${focused.id}"]`) ?? focused.closest('label') ?? focused;
    const { left, right, top, bottom } = (focused.closest('label') ?? focused).getBoundingClientRect();
    const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return {
      name: label.textContent,
      isShown: found !== null && (focused.contains(found) || label.contains(found)),
    };
  });
