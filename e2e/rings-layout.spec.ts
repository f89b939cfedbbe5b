import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { announceCall } from './fixtures/announce-call';
import { findCoveredControls, findHorizontalOverflow } from './fixtures/layout-faults';
import { promiseCallback } from './fixtures/promise-callback';
import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';

/** The number of a ring is whole, and all that it has is inside its box. */
async function expectWhole(ring: Locator, number: string): Promise<void> {
  const shown = ring.getByText(number);
  await expect(shown).toBeInViewport({ ratio: 0.95 });
  const listOutside = () =>
    ring.evaluate((box) => {
      const { left, right } = box.getBoundingClientRect();
      return [...box.querySelectorAll('button, b > span')].flatMap((part) => {
        const { left: from, right: to } = part.getBoundingClientRect();
        return from >= left - 1 && to <= right + 1 ? [] : [part.textContent];
      });
    });
  await expect.poll(listOutside).toEqual([]);
  await expect.poll(() => shown.evaluate((text) => text.scrollWidth - text.clientWidth)).toBeLessThan(2);
}

/** No name on a tab is cut. */
async function expectNamesWhole(tabs: Locator): Promise<void> {
  const cut = () =>
    tabs.evaluateAll((all) =>
      all.flatMap((tab) => {
        const title = tab.querySelector('[title]');
        return title !== null && title.scrollWidth - title.clientWidth > 1 ? [title.textContent] : [];
      }),
    );
  await expect.poll(cut).toEqual([]);
}

async function setLanguage(page: Page, language: string): Promise<void> {
  await page.evaluate(`window.helpdesk.ask['app.set-settings']({ language: '${language}' })`);
  await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
}

test(
  'two rings and a reminder leave the numbers, the buttons and the first six tabs whole, in every language',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { page, electron } = await start({ mode: 'practice' });
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);
    const rings = page.locator('[data-ringing]');
    const tabs = page.locator('main nav > button');
    for (const [at, name] of [
      'Rohani binti Ahmad',
      'Siti Nurhaliza',
      'Ah Seng',
      'Devi Raman',
      'Muthu',
    ].entries()) {
      await call.fill({ Phone: `017-339 021${at}`, Name: name, Issue: 'printer jam' });
      await page.keyboard.press('F6');
      await expect(call.field('Name')).toHaveValue('');
    }
    await call.fill({ Phone: '011-2345 6789', Name: 'Kak Yah' });
    await promiseCallback(page, '60120004821', 'the part has come');
    const reminder = page
      .getByRole('status')
      .filter({ has: page.locator('[aria-keyshortcuts="Control+G"]') });
    await expect(reminder).toBeVisible();
    await expectNamesWhole(tabs);
    const topOfForm = () => call.field('Phone').evaluate((field) => field.getBoundingClientRect().top);
    const before = await topOfForm();
    await announceCall(electron, '60120004821');
    await expect(rings).toHaveCount(1);
    expect(await topOfForm(), 'a ring moves no field').toBe(before);
    await announceCall(electron, '60173390210');
    await expect(rings).toHaveCount(2);

    for (const language of ['ms', 'zh', 'en'])
      await test.step(language, async () => {
        await setLanguage(page, language);
        await expectWhole(rings.nth(0), '017 339 0210');
        await expectWhole(rings.nth(1), '012 000 4821');
        for (const at of [0, 1, 2, 3, 4, 5])
          await expect(tabs.nth(at).locator('kbd'), `${at + 1}`).toBeInViewport({ ratio: 0.9 });
        await expectNamesWhole(tabs.filter({ hasNotText: 'Rohani' }));
        await expect(reminder).toBeInViewport({ ratio: 1 });
        await page.screenshot({ path: join(outputDir, `two-rings-${language}.png`) });
      });
    await test.step('above another screen, with room for the names', async () => {
      await goTo(page, 'History');
      await expectWhole(rings.nth(0), '017 339 0210');
      await expectWhole(rings.nth(1), '012 000 4821');
      await expect(rings.nth(0)).toContainText('Rohani binti Ahmad');
      await goTo(page, 'Call');
    });

    await test.step('in a window zoomed to 400 %, half a number stands in each of two lines', async () => {
      await setLanguage(page, 'ms');
      await zoomWindow(electron, page, 4);
      for (const number of ['017 339 0210', '012 000 4821']) {
        const isWhole = () =>
          rings.getByText(number).evaluate((text) => {
            const box = text.closest('b')?.getBoundingClientRect();
            return [...text.getClientRects()].every(
              ({ right, bottom }) => box !== undefined && right <= box.right + 1 && bottom <= box.bottom + 3,
            );
          });
        await expect.poll(isWhole, number).toBe(true);
      }
      await zoomWindow(electron, page, 1);
    });
    await test.step('one ring beside the reminder', async () => {
      await page.keyboard.press('Control+F4');
      await expect(rings).toHaveCount(1);
      await expectWhole(rings, '012 000 4821');
      await setLanguage(page, 'en');
      await expectNamesWhole(tabs.filter({ hasNotText: 'Rohani' }));
      await expect(reminder).toBeInViewport({ ratio: 1 });
    });
    await test.step('in a window zoomed to 400 %, the ring and the field with the caret are both in sight', async () => {
      await zoomWindow(electron, page, 4);
      for (const name of ['Remark', 'Address', 'Issue', 'Phone']) {
        await call.field(name).focus();
        await page.keyboard.press('End');
        await expect(rings, name).toBeInViewport({ ratio: 0.95 });
        const isSeen = () =>
          call.field(name).evaluate((field) => {
            const { left, top } = field.getBoundingClientRect();
            return document.elementFromPoint(left + 20, top + 12) === field;
          });
        await expect.poll(isSeen, name).toBe(true);
      }
    });
  },
);

