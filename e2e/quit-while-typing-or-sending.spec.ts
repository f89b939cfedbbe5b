import { once } from 'node:events';
import { quitExitCodes } from '../shared/app/quit-exit-codes';
import { en } from '../src-renderer/messages/catalogues';
import { caseNumber, created } from './fake-storehub/canned-answers';
import { holdAnswer } from './fake-storehub/hold-answer';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { runWithSwitch } from './fixtures/run-with-switch';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

/** The ways in which a person, or the system for them, ends the app. */
const endings = {
  'quitting the app': 'quit',
  'closing its window': 'close',
} as const;

for (const [how, ending] of Object.entries(endings)) {
  test(`what was typed in the very moment of ${how} is there again`, async ({ start }) => {
    const first = await start({ mode: 'practice' });
    const gone = once(first.electron.process(), 'exit');
    await new CallScreen(first.page).field('Issue').fill('The till does not start');
    // Ends the app immediately, before the save that follows a key after 200 ms.
    await first.electron.evaluate(({ app, BrowserWindow }, way) => {
      if (way === 'quit') app.quit();
      else BrowserWindow.getAllWindows()[0]?.close();
    }, ending);
    await gone;

    const second = await start({ mode: 'practice' });
    await expect(new CallScreen(second.page).field('Issue')).toHaveValue('The till does not start');
  });
}

test('quitting while a ticket is on its way waits for its case number', async ({ startLive, storeHub }) => {
  const first = await startLive();
  storeHub.queue(created(1, { afterMs: 1500 }));
  const gone = once(first.electron.process(), 'exit');
  const call = new CallScreen(first.page);
  await call.fillExample();
  await call.send.click();
  await storeHub.waitForRequest(1);
  await first.electron.evaluate(({ app }) => {
    app.quit();
  });
  await gone;
  expect(storeHub.requests).toHaveLength(1);

  const { page } = await startLive();
  await page.keyboard.press('F3');
  await expect(page.getByText(caseNumber(1)).first()).toBeVisible();
});

test('IT closes the app neither over a ticket on its way nor while its number is read out', async ({
  startLive,
  storeHub,
  userDataFolder,
}) => {
  const askToQuit = async () => (await runWithSwitch('--quit', userDataFolder)).code;
  const { electron, page } = await startLive();
  const gone = once(electron.process(), 'exit');
  const { until, answer } = holdAnswer();
  storeHub.queue(created(1, { until }));
  const call = new CallScreen(page);
  await call.fillExample();
  await call.send.click();
  await storeHub.waitForRequest(1);
  expect(await askToQuit()).toBe(quitExitCodes.callOpen);
  await expect(page.getByText(en.app.quitAsked)).toBeVisible();

  answer();
  await call.expectOutcome('Created');
  expect(await askToQuit()).toBe(quitExitCodes.callOpen);
  await expect(call.caseNumber).toBeVisible();
  await expect(page.getByText(en.app.quitAsked)).toBeVisible();

  await page.keyboard.press('F2');
  await expect(call.caseNumber).toBeHidden();
  await expect(page.getByText(en.app.quitAsked)).toBeHidden();
  expect(await askToQuit()).toBe(quitExitCodes.quit);
  await gone;
  expect(storeHub.requests).toHaveLength(1);
});

test('IT closes no app whose page was just reloaded, since its early form may have text', async ({
  startLive,
  userDataFolder,
}) => {
  const first = await startLive();
  const { electron, page } = first;
  const askToQuit = async () => (await runWithSwitch('--quit', userDataFolder)).code;
  const phone = new CallScreen(page).field('Phone');
  const before = await holdRequests(first, 'app.report-in-use');
  await phone.fill('0123');
  await expect.poll(before.requests).toEqual([{ isInUse: true }]);
  await phone.fill('');
  await expect.poll(before.requests).toEqual([{ isInUse: true }, { isInUse: false }]);
  await before.letGo();
  const after = await holdRequests(first, 'app.report-in-use');
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await expect.poll(async () => (await after.requests()).length).toBeGreaterThan(0);
  expect(await askToQuit()).toBe(quitExitCodes.callOpen);
  await after.letGo();
  await expect(phone).toBeFocused();
});
