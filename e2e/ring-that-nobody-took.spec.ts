import { announceCall } from './fixtures/announce-call';
import { createMovableClock } from './fixtures/shifted-clock';
import { expect, test } from './fixtures/test';
import { RemindersScreen } from './pages/reminders-screen';

test(
  'a ring that nobody took is missed after a minute, also when the PC slept or the app was killed, and stands in the hand-over before',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder }) => {
    const clock = createMovableClock(userDataFolder);
    const first = await start({ mode: 'practice', env: clock.env });
    const { electron, page } = first;
    const callbacks = new RemindersScreen(page);
    const handover = page.getByRole('main', { name: 'Hand-over', exact: true });
    const rings = page.locator('[data-ringing]');
    const wakePc = () => electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));

    await test.step('while it rings, it is open work, and not missed', async () => {
      await announceCall(electron, '60173390218&name=Rohani');
      await expect(rings).toHaveText([/^Incoming: 017 339 0218 · Rohani/]);
      // It rings for a minute, of which the test itself takes some seconds.
      clock.moveBy('+40s');
      await wakePc();
      await page.keyboard.press('Control+F12');
      await expect(handover.getByRole('heading', { name: 'Incoming calls (1)' })).toBeVisible();
      await expect(handover.getByRole('listitem')).toHaveText([/^Rohani · 017 339 0218 · ringing, /]);
      await expect(rings).toHaveCount(1);
    });

    await test.step('a minute after it rang, it is missed everywhere, and its key answers nobody', async () => {
      clock.moveBy('+120s');
      await wakePc();
      await expect(handover.getByRole('heading', { name: 'Missed calls (1)' })).toBeVisible();
      await expect(handover.getByText(/^None of these: .*incoming calls/)).toBeVisible();
      await expect(rings).toHaveCount(0);
      await page.keyboard.press('Alt+0');
      await expect(page.getByText('No incoming call.')).toBeVisible();
      await callbacks.open();
      await expect(callbacks.missed).toHaveText([/^017 339 0218 · Rohani.*Rang once/]);
    });

    await test.step('killed while it rings: missed at the next start', async () => {
      await announceCall(electron, '60321611234');
      await expect(rings).toHaveText([/^Incoming: 03 2161 1234/]);
      await first.kill();
      const second = await start({ mode: 'practice', env: clock.env });
      const again = new RemindersScreen(second.page);
      await again.open();
      await expect(again.missed).toHaveText([/^03 2161 1234/, /^017 339 0218 · Rohani/]);
      await expect(second.page.locator('[data-ringing]')).toHaveCount(0);
    });
  },
);