test('two rings beside calls with long names show the store, and nothing scrolls sideways at 400 %', async ({
  start,
}, { outputDir }) => {
  const { page, electron } = await start({ mode: 'practice' });
  await resizeWindow(electron, 1366, 768);
  const call = new CallScreen(page);
  const rings = page.locator('[data-ringing]');
  const tabs = page.locator('main nav > button');
  const names = [
    'Pn Rohani binti Ahmad',
    'Mr Lim',
    'Cik Nurul Huda',
    'Puan Hajah Norhayati binti Abdul Rahman',
  ];
  for (const [at, name] of names.entries()) {
    if (at > 0) await call.begin();
    await call.field('Name').fill(name);
  }
  await announceCall(electron, '60180000001');
  await announceCall(electron, '60170001195&name=Ahmad%20Faizal%20bin%20Osman&store=Roti%20Bakar%20Ampang');
  await expect(rings).toHaveCount(2);
  const placeOf = (part: Locator) => part.evaluate((box) => box.getBoundingClientRect().toJSON() as DOMRect);

  await test.step('at 100 %', async () => {
    const isStoreWhole = () =>
      rings
        .first()
        .getByText('Roti Bakar Ampang')
        .evaluate((text) => {
          const [box, lines] = [text.closest('b'), text.getClientRects()];
          const { right, bottom } = box?.getBoundingClientRect() ?? { right: 0, bottom: 0 };
          return [...lines].every((line) => line.right <= right + 1 && line.bottom <= bottom + 1);
        });
    await expect.poll(isStoreWhole, 'the store is whole').toBe(true);
    const main = await placeOf(call.main);
    expect((await placeOf(rings.first())).top, 'below the bar').toBeGreaterThan(main.top + 1);
    for (const tab of await tabs.all())
      await expect
        .poll(async () => (await placeOf(tab.locator('[title]').first())).width, await tab.innerText())
        .toBeGreaterThan(18);
    await page.screenshot({ path: join(outputDir, 'two-rings-100.png') });
  });
  await test.step('at 400 %, in every language', async () => {
    await zoomWindow(electron, page, 4);
    for (const language of ['ms', 'zh', 'en']) {
      await setLanguage(page, language);
      await expect.poll(() => findHorizontalOverflow(page), language).toEqual([]);
      await expect.poll(async () => (await placeOf(page.locator('[data-rings]'))).height).toBeLessThan(90);
    }
  });
});

