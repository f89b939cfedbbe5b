import type { Locator } from '@playwright/test';
import { answerQuestions } from './fixtures/answer-native-dialogs';
import { announceCall } from './fixtures/announce-call';
import { expectNoAxeViolations } from './fixtures/axe';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { createMovableClock } from './fixtures/shifted-clock';
import { seedHistory } from './fixtures/seeded-history';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { HistoryScreen } from './pages/history-screen';
import { SettingsScreen } from './pages/settings-screen';
import { listFilesWithText } from './security/find-encoded-text';

test('a caller who is erased on request is in no byte of the data folder, and a record says that it was done', async ({
  start,
  userDataFolder,
}) => {
  const app = await start({ mode: 'practice' });
  const call = new CallScreen(app.page);
  await call.fillExample({ Name: 'Zuraidah Canary', Remark: 'canary remark' });
  await call.send.click();
  await call.expectOutcome('Created');
  const caseNumber = (await call.caseNumber.textContent()) ?? '';
  await call.begin();
  await call.fill({ Name: 'Zuraidah Canary', Issue: 'parked canary' });
  await app.page.keyboard.press('F6');
  await expect(call.field('Name')).toHaveValue('');
  await call.fill({ Name: 'Zuraidah Canary', Issue: 'open canary' });
  await expect.poll(() => listFilesWithText(userDataFolder, 'open canary')).not.toEqual([]);

  const settings = new SettingsScreen(app.page);
  const erase = settings.button('Erase for good');
  await settings.open();
  await settings.main.getByLabel('Name of the caller').fill('zuraidah canary');
  await settings.button('Find tickets').click();

  await test.step('which tickets and calls would go is listed before', async () => {
    await expect(settings.main).toContainText('Tickets of this caller that would be erased: 1.');
    await expect(settings.main).toContainText('Calls that were not sent and name this caller: 2.');
    const tickets = settings.main.getByRole('region', { name: 'Tickets to be erased' });
    await expect(tickets.getByRole('listitem')).toHaveCount(1);
    await expect(tickets).toContainText(caseNumber);
    await expect(tickets).toContainText('KL Branch');
    const calls = settings.main.getByRole('region', { name: 'Calls to be erased' });
    await expect(calls.getByRole('listitem')).toHaveText([/ · open · Zuraidah/, / · parked · Zuraidah/]);
    await expectNoAxeViolations(app.page);
  });

  await test.step('neither the button nor a script in the page erases anything without a yes in the dialog', async () => {
    const asked = await answerQuestions(app.electron, 'no');
    await erase.click();
    await expect.poll(asked).toMatchObject([
      {
        message: 'Erase 1 ticket of 1 caller: zuraidah canary?',
        detail: /^Also 2 calls that were not sent\./,
        pressedByEnter: 'Cancel',
      },
    ]);
    await expect(erase).toBeVisible();
    const answer = await app.page.evaluate(
      'window.helpdesk.ask["privacy.erase-caller"]({ phone: "", name: "Zuraidah Canary" })',
    );
    expect(JSON.parse(String(answer))).toMatchObject({ ok: false, error: { reason: 'not-confirmed' } });
    expect(await asked()).toHaveLength(2);
    expect(await listFilesWithText(userDataFolder, 'Zuraidah Canary')).not.toEqual([]);
  });

  await answerQuestions(app.electron, 'yes');
  await erase.click();
  await expect(settings.main).toContainText('1 ticket was erased for good.');
  await expect(settings.main).toContainText('1 ticket, on request.');

  await test.step('the window closes the erased calls, says so, and writes nothing of them again', async () => {
    await goTo(app.page, 'Call');
    const notice = call.main.getByRole('alert').filter({ hasText: 'of an erased caller' });
    await expect(notice).toHaveText(/^2 calls of an erased caller were closed\./);
    await expect(call.field('Name')).toHaveValue('');
    await expect(app.page.getByText('Zuraidah Canary')).toHaveCount(0);
    await notice.getByRole('button', { name: 'Close' }).click();
    await expect(notice).toHaveCount(0);
  });
  await app.quit();

  expect(await listFilesWithText(userDataFolder, 'Zuraidah Canary')).toEqual([]);
  for (const text of ['canary remark', 'parked canary', 'open canary'])
    expect(await listFilesWithText(userDataFolder, text)).toEqual([]);
});

