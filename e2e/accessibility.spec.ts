import { refused } from './double/answers';
import { expectNoFaults, faultsIn } from './fixtures/faults';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { HistoryScreen } from './pages/history-screen';
import { OutboxScreen } from './pages/outbox-screen';
import { SettingsScreen } from './pages/settings-screen';

test('axe finds nothing in practice, on any screen, light or dark', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const history = new HistoryScreen(page);
  await test.step('a blank call', () => expectNoFaults(page));
  await test.step('a call sent too early', async () => {
    await call.fill({ Phone: '012', Email: 'no at', State: 'Nowhere' });
    await page.keyboard.press('F9');
    await expect(call.main.getByText('Missing', { exact: true }).first()).toBeVisible();
    await expectNoFaults(page);
  });
  await test.step('a call ready to be sent', async () => {
    await call.fillExample();
    await expectNoFaults(page);
  });
  await test.step('created, spelled out', async () => {
    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    await page.keyboard.press('F7');
    await expectNoFaults(page);
  });
  await test.step('the history, and a case of it', async () => {
    await history.open();
    await expect(history.rows.first()).toBeVisible();
    await expectNoFaults(page);
    await page.keyboard.press('ArrowDown');
    await expect(history.ticket.getByText('What was sent')).toBeVisible();
    await expectNoFaults(page);
  });
  await test.step('nothing found', async () => {
    await history.find.fill('nobody has this');
    await expect(history.rows).toHaveCount(0);
    await expectNoFaults(page);
  });
  await test.step('the card of keys', async () => {
    await page.keyboard.press('F1');
    await expect(page.getByRole('region', { name: 'Keys', exact: true })).toBeVisible();
    await expectNoFaults(page);
  });
});

test('axe finds nothing live, whatever became of the tickets, light or dark', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const call = new CallScreen(page);
  const outbox = new OutboxScreen(page);
  const history = new HistoryScreen(page);
  await test.step('an empty history', async () => {
    await history.open();
    await expect(page.getByText('No ticket was sent from this computer yet.')).toBeVisible();
    await expectNoFaults(page);
  });
  await test.step('an empty outbox', async () => {
    await outbox.open();
    await expect(page.getByText(/^Nothing waits\./)).toBeVisible();
    await expectNoFaults(page);
    await goTo(page, 'Call');
  });
  for (const [code, word] of [
    ['-10000', 'Rejected'],
    ['-10008', 'Uncertain'],
    ['-10007', 'Signed out'],
  ] as const) {
    await test.step(word, async () => {
      await call.begin();
      await call.fillExample({ Name: word });
      storeHub.queue(refused(code));
      await page.keyboard.press('F9');
      await call.expectOutcome(word);
      await expectNoFaults(page);
    });
  }
  await test.step('both ways out of not knowing', async () => {
    await outbox.open();
    await expect(outbox.waiting).toHaveCount(1);
    const tickets = outbox.uncertain;
    await tickets.getByRole('button', { name: 'It did not arrive: send again' }).click();
    await expectNoFaults(page);
    await tickets.getByRole('button', { name: 'Cancel' }).click();
    await tickets.getByRole('button', { name: 'Record case number' }).click();
    await expectNoFaults(page);
  });
  await test.step('what was rejected and what is uncertain, in the history', async () => {
    await history.open();
    for (const word of ['Rejected', 'Uncertain']) {
      await history.rows.filter({ hasText: word }).first().click();
      await expect(history.ticket.getByText(word, { exact: true }).first()).toBeVisible();
      await expectNoFaults(page);
    }
  });
  await test.step('settings', async () => {
    const settings = new SettingsScreen(page);
    await settings.open();
    await expectNoFaults(page);
    await settings.button('Replace token').click();
    await settings.enterToken('no token');
    await expect(settings.alert).toBeVisible();
    await expectNoFaults(page);
  });
});

test('axe would find a fault: a button without a name, and grey on grey', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(paper).not.toBe(light);

  await page.evaluate(() => {
    const button = document.createElement('button');
    const text = document.createElement('p');
    text.textContent = 'Hard to read';
    text.style.color = '#999';
    text.style.background = '#888';
    document.querySelector('main')?.append(button, text);
  });
  expect(await faultsIn(page)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('button-name'),
      expect.stringContaining('color-contrast'),
    ]),
  );
  expect(await faultsIn(page, ['color-contrast'])).toHaveLength(1);
});
