import { findCoveredControls } from './fixtures/layout-faults';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test('a line and a pasted chat fill each field with its own, and the rest goes into Issue', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  const note = page.locator('#quick-entry-note');

  await test.step('what belongs to no field goes into Issue by one key, and F5 takes it back', async () => {
    await keyboard.press('Control+k');
    await expect(call.field('Quick entry')).toBeFocused();
    await keyboard.insertText('ref AB12345, uncle lim, lim bakery, 05-254 1234, serial DMPQ4821KLM');
    await keyboard.press('Enter');
    await expect(note).toContainText(
      'Not filled in, Shift+Enter adds it to Issue: ref AB12345 · serial DMPQ4821KLM.',
    );
    await expect(call.field('Name')).toHaveValue('Uncle Lim');
    await expect(call.field('Issue')).toHaveValue('');
    await keyboard.press('Shift+Enter');
    await expect(call.field('Issue')).toHaveValue('ref AB12345, serial DMPQ4821KLM');
    await expect(note).toHaveText('F5 undoes what was filled in. Filled: Phone, Name, Store name, Issue.');
    await keyboard.press('F5');
    await expect(call.field('Issue')).toHaveValue('');
    await expect(note).toContainText('Filled: Phone, Name, Store name.');
    await expect(call.field('Name')).toHaveValue('Uncle Lim');
    await keyboard.press('F5');
    await expect(call.field('Name')).toHaveValue('');
    await expect(note).not.toContainText('Filled');
  });

  await test.step('an address over several lines of a pasted chat is one address, and no piece of it the shop', async () => {
    await call.begin();
    await page.keyboard.press('Control+k');
    await expect(call.field('Quick entry')).toBeFocused();
    await page.evaluate(() => {
      const data = new DataTransfer();
      const header = '[12/11/2026, 10:32 am] Ravi: ';
      const messages = [
        'Hi, Ravi Banana Leaf here',
        'ipad hang masa bayar',
        'No 3,\nKedai MPKK, Jalan Pasar Baru,\nPekan Lama, 26600 Pekan, Pahang',
        '0173344556',
      ];
      data.setData('text/plain', messages.map((message) => header + message).join('\n'));
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    });
    await call.expectFields({
      Phone: '0173344556',
      Name: 'Ravi',
      'Store name': 'Ravi Banana Leaf',
      Address: 'No 3, Kedai MPKK, Jalan Pasar Baru, Pekan Lama, 26600 Pekan, Pahang',
      State: 'Pahang',
      Issue: 'ipad hang masa bayar',
    });
    await expect(note).not.toContainText('Not filled in');
  });

  await test.step('what a long chat leaves over, what it filled and its undo are read whole beside it, and no line of it covers a field', async () => {
    const well = call.field('Quick entry');
    await call.begin();
    await keyboard.press('Control+k');
    await expect(well).toBeFocused();
    await keyboard.insertText(
      'Boss Lim: pagi bro, Lim Brothers Seafood kitchen display blank since last nite, urgent, jalan gasing PJ, contact Kumar 0176543210, ok lunch crowd 12pm, lim.bros@gmail.com',
    );
    await keyboard.press('Enter');
    await expect(note).toContainText('F5 undoes what was filled in.');
    await expect(note).toContainText('Filled: Phone');
    const hidden = () => note.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
    await expect.poll(hidden).toBe(0);
    await expect.poll(() => findCoveredControls(page)).toEqual([]);
    await keyboard.press('F5');
    await expect(note).not.toContainText('Filled');
    await expect(well).toBeFocused();
    await expect.poll(() => findCoveredControls(page)).toEqual([]);
    const bottom = await well.evaluate((input) => input.getBoundingClientRect().bottom);
    const top = await page
      .locator('label[for=field-phone]')
      .evaluate((label) => label.getBoundingClientRect().top);
    expect(bottom, 'above the label of the first field').toBeLessThanOrEqual(top);
  });
});

test('an urgent line sets a high priority, to confirm, which F5 takes back', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const priority = call.main.getByRole('radiogroup', { name: 'Priority' });
  const mark = call.main.getByRole('button', { name: 'Undo fill: Priority' });

  await expect(priority.getByRole('radio', { name: 'Normal' })).toBeChecked();
  await page.keyboard.press('Control+k');
  await expect(call.field('Quick entry')).toBeFocused();
  await page.keyboard.insertText('URGENT!!! ipad hang, lim bakery, 05-254 1234');
  await page.keyboard.press('Enter');
  await expect(priority.getByRole('radio', { name: 'High' })).toBeChecked();
  await expect(mark.locator('..')).toHaveText('to confirm×');
  await expect(call.field('Issue')).toHaveValue('ipad hang');
  await page.keyboard.press('F5');
  await expect(priority.getByRole('radio', { name: 'Normal' })).toBeChecked();
  await expect(mark).toHaveCount(0);
});

test('a line that was not read yet comes back after a kill, and when its call was discarded', async ({
  start,
}) => {
  const text = 'ranjit singh 0149990001 kedai kasut';
  const first = await start({ mode: 'practice' });
  await first.page.keyboard.press('Control+k');
  await first.page.keyboard.type(text);
  await expect(new CallScreen(first.page).main.getByText(/^Saved /)).toBeVisible();
  await expect.poll(() => first.page.evaluate(`window.helpdesk.ask['calls.list'](null)`)).toContain(text);
  await first.kill();

  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  await expect(call.field('Quick entry')).toHaveValue(text);
  await call.button('Discard').click();
  await expect(call.main.getByText(`${text} was discarded.`)).toBeVisible();
  await expect(call.field('Quick entry')).toHaveValue('');
  await page.keyboard.press('F11');
  await page.keyboard.type('ranjit');
  const options = page.getByRole('listbox', { name: 'Command palette' }).getByRole('option');
  await expect(options).toHaveText([/^Bring back ranjit singh 0149990001 kedai kasut, discarded /]);
  await page.keyboard.press('Enter');
  await expect(call.field('Quick entry')).toHaveValue(text);
  await call.field('Quick entry').press('Enter');
  await expect(call.field('Phone')).toHaveValue('0149990001');

  await test.step('Ctrl+Z in it takes back nothing that was typed in another field', async () => {
    await call.field('Issue').focus();
    await page.keyboard.type('Printer dead');
    await page.keyboard.press('Control+k');
    for (let press = 0; press < 2; press += 1) await page.keyboard.press('Control+z');
    await expect(call.field('Phone')).toHaveValue('');
    await expect(call.field('Issue')).toHaveValue('Printer dead');
  });
});
