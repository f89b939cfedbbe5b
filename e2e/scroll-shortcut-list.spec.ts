import { expect, test } from './fixtures/test';
import { resizeWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';

test('the keys that scroll move the list of shortcuts, not what is behind it, and the caret stays', async ({
  start,
}) => {
  const { electron, page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  await resizeWindow(electron, 1366, 600);
  const card = page.getByRole('region', { name: 'Keyboard shortcuts', exact: true });
  const readTop = () => card.evaluate((box) => box.scrollTop);
  await call.field('Issue').fill('The first line\nthe second line\nthe third');
  await call.field('Issue').press('ArrowUp');
  const readCaret = () => call.field('Issue').evaluate((field: HTMLTextAreaElement) => field.selectionStart);
  const caret = await readCaret();
  await keyboard.press('F1');
  await expect(card).toBeVisible();

  await keyboard.press('End');
  await expect(card.getByText('1…6', { exact: true })).toBeInViewport({ ratio: 1 });
  const end = await readTop();
  expect(end).toBeGreaterThan(0);
  await keyboard.press('ArrowUp');
  await expect.poll(readTop).toBeLessThan(end);
  await keyboard.press('ArrowDown');
  await expect.poll(readTop).toBe(end);
  await keyboard.press('Home');
  await expect.poll(readTop).toBe(0);
  await keyboard.press('PageDown');
  await expect.poll(readTop).toBeGreaterThan(0);
  await keyboard.press('PageUp');
  await expect.poll(readTop).toBe(0);
  await expect(call.field('Issue')).toBeFocused();
  expect(await readCaret()).toBe(caret);

  await test.step('without the list they are keys of the field again', async () => {
    await keyboard.press('Escape');
    await expect(card).toBeHidden();
    await keyboard.press('Home');
    expect(await readCaret()).toBeLessThan(caret);
  });
});
