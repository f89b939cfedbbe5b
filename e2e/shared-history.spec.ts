import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from './shared-history/start-postgres';
import { answerQuestions } from './fixtures/answer-native-dialogs';
import { findAxeViolations } from './fixtures/axe';
import { startApp, type RunningApp } from './fixtures/helpdesk-app';
import { expect, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { HistoryScreen } from './pages/history-screen';
import { SettingsScreen } from './pages/settings-screen';

test.skip(process.platform !== 'linux', 'PostgreSQL comes from the packages of Debian');

test('what one agent sends, another sees on the card with the number on the line, and is warned of a duplicate', async ({
  startLive,
  storeHub,
  keyring,
  userDataFolder,
}) => {
  test.slow();
  const postgres = await startPostgres();
  const apps: RunningApp[] = [];
  try {
    expect(postgres.setUp()).toBe('');
    for (const name of ['pc_a', 'pc_b'])
      await postgres.run(`CREATE ROLE ${name} LOGIN PASSWORD 'shared secret' IN ROLE helpdesk_desk`);
    const address = `127.0.0.1:${postgres.port}/helpdesk`;
    const otherFolder = join(userDataFolder, '..', 'other');
    await mkdir(otherFolder);
    const a = await startLive();
    const b = await startApp({
      userDataFolder: otherFolder,
      mode: 'live',
      apiUrl: storeHub.endpoint.href,
      keyring: keyring.env,
    });
    apps.push(b);

    const shared = async ({ electron, page }: RunningApp, user: string, password: string) => {
      const settings = new SettingsScreen(page);
      await settings.open();
      const asked = await answerQuestions(electron, 'yes');
      await settings.button(password === '' ? 'Change' : 'Set up').click();
      await settings.main.getByLabel('Server', { exact: true }).fill('127.0.0.1');
      await settings.main.getByLabel('Port', { exact: true }).fill(String(postgres.port));
      await settings.main.getByLabel('User', { exact: true }).fill(user);
      await settings.main.getByLabel('Password', { exact: true }).fill(password);
      await settings.button('Share').scrollIntoViewIfNeeded();
      expect(await findAxeViolations(page)).toEqual([]);
      await page.screenshot({ path: test.info().outputPath(`form-${user}.png`) });
      await settings.button('Share').press('Enter');
      await expect.poll(asked).toMatchObject([{ message: `Share this PC’s history through ${address}?` }]);
      return settings;
    };

    await test.step('a wrong password is said with a next step, and the right one connects', async () => {
      const settings = await shared(a, 'pc_a', 'wrong');
      await expect(settings.main).toContainText('The server does not accept this user or password.');
      await expect(settings.main).toContainText('Press Change and enter the new password.');
      expect(await findAxeViolations(a.page)).toEqual([]);
      await a.page.screenshot({ path: test.info().outputPath('wrong-password.png') });
      await settings.button('Change').click();
      await settings.main.getByLabel('Password', { exact: true }).fill('shared secret');
      await settings.button('Share').press('Enter');
      await expect(settings.main).toContainText(`Up to date with ${address}.`);
    });

    await test.step('the other PC is set up with the password in the keychain', async () => {
      const settings = await shared(b, 'pc_b', 'shared secret');
      await expect(settings.main).toContainText(`Up to date with ${address}.`);
      await b.page.screenshot({ path: test.info().outputPath('up-to-date.png') });
    });

    const first = new CallScreen(a.page);
    await goTo(a.page, 'Call');
    await first.fillExample();
    await first.send.click();
    await expect(first.caseNumber).toHaveText(/\S/);
    const caseNumber = ((await first.caseNumber.textContent()) ?? '').trim();

    await test.step('the case is on the card of the other agent', async () => {
      const second = new CallScreen(b.page);
      await goTo(b.page, 'Call');
      await expect(async () => {
        await second.field('Phone').fill('');
        await second.field('Phone').fill(exampleCall.Phone);
        await expect(second.main.getByText(caseNumber).first()).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await b.page.screenshot({ path: test.info().outputPath('card.png') });
      await second.fillExample();
      await expect(second.main).toContainText('Possible duplicate');
      await b.page.screenshot({ path: test.info().outputPath('duplicate.png') });
    });

    await test.step('the history says which PC it came from', async () => {
      const history = new HistoryScreen(b.page);
      await history.open();
      await history.row(1).click();
      await expect(b.page.getByText(/From the shared history, as a record only\./)).toBeVisible();
      expect(await findAxeViolations(b.page)).toEqual([]);
      await b.page.screenshot({ path: test.info().outputPath('history.png') });
    });

    await test.step('sharing ends where it began; what came stays', async () => {
      const settings = new SettingsScreen(b.page);
      await settings.open();
      await settings.button('Stop sharing').click();
      await expect(settings.main).toContainText('Not shared.');
      await settings.button('Set up').scrollIntoViewIfNeeded();
      await b.page.screenshot({ path: test.info().outputPath('off.png') });
    });
  } finally {
    for (const app of apps) await app.quit();
    await postgres.stop();
  }
});
