import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test('after a restart the questions of a preset are there, and every discarded call can be brought back', async ({
  start,
}) => {
  const first = await start({ mode: 'practice' });
  const before = new CallScreen(first.page);
  for (const name of ['Aminah', 'Balan', 'Chong']) {
    await before.field('Name').fill(name);
    await before.button('Discard').click();
    await expect(before.field('Name')).toHaveValue('');
  }
  await before.field('Name').fill('Devi');
  await before.field('Issue').focus();
  await first.page.keyboard.type('/');
  await expect(first.page.getByRole('listbox', { name: 'Presets and snippets' })).toBeVisible();
  await first.page.keyboard.press('Enter');
  await first.page.keyboard.press('F12');
  await first.page.keyboard.press('F12');
  await expect(before.main.getByText('Question 2 of 4')).toBeVisible();
  await first.quit();

  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const keys = page.keyboard;
  const options = page.getByRole('listbox', { name: 'Command palette' }).getByRole('option');
  await test.step('the question that was shown, and the one after it', async () => {
    await expect(call.field('Name')).toHaveValue('Devi');
    await expect(call.main.getByText('Question 2 of 4')).toBeVisible();
    await keys.press('F12');
    await expect(call.main.getByText('Question 3 of 4')).toBeVisible();
    await keys.press('Escape');
    await expect(call.main.getByText('Ask 3 of 4')).toBeVisible();
  });
  await test.step('the call discarded last by its key, an earlier one by its name in the palette; no line offers it', async () => {
    await expect(call.main.getByText('Chong was discarded.')).toHaveCount(0);
    await keys.press('Control+F11');
    await expect(call.field('Name')).toHaveValue('Chong');
    await keys.press('F11');
    await keys.type('aminah');
    await expect(options).toHaveText([/^Bring back Aminah/]);
    await keys.press('Enter');
    await expect(call.field('Name')).toHaveValue('Aminah');
  });
  await test.step('and any call that is open, from any screen', async () => {
    await keys.press('F3');
    await expect(new HistoryScreen(page).find).toBeFocused();
    await keys.press('F11');
    await keys.type('devi');
    await expect(options).toHaveText(['Go to Devi']);
    await keys.press('Enter');
    await expect(call.field('Name')).toHaveValue('Devi');
  });
});

test('two discarded calls of one caller are told apart, and the offer to undo the last goes with the next call', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const offer = call.main.getByText('Goh was discarded.');
  const options = page.getByRole('listbox', { name: 'Command palette' }).getByRole('option');
  for (const [store, issue] of [
    ['刘家包点', 'printer resit tak keluar'],
    ['Kedai Emas', 'QR payment\nfails'],
  ] as const) {
    await call.fill({ Name: 'Goh', Phone: '0123456789', 'Store name': store, Issue: issue });
    await call.button('Discard').click();
    await expect(call.field('Name')).toHaveValue('');
    await expect(offer).toBeVisible();
  }
  await test.step('the offer has its key, and goes as soon as the next call is typed', async () => {
    await expect(call.button('Undo')).toContainText('F5');
    await call.field('Phone').focus();
    await page.keyboard.type('0');
    await expect(offer).toHaveCount(0);
    await call.button('Discard').click();
    await expect(call.main.getByText('0 was discarded.')).toBeVisible();
    await page.keyboard.press('F2');
    await expect(call.main.getByText('0 was discarded.')).toHaveCount(0);
  });
  await test.step('the palette lists them with number and issue', async () => {
    await page.keyboard.press('F11');
    await page.keyboard.type('discarded goh');
    await expect(options).toHaveText([
      /^Bring back Goh · 012 345 6789, discarded .*: QR payment fails$/,
      /^Bring back Goh · 012 345 6789, discarded .*: printer resit tak keluar$/,
    ]);
    const find = page.getByRole('combobox', { name: 'What do you want to do?' });
    await find.fill('discarded 刘家包点');
    await expect(options).toHaveText([/: printer resit tak keluar$/]);
    await find.fill('discarded 0123456789');
    await expect(options).toHaveCount(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(call.field('Issue')).toHaveValue('printer resit tak keluar');
  });
  await test.step('masked, they show neither name nor number', async () => {
    await page.evaluate(`window.helpdesk.ask['app.set-settings']({ isMasked: true })`);
    await expect(page.getByRole('navigation', { name: 'Open calls' })).toContainText('•••');
    await page.keyboard.press('F11');
    await page.keyboard.type('discarded');
    await expect(options.first()).toContainText('•••');
    for (const hidden of ['Goh', '345']) await expect(options.filter({ hasText: hidden })).toHaveCount(0);
  });
});

