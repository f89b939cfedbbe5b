import { holdAnimationFrames } from './fixtures/hold-animation-frames';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { OutboxScreen } from './pages/outbox-screen';
import { RemindersScreen } from './pages/reminders-screen';
import { SettingsScreen } from './pages/settings-screen';

test('no key is lost while a screen, a case or a form still loads', async ({ userDataFolder, startLive }) => {
  seedHistory(userDataFolder, 3, () => ({ outcome: 'uncertain' }));
  const app = await startLive();
  const { page } = app;
  const { keyboard } = page;
  const call = new CallScreen(page);
  const history = new HistoryScreen(page);
  const palette = page.getByRole('combobox', { name: 'What do you want to do?' });
  const form = history.ticket.getByRole('region', { name: 'Reminders' });
  await history.open();
  await expect(history.title).toHaveText('SH-000003');

  await test.step('Ctrl+E opens its form at once: digit, text and Enter are its own', async () => {
    await keyboard.press('F2');
    await expect(call.field('Phone')).toBeFocused();
    const loading = await holdRequests(app, 'tickets.get');
    await history.open();
    await expect(history.chosen).toHaveAttribute('aria-posinset', '1');
    await loading.expectAsked(1);
    await keyboard.press('Control+e');
    await expect(form.getByRole('radio', { name: /^In 1 hour/ })).toBeFocused();
    await keyboard.press('3');
    await keyboard.press('Tab');
    await keyboard.type('about the till');
    await loading.letGo();
    await expect(history.title).toHaveText('SH-000003');
    await expect(form.getByLabel('Subject')).toBeFocused();
    await expect(form.getByRole('radio', { name: /^(?:Today|Tomorrow)/, checked: true })).toBeVisible();
    await keyboard.press('Enter');
    await expect(form.getByRole('listitem')).toContainText(/Upcoming.*about the till/);
  });

  await test.step('so does Ctrl+N, on the chosen case while the one before is still in sight', async () => {
    await expect(history.find).toBeFocused();
    const loading = await holdRequests(app, 'tickets.get');
    const frames = await holdAnimationFrames(page);
    await keyboard.press('ArrowDown');
    await expect(history.chosen).toHaveAttribute('aria-posinset', '2');
    await expect(history.title).toHaveText('SH-000003');
    await keyboard.press('Control+n');
    await keyboard.type('rang twice');
    await frames.letGo();
    await loading.letGo();
    await expect(history.title).toHaveText('SH-000002');
    await expect(history.ticket.getByRole('textbox', { name: /^New note/ })).toHaveValue('rang twice');
    await expect(history.find).toHaveValue('');
  });

  await test.step('the palette keeps the caret while a list arrives, and gives it to that list', async () => {
    const loading = await holdRequests(app, 'reminders.list');
    const reminders = new RemindersScreen(page);
    await reminders.open();
    await loading.expectAsked(1);
    await keyboard.press('F11');
    await keyboard.type('out');
    await loading.letGo();
    await expect(reminders.coming).toHaveCount(1);
    await keyboard.type('b');
    await expect(palette).toHaveValue('outb');
    await keyboard.press('Escape');
    await expect(reminders.coming.getByRole('button').first()).toBeFocused();
  });

  await test.step('and while a new call arrives', async () => {
    await keyboard.press('F2');
    await call.field('Name').fill('Aminah');
    const loading = await holdRequests(app, 'calls.begin');
    await keyboard.press('F2');
    await loading.expectAsked(1);
    await keyboard.press('F11');
    await keyboard.type('out');
    await loading.letGo();
    await expect(call.field('Name')).toHaveValue('');
    await keyboard.type('b');
    await expect(palette).toHaveValue('outb');
    await keyboard.press('Escape');
    await expect(call.field('Phone')).toBeFocused();
  });

  await test.step('the key right behind F3 is for the search, not for the call', async () => {
    const focused = await page.evaluate(async () => {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F3' }));
      await Promise.resolve();
      return document.activeElement?.getAttribute('aria-label');
    });
    expect(focused).toBe('Find in the history');
    await keyboard.press('F2');
    await expect(call.field('Phone')).toBeFocused();
  });

  await test.step('a screen that is chosen in the palette has the caret: its first row, else itself', async () => {
    const outbox = new OutboxScreen(page);
    await keyboard.press('F11');
    await expect(palette).toBeFocused();
    await keyboard.type('outbox');
    await keyboard.press('Enter');
    await expect(outbox.uncertain).toHaveCount(3);
    await expect(outbox.uncertain.getByRole('button').first()).toBeFocused();
    await keyboard.press('F11');
    await expect(palette).toBeFocused();
    await keyboard.type('settings');
    await keyboard.press('Enter');
    await expect(new SettingsScreen(page).main).toBeFocused();
  });
});