test(
  'a ticket whose name has more in it is listed unticked, and goes only once it is ticked',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const app = await start({ mode: 'practice' });
    const call = new CallScreen(app.page);
    await call.fillExample({ Name: 'Puan Zuraidah Canary' });
    await call.send.click();
    await call.expectOutcome('Created');
    const settings = new SettingsScreen(app.page);
    await settings.open();
    await settings.main.getByLabel('Name of the caller').fill('zuraidah canary');
    await settings.button('Find tickets').click();
    const unsure = settings.main.getByRole('region', {
      name: 'Maybe this caller: tick what is to be erased',
    });
    await expect(settings.main).toContainText('Tickets of this caller that would be erased: 0.');
    await expect(unsure.getByRole('checkbox')).not.toBeChecked();
    await expectNoAxeViolations(app.page);
    await unsure.getByRole('checkbox').check();
    await expect(settings.main).toContainText('Tickets of this caller that would be erased: 1.');
    await expect(unsure.getByRole('checkbox')).toBeChecked();
    await answerQuestions(app.electron, 'yes');
    await settings.button('Erase for good').click();
    await expect(settings.main).toContainText('1 ticket was erased for good.');
  },
);

test('the record of an erasure that took no ticket names no number of tickets', async ({ start }) => {
  const app = await start({ mode: 'practice' });
  const call = new CallScreen(app.page);
  await call.fill({ Name: 'Zuraidah Canary', Issue: 'open canary' });
  const settings = new SettingsScreen(app.page);
  await settings.open();
  await settings.main.getByLabel('Name of the caller').fill('zuraidah canary');
  await settings.button('Find tickets').click();
  await expect(settings.main).toContainText('Calls that were not sent and name this caller: 1.');
  await answerQuestions(app.electron, 'yes');
  await settings.button('Erase for good').click();
  await expect(settings.main).toContainText(': traces of a caller, on request.');
  await expect(settings.main).not.toContainText('0 tickets, on request');
});

test(
  'an incoming call of another person is listed, unticked and kept, while that of the caller goes',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const app = await start({ mode: 'practice' });
    const call = new CallScreen(app.page);
    const settings = new SettingsScreen(app.page);
    await announceCall(app.electron, '60173390218&name=Rohani+Canary');
    await announceCall(app.electron, '60173390219&name=Rohani+Canary');
    const ringing = call.main.locator('[data-ringing]');
    await expect(ringing).toHaveCount(2);
    const rows = settings.main
      .getByRole('region', { name: 'Lasting notes, incident names and incoming calls to be erased' })
      .getByRole('listitem');
    await settings.open();
    await settings.main.getByLabel('Name of the caller').fill('rohani canary');
    await settings.button('Find tickets').click();
    await expect(rows).toHaveCount(2);
    const kept = rows.filter({ hasText: '0219' });
    await expect(kept).toContainText('incoming call');
    await kept.getByRole('checkbox').uncheck();
    await expect(settings.main).toContainText('Left out, and kept: 1.');
    await expectNoAxeViolations(app.page);
    await answerQuestions(app.electron, 'yes');
    await settings.button('Erase for good').click();
    await expect(settings.main).toContainText(': traces of a caller, on request. Left out, and kept: 1.');
    await expect(settings.main.getByLabel('Name of the caller')).toHaveValue('');
    await settings.main.getByLabel('Name of the caller').fill('rohani canary');
    await settings.button('Find tickets').click();
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('0219');
  },
);

test(
  'a record of another person is unticked by the keyboard, stays, and the record of the erasure says so',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 60);
    const app = await startLive();
    const { page } = app;
    const settings = new SettingsScreen(page);
    const history = new HistoryScreen(page);
    const name = settings.main.getByLabel('Name of the caller');
    const rows = settings.main.getByRole('region', { name: 'Tickets to be erased' }).getByRole('checkbox');
    await settings.open();
    await name.fill('Caller 7');
    await name.press('Enter');
    await expect(settings.main).toContainText('Tickets of this caller that would be erased: 2.');
    await expect(rows).toHaveCount(2);
    await expect(settings.main).toContainText('Untick what belongs to another person');

    await test.step('each row is reached by Tab, and Space leaves it out and takes it again', async () => {
      await page.keyboard.press('Tab');
      await expect(rows.first()).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(rows.nth(1)).toBeFocused();
      await page.keyboard.press('Space');
      await expect(settings.main).toContainText('Tickets of this caller that would be erased: 1.');
      await expect(settings.main).toContainText('Left out, and kept: 1.');
      await page.keyboard.press('Space');
      await expect(settings.main).not.toContainText('Left out');
      await page.keyboard.press('Space');
      await expect(rows.nth(1)).not.toBeChecked();
      await expectNoAxeViolations(page);
    });

    await test.step('the question in the dialog counts without it, and says so', async () => {
      const asked = await answerQuestions(app.electron, 'yes');
      await page.keyboard.press('Tab');
      await expect(settings.button('Erase for good')).toBeFocused();
      await page.keyboard.press('Enter');
      await expect
        .poll(asked)
        .toMatchObject([
          { message: 'Erase 1 ticket of 1 caller: Caller 7?', detail: /^Left out, and kept: 1\./ },
        ]);
      await expect(settings.main).toContainText('1 ticket was erased for good. Left out, and kept: 1.');
      await expect(settings.main).toContainText('1 ticket, on request. Left out, and kept: 1.');
    });

    await history.open();
    await expect(history.count).toHaveText('59 entries');
    await settings.open();
    await name.fill('Caller 7');
    await name.press('Enter');
    await expect(rows).toHaveCount(1);
    await expect(rows).toBeChecked();
  },
);

