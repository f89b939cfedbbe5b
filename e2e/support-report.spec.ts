import { join } from 'node:path';
import { refused } from './fake-storehub/canned-answers';
import { answerFileDialogs } from './fixtures/answer-native-dialogs';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { readZip } from './fixtures/read-zip';
import { CallScreen } from './pages/call-screen';
import { SettingsScreen } from './pages/settings-screen';

test('the report for IT is shown, and saved as it was shown, with nothing of a caller', async ({
  startLive,
  storeHub,
  userDataFolder,
}) => {
  const { electron, page } = await startLive();
  const call = new CallScreen(page);
  const settings = new SettingsScreen(page);
  const file = join(userDataFolder, 'report.zip');

  await test.step('a ticket that StoreHub rejects leaves its line in the log', async () => {
    storeHub.queue(refused('-10000', 'no store of Zuraidah Canary'));
    await call.fillExample({ Name: 'Zuraidah Canary', Issue: 'Canary printer' });
    await page.keyboard.press('F9');
    await call.expectOutcome('Rejected');
  });

  await settings.open();
  const shown = settings.main.locator('pre');
  await settings.button('Show the report').focus();
  await page.keyboard.press('Enter');
  await expect(shown.first()).toContainText('"mode": "live"');
  await settings.main.getByText(/^helpdesk\.log \(\d+ kB\)$/).click();
  await expect(shown.nth(1)).toContainText('"outcome":"rejected","errorCode":"-10000"');
  const texts = await shown.allTextContents();
  expect(texts.join('\n')).not.toMatch(/Zuraidah|Canary|60123456789|KL Branch|tk_/);
  await expectNoAxeViolations(page);

  await answerFileDialogs(electron, file);
  await settings.button('Save as ZIP…').click();
  await expect(settings.main.getByText(`Saved as ${file}.`)).toBeVisible();
  const saved = await readZip(file);
  expect([...saved.keys()]).toEqual(['state.json', 'helpdesk.log']);
  expect([...saved.values()]).toEqual(texts);
});
