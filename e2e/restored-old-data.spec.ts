import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findClosedPort, startFakeStoreHub } from './fake-storehub/fake-storehub';
import { answerFileDialogs } from './fixtures/answer-native-dialogs';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { OutboxScreen } from './pages/outbox-screen';
import { SettingsScreen } from './pages/settings-screen';

test(
  'the data folder of yesterday is put back: nothing goes out again, and the agent is told',
  { tag: '@exhaustive' },
  async ({ start, keyring, userDataFolder }) => {
    await keyring.writeToken(fakeToken);
    const port = await findClosedPort();
    const apiUrl = `http://127.0.0.1:${port}/api/ticket/create`;
    const startAgain = () => start({ mode: 'live', apiUrl, keyring: keyring.env });
    const yesterday = join(userDataFolder, '..', 'yesterday');

    const offline = await startAgain();
    const call = new CallScreen(offline.page);
    await call.fillExample({ Name: 'Aminah' });
    await call.send.click();
    await expect(call.outcome).toContainText('Not sent');
    const reference = (await call.reference.textContent()) ?? '';
    await offline.quit();
    await cp(userDataFolder, yesterday, { recursive: true });

    const storeHub = await startFakeStoreHub({ port });
    const today = await startAgain();
    const outboxOfToday = new OutboxScreen(today.page);
    await outboxOfToday.open();
    await expect(outboxOfToday.waiting).toHaveCount(0);
    await expect.poll(() => storeHub.requests.length).toBe(1);
    await today.quit();
    await rm(userDataFolder, { recursive: true });
    await cp(yesterday, userDataFolder, { recursive: true });

    const { page } = await startAgain();
    const notice = page.getByRole('alert').filter({ hasText: 'older than what this PC sent last' });
    await expect(notice).toContainText('1 waiting ticket may have been sent already');
    const outbox = new OutboxScreen(page);
    await outbox.open();
    await expect(outbox.uncertain).toHaveCount(1);
    await expect(outbox.uncertain).toContainText(reference);
    await expect(outbox.main).toContainText(
      'This history is older than what this PC sent last. The ticket may exist.',
    );
    await expect(outbox.waiting).toHaveCount(0);

    await test.step('a new ticket goes out as ever, and the one in doubt only by decision', async () => {
      await page.keyboard.press('F2');
      const next = new CallScreen(page);
      await next.fillExample({ Name: 'Balan', Phone: '0198765432', 'Store name': 'Ipoh Branch' });
      await next.send.click();
      await expect(next.caseNumber).toBeVisible();
      expect(storeHub.requests.map(({ json }) => (json as { Ticket: { Name: string } }).Ticket.Name)).toEqual(
        ['Aminah', 'Balan'],
      );
    });
    await storeHub.close();
  },
);

test(
  'a ticket that comes back as a record is not offered for sending on the tab of its call',
  { tag: '@exhaustive' },
  async ({ start, keyring, userDataFolder }) => {
    await keyring.writeToken(fakeToken);
    const apiUrl = `http://127.0.0.1:${await findClosedPort()}/api/ticket/create`;
    const startAgain = () => start({ mode: 'live', apiUrl, keyring: keyring.env });
    const morning = join(userDataFolder, '..', 'morning');
    const archive = join(userDataFolder, '..', 'later.zip');

    const early = await startAgain();
    await new CallScreen(early.page).fillExample({ Name: 'Aminah' });
    await early.quit();
    await cp(userDataFolder, morning, { recursive: true });

    const later = await startAgain();
    const call = new CallScreen(later.page);
    await call.send.click();
    await expect(call.outcome).toContainText('sent automatically');
    const settings = new SettingsScreen(later.page);
    await settings.open();
    await answerFileDialogs(later.electron, archive);
    await settings.button('Export archive').click();
    await expect(settings.main).toContainText(/exported to .*later\.zip/);
    await later.quit();
    await rm(userDataFolder, { recursive: true });
    await cp(morning, userDataFolder, { recursive: true });

    const restored = await startAgain();
    const settingsAgain = new SettingsScreen(restored.page);
    await settingsAgain.open();
    await answerFileDialogs(restored.electron, archive);
    await settingsAgain.button('Import archive').click();
    await expect(settingsAgain.main).toContainText(/1 of 1 ticket new/);
    await restored.quit();

    const { page } = await startAgain();
    const again = new CallScreen(page);
    await expect(again.outcome).toContainText('it is never sent from here');
    await expect(again.outcome).not.toContainText('sent automatically');
    await expect(again.outcome.getByRole('button', { name: 'Record case number' })).toHaveCount(0);
    await expect(again.outcome.getByRole('button', { name: 'send again' })).toHaveCount(0);
  },
);
