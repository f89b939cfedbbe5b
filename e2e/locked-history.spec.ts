import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explainError } from '../shared/app-error';
import { lockHistory, seedHistory } from './fixtures/seeded-history';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

const inUse = explainError({ kind: 'database', trouble: 'in-use', detail: '' }, 'en');

test('a history that another program holds is waited for, in one message, and opened without a click', async ({
  start,
  userDataFolder,
  keyring,
  storeHub,
}) => {
  seedHistory(userDataFolder, 20);
  await keyring.writeToken(fakeToken);
  const letGo = lockHistory(userDataFolder, 'all');
  const { page } = await start({
    mode: 'live',
    apiUrl: storeHub.endpoint.href,
    keyring: keyring.env,
    hasForm: false,
  });
  const call = new CallScreen(page);
  // Each try waits five seconds for the lock.
  await expect(page.getByText(inUse.sentence)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(inUse.nextStep)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('locked.png') });
  expect(await page.getByRole('alert').allInnerTexts()).toHaveLength(1);
  letGo();
  await expect(call.field('Phone')).toBeFocused({ timeout: 40_000 });
  await expect(page.getByText(inUse.sentence)).toBeHidden();

  await test.step('held in mid-call, it is said once, the text stays, and F9 sends nothing', async () => {
    await call.fillExample();
    await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
    const letGoAgain = lockHistory(userDataFolder, 'writers');
    await call.field('Remark').fill('Typed while it was held');
    await call.send.click();
    await expect(page.getByText(inUse.sentence).first()).toBeVisible({ timeout: 30_000 });
    // Both the sending and the saving have failed by then.
    await expect(call.main.getByText('Saving…')).toBeHidden({ timeout: 30_000 });
    await page.screenshot({ path: test.info().outputPath('locked-in-call.png') });
    await expect(page.getByText(inUse.sentence)).toHaveCount(1);
    await call.expectFields({ Remark: 'Typed while it was held' });
    expect(storeHub.requests).toEqual([]);
    letGoAgain();
    await expect(call.main.getByText(/^Saved \d/)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(inUse.sentence)).toBeHidden();
  });

  const log = await readFile(join(userDataFolder, 'logs', 'helpdesk.log'), 'utf8');
  expect(log).toMatch(
    /error desk not opened \{"trouble":"in-use","code":"SQLITE_BUSY","failures":1,"retryInMs":\d+\}/,
  );
  expect(log).toMatch(/info desk opened after failures/);
  expect(log).toMatch(
    /error statement failed \{"store":"calls","method":"save","trouble":"in-use","code":"SQLITE_BUSY"/,
  );
});
