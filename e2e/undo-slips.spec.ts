import { announceCall } from './fixtures/announce-call';
import { recordAnnouncements } from './fixtures/heard-announcements';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen, textFields } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { HistoryScreen } from './pages/history-screen';

test('a slip of the hand is undone where it was made', async ({ start }) => {
  const { page, electron } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const { keyboard } = page;

  await test.step('Ctrl+Z too often takes the number of a ring out, and Ctrl+Y brings it back', async () => {
    await announceCall(electron, '60165501188');
    await page.getByRole('button', { name: /Answer here/ }).click();
    await expect(call.field('Phone')).toHaveValue('016 550 1188');
    await call.field('Phone').focus();
    await keyboard.press('End');
    await keyboard.type('7');
    await keyboard.press('Control+z');
    await keyboard.press('Control+z');
    await expect(call.field('Phone')).toHaveValue('');
    await keyboard.press('Control+y');
    await expect(call.field('Phone')).toHaveValue('016 550 1188');
    await keyboard.press('Control+z');
    await expect(call.field('Phone')).toHaveValue('');
    await keyboard.type('0');
    await keyboard.press('Control+y');
    await expect(call.field('Phone'), 'what is typed since stays').toHaveValue('0');
  });

  await test.step('Not them on the caller who was filled in takes out all that came from them, the pin too', async () => {
    await call.begin();
    const card = call.main.getByRole('region', { name: 'Possible callers' });
    await call.field('Phone').fill('4821');
    await card.getByRole('button', { name: /^Tan Siew Ling/ }).click();
    await expect(call.field('Latitude')).toHaveValue(/\d/);
    await call.field('Remark').fill('urgent');
    await card.getByRole('button', { name: 'Not them' }).click();
    await expect(call.field('Phone')).toHaveValue('4821');
    for (const name of textFields.filter((field) => field !== 'Phone' && field !== 'Remark'))
      await expect(call.field(name), name).toHaveValue('');
    await expect(call.field('Remark')).toHaveValue('urgent');
    await expect(card.getByRole('button', { name: /^Tan Siew Ling/ })).toHaveCount(0);
  });
});

test(
  'Not them leaves a pin that was pasted since, and says once what goes',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { page, electron } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    const { keyboard } = page;
    const card = call.main.getByRole('region', { name: 'Possible callers' });
    await call.field('Phone').fill('4821');
    await card.getByRole('button', { name: /^Tan Siew Ling/ }).click();
    await expect(call.field('Latitude')).toHaveValue(/\d/);
    await electron.evaluate(({ clipboard }) => clipboard.writeText('4.2105, 102.5011'));
    await call.field('Latitude').focus();
    await keyboard.press('Control+a');
    await keyboard.press('Control+v');
    await expect(call.field('Longitude')).toHaveValue(/^102\.501/);
    const heard = await recordAnnouncements(page);
    await card.getByRole('button', { name: 'Not them' }).click();
    await expect(call.field('Name')).toHaveValue('');
    await expect(call.field('Address')).toHaveValue('');
    await expect(call.field('Latitude')).toHaveValue(/^4\.2105/);
    await expect(call.field('Longitude')).toHaveValue(/^102\.501/);
    const undone = (await heard.readWhenQuiet()).join(' ').match(/Undone/g);
    expect(undone, 'one sentence').toHaveLength(1);
  },
);

test('a call opened again out of the history comes back by F5 when it is discarded, as it was left', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const history = new HistoryScreen(page);
  await call.fill({ Phone: '0129990001', Name: 'Gopal' });
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('3');
  await expect(call.outcome).toContainText('Complaint');
  await call.begin();
  await history.open();
  await history.find.fill('0129990001');
  await expect(history.rows).toHaveCount(1);
  await history.ticket.getByRole('button', { name: /^Open call again/ }).click();
  await expect(call.field('Name')).toHaveValue('Gopal');
  await call.field('Remark').fill('he calls again');
  await call.button('Discard').click();
  await expect(call.field('Name')).toHaveValue('');
  await page.keyboard.press('F5');
  await expect(call.field('Name')).toHaveValue('Gopal');
  await expect(call.field('Remark')).toHaveValue('he calls again');
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('3');
  await expect(call.outcome).toContainText('Complaint');
  await history.open();
  await history.find.fill('0129990001');
  await expect(history.rows).toHaveCount(1);
  await expect(history.rows).toContainText('Complaint');
});

