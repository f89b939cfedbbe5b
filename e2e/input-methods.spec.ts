import type { Locator } from '@playwright/test';
import { createInputMethod } from './fixtures/input-method';
import { expect, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';

/** Keys that do something in a call, a list or a form, by name and code. */
const keys = [
  ['Enter', 13],
  ['Escape', 27],
  ['ArrowDown', 40],
  ['ArrowUp', 38],
  ['Backspace', 8],
  ['/', 191],
  ...['1', '2', '3', '9'].map((digit) => [digit, 48 + Number(digit)] as const),
  ...Array.from({ length: 12 }, (_, at) => [`F${at + 1}`, 112 + at] as const),
] as const;

test('while an input method composes, no key does anything, in the fields of a call and in the palette', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const call = new CallScreen(page);
  const method = await createInputMethod(page);
  await call.fillExample({ Issue: '', Remark: '' });

  for (const name of ['Issue', 'State', 'Latitude', 'Quick entry']) {
    await test.step(`the field ${name}`, async () => {
      const field = call.field(name);
      await field.focus();
      await field.press('End');
      const before = await field.inputValue();
      await method.compose('打印');
      for (const key of keys) {
        await method.press([key]);
        await expect(field, key[0]).toBeFocused();
      }
      await expect(field).toHaveValue(`${before}打印`);
      await method.commit('打印机');
      await expect(field).toHaveValue(`${before}打印机`);
      await field.fill(before);
    });
  }
  await call.expectFields({ ...exampleCall, Issue: '', Remark: '' });
  await expect(call.send).toBeVisible();

  await test.step('the list of ways to end a call stays open, and no digit of a composition chooses from it', async () => {
    await call.field('Issue').focus();
    await page.keyboard.press('Control+F2');
    const list = call.main.getByRole('status', { name: 'End the call as' });
    await expect(list).toBeVisible();
    await method.compose('打印');
    await method.press([['1', 49]]);
    await expect(list).toBeVisible();
    await method.commit('打印机');
    await page.keyboard.press('Escape');
    await expect(call.field('Issue')).toHaveValue('打印机');
  });

  await test.step('the palette', async () => {
    await page.keyboard.press('F11');
    const find = page.getByRole('combobox', { name: 'What do you want to do?' });
    await stays(find, '新');
  });
  expect(storeHub.requests).toHaveLength(0);

  await test.step('the keys of a composition are real: without one, Enter sends no text and F2 begins a call', async () => {
    await page.keyboard.press('Escape');
    await call.expectFields({ Name: exampleCall.Name });
    await method.press([['F2', 113]]);
    await expect(call.field('Name')).toHaveValue('');
  });

  async function stays(field: Locator, text: string): Promise<void> {
    await expect(field).toBeFocused();
    await method.compose(text);
    for (const key of keys) {
      await method.press([key]);
      await expect(field, key[0]).toBeFocused();
    }
    await expect(field).toHaveValue(text);
    await method.commit(text);
    await expect(field).toHaveValue(text);
  }
});
