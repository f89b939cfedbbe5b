import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectNoAxeViolations } from './fixtures/axe';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

const phone = '60120004821';

test('a number known by calls without a name alone shows them, and F4 fills in nothing', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const card = call.main.getByRole('region', { name: 'Possible callers' });
  await call.fill({ Phone: '0123338888' });
  await expect(card).toContainText('Nobody in the history matches.');
  await endAsComplaint(page, call);
  await call.begin();
  await call.fill({ Phone: '0123338888' });
  await expect(card.getByRole('button', { name: '012 333 8888' })).toBeVisible();
  await expect(card).toContainText('1 earlier call without a ticket of this number');
  await page.keyboard.press('F4');
  await expect(call.field('Name')).toBeFocused();
  await call.expectFields({ Phone: '0123338888', Name: '', 'Store name': '', Address: '' });
});

test('of a number with twelve stores the card lists five, says how many more there are, and F3 shows them', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 12, (place) => ({
    Ticket: { Name: 'Siti', Phone: '60123456789', StoreName: `Kedai ${place}` },
  }));
  const { page } = await startLive();
  const call = new CallScreen(page);
  const card = call.main.getByRole('region', { name: 'Possible callers' });
  await call.fill({ Phone: '0123456789' });
  await expect(card.locator('[data-suggestion]')).toHaveCount(5);
  await expect(card.getByRole('heading')).toContainText('12 found');
  const more = card.getByText('And 7 more. F3 lists all calls of the number.');
  await more.scrollIntoViewIfNeeded();
  await expect(more).toBeInViewport({ ratio: 1 });
  await expectNoAxeViolations(page);
  await page.keyboard.press('F3');
  await expect(new HistoryScreen(page).count).toContainText('12 entries');
});

test(
  'with two callers, the card shows both whole with their notes, counts truly, and says what its key opens',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);
    const card = call.main.getByRole('region', { name: 'Possible callers' });

    await test.step('a caller alone: the cases, and what Ctrl+O opens', async () => {
      await call.fill({ Phone: phone });
      await expect(card).toContainText('4 earlier cases of this store in 60 days');
      await expect(card.getByRole('button', { name: 'Open case' })).toContainText('Ctrl+O');
      await card.getByRole('button', { name: 'Open case' }).click();
      await expect(page.getByRole('region', { name: 'Past case', exact: true })).toContainText(
        /Past case 1 of/,
      );
      await expect(call.field('Phone'), 'the caret stays').toBeFocused();
      await page.keyboard.press('Control+o');
    });

    await test.step('another caller of the number, a call without a ticket, and notes on caller and store', async () => {
      await call.fill({ Name: 'Siti Aminah', 'Store name': 'Kopi Pagi Dua' });
      await endAsComplaint(page, call);
      await call.begin();
      await call.fill({
        Phone: phone,
        Name: 'Tan Siew Ling',
        'Store name': 'Kopi Pagi Jonker',
        Issue: 'rude',
      });
      await addNote(
        page,
        'Control+F7',
        'Her husband calls as well, hard of hearing: ring the shop before ten',
      );
      await addNote(page, 'Control+F8', 'Gate at the back, ask for Mei');
      await endAsComplaint(page, call);
      await call.begin();
      await call.fill({ Phone: phone });
      await expect(card).toContainText('2 found');
    });

    await test.step('the sentence counts what the list shows, and the list says what is no case', async () => {
      await expect(card).toContainText(
        '4 earlier cases, 1 earlier call without a ticket of this store in 60 days',
      );
      await expect(card.getByText('Complaint · rude')).toBeVisible();
      await expect(card.getByText('and 4 more')).toBeVisible();
    });

    await test.step('nothing of either caller is cut', async () => {
      await expect(card.getByText('same number · shared by several callers')).toHaveCount(2);
      await expect.poll(() => hiddenOf(card)).toBeLessThanOrEqual(0);
      for (const part of await card.locator('p, button, [role=group]').all())
        await expect(part).toBeInViewport({ ratio: 1 });
      await page.screenshot({ path: join(outputDir, 'two-callers.png') });
      await expectNoAxeViolations(page);
    });

    await test.step('a known incident stands in line with what is below it', async () => {
      await call.begin();
      for (const [nth, issue] of [
        'Card terminal declined',
        'Terminal kad ditolak',
        '刷卡机全部被拒绝',
      ].entries()) {
        await call.fill({ Phone: `01122200${nth}0`, 'Store name': `Kedai ${nth}`, Issue: issue });
        if (nth < 2) {
          await page.keyboard.press('Control+F2');
          await page.keyboard.press('2');
          await expect(call.outcome).toBeVisible();
          await call.begin();
        }
      }
      const line = call.main.getByRole('status', { name: 'Similar calls' });
      await expect(line).toBeVisible();
      const heading = await leftOf(card.getByRole('heading'));
      expect(await leftOfText(line.locator('p').first())).toBeCloseTo(heading, 0);
      expect(await leftOfText(line.getByRole('button').first())).toBeCloseTo(heading, 0);
    });
  },
);

async function endAsComplaint(page: Page, call: CallScreen): Promise<void> {
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('3');
  await expect(call.outcome).toContainText('Complaint');
}

async function addNote(page: Page, key: string, text: string): Promise<void> {
  await page.keyboard.press(key);
  const form = page.getByRole('region', { name: 'Lasting note', exact: true });
  await form.getByRole('textbox').first().fill(text);
  await page.keyboard.press('Enter');
  await expect(form).toHaveCount(0);
}

function hiddenOf(box: Locator): Promise<number> {
  return box.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
}

function leftOf(part: Locator): Promise<number> {
  return part.evaluate((element) => element.getBoundingClientRect().left);
}

/** Where the first letter begins, in pixels. */
function leftOfText(part: Locator): Promise<number> {
  return part.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect().left;
  });
}

test('a caller who gave no name is on the card by the store alone', async ({ start }) => {
  const { electron, page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const card = call.main.getByRole('region', { name: 'Possible callers' });
  await call.fill({ Phone: '0112220010', 'Store name': 'Kedai Dua', Issue: 'printer rosak' });
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('2');
  await expect(call.outcome).toContainText('Solved on the phone');
  await call.begin();
  await page.keyboard.type('0112220010');
  await expect(card.getByText('Kedai Dua').first()).toHaveText('Kedai Dua');
  await zoomWindow(electron, page, 2);
  await expect(page.locator('[data-found-caller]')).toHaveText(/^Kedai Dua/);
});