test(
  'what a caller is to be told is whole with the number, the name and the buttons, at any zoom',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { page, electron } = await start({ mode: 'practice' });
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);
    const rings = page.locator('[data-ringing]');
    await call.fill({ Phone: '012-000 4821', Name: 'Devi Raman' });
    await promiseCallback(page, '60120004821', 'tell case number STOREHUB7788-CA123456X');
    await expect(page.getByRole('status').filter({ hasText: 'STOREHUB7788' })).toBeVisible();
    await announceCall(electron, '60120004821&name=Devi%20Raman');
    await expect(rings).toContainText(/^012 000 4821 · Devi Raman.*STOREHUB7788-CA123456X/);
    for (const count of [1, 2]) {
      if (count === 2) await announceCall(electron, '60188881111&name=Kamala');
      await expect(rings).toHaveCount(count);
      for (const language of ['ms', 'zh', 'en'])
        for (const zoom of [1, 2, 4])
          await test.step(`${count} in ${language} at ${zoom * 100} %`, async () => {
            await setLanguage(page, language);
            await zoomWindow(electron, page, zoom);
            for (const field of ['email', 'issue']) await page.locator(`#field-${field}`).focus();
            await expect(rings.last().getByRole('button').last()).toBeInViewport();
            await expect.poll(() => listCutParts(page)).toEqual([]);
            await expect.poll(() => listButtonsOutside(rings)).toEqual([]);
            await page.screenshot({ path: join(outputDir, `told-${count}-${language}-${zoom}.png`) });
            await zoomWindow(electron, page, 1);
          });
    }
  },
);

/** What of the rings is cut or outside the window, and whether the window scrolls sideways. */
function listCutParts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = [
      ...document.querySelectorAll('[data-ringing] :is(b, button, button *, [data-due], [data-due] *)'),
    ];
    const cut = parts.filter((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      const isInside = left >= 0 && right <= window.innerWidth && top >= 0 && bottom <= window.innerHeight;
      const isWhole = part.scrollWidth <= part.clientWidth + 1 || part.clientWidth <= 1;
      return !isInside || !isWhole;
    });
    const sideways = [...document.querySelectorAll('html, body, main:not([hidden])')].filter(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1,
    );
    return [...cut, ...sideways].map((part) => `${part.tagName} ${part.textContent.slice(0, 40)}`);
  });
}

/** The buttons that stand out of the box of their ring, where the next one covers them. */
const listButtonsOutside = (rings: Locator): Promise<string[]> =>
  rings.evaluateAll((boxes) =>
    boxes.flatMap((box) => {
      const { right } = box.getBoundingClientRect();
      const outside = [...box.querySelectorAll('button')].filter(
        (button) => button.getBoundingClientRect().right > right + 1,
      );
      return outside.map(({ textContent }) => textContent);
    }),
  );

test('at 150 % no field, no service and no button of the call is cut, also beside a ring', async ({ start }, {
  outputDir,
}) => {
  const { page, electron } = await start({ mode: 'practice' });
  await resizeWindow(electron, 1365, 768);
  const call = new CallScreen(page);
  await call.fillExample();
  await zoomWindow(electron, page, 1.5);
  const expectNoOverflow = async (when: string) => {
    await expect.poll(() => findHorizontalOverflow(page), when).toEqual([]);
    await expect.poll(() => findCoveredControls(page), when).toEqual([]);
  };
  await expectNoOverflow('without a ring');
  await announceCall(electron, '60170001195&name=Ahmad%20Faizal%20bin%20Osman&store=Roti%20Bakar%20Ampang');
  await expect(page.locator('[data-ringing]')).toBeInViewport({ ratio: 1 });
  await expectNoOverflow('beside a ring');
  await page.screenshot({ path: join(outputDir, 'ring-at-150.png') });
});
