import { join } from 'node:path';
import { announceCall } from './fixtures/announce-call';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { RemindersScreen } from './pages/reminders-screen';

test(
  'a call back that is opened again later stays a callback that was made; one that was ended by a slip does not',
  { tag: '@exhaustive' },
  async ({ startLive }, { outputDir }) => {
    const first = await startLive();
    await announceCall(first.electron, '60173390218&name=Rohani');
    await announceCall(first.electron, '60321611234');
    await expect(first.page.locator('[data-ringing]')).toHaveCount(2);
    // Nobody takes them.
    await first.kill();

    const { page } = await startLive();
    const call = new CallScreen(page);
    const history = new HistoryScreen(page);
    const callbacks = new RemindersScreen(page);
    const rohani = callbacks.missed.filter({ hasText: 'Rohani' });
    const callBack = async () => {
      await callbacks.open();
      await rohani.getByRole('button', { name: 'Call back' }).click();
      await call.expectFields({ Phone: '017 339 0218', Name: 'Rohani' });
      await page.keyboard.press('Control+F2');
      await page.keyboard.press('2');
      await expect(call.outcome).toContainText('Solved on the phone');
    };
    const expectShift = async (waiting: string, calledBack: string) => {
      await page.keyboard.press('Control+t');
      const figures = page.getByRole('region', { name: 'My shift' }).locator('dl > div');
      await expect(figures.filter({ hasText: 'Missed, to call back' }).locator('dd')).toHaveText(waiting);
      await expect(figures.filter({ hasText: 'Missed, called back' }).locator('dd')).toHaveText(calledBack);
    };

    await test.step('undone at once, the caller still waits', async () => {
      await callBack();
      await page.keyboard.press('F5');
      await expect(call.field('Name')).toBeEditable();
      await callbacks.open();
      await expect(callbacks.missed).toHaveText([/^03 2161 1234/, /^017 339 0218 · Rohani/]);
    });

    await test.step('opened again from History, the caller was called back', async () => {
      await callBack();
      await history.open();
      await history.find.fill('Rohani');
      await expect(history.rows).toHaveCount(1);
      await expect(history.ticket).toContainText('Solved on the phone');
      await page.keyboard.press('F5');
      await expect(call.field('Name')).toBeEditable();
      await callbacks.open();
      await expect(callbacks.missed).toHaveText([/^03 2161 1234/]);
      await expectShift('1', '1');
      await page.screenshot({ path: join(outputDir, 'missed-in-my-shift.png') });
    });
  },
);
