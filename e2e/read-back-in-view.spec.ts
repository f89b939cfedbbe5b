import { recordAnnouncements } from './fixtures/heard-announcements';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen, exampleCall } from './pages/call-screen';

const longIssue = 'The receipt printer at the front counter prints nothing and its red light blinks. '.repeat(
  3,
);

test('Enter, F8 and digits confirm what was on the screen', async ({ start }) => {
  const { electron, page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);

  await test.step('Enter confirms the sentences that were on the screen, then shows the next ones', async () => {
    const strip = await openReadBack(electron, page, longIssue);
    expect((await listHidden(strip)).length).toBeGreaterThan(0);
    await confirmAllByEnter(strip, 4);

    await test.step('what the agent scrolled by is shown again before it is confirmed', async () => {
      await call.fill({
        Phone: '0198887766',
        Name: 'Balan',
        Issue: `No. ${longIssue}`,
      });
      await expect(strip).toContainText('Balan');
      // The last field's sentence, which comes after the others.
      await expect(strip).toContainText('No. The receipt');
      await page.keyboard.press('F8');
      await expect(strip).toBeFocused();
      await page.keyboard.press('Home');
      await expect.poll(() => strip.evaluate((box) => box.scrollTop)).toBe(0);
      await scrollToEnd(strip);
      await expect(strip.getByRole('button', { name: /^All confirmed/ })).toBeInViewport({ ratio: 1 });
      await confirmAllByEnter(strip, 4);
    });
  });

  await test.step('F8 opens at the first sentence that is not confirmed, also above what the app was not sure of', async () => {
    await call.begin();
    const strip = await openReadBack(electron, page, longIssue);
    await test.step('the first time, at the top', async () => {
      await expect(strip.locator('[data-mark] > span').first()).toBeInViewport({ ratio: 1 });
      await expect(strip.getByRole('heading')).toBeInViewport({ ratio: 1 });
    });
    await confirmAllByEnter(strip, 4);
    await test.step('after an edit, at the edited sentence', async () => {
      await scrollToEnd(strip);
      await expect(strip.getByRole('button', { name: /^All confirmed/ })).toBeInViewport({ ratio: 1 });
      await call.fill({ Phone: '0198887766' });
      const phone = strip.locator('[data-mark]').first();
      await expect(phone).toContainText('019');
      await expect(phone).not.toHaveAttribute('data-mark', 'confirmed');
      await page.keyboard.press('F8');
      await expect(phone.locator('> span')).toBeInViewport({ ratio: 0.9 });
      await page.keyboard.press('Enter');
      await expect(phone).toHaveAttribute('data-mark', 'confirmed');
    });
  });

  await test.step('the digit of a sentence that was not on the screen shows it, and confirms it when pressed again', async () => {
    await call.begin();
    const strip = await openReadBack(electron, page, longIssue);
    const last = strip.locator('[data-mark]').last();
    await expect(last).not.toBeInViewport({ ratio: 1 });
    await page.keyboard.press('7');
    await expect(last).toBeInViewport({ ratio: 0.9 });
    await expect(last).toHaveAttribute('data-mark', 'stated');
    await page.keyboard.press('7');
    await expect(last).toHaveAttribute('data-mark', 'confirmed');
  });

  await test.step('what only chooses a template is not read back while its list is open', async () => {
    await call.begin();
    const readBack = call.main.getByRole('region', { name: 'Read back' });
    const list = call.main.getByRole('listbox', { name: 'Presets and snippets' });
    await call.field('Name').fill('Aminah');
    await call.field('Issue').focus();
    await page.keyboard.type('/print');
    await expect(list).toBeVisible();
    await expect(readBack).toContainText('I am speaking with Aminah.');
    await expect(readBack).not.toContainText('The problem');
    await page.keyboard.press('Escape');
    await expect(list).toHaveCount(0);
    await expect(readBack).toContainText('The problem: /print.');
  });
});

