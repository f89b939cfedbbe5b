import { join } from 'node:path';
import { announceCall } from './fixtures/announce-call';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';

const names = [
  'Kak Nor',
  'Alixkedaiyz',
  'Puan Zaiton',
  'Tan Siew Ling',
  'Muhammad Hafizuddin bin Abdullah',
  'Uncle Lim',
  'Siti Hajar binti Ramli',
  'Kumaravel a/l Subramaniam',
  'Devi',
] as const;

test(
  'with nine calls the tab of each is in sight with its digit, and the current one is told apart',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page, quit } = await start({ mode: 'practice' });
    const { keyboard } = page;
    const call = new CallScreen(page);
    const tabs = page.getByRole('navigation', { name: 'Open calls' }).getByRole('button');
    const current = page.locator('nav > [aria-current=true]');
    await resizeWindow(electron, 1366, 768);
    for (const [index, name] of names.entries()) {
      if (index > 0) await call.begin();
      await call.field('Name').fill(name);
      if (index === 4)
        await test.step('with five in a narrower window titles are shortened, and the row cuts no tab', async () => {
          await resizeWindow(electron, 1100, 768);
          await expect(current).toContainText(name);
          for (const tab of await tabs.all()) await expect(tab).toBeInViewport({ ratio: 0.99 });
          await resizeWindow(electron, 1366, 768);
        });
    }
    await expect(tabs).toHaveCount(9);

    for (const zoom of [1, 2]) {
      await test.step(`at ${zoom * 100} %`, async () => {
        await zoomWindow(electron, page, zoom);
        for (const digit of [9, 1, 5]) {
          await keyboard.press(`Alt+${digit}`);
          await expect(current).toHaveText(new RegExp(`^${names[digit - 1]}`));
          await expect(current).toBeInViewport({ ratio: 0.95 });
          await expect(current.locator('kbd')).toBeInViewport({ ratio: 1 });
        }
        if (zoom > 1) return;
        for (const [index, tab] of (await tabs.all()).entries()) {
          await expect(tab).toBeInViewport({ ratio: 0.95 });
          await expect(tab.locator('kbd')).toHaveText(String(index + 1), { useInnerText: true });
          await expect(tab.locator('kbd')).toBeInViewport({ ratio: 1 });
        }
      });
    }

    await test.step('the tenth has no digit: the palette has it, and its key is shown', async () => {
      await zoomWindow(electron, page, 1);
      await call.begin();
      await call.field('Name').fill('Chong');
      await expect(call.main.getByText('10 open')).toContainText('F11');
      // However far the row has scrolled.
      await expect(call.main.locator('span:has(+ nav)')).toHaveText('Alt+');
      await expect(call.main.locator('span:has(+ nav)')).toBeInViewport({ ratio: 1 });
      await keyboard.press('Alt+1');
      await keyboard.press('F11');
      await keyboard.type('chong');
      await keyboard.press('Enter');
      await expect(current).toHaveText(/^Chong/);
      await expect(current).toBeInViewport({ ratio: 0.95 });
    });

    await test.step('with fifteen the tab of each is in sight; callers of one name are told apart by their numbers', async () => {
      for (let nth = 1; nth <= 5; nth += 1) {
        await call.begin();
        await call.fill({ Phone: `012000482${nth}`, Name: 'Tan Siew Ling' });
      }
      await keyboard.press('Control+F7');
      await keyboard.type('speaks Hokkien');
      await expect(current.getByTitle('Note not saved yet')).toBeInViewport({ ratio: 1 });
      await expect(tabs).toHaveCount(15);
      for (const tab of await tabs.all()) await expect(tab).toBeInViewport({ ratio: 0.95 });
      for (const digit of [1, 9])
        await expect(tabs.nth(digit - 1).locator('kbd')).toHaveText(String(digit), { useInnerText: true });
      await expect(tabs.filter({ hasText: /^Tan Siew Ling825/ })).toHaveCount(1);
      await page.screenshot({ path: join(outputDir, 'fifteen-calls.png') });
      await keyboard.press('Escape');
    });

    await test.step('from another screen the palette has the current call, too; calls without a name have their times', async () => {
      await announceCall(electron, 'anonymous');
      await expect(page.locator('[data-ringing]')).toHaveCount(1);
      await keyboard.press('Alt+0');
      await expect(current).toHaveText(/^No number/);
      const options = page.getByRole('listbox').getByRole('option');
      await keyboard.press('F11');
      await keyboard.type('no number');
      await expect(options.filter({ hasText: /^Go to/ })).toHaveCount(0);
      await keyboard.press('Escape');
      await goTo(page, 'Callbacks');
      await keyboard.press('F11');
      await keyboard.type('no number');
      await expect(options).toHaveText([/^Go to No number · \d{1,2}:\d{2} [ap]m/]);
      await keyboard.press('Enter');
      await expect(call.main).toBeVisible();
      await expect(current).toHaveText(/^No number/);
    });

    await test.step('a call that has just ended is counted no more, though its tab is there', async () => {
      await expect(call.main.getByText('16 open')).toContainText('F11');
      await keyboard.press('Control+F2');
      await keyboard.press('4');
      await expect(call.outcome).toContainText('Not sent to StoreHub.');
      await expect(tabs).toHaveCount(16);
      await expect(call.main.getByText('15 open')).toContainText('F11');
    });

    await test.step('a restart returns to the call that was on the screen, not to the newest', async () => {
      await keyboard.press('Alt+2');
      await expect(call.field('Name')).toHaveValue(names[1]);
      await call.field('Issue').fill('printer');
      await quit();
      const again = new CallScreen((await start({ mode: 'practice' })).page);
      await expect(again.field('Issue')).toHaveValue('printer');
      await expect(again.field('Name')).toHaveValue(names[1]);
    });
  },
);