test('far down a long list too, the rail brings the history back as it was left', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 400);
  const { page } = await startLive();
  const history = new HistoryScreen(page);
  await history.open();
  await expect(history.count).toHaveText('400 entries');
  await history.list.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(history.chosen).toBeInViewport();
  await expect(history.chosen).toContainText(/STOREHUB|SH-/);
  const place = Number(await history.chosen.getAttribute('aria-posinset'));
  expect(place).toBeGreaterThan(300);
  const words = await history.chosen.textContent();
  await page.keyboard.press('Escape');
  await goTo(page, 'History');
  await expect(history.chosen).toHaveAttribute('aria-posinset', String(place));
  await expect(history.chosen).toHaveText(words ?? '');
  await expect(history.chosen).toBeInViewport();
});

test('the rail brings the history back as it was left', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const history = new HistoryScreen(page);
  await history.open();
  await expect(history.count).toHaveText(/^\d+ entries/);
  const all = (await history.count.textContent()) ?? '';
  await history.find.fill('printer');
  await expect(history.count).not.toHaveText(all);
  await expect(history.count).toHaveText(/^\d+ entries/);
  await expect(history.rows.nth(2)).toBeVisible();
  await history.rows.nth(2).click();
  await expect(history.rows.nth(2)).toHaveAttribute('aria-selected', 'true');
  await goTo(page, 'Call');
  await goTo(page, 'History');
  await expect(history.find).toHaveValue('printer');
  await expect(history.rows.nth(2)).toHaveAttribute('aria-selected', 'true');
});

test('by the rail, a narrow window shows the list or the case, as it was left', async ({ start }) => {
  const { electron, page } = await start({ mode: 'practice' });
  const history = new HistoryScreen(page);
  await resizeWindow(electron, 1366, 768);
  await zoomWindow(electron, page, 2);
  await history.open();
  await expect(history.chosen).toBeVisible();
  await expect(history.ticket).toBeHidden();
  await goTo(page, 'Call');
  await goTo(page, 'History');
  await expect(history.find).toBeFocused();
  await expect(history.list).toBeVisible();
  await expect(history.ticket).toBeHidden();
  const title = (await history.rows.nth(1).innerText()).split('\n')[0] ?? 'none';
  await history.rows.nth(1).click();
  await expect(history.ticket).toBeFocused();
  await expect(history.title).toHaveText(title);
  await goTo(page, 'Call');
  await goTo(page, 'History');
  await expect(history.title).toHaveText(title);
  await expect(history.list).toBeHidden();
});

test('by the rail, a case whose call was opened again since is not looked for', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const history = new HistoryScreen(page);
  await call.fill({ Phone: '0129990001', Name: 'Gopal' });
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('3');
  await expect(call.outcome).toContainText('Complaint');
  await history.open();
  await history.ticket.getByRole('button', { name: /^Open call again/ }).click();
  await expect(call.field('Name')).toHaveValue('Gopal');
  await goTo(page, 'History');
  await expect(history.rows.first()).toHaveAttribute('aria-selected', 'true');
  await expect(history.title).toBeVisible();
  await expect(history.ticket.getByRole('alert')).toHaveCount(0);
});

test('the mouse reaches what only keys did: each line of the shortcuts is pressed', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const shortcuts = page.getByRole('region', { name: 'Keyboard shortcuts' });
  const press = async (name: string) => {
    await page.getByRole('button', { name: /^Shortcuts/ }).click();
    await shortcuts.getByRole('button', { name }).click();
    await expect(shortcuts).toHaveCount(0);
  };
  await call.field('Name').fill('Devi');
  await call.button('Discard').click();
  await expect(call.field('Name')).toHaveValue('');
  await call.field('Name').fill('Balan');
  await press('Undo discard');
  await expect(call.field('Name')).toHaveValue('Devi');
  await call.fill({ Phone: '0120004821' });
  await expect(call.main.getByRole('region', { name: 'Possible callers' })).toContainText('Tan Siew Ling');
  await press('Lasting note on the caller');
  await expect(page.getByLabel(/^Note on the caller/)).toBeFocused();
});
