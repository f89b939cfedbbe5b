import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test('a complaint that belongs to no field goes into Issue by one key, and F5 takes it back', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  const note = page.locator('#quick-entry-note');
  const complaint = 'kitchen printer no print since morning near the pasar besar';
  await keyboard.press('Control+k');
  await keyboard.type(`uncle lim here lim bakery ipoh 05-254 1234 ${complaint}`);
  await keyboard.press('Enter');
  await expect(note).toContainText(`Not filled in, Shift+Enter adds it to Issue: ipoh · ${complaint}.`);
  await expect(call.field('Name')).toHaveValue('Uncle Lim');
  await expect(call.field('Issue')).toHaveValue('');
  await keyboard.press('Shift+Enter');
  await expect(call.field('Issue')).toHaveValue(`ipoh, ${complaint}`);
  await expect(note).toHaveText('Filled: Issue. F5 undoes it.');
  await keyboard.press('F5');
  await expect(call.field('Issue')).toHaveValue('');
  await expect(call.field('Name')).toHaveValue('Uncle Lim');
});