test('F5 right after a discard undoes it, and never the fills of the call that is shown instead', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const keys = page.keyboard;
  const undo = call.button('Undo');
  const tabs = page.getByRole('navigation', { name: 'Open calls' }).getByRole('button');
  const discard = async () => {
    await keys.press('F11');
    await keys.type('discard this');
    await keys.press('Enter');
    await expect(call.field('Phone')).toHaveValue('0173390218');
  };
  await keys.press('Control+k');
  await expect(call.field('Quick entry')).toBeFocused();
  await keys.insertText('0173390218 Rohani Kedai Rohani printer jams');
  await keys.press('Enter');
  await expect(call.field('Phone')).toHaveValue('0173390218');
  await keys.press('F2');
  await expect(call.field('Phone')).toHaveValue('');
  await call.field('Name').fill('To Throw');

  await test.step('the line names F5, which brings the call back', async () => {
    await discard();
    await expect(undo).toHaveAttribute('aria-keyshortcuts', 'F5');
    await keys.press('F5');
    await expect(call.field('Name')).toHaveValue('To Throw');
    await expect(undo).toHaveCount(0);
    await keys.press('Alt+1');
    await expect(call.field('Phone')).toHaveValue('0173390218');
    await keys.press('Alt+2');
    await expect(call.field('Name')).toHaveValue('To Throw');
  });
  await test.step('once something is typed, F5 takes back what was filled in, and the line names Ctrl+F11', async () => {
    await discard();
    await expect(undo).toHaveAttribute('aria-keyshortcuts', 'F5');
    await call.field('Remark').focus();
    await expect(undo).toHaveAttribute('aria-keyshortcuts', 'F5');
    await keys.type('x');
    await expect(undo).toHaveAttribute('aria-keyshortcuts', 'Control+F11');
    await keys.press('F5');
    await expect(call.field('Phone')).toHaveValue('');
    await keys.press('Control+F11');
    await expect(call.field('Name')).toHaveValue('To Throw');
  });
  await test.step('after the discard of a blank call, F5 says that there is nothing to bring back', async () => {
    await keys.press('Alt+1');
    await call.field('Quick entry').focus();
    await keys.press('Enter');
    await expect(call.field('Phone')).toHaveValue('0173390218');
    await keys.press('Alt+2');
    await expect(call.field('Name')).toHaveValue('To Throw');
    await call.button('Discard').click();
    await expect(call.field('Phone')).toHaveValue('0173390218');
    await keys.press('F2');
    await expect(call.field('Phone')).toHaveValue('');
    await discard();
    await expect(tabs).toHaveCount(1);
    await keys.press('F5');
    await expect(page.getByText('The discarded call was blank: nothing to bring back.')).toBeVisible();
    await expect(call.field('Phone')).toHaveValue('0173390218');
    await keys.press('F5');
    await expect(call.field('Phone')).toHaveValue('');
  });
});

test('the offer to undo a discard goes after a minute, and the palette still brings the call back', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const offer = call.main.getByText('Aminah was discarded.');
  await page.clock.install();
  await call.field('Name').fill('Aminah');
  await call.button('Discard').click();
  await expect(offer).toBeVisible();
  await page.clock.fastForward('00:30');
  await expect(offer).toBeVisible();
  await page.clock.fastForward('00:31');
  await expect(offer).toHaveCount(0);
  await page.keyboard.press('F11');
  await page.keyboard.type('aminah');
  await page.keyboard.press('Enter');
  await expect(call.field('Name')).toHaveValue('Aminah');
});
