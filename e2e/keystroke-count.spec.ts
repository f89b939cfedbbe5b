import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

const maxKeys = { newCaller: 25, repeatCaller: 15 } as const;

test('two whole calls by the keyboard alone, and how many keys they take', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  await expect(call.field('Phone')).toBeFocused();

  await test.step('a new caller: phone, name, store, issue and address are words, all else is counted', async () => {
    const keys = countedKeys(page);
    await keys.words('0173390218');
    await keys.press('Tab');
    await keys.words('Puan Rohani');
    await keys.press('Tab');
    await keys.words('Kedai Rohani');
    await keys.press('Tab', 'Tab');
    await keys.words('Receipt printer prints nothing since this morning');
    await keys.press('Tab', '4', 'Tab', 'Tab');
    await keys.words('12, Jalan Besar, 43000 Kajang');
    await keys.press('Tab', 'Tab');
    await expect(call.field('State')).toHaveValue('Selangor');
    await expect(call.button('43000 Kajang, about 5 km')).toBeVisible();
    await keys.press('Enter', 'F9');
    await expect(call.caseNumber).toHaveText(/\S/);
    keys.tell('new caller', maxKeys.newCaller);
  });

  await test.step('the same caller again: only the issue is words', async () => {
    const keys = countedKeys(page);
    await keys.press('F2');
    await expect(call.field('Name')).toHaveValue('');
    await keys.press('0', '2', '1', '8', 'F4');
    await call.expectFields({
      Name: 'Puan Rohani',
      'Store name': 'Kedai Rohani',
      Address: '12, Jalan Besar, 43000 Kajang',
      State: 'Selangor',
      Phone: '017 339 0218',
    });
    await expect(call.field('Issue')).toBeFocused();
    await keys.words('Cash drawer does not open any more');
    await keys.press('Tab', '4');
    // As the guide for agents says: it holds nothing back.
    await expect(call.main.getByText(/^Possible duplicate of/)).toBeVisible();
    await keys.press('F9');
    await expect(call.caseNumber).toHaveText(/\S/);
    keys.tell('repeat caller', maxKeys.repeatCaller);
  });
});

/** Presses keys one after the other, as an agent does, and counts them. Text typed into a field does not count. */
function countedKeys(page: Page) {
  let count = 0;
  return {
    words: (text: string) => page.keyboard.type(text),
    press: async (...keys: string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        count += 1;
      }
    },
    tell: (what: string, limit: number) => {
      process.stdout.write(`${what}: ${count} keys beyond the words, of ${limit} at most\n`);
      expect(count).toBeLessThanOrEqual(limit);
    },
  };
}
