import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refused } from '../fake-storehub/canned-answers';
import { answerQuestions } from '../fixtures/answer-native-dialogs';
import { expect, test } from '../fixtures/test';
import { countWithstoodAttack } from '../fixtures/count-withstood-attack';
import { CallScreen } from '../pages/call-screen';
import { HistoryScreen } from '../pages/history-screen';
import { goTo } from '../pages/go-to';
import { SettingsScreen } from '../pages/settings-screen';
import { listEncodedForms, listFilesWithText } from './find-encoded-text';
import { readHeapStrings, readPageText, readProcessTexts } from './read-page-and-process-texts';

const canary = 'tk_testCANARYcanaryCANARYcanaryCANARY77';
const planted = 'PlantedInTheRemark0123456789abcdef';

test('the token is in the keyring, and in no file, process, clipboard or memory of the window', async ({
  start,
  storeHub,
  keyring,
  userDataFolder,
}) => {
  const { electron, page, quit } = await start({
    mode: 'live',
    apiUrl: storeHub.endpoint.href,
    keyring: keyring.env,
  });
  await answerQuestions(electron, 'yes');
  const call = new CallScreen(page);
  const settings = new SettingsScreen(page);

  await test.step('a day of work with it: entered, used, refused, said back by the server, replaced', async () => {
    await settings.open();
    await settings.enterToken(canary);
    await expect(settings.tokenStatus).toContainText('RY77');
    await goTo(page, 'Call');
    await call.fillExample();
    await call.send.click();
    await call.expectOutcome('Created');
    await call.begin();
    storeHub.queue(refused('-10007', `The token ${canary} is not valid`));
    await call.fillExample();
    await call.send.click();
    await call.expectOutcome('Signed out');
    await call.outcome.getByLabel('API token', { exact: true }).focus();
    await page.keyboard.insertText(canary);
    await page.keyboard.press('Enter');
    await call.expectOutcome('Created');
    await call.begin();
    storeHub.queue({ kind: 'answer', status: 502, body: `<p>Authorization: Bearer ${canary}</p>` });
    await call.fillExample();
    await call.send.click();
    await call.expectOutcome('Uncertain');
    const history = new HistoryScreen(page);
    await history.open();
    await expect(history.rows).toHaveCount(3);
    await page.keyboard.press('Escape');
    await call.begin();
    await call.fill({ Remark: planted });
    await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
  });

  await test.step('not in the window, while what was typed is found there', async () => {
    const heap = await readHeapStrings(electron, page);
    expect(heap).toContain(planted);
    expect(heap.includes(canary)).toBe(false);
    countWithstoodAttack('S5', 'heap of the window');
    const text = await readPageText(page);
    expect(text).toContain(planted);
    expect(text.includes(canary)).toBe(false);
    countWithstoodAttack('S5', 'document, fields and stores of the window');
  });

  await test.step('not on a command line, in an environment or on the clipboard', async () => {
    const texts = await readProcessTexts(electron);
    expect(texts).toContain(userDataFolder);
    expect(texts.includes(canary)).toBe(false);
    countWithstoodAttack('S5', 'command lines');
    countWithstoodAttack('S5', 'environments');
    expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).not.toContain(canary);
    countWithstoodAttack('S5', 'clipboard');
  });

  await test.step('not in the data folder, where what was typed is found', async () => {
    await quit();
    expect(await listFilesWithText(userDataFolder, planted)).not.toEqual([]);
    expect(await listFilesWithText(userDataFolder, canary)).toEqual([]);
    countWithstoodAttack('S5', 'files, logs and backups of the data folder');
    expect(await keyring.readToken()).toBe(canary);
  });
});

test('the search would find it, in whatever disguise', async ({ userDataFolder }) => {
  expect(await listFilesWithText(userDataFolder, canary)).toEqual([]);
  const encodings = ['utf8', 'utf16le', 'base64', 'hex'] as const;
  for (const encoding of encodings) {
    for (const before of ['', 'B', 'Be', 'Bea']) {
      const file = join(userDataFolder, `leak-${encoding}-${before}`);
      const text = `${before}${canary} and more`;
      const isText = encoding === 'utf8' || encoding === 'utf16le';
      await writeFile(file, isText ? Buffer.from(text, encoding) : Buffer.from(text).toString(encoding));
      expect(await listFilesWithText(userDataFolder, canary), file).toContain(file);
    }
  }
  expect(new Set(listEncodedForms(canary).map(String)).size).toBe(listEncodedForms(canary).length);
});
