import { findClosedPort, startFakeStoreHub } from './fake-storehub/fake-storehub';
import { shiftClock } from './fixtures/shifted-clock';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { OutboxScreen } from './pages/outbox-screen';
import { RemindersScreen } from './pages/reminders-screen';

for (const moved of ['-3650d', '+400d']) {
  test(
    `sent with the cable out, killed, the clock of the computer moved ${moved}, started again, the cable back: it arrives once`,
    { tag: '@exhaustive' },
    async ({ start, keyring }) => {
      await keyring.writeToken(fakeToken);
      const port = await findClosedPort();
      const apiUrl = `http://127.0.0.1:${port}/api/ticket/create`;
      const live = { mode: 'live', apiUrl, keyring: keyring.env } as const;

      const first = await start(live);
      const call = new CallScreen(first.page);
      await call.fillExample({ Name: 'Aminah' });
      await call.send.click();
      await call.expectOutcome('Not sent');
      const reference = (await call.reference.textContent()) ?? '';
      await first.kill();

      const { page, electron } = await start({ ...live, env: shiftClock(moved) });
      const years = await electron.evaluate(() => new Date().getFullYear());
      expect(years).not.toBe(new Date().getFullYear());
      const outbox = new OutboxScreen(page);
      await outbox.open();
      await expect(outbox.waiting).toHaveCount(1);
      await expect(outbox.waiting).toContainText(reference);

      const storeHub = await startFakeStoreHub({ port });
      await expect(outbox.waiting).toHaveCount(0, { timeout: 45_000 });
      const reminders = new RemindersScreen(page);
      await reminders.open();
      await expect(reminders.due).toHaveCount(1);
      await expect(reminders.due).toContainText('Aminah');
      await expect(reminders.due).toContainText('STOREHUB0999-CA109193B');
      expect(storeHub.requests).toHaveLength(1);
      await storeHub.close();
    },
  );
}