test(
  'beside a due callback and calls that ring, the current tab and its digit are in sight and covered by nothing',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }, { outputDir }) => {
    seedHistory(userDataFolder, 12);
    const { electron, page } = await startLive();
    const call = new CallScreen(page);
    const current = page.locator('nav > [aria-current=true]');
    const reminder = { ticketId: 7, text: 'about the till', dueAtMs: Date.now() - 60_000 };
    await page.evaluate(`window.helpdesk.ask['reminders.set'](${JSON.stringify(reminder)})`);
    await resizeWindow(electron, 1366, 768);
    for (let number = 1; number <= 22; number += 1) {
      if (number > 1) await call.begin();
      await call.field('Name').fill(`Caller ${number}-`);
    }
    // The case beside the call has a button of that name, too.
    const due = page.locator('button[aria-keyshortcuts="Control+G"]');
    const expectInSight = async (digit: number, zoom: number) => {
      await page.keyboard.press(`Alt+${digit}`);
      await expect(current).toHaveText(new RegExp(`^Caller ${digit}-`));
      await expect(current, `${digit} at ${zoom}`).toBeInViewport({ ratio: 0.95 });
      await expect(current.locator('kbd'), `${digit} at ${zoom}`).toBeInViewport({ ratio: 1 });
      // Playwright presses only what nothing else covers.
      await current.click({ trial: true });
      await due.click({ trial: true });
    };
    for (const ringing of [0, 1, 2]) {
      if (ringing > 0) await announceCall(electron, `6017339021${ringing}&name=Siti`);
      await expect(call.main.locator('[data-ringing]')).toHaveCount(ringing);
      for (const zoom of [1, 2]) {
        await zoomWindow(electron, page, zoom);
        for (const digit of [9, 1, 5]) await expectInSight(digit, zoom);
        for (const answer of await call.main.getByRole('button', { name: /^Answer here/ }).all())
          await answer.click({ trial: true });
        await page.screenshot({ path: join(outputDir, `callback-${ringing}-ringing-${zoom}.png`) });
      }
    }
  },
);

test('a tab shows the key that the agent has given it, and the end of a long number', async ({ start }) => {
  const { electron, page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);

  await test.step('a tab shows the key that the agent has given it', async () => {
    const first = page.getByRole('navigation', { name: 'Open calls' }).getByRole('button').first();
    await call.field('Name').fill('Aminah');
    await call.begin();
    await expect(first).toContainText('Alt+1');
    await page.evaluate(`window.helpdesk.ask['app.set-settings']({ keys: { 'go-to-call': ['Ctrl+1…9'] } })`);
    await expect(first).toContainText('Ctrl+1');
    await page.evaluate(`window.helpdesk.ask['app.set-settings']({ keys: null })`);
    await expect(first).toContainText('Alt+1');
  });

  await test.step('of numbers too long for their tabs the end is seen, by which they differ', async () => {
    await call.begin();
    await resizeWindow(electron, 960, 768);
    for (let number = 1; number <= 8; number += 1) {
      if (number > 1) await call.begin();
      await call.field('Phone').fill(`+60 17-344 550${number}`);
    }
    const title = page.getByRole('navigation', { name: 'Open calls' }).getByTitle('+60 17-344 5501');
    await expect(title).toBeVisible();
    const cut = await title.evaluate((whole) => {
      const range = document.createRange();
      range.selectNodeContents(whole);
      const [box, text] = [whole.getBoundingClientRect(), range.getBoundingClientRect()];
      return { before: box.left - text.left, behind: text.right - box.right };
    });
    expect(cut.before, 'the beginning is cut').toBeGreaterThan(0);
    expect(cut.behind, 'the end is whole').toBeLessThanOrEqual(1);
  });
});

test('of nine calls, two callers with the same titles are told apart by what their tabs show', async ({
  start,
}, { outputDir }) => {
  const { electron, page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  await resizeWindow(electron, 1366, 768);
  const titled = [
    ['Puan Hajah Norhayati', 'Norhay'],
    ['Puan Hajah Noraini', 'Norain'],
  ] as const;
  for (const [index, name] of [...names.slice(0, 7), ...titled.map(([whole]) => whole)].entries()) {
    if (index > 0) await call.begin();
    await call.field('Name').fill(name);
  }
  await page.keyboard.press('Alt+1');
  const tabs = page.getByRole('navigation', { name: 'Open calls' });
  await expect(tabs.getByRole('button')).toHaveCount(9);
  for (const last of [1, 2]) await announceCall(electron, `6017339021${last}&name=Siti`);
  await expect(page.locator('[data-ringing]')).toHaveCount(2);
  await page.screenshot({ path: join(outputDir, 'same-titles.png') });
  for (const [whole, shown] of titled) {
    const title = tabs.getByTitle(whole);
    await expect(title).toHaveText(whole);
    const seen = await title.evaluate((element, beginning) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(beginning) ?? -1;
        if (at === -1) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + beginning.length);
        const room = element.getBoundingClientRect();
        return (
          range.getBoundingClientRect().left >= room.left && range.getBoundingClientRect().right <= room.right
        );
      }
      return false;
    }, shown);
    expect(seen, whole).toBe(true);
  }
});