test(
  'who is erased is on no screen any more: neither in the reminder on each of them nor in the history',
  { tag: '@exhaustive' },
  async ({ keyring, storeHub, start, userDataFolder }) => {
    await keyring.writeToken(fakeToken);
    const clock = createMovableClock(userDataFolder);
    const { page, electron } = await start({
      mode: 'live',
      apiUrl: storeHub.endpoint.href,
      keyring: keyring.env,
      env: clock.env,
    });
    const call = new CallScreen(page);
    await call.fillExample();
    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    const history = new HistoryScreen(page);
    await history.open();
    await expect(history.ticket).toContainText(exampleCall.Name);
    await page.keyboard.press('Control+e');
    await page.keyboard.press('3');
    await page.keyboard.press('Tab');
    await page.keyboard.type('about the printer');
    await page.keyboard.press('Enter');
    await expect(history.ticket.getByRole('region', { name: 'Reminders' })).toContainText(
      'about the printer',
    );
    clock.moveBy('+2d');
    await electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
    const strip = page.getByRole('status').filter({ hasText: 'Call Ahmad Ibrahim back' });
    await expect(strip).toBeVisible();

    await page.keyboard.press('F2');
    await call.field('Phone').fill(exampleCall.Phone);
    await expect(call.main).toContainText('Ahmad Ibrahim');
    const settings = new SettingsScreen(page);
    await settings.open();
    await answerQuestions(electron, 'yes');
    await settings.main.getByLabel('Name of the caller').fill('Ahmad Ibrahim');
    await settings.button('Find tickets').click();
    await settings.button('Erase for good').click();
    await expect(settings.main).toContainText('1 ticket was erased for good.');
    await expect(strip).toHaveCount(0);
    await expect(page.getByText('Ahmad Ibrahim')).toHaveCount(0);
    await goTo(page, 'Call');
    const notice = call.main.getByRole('alert').filter({ hasText: '1 call of an erased caller was closed.' });
    await expect(notice).toBeVisible();
    await expect(call.field('Phone')).toHaveValue('');
    await expect(page.getByText('Ahmad Ibrahim')).toHaveCount(0);
  },
);

test(
  'who is erased is whom the tickets were shown of, whatever stands in the fields by then',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 60);
    const app = await startLive();
    const { page } = app;
    const settings = new SettingsScreen(page);
    const history = new HistoryScreen(page);
    const [phone, name] = ['Phone number of the caller', 'Name of the caller'].map((label) =>
      settings.main.getByLabel(label),
    ) as [Locator, Locator];
    const erase = settings.button('Erase for good');
    const twoTickets = 'Tickets of this caller that would be erased: 2.';
    await settings.open();

    await test.step('an answer that comes once the fields name another is not shown', async () => {
      const asked = await holdRequests(app, 'privacy.preview-erasure');
      await name.fill('Caller 7');
      await name.press('Enter');
      await asked.expectAsked(1);
      await name.fill('Caller 25');
      await asked.letGo();
      await expect(erase).toHaveCount(0);
      const again = await holdRequests(app, 'privacy.preview-erasure');
      await name.fill('Caller 7');
      await name.press('Enter');
      await again.expectAsked(1);
      await phone.fill('0123000025');
      await again.letGo();
      await expect(erase).toHaveCount(0);
      await phone.fill('');
    });

    await test.step('of two that were asked for the last is shown, also where the first is answered last', async () => {
      const first = await holdRequests(app, 'privacy.preview-erasure');
      await name.fill('Caller 25');
      await name.press('Enter');
      await first.expectAsked(1);
      await name.fill('Caller 7');
      await name.press('Enter');
      await first.expectAsked(2);
      await first.letGo('newest-first');
      await expect(settings.main).toContainText(twoTickets);
    });

    await test.step('what is shown is gone at once with the first key, and is erased as it was shown', async () => {
      await answerQuestions(app.electron, 'yes');
      await name.press('End');
      await name.press('9');
      await expect(erase).toHaveCount(0);
      await name.fill('Caller 7');
      await name.press('Enter');
      await expect(settings.main).toContainText(twoTickets);
      const erasing = await holdRequests(app, 'privacy.erase-caller');
      await erase.click();
      await erasing.expectAsked(1);
      await name.fill('Caller 25');
      await erasing.letGo();
      await expect(settings.main).toContainText('2 tickets were erased for good.');
      await expect(name).toHaveValue('Caller 25');
      await history.open();
      await expect(history.count).toHaveText('58 entries');
      await history.find.fill('60123000025');
      await expect(history.rows).toHaveCount(1);
      await history.find.fill('60123000007');
      await expect(history.rows).toHaveCount(0);
    });
  },
);