test('an issue too long to be sent is read to its end, and nothing shows above the heading when scrolled', async ({
  start,
}) => {
  const { electron, page } = await start({ mode: 'practice' });
  const strip = await openReadBack(electron, page, `${longIssue.repeat(3)}Please come after three`);
  await expect(strip).toContainText('Please come after three.');
  for (const scrollTop of [20, 30, 40]) {
    const above = await strip.evaluate((box, top) => {
      box.scrollTop = top;
      const { left, top: edge } = box.getBoundingClientRect();
      const bar = box.querySelector('[data-stays-in-view]');
      return [2, 3, 4].map((below) => bar?.contains(document.elementFromPoint(left + 60, edge + below)));
    }, scrollTop);
    expect(above).toEqual([true, true, true]);
  }
});

test(
  'in a low and in a zoomed window no sentence is confirmed unseen either',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);

    await test.step('a sentence higher than the strip is confirmed once each part of it was on the screen', async () => {
      const strip = await openReadBack(electron, page, longIssue.repeat(2), {
        height: 560,
        name: 'Ahmad Ibrahim bin Abdullah '.repeat(3),
      });
      const issue = strip.locator('[data-mark]').nth(2);
      const count = await countLines(issue);
      const seen = new Set(await listVisibleLines(issue));
      await test.step('its beginning and its end are not all of it', async () => {
        await strip.evaluate(
          (box, toEnd) => void (box.scrollTop += toEnd),
          await issue.locator('> span').evaluate((text) => {
            const bottom = text.closest('section')?.getBoundingClientRect().bottom ?? 0;
            return text.getBoundingClientRect().bottom - bottom + 8;
          }),
        );
        for (const line of await listVisibleLines(issue)) seen.add(line);
        expect(seen.size).toBeLessThan(count);
        await page.keyboard.press('Enter');
        await expect(strip.locator('[data-mark]').first()).toBeInViewport({ ratio: 0.9 });
        await expect(issue).toHaveAttribute('data-mark', 'stated');
      });
      for (let press = 1; (await issue.getAttribute('data-mark')) !== 'confirmed'; press += 1) {
        expect(press, 'presses of Enter').toBeLessThanOrEqual(8);
        const before = await strip.evaluate((box) => box.scrollTop);
        for (const line of await listVisibleLines(issue)) seen.add(line);
        await page.keyboard.press('Enter');
        const isDead = async () =>
          (await strip.evaluate((box) => box.scrollTop)) === before &&
          (await issue.getAttribute('data-mark')) !== 'confirmed';
        await expect.poll(isDead, 'nothing happens').toBe(false);
      }
      expect(seen.size).toBe(count);
    });

    await test.step('at 200 % no sentence is confirmed unseen either', async () => {
      await call.begin();
      const strip = await openReadBack(electron, page, `${longIssue}${longIssue.slice(0, 160)}`, { zoom: 2 });
      expect((await listHidden(strip)).length).toBeGreaterThan(0);
      await confirmAllByEnter(strip, 7);
    });
  },
);

test(
  'beside a half-typed note and a possible duplicate, Send and the sentences stay in sight',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    await resizeWindow(electron, 1366, 768);
    await call.fillExample({ 'Store name': 'Kedai Kopi Melur' });
    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    await call.begin();
    const strip = await openReadBack(electron, page, exampleCall.Issue);
    await call.fill({ 'Store name': 'Kedai Kopi Melur' });
    await call.chooseService(1);
    await expect(call.main.getByText(/^Possible duplicate/)).toBeVisible();
    await page.keyboard.press('Control+F7');
    await page.keyboard.type('deaf, speak up');
    await call.field('Issue').focus();

    await page.keyboard.press('Control+F2');
    await expect(call.main.getByLabel('End the call as')).toBeVisible();
    await expect(call.button('Send')).toBeInViewport({ ratio: 1 });
    await page.screenshot({ path: join(outputDir, 'ending-beside-note.png') });
    await page.keyboard.press('Escape');

    const enterKey = strip.getByRole('button', { name: /^All confirmed/ }).getByText('Enter');
    await expect(enterKey).toBeHidden();
    await page.keyboard.press('F8');
    await expect(strip).toBeFocused();
    await expect(enterKey).toBeVisible();
    const height = () => strip.evaluate((box) => box.getBoundingClientRect().height);
    await expect.poll(height).toBeGreaterThan(200);
    await expect(strip.locator('[data-mark] > span').first()).toBeInViewport({ ratio: 1 });
    await expect(call.button('Send')).toBeInViewport({ ratio: 1 });
    await expect(strip.getByRole('heading')).toBeInViewport({ ratio: 1 });
    await page.screenshot({ path: join(outputDir, 'read-back-beside-note.png') });
    await confirmAllByEnter(strip, 4);

    await test.step('a line of quick entry does not scroll the heading away', async () => {
      await call.begin();
      await page.keyboard.press('Control+k');
      await page.keyboard.insertText(
        'ahmad 0123456789 Kedai Kopi Melur, cash drawer stuck, 7 Jalan Kapar 41400 klang',
      );
      await page.keyboard.press('Enter');
      await expect(strip.locator('[data-mark=inferred]').first()).toBeVisible();
      await expect(strip.getByRole('heading')).toBeInViewport({ ratio: 1 });
      await expect(strip.locator('[data-mark] > span').first()).toBeInViewport({ ratio: 1 });
      await page.screenshot({ path: join(outputDir, 'read-back-after-quick-entry.png') });
    });
  },
);

