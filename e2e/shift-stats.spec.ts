import { announceCall } from './fixtures/announce-call';
import { expectNoAxeViolations } from './fixtures/axe';
import { makeSeededOfOtherPc, newestMs, seedHistory } from './fixtures/seeded-history';
import { createMovableClock } from './fixtures/shifted-clock';
import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test('my shift counts what this PC did, and each figure leads to its tickets, by keys alone', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 240);
  const { electron, page } = await startLive();
  const call = new CallScreen(page);
  await call.fillExample();
  await page.keyboard.press('F9');
  await call.expectOutcome('Created');
  const history = new HistoryScreen(page);
  await page.keyboard.press('Control+t');
  const shift = history.main.getByRole('region', { name: 'My shift' });
  const figure = (name: string) => shift.locator('dl > div').filter({ hasText: name }).locator('dd');

  await test.step('a shift: the one ticket that was sent just now, and how long its call was on the screen', async () => {
    await expect(shift).toContainText('This PC, with the archives it imported.');
    await expect(shift.getByRole('button', { name: 'Last 13 hours', pressed: true })).toBeVisible();
    await expect(figure('Tickets')).toHaveText('1');
    await expect(figure('Created')).toHaveText('1');
    await expect(figure('Median call length')).toHaveText(/\d+ min \d\d s/);
  });

  await test.step('Escape closes it also from the search field, where the caret still is, and only then leads to the call', async () => {
    await expect(history.find).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(shift).toBeHidden();
    await expect(history.find).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(call.main).toBeVisible();
    await page.keyboard.press('Control+t');
    await expect(shift).toBeVisible();
  });

  await test.step('in a window zoomed to 200 %, it comes into sight below the list', async () => {
    const figures = shift.locator('dl > div').first();
    await resizeWindow(electron, 1366, 600);
    await zoomWindow(electron, page, 2);
    await page.keyboard.press('Control+t');
    await expect(shift).toBeHidden();
    await page.keyboard.press('Control+t');
    await expect(figures).toBeInViewport();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+t');
    await expect(figures).toBeInViewport();
    await zoomWindow(electron, page, 1);
    await resizeWindow(electron, 1366, 768);
  });

  await test.step('F3 makes room for the case that is asked for', async () => {
    await page.keyboard.press('F3');
    await expect(history.find).toBeFocused();
    await page.keyboard.type('Ahmad Ibrahim');
    await expect(history.ticket).toContainText('Ahmad Ibrahim');
    await expect(shift).toBeHidden();
    await page.keyboard.press('Control+t');
    await expect(shift).toBeVisible();
  });

  await test.step('any range, with its tables', async () => {
    const day = (ms: number) => new Date(ms).toLocaleDateString('sv');
    await shift.getByLabel('from').fill(day(newestMs - 24 * 3_600_000));
    await shift.getByLabel('to', { exact: true }).fill(day(newestMs));
    await expect(figure('Tickets')).toHaveText('37');
    await expect(shift.getByRole('img', { name: /^Map of Malaysia/ })).toBeVisible();
    await expect(shift.getByRole('table', { name: 'By hour' }).getByRole('row')).toHaveCount(24);
    await expect(shift.getByRole('table', { name: 'By day' }).getByRole('row')).toHaveText([
      '30 May 202624',
      '31 May 202613',
    ]);
  });

  await test.step('a figure shows its tickets in the list beside it', async () => {
    const sabah = shift.getByRole('table', { name: 'By state' }).getByRole('button', { name: 'Sabah' });
    await sabah.focus();
    await page.keyboard.press('Enter');
    await expect(history.chips).toHaveText(['State: Sabah', '30 May 2026 to 31 May 2026']);
    await expect(history.count).toHaveText(/^[78] entries$/);
    await expect(sabah).toBeFocused();
    const nine = shift.getByRole('table', { name: 'By hour' }).getByRole('row').nth(9);
    await expect(nine).toHaveText('9 am2');
    await nine.getByRole('button').press('Enter');
    await expect(history.chips).toHaveText(['Hour: 9:00 – 9:59 am', '30 May 2026 to 31 May 2026']);
    await expect(history.count).toHaveText('2 entries');
    await page.keyboard.press('Escape');
    await expect(history.find).toBeFocused();
    await expect(history.ticket).toBeVisible();
  });

  await test.step('an hour of one day, and a state in another spelling', async () => {
    await page.keyboard.press('Control+t');
    await shift.getByLabel('from').fill('2026-05-31');
    await shift.getByLabel('to', { exact: true }).fill('2026-05-31');
    await expect(figure('Tickets')).toHaveText('13');
    await shift.getByRole('button', { name: '9 am', exact: true }).press('Enter');
    await expect(history.chips).toHaveText(['Hour: 9:00 – 9:59 am', '31 May 2026']);
    await expect(history.count).toHaveText('1 entry');
    await shift.getByRole('button', { name: 'Penang', exact: true }).press('Enter');
    await expect(history.chips).toHaveText(['State: Penang', '31 May 2026']);
    await expect(history.count).toHaveText(/^[23] entries$/);
    await page.keyboard.press('Escape');
  });
});

