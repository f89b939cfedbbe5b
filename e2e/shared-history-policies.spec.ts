import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { en, ms, zh } from '../src-renderer/messages/catalogues';
import { runWithSwitch } from './fixtures/run-with-switch';
import { answerQuestions } from './fixtures/answer-native-dialogs';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { SettingsScreen } from './pages/settings-screen';
import { startPostgres } from './shared-history/start-postgres';

test.skip(process.platform !== 'linux', 'PostgreSQL comes from the packages of Debian');

test('a PC shares its history as the organisation has set it, with a password that a script put there or IT types', async ({
  start,
  storeHub,
  userDataFolder,
  keyring,
}, testInfo) => {
  const postgres = await startPostgres();
  try {
    expect(postgres.setUp()).toBe('');
    await postgres.run(`CREATE ROLE pc_all LOGIN PASSWORD ' shared secret' IN ROLE helpdesk_desk`);
    const file = join(userDataFolder, '..', 'policies.json');
    await writeFile(
      file,
      JSON.stringify({
        SharedHistoryHost: '127.0.0.1',
        SharedHistoryPort: postgres.port,
        SharedHistoryUser: 'pc_all',
        Recommended: { SharedHistoryDatabase: 'helpdesk' },
      }),
    );
    const { electron, page } = await start({
      mode: 'live',
      apiUrl: storeHub.endpoint.href,
      keyring: keyring.env,
      env: { HELPDESK_POLICIES: file },
    });
    await page.setViewportSize({ width: 1366, height: 768 });
    const settings = new SettingsScreen(page);
    await settings.open();
    const row = settings.main
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: en.sharedHistory.title, exact: true }) });
    await expect(row.getByText(en.policies.set, { exact: true })).toBeVisible();
    await expect(row).toContainText(en.sharedHistory.failed['no-password'].sentence);
    await expect(settings.button(en.sharedHistory.stop)).toHaveCount(0);
    const readHealth = async () =>
      JSON.parse((await runWithSwitch('--health', userDataFolder, { env: keyring.env })).output) as object;
    const failed = { phase: 'failed', errorCode: 'no-password', warning: null, waiting: 0, lastRead: null };
    expect(await readHealth()).toMatchObject({
      problems: ['no-recent-sync'],
      running: { sharedHistory: failed },
    });

    await settings.button(en.sharedHistory.change).press('Enter');
    const field = (label: string) => row.getByLabel(label, { exact: true });
    await expect(field(en.sharedHistory.database)).toBeFocused();
    for (const label of [en.sharedHistory.server, en.sharedHistory.port, en.sharedHistory.user])
      await expect(field(label), label).not.toBeEditable();
    await expect(field(en.sharedHistory.password)).toBeEditable();
    await row.scrollIntoViewIfNeeded();
    await expectNoAxeViolations(page, 'the server by policy');
    await page.screenshot({ path: testInfo.outputPath('form.png') });

    const take = (input: string) =>
      runWithSwitch('--take-server-password', userDataFolder, { env: keyring.env, input });
    expect((await take('\n')).code).toBe(65);
    expect((await take(' shared secret\n')).code).toBe(0);
    await expect(row).toContainText(`Up to date with 127.0.0.1:${postgres.port}/helpdesk.`);
    expect(await keyring.readToken()).toBeNull();
    const lastRead = expect.stringMatching(/^\d{4}-.*Z$/) as unknown;
    expect(await readHealth()).toMatchObject({
      problems: [],
      running: { sharedHistory: { phase: 'up-to-date', errorCode: null, waiting: 0, lastRead } },
    });

    await postgres.run(`ALTER ROLE pc_all PASSWORD 'another'`);
    await postgres.run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'pc_all'`);
    await expect(row).toContainText(en.sharedHistory.failed['password-rejected'].sentence);
    await answerQuestions(electron, 'yes');
    await field(en.sharedHistory.password).fill('another');
    await settings.button(en.sharedHistory.share).press('Enter');
    await expect(row).toContainText(`Up to date with 127.0.0.1:${postgres.port}/helpdesk.`);

    for (const [language, messages] of [
      ['Bahasa Melayu', ms],
      ['中文', zh],
    ] as const) {
      await page.getByRole('radio', { name: language }).check({ force: true });
      await page.getByRole('heading', { name: messages.sharedHistory.title }).scrollIntoViewIfNeeded();
      await expect(page.getByText(messages.policies.set, { exact: true }).first()).toBeVisible();
      await page.screenshot({ path: testInfo.outputPath(`${messages.sharedHistory.title}.png`) });
    }
  } finally {
    await postgres.stop();
  }
});
