import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerFileDialogs } from './fixtures/answer-native-dialogs';
import { findAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { SettingsScreen } from './pages/settings-screen';

test('what is sent goes to the folder of many desks once one is chosen; one that is gone is said', async ({
  startLive,
  userDataFolder,
}) => {
  const { electron, page } = await startLive();
  const share = join(userDataFolder, 'share');
  const written = async (): Promise<string> => {
    const names = (await readdir(share)).filter((name) => name.endsWith('.tsv')).toSorted();
    return readFile(join(share, names.at(-1) ?? ''), 'utf8');
  };
  const call = new CallScreen(page);
  await call.fillExample();
  await call.send.click();
  await expect(call.caseNumber).toHaveText(/\S/);
  const caseNumber = (await call.caseNumber.textContent()) ?? '';
  const settings = new SettingsScreen(page);
  await settings.open();
  await expect(settings.main).toContainText('Nothing is written.');

  await answerFileDialogs(electron, share);
  await settings.button('Choose a folder').click();
  await expect(settings.main).toContainText(`${share} cannot be written to now.`);
  await expect(settings.main).toContainText('Nothing is lost:');
  await expect(settings.main).toContainText('Nothing written there yet.');
  expect(await findAxeViolations(page)).toEqual([]);
  await settings.button('Stop writing').scrollIntoViewIfNeeded();
  await page.screenshot({ path: test.info().outputPath('share-gone.png') });

  await mkdir(share);
  await settings.button('Choose a folder').click();
  await expect(settings.main).toContainText(/Last written: \d+ \w+ \d{4}, \d/);
  await expect(settings.main).not.toContainText('cannot be written to now');
  expect((await written()).split('\t')).toEqual(expect.arrayContaining(['created', caseNumber]));
  await page.screenshot({ path: test.info().outputPath('written.png') });

  await settings.button('Stop writing').click();
  await expect(settings.main).toContainText('Nothing is written.');
});

test('a folder that somebody wrote into the settings gets nothing; in practice it can only be stopped', async ({
  start,
  startLive,
  userDataFolder,
}) => {
  const share = join(userDataFolder, 'share');
  await mkdir(share);
  const live = await startLive();
  const liveSettings = new SettingsScreen(live.page);
  await liveSettings.open();
  await answerFileDialogs(live.electron, share);
  await liveSettings.button('Choose a folder').click();
  await expect(liveSettings.main).toContainText(`New entries are written to ${share}`);
  await live.quit();

  await test.step('edited by hand, the settings lead nowhere until the folder is chosen', async () => {
    const planted = join(userDataFolder, 'planted');
    await mkdir(planted);
    const file = join(userDataFolder, 'settings.json');
    const edited = (await readFile(file, 'utf8')).replace(JSON.stringify(share), JSON.stringify(planted));
    await writeFile(file, edited);
    const again = await startLive();
    const shown = new SettingsScreen(again.page);
    await shown.open();
    await expect(shown.alert).toContainText(`Nothing is written to ${planted}`);
    await answerFileDialogs(again.electron, share);
    await shown.button('Choose a folder').click();
    await expect(shown.main).toContainText(`New entries are written to ${share}`);
    expect(await readdir(planted)).toEqual([]);
    await again.quit();
  });

  const { page } = await start({ mode: 'practice' });
  const settings = new SettingsScreen(page);
  await settings.open();
  await expect(settings.main).toContainText('Paused in practice.');
  await expect(settings.main).toContainText(`are written to ${share}.`);
  await expect(settings.main).not.toContainText('Nothing written there yet.');
  await expect(settings.button('Choose a folder')).toHaveCount(0);
  await settings.button('Stop writing').scrollIntoViewIfNeeded();
  await page.screenshot({ path: test.info().outputPath('paused.png') });
  await settings.button('Stop writing').click();
  await expect(settings.main).toContainText('Nothing is written.');
});
