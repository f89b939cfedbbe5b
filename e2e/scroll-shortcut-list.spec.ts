import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';

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

test('no Enter or Delete acts on what the list of shortcuts hides, and what is typed closes it and is in its field', async ({
  start,
}) => {
  const { electron, page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  await resizeWindow(electron, 1366, 768);
  await zoomWindow(electron, page, 2);
  const call = new CallScreen(page);
  const card = page.getByRole('region', { name: 'Keyboard shortcuts', exact: true });
  await call.field('Name').fill('Aminah');
  await keyboard.press('Control+a');
  await keyboard.press('Control+c');
  await keyboard.press('F1');
  await expect(card).toBeInViewport();
  for (const key of ['Enter', 'Backspace', 'Control+Backspace', 'Control+x']) {
    await keyboard.press(key);
    await expect(call.field('Name'), key).toHaveValue('Aminah');
  }
  await expect(call.field('Name')).toBeFocused();
  await expect(card).toBeInViewport();

  await test.step('what is typed or pasted', async () => {
    await keyboard.press('End');
    await keyboard.press('Escape');
    await keyboard.press('ArrowRight');
    await keyboard.press('F1');
    await expect(card).toBeInViewport();
    await keyboard.type('xy');
    await expect(card).toBeHidden();
    await expect(call.field('Name')).toHaveValue('Aminahxy');
    await keyboard.press('F1');
    await expect(card).toBeInViewport();
    await keyboard.press('Control+v');
    await expect(card).toBeHidden();
    await expect(call.field('Name')).toHaveValue('AminahxyAminah');
    await call.field('Name').fill('Aminah');
    await keyboard.press('F1');
    await expect(card).toBeInViewport();
  });

  await test.step('Tab goes through its buttons and round, which close it; the caret is where it was', async () => {
    const buttons = card.locator('button:not([tabindex="-1"])');
    for (const at of [0, 1, 0]) {
      await keyboard.press('Tab');
      await expect(buttons.nth(at)).toBeFocused();
    }
    await keyboard.press('Shift+Tab');
    await expect(buttons.last()).toBeFocused();
    await keyboard.press('Enter');
    await expect(card).toBeHidden();
    await expect(call.field('Name')).toBeFocused();
    await keyboard.press('F1');
    await keyboard.press('Shift+Tab');
    await expect(buttons.last()).toBeFocused();
    await keyboard.press('Escape');
    await expect(call.field('Name')).toBeFocused();
    await keyboard.press('End');
    await keyboard.type(' binti');
    await expect(call.field('Name')).toHaveValue('Aminah binti');
  });

  await test.step('nor on another screen', async () => {
    await goTo(page, 'History');
    const find = page.locator('input[type=search]');
    await expect(find).toBeFocused();
    await keyboard.press('F1');
    await expect(card).toBeInViewport();
    await keyboard.press('Enter');
    await expect(card).toBeInViewport();
    await keyboard.type('abc');
    await expect(card).toBeHidden();
    await expect(find).toHaveValue('abc');
  });
});