test('my shift of the live history counts this PC in practice too, and its figures lead to what they count', async ({
  userDataFolder,
  start,
}) => {
  seedHistory(userDataFolder, 24);
  makeSeededOfOtherPc(userDataFolder, 10);
  const { page } = await start({ mode: 'practice' });
  const history = new HistoryScreen(page);
  await history.open();
  await page.keyboard.press('Control+f');
  await history.filters.getByLabel('Live history').check();
  await expect(history.count).toHaveText('24 entries');
  await page.keyboard.press('Control+t');
  const shift = history.main.getByRole('region', { name: 'My shift' });
  await shift.getByLabel('from').fill(new Date(newestMs - 48 * 3_600_000).toLocaleDateString('sv'));
  await shift.getByLabel('to', { exact: true }).fill(new Date(newestMs).toLocaleDateString('sv'));
  const outcomes = shift.getByRole('table', { name: 'By outcome' }).getByRole('row');
  await expect(outcomes).toHaveText(['Created13', 'Rejected1']);
  await outcomes.getByRole('button', { name: 'Created' }).press('Enter');
  await expect(history.count).toHaveText('13 entries');
  await expect(history.chips.filter({ hasText: 'PC: This PC' })).toBeVisible();
  await expect(history.chips.filter({ hasText: 'Live history' })).toBeVisible();
});

test(
  'a shift over midnight is counted whole, and today is the day of each count',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    const startedAtMs = Date.now();
    const getTime = (daysOn: number, hour: number, minute = 0) =>
      new Date(new Date(startedAtMs).setHours(24 * daysOn + hour, minute, 0, 0)).getTime();
    const clock = createMovableClock(userDataFolder);
    const moveTo = (atMs: number) => clock.moveBy(`+${Math.round((atMs - startedAtMs) / 1_000)}`);
    moveTo(getTime(1, 23, 40));
    const { electron, page } = await startLive({ env: clock.env });
    const call = new CallScreen(page);
    await call.fillExample();
    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    const history = new HistoryScreen(page);
    await page.keyboard.press('Control+t');
    const shift = history.main.getByRole('region', { name: 'My shift' });
    const figure = (name: string) => shift.locator('dl > div').filter({ hasText: name }).locator('dd');
    const from = shift.getByLabel('from');
    const day = (ms: number) => new Date(ms).toLocaleDateString('sv');
    await expect(figure('Calls')).toHaveText('1');
    await shift.getByRole('button', { name: 'Today' }).press('Enter');
    await expect(from).toHaveValue(day(getTime(1, 0)));
    await expect(figure('Calls')).toHaveText('1');

    await test.step('today, open over midnight, is the new day as soon as anything is counted', async () => {
      moveTo(getTime(2, 0, 30));
      await announceCall(electron, '60173390218');
      await expect(figure('Calls')).toHaveText('0');
      await expect(from).toHaveValue(day(getTime(2, 0)));
    });

    await test.step('the shift has what was sent before midnight, and its day leads to it', async () => {
      await shift.getByRole('button', { name: 'Last 13 hours' }).press('Enter');
      await expect(figure('Calls')).toHaveText('1');
      await expect(shift).toContainText(/since .*, 11:30 am/);
      await expectNoAxeViolations(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectNoAxeViolations(page);
      await shift.getByRole('table', { name: 'By day' }).getByRole('button').press('Enter');
      await expect(history.count).toHaveText('1 entry');
      await expect(history.chips).toHaveText([/, 11:30 am to 12:00 am$/]);
    });
  },
);