test('what is typed after a key for a new call is of that call, and of no call before it', async ({
  start,
}) => {
  const app = await start({ mode: 'practice' });
  const { electron, page } = app;
  const call = new CallScreen(page);
  const keys = page.keyboard;

  await test.step('what is typed right after a new call was asked for stands in that call', async () => {
    // Keys that follow each other without an answer of the page between them, as a fast agent presses them.
    const pressAtOnce = (...pressed: string[]) => Promise.all(pressed.map((key) => keys.press(key)));
    await call.fill({ Name: 'Aminah', Issue: 'lama' });

    await test.step('F2', async () => {
      await call.field('Name').focus();
      await pressAtOnce('F2', '0', '1', '2');
      await expect(call.field('Phone')).toHaveValue('012');
      await expect(call.field('Phone')).toBeFocused();
      await expect(call.field('Name')).toHaveValue('');
    });
    await test.step('F6', async () => {
      await pressAtOnce('F6', '0', '3');
      await expect(call.field('Phone')).toHaveValue('03');
      await keys.press('Alt+2');
      await expect(call.field('Phone')).toHaveValue('012');
    });
    await test.step('Alt+1 right behind F6 stays in the first call', async () => {
      await pressAtOnce('F6', 'Alt+1');
      await expect(call.field('Name')).toHaveValue('Aminah');
      await expect(call.field('Phone')).toHaveValue('');
      await expect(call.field('Name')).toBeFocused();
      await keys.type(' binti Ali');
      await expect(call.field('Name')).toHaveValue('Aminah binti Ali');
      await expect(call.field('Phone')).toHaveValue('');
      await expect(call.field('Issue')).toHaveValue('lama');
    });

    await test.step('Ctrl+K right behind F2 opens the quick entry of the new call', async () => {
      await pressAtOnce('F2', 'Control+k');
      await keys.type('Ali');
      await expect(call.field('Quick entry')).toHaveValue('Ali');
      await expect(call.field('Phone')).toHaveValue('');
      await expect(call.field('Name')).toHaveValue('');
    });
  });

  await test.step('while a new call is on its way, no key and no paste acts on the call before', async () => {
    await call.begin();
    await call.fillExample({ Name: 'Puan Laila' });
    await electron.evaluate(({ clipboard }) => clipboard.writeText('0198887766'));
    const loading = await holdRequests(app, 'calls.begin');
    await call.field('Name').focus();
    await keys.press('F2');
    await loading.expectAsked(1);
    await keys.press('Control+v');
    for (const key of ['Tab', 'S', 'i', 't', 'o', 'Backspace', 'i', 'F9', 'Control+k', 'x'])
      await keys.press(key);
    await expect(call.field('Name')).toHaveValue('Puan Laila');
    await loading.letGo();

    await expect(call.field('Phone')).toHaveValue('0198887766');
    await expect(call.field('Name')).toHaveValue('Siti');
    const notSent = call.main
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Not sent: still missing' }) });
    await expect(notSent.getByRole('button', { name: 'Issue' })).toBeVisible();
    await expect(call.field('Quick entry')).toHaveValue('x');
    await call.main.getByRole('button', { name: /^Puan Laila/ }).click();
    await expect(call.field('Phone')).toHaveValue(exampleCall.Phone);
    await expect(call.field('Name')).toHaveValue('Puan Laila');
    await expect(call.send).toBeVisible();
  });

  await test.step('F6 on a call that was sent begins the next one, as F2 does', async () => {
    await call.begin();
    await call.fillExample();
    await keys.press('F9');
    await call.expectOutcome('Created');
    await keys.press('F6');
    await keys.type('012');
    await expect(call.field('Phone')).toHaveValue('012');
    await expect(call.field('Name')).toHaveValue('');
  });
});
