import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expectNoAxeViolations } from './fixtures/axe';
import { createMovableClock } from './fixtures/shifted-clock';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { RemindersScreen } from './pages/reminders-screen';

test('a reminder is set by keys alone, comes up at its hour, and is put off, done, and taken back', async ({
  start,
  keyring,
  storeHub,
  userDataFolder,
}, { outputDir }) => {
  await keyring.writeToken(fakeToken);
  const clock = createMovableClock(userDataFolder);
  const live = { mode: 'live', apiUrl: storeHub.endpoint.href, keyring: keyring.env } as const;
  const first = await start({ ...live, env: clock.env });
  const { page, electron } = first;
  const shown = await noticesOf(electron);
  const call = new CallScreen(page);
  const history = new HistoryScreen(page);
  const strip = page.getByRole('status').filter({ hasText: 'Call Ahmad Ibrahim back' });
  const set = history.ticket.getByRole('region', { name: 'Reminders' });

  await test.step('Ctrl+E, a digit for a later hour, what about, Enter', async () => {
    await call.fillExample();
    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    await history.open();
    await expect(history.ticket).toContainText('KL Branch');
    await page.keyboard.press('Control+e');
    await expect(set.getByRole('radio', { name: /^In 1 hour/ })).toBeFocused();
    await expectNoAxeViolations(page);
    await page.keyboard.press('3');
    await expect(set.getByRole('radio', { name: /^(?:Today|Tomorrow)/, checked: true })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.type('about the printer & <till>');
    await page.keyboard.press('Enter');
    await expect(set).toContainText(/Upcoming.*about the printer/);
    expect(await shown()).toEqual([]);
  });

  // Linux notification servers interpret the text as markup.
  const about = process.platform === 'linux' ? '&amp; &lt;till&gt;' : '& <till>';

  await test.step('the clock is past it after sleep: a notice comes up, and the caret stays', async () => {
    await page.keyboard.press('F2');
    await expect(call.field('Phone')).toBeFocused();
    await page.keyboard.type('0123');
    await expect(strip).toHaveCount(0);
    clock.moveBy('+2d');
    await electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
    await expect(strip).toContainText('about the printer');
    await expect(call.field('Phone')).toBeFocused();
    await page.keyboard.type('4567');
    await expect(call.field('Phone')).toHaveValue('01234567');
    await expect
      .poll(shown)
      .toEqual([
        expect.stringMatching(
          new RegExp(`^Call Ahmad Ibrahim back: about the printer ${about} · STOREHUB.* · 60123456789$`),
        ),
      ]);
    await page.screenshot({ path: join(outputDir, 'due-call.png') });
    await expectNoAxeViolations(page);
  });

  await test.step('a press on the notice outside leads to the case, and so does Ctrl+G', async () => {
    await electron.evaluate(() => {
      (globalThis as unknown as { notices: { emit: (what: string) => void }[] }).notices
        .at(-1)
        ?.emit('click');
    });
    await expect(set).toContainText(/Due.*about the printer/);
    await call.begin();
    await page.keyboard.press('Control+g');
    await expect(set).toContainText(/Due.*about the printer/);
    await page.screenshot({ path: join(outputDir, 'due-case.png') });
    await expectNoAxeViolations(page);
  });

  await test.step('done, and taken back with F5', async () => {
    await set.getByRole('button', { name: 'Done' }).click();
    await expect(set.getByRole('listitem')).toHaveCount(0);
    await expect(strip).toHaveCount(0);
    await page.keyboard.press('F5');
    await expect(set.getByRole('listitem')).toContainText('Due');
    await expect(strip).toBeVisible();
  });

  await test.step('missed while the app was closed, it is up at the next start', async () => {
    await set.getByRole('button', { name: 'Snooze 1 hour' }).click();
    await expect(set).toContainText(/Upcoming/);
    await first.quit();
  });
  clock.moveBy('+3d');
  const later = await start({ ...live, env: clock.env });
  const again = new RemindersScreen(later.page);
  await expect(later.page.getByRole('status').filter({ hasText: 'about the printer' })).toBeVisible();

  await test.step('the list of callbacks: dismissed, changed, removed, restored', async () => {
    await again.open();
    await expect(again.due).toHaveCount(1);
    await expect(again.due.getByRole('button').first()).toBeFocused();
    await later.page.screenshot({ path: join(outputDir, 'list.png') });
    await expectNoAxeViolations(later.page);
    await later.page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(later.page.getByRole('status').filter({ hasText: 'Dismiss' })).toHaveCount(0);
    await expect(again.due).toHaveCount(1);
    await again.due.getByRole('button', { name: 'Change' }).click();
    const time = again.due.getByLabel('Date and time');
    await expect(time).toHaveValue(/^\d\d\/\d\d\/\d{4} \d\d:\d\d$/);
    await time.fill('1/1/2020 10am');
    await later.page.keyboard.press('Enter');
    await expect(again.due).toContainText('That time has passed. Choose a later one.');
    await time.fill('when Ali is back');
    await later.page.keyboard.press('Enter');
    await expect(again.due).toContainText('Not understood. Type e.g. 5pm, tomorrow 9.30am, 28/11 1530,');
    await expect(time).toBeFocused();
    await time.fill('dlm 2 jam');
    await expect(time).toHaveAccessibleDescription(/\d:\d\d [ap]m/);
    await time.fill('3/2/2099 3.30pm');
    await expect(time).toHaveAccessibleDescription(/^Tue, 3 Feb 2099, 3:30 pm/);
    await later.page.screenshot({ path: join(outputDir, 'other-time.png') });
    await expectNoAxeViolations(later.page);
    await again.due.getByLabel('Subject').fill('about the till');
    await later.page.keyboard.press('Enter');
    await expect(again.coming).toContainText(/3 Feb 2099.*about the till/);
    await expect(again.due).toHaveCount(0);
    await again.coming.getByRole('button', { name: 'Remove' }).click();
    await expect(again.coming).toHaveCount(0);
    await later.page.keyboard.press('F5');
    await expect(again.coming).toContainText('about the till');
    await later.page.emulateMedia({ colorScheme: 'dark' });
    await later.page.screenshot({ path: join(outputDir, 'list-dark.png') });
  });
});

/** Captures notifications outside the window, each as its title and text, instead of showing them. */
async function noticesOf(electron: ElectronApplication): Promise<() => Promise<string[]>> {
  type Kept = { notices: Electron.Notification[] };
  await electron.evaluate(({ Notification }) => {
    const kept = globalThis as unknown as Kept;
    kept.notices = [];
    Notification.isSupported = () => true;
    Notification.prototype.show = function keep(this: Electron.Notification) {
      kept.notices.push(this);
    };
  });
  return () =>
    electron.evaluate(() =>
      (globalThis as unknown as Kept).notices.map(({ title, body }) => `${title}: ${body}`),
    );
}