/** A whole call, and the caret in its read-back. */
async function openReadBack(
  electron: ElectronApplication,
  page: Page,
  issue: string,
  { zoom = 1, height = 768, name = 'Ahmad Ibrahim' } = {},
): Promise<Locator> {
  const call = new CallScreen(page);
  const strip = call.main.getByRole('region', { name: 'Read back' });
  await resizeWindow(electron, 1366, height);
  await call.fill({ ...exampleCall, Name: name, Issue: issue });
  await call.chooseService(4);
  await zoomWindow(electron, page, zoom);
  await expect(strip.locator('[data-mark]')).toHaveCount(7);
  await page.keyboard.press('F8');
  await expect(strip).toBeFocused();
  return strip;
}

/** Presses End, and waits until Chromium has moved all the way: it takes its time, and goes on after the next key. */
async function scrollToEnd(strip: Locator): Promise<void> {
  await strip.press('End');
  const left = () => strip.evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop);
  await expect.poll(left).toBeLessThanOrEqual(1);
}

/** Presses Enter until all is confirmed. Each press confirms what is in view, and shows and names the next sentence. */
async function confirmAllByEnter(strip: Locator, maxPresses: number): Promise<void> {
  const unconfirmed = strip.locator('[data-mark]:not([data-mark=confirmed])');
  const heard = await recordAnnouncements(strip.page());
  for (let press = 1; (await unconfirmed.count()) > 0; press += 1) {
    expect(press, 'presses of Enter').toBeLessThanOrEqual(maxPresses);
    const hidden = await listHidden(strip);
    await heard.clear();
    await strip.press('Enter');
    await expect(unconfirmed.locator('> span')).toHaveText(hidden);
    await expect
      .poll(async () => (await heard.read()).join(' '))
      .toContain(hidden[0]?.replaceAll(/\s+/g, ' ').trim() ?? 'All confirmed');
    if (hidden.length > 0) await expect(unconfirmed.first()).toBeInViewport({ ratio: 0.9 });
  }
}

/** The sentences that are not confirmed and not wholly in view. */
const listHidden = (strip: Locator): Promise<string[]> =>
  strip.locator('[data-mark]:not([data-mark=confirmed]) > span').evaluateAll(
    (sentences) =>
      new Promise<string[]>((resolve) => {
        const observer = new IntersectionObserver((entries) => {
          observer.disconnect();
          const hidden = entries.filter(({ intersectionRatio }) => intersectionRatio < 0.97);
          resolve(hidden.map(({ target }) => target.textContent));
        });
        for (const sentence of sentences) observer.observe(sentence);
        if (sentences.length === 0) resolve([]);
      }),
  );

const countLines = (item: Locator): Promise<number> =>
  item.locator('> span').evaluate((text) => {
    return Math.round(text.clientHeight / Number.parseFloat(getComputedStyle(text).lineHeight));
  });

/** The lines of a sentence that are wholly in its strip. */
const listVisibleLines = (item: Locator): Promise<number[]> =>
  item.locator('> span').evaluate((text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const strip = text.closest('section')?.getBoundingClientRect();
    const lines = [...range.getClientRects()];
    return lines.flatMap(({ top, bottom }, index) => {
      const isIn = strip !== undefined && top >= strip.top - 4 && bottom <= strip.bottom + 4;
      return isIn ? [index] : [];
    });
  });
