import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { en, ms, zh } from '../src-renderer/messages/catalogues';
import { makeCertificate } from './fake-storehub/make-certificate';
import { answerQuestions } from './fixtures/answer-native-dialogs';
import { expectNoAxeViolations } from './fixtures/axe';
import { runWithSwitch } from './fixtures/run-with-switch';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { SettingsScreen } from './pages/settings-screen';
import { makeServerCertificates, serveCertificate } from './shared-history/serve-certificate';
import { startPostgres } from './shared-history/start-postgres';

test.skip(process.platform !== 'linux', 'PostgreSQL comes from the packages of Debian');

test('a wrong certificate of the server is told with a next step, tickets go on, and all arrives once it is right', async ({
  startLive,
  userDataFolder,
  keyring,
}, testInfo) => {
  test.slow();
  const postgres = await startPostgres();
  try {
    expect(postgres.setUp()).toBe('');
    await postgres.addDesk('pc_a');
    const folder = join(userDataFolder, '..');
    const [policies, authorityFile] = [join(folder, 'policies.json'), join(folder, 'ca.pem')];
    const authority = makeCertificate({ name: 'CA of the call centre' });
    const certificates = makeServerCertificates(authority);
    await writeFile(authorityFile, authority.cert);
    await serveCertificate(postgres, certificates.good);
    await writeFile(
      policies,
      JSON.stringify({
        SharedHistoryHost: 'localhost',
        SharedHistoryPort: postgres.port,
        SharedHistoryUser: 'pc_a',
        SharedHistoryCertificateFile: authorityFile,
      }),
    );
    const { page, electron } = await startLive({ env: { HELPDESK_POLICIES: policies } });
    await answerQuestions(electron, 'yes');
    const settings = new SettingsScreen(page);
    await settings.open();
    const row = settings.main
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: en.sharedHistory.title, exact: true }) });
    const upToDate = `Up to date with localhost:${postgres.port}/helpdesk.`;
    const password = { env: keyring.env, input: 'pc_a\n' };
    expect((await runWithSwitch('--take-server-password', userDataFolder, password)).code).toBe(0);
    await expect(row).toContainText(upToDate);
    const callsOnServer = () => postgres.run('SELECT call FROM helpdesk.ticket');
    /** As an agent does who is told to. */
    const connectAgain = async () => {
      await settings.open();
      await settings.button(en.sharedHistory.change).press('Enter');
      await settings.button(en.sharedHistory.share).press('Enter');
      await expect(settings.button(en.sharedHistory.share)).toHaveCount(0);
    };

    for (const [certificate, content, code] of [
      [certificates.expired, authority.cert, 'certificate-expired'],
      [certificates.otherName, authority.cert, 'certificate-name'],
      [certificates.otherAuthority, authority.cert, 'certificate-rejected'],
      [certificates.good, authority.cert.slice(0, 100), 'certificate-file'],
    ] as const)
      await test.step(code, async () => {
        await serveCertificate(postgres, certificate);
        await writeFile(authorityFile, content);
        await connectAgain();
        const { sentence, step } = en.sharedHistory.failed[code];
        await expect(row.getByText(sentence, { exact: true })).toBeVisible();
        await expect(row.getByText(step, { exact: true })).toBeVisible();
        await row.scrollIntoViewIfNeeded();
        await page.screenshot({ path: testInfo.outputPath(`${code}.png`) });
        await expectNoAxeViolations(page, code);
      });

    await goTo(page, 'Call');
    const call = new CallScreen(page);
    await call.fillExample();
    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    expect(await callsOnServer()).toEqual([]);

    await writeFile(authorityFile, authority.cert);
    await connectAgain();
    await expect(row).toContainText(upToDate);
    await expect.poll(callsOnServer).toHaveLength(1);

    await serveCertificate(postgres, certificates.expired);
    await connectAgain();
    for (const [language, messages] of [
      ['Bahasa Melayu', ms],
      ['中文', zh],
    ] as const) {
      await page.getByRole('radio', { name: language }).check({ force: true });
      const { sentence } = messages.sharedHistory.failed['certificate-expired'];
      const line = page.getByText(sentence, { exact: true });
      await line.scrollIntoViewIfNeeded();
      await expect(line).toBeVisible();
      await page.screenshot({ path: testInfo.outputPath(`${messages.sharedHistory.title}.png`) });
    }
  } finally {
    await postgres.stop();
  }
});
