import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

const shop = {
  Phone: '0135550101',
  'Store name': 'Kedai Fatimah Klang',
  Address: 'No 8, Jalan Meru, 41050 Klang',
  State: 'Selangor',
  Latitude: '3.0449',
  Longitude: '101.4456',
} as const;

test('each person of one number and shop stands on the card, and what speaks for one is not said of the other', async ({
  startLive,
}) => {
  const { page } = await startLive();
  const { keyboard } = page;
  const call = new CallScreen(page);
  const card = call.main.getByRole('region', { name: 'Possible callers' });
  const suggestions = card.locator('[data-suggestion]');
  const rows = card.getByRole('list').first().locator(':scope > li');
  for (const name of ['Fatimah Osman', 'Encik Osman']) {
    await call.begin();
    await call.fill({ ...shop, Name: name, Email: `${name.split(' ')[0]}@osman.example`, Issue: 'Jams' });
    await call.chooseService(1);
    await keyboard.press('F9');
    await expect(call.caseNumber).toHaveText(/\S/);
  }

  await test.step('F4 asks which of them it is, and a digit takes the other one', async () => {
    await call.begin();
    await keyboard.type(shop.Phone);
    await keyboard.press('F4');
    await expect(suggestions).toContainText([
      /Encik Osman · Kedai Fatimah Klang/,
      /Fatimah Osman · Kedai Fatimah Klang/,
    ]);
    await expect(suggestions.nth(0)).toBeFocused();
    await keyboard.press('2');
    await call.expectFields({ ...shop, Name: 'Fatimah Osman', Email: 'Fatimah@osman.example' });
    await expect(rows.nth(0)).toContainText('Encik Osman');
    await keyboard.press('F4');
    await expect(suggestions.nth(0)).toBeFocused();
    await keyboard.press('1');
    await call.expectFields({ ...shop, Name: 'Encik Osman', Email: 'Encik@osman.example' });
  });

  await test.step('with her name typed, she alone has the same name', async () => {
    await call.begin();
    await call.fill({ Phone: shop.Phone, Name: 'Fatimah Osman' });
    await expect(rows.nth(0)).toContainText('Fatimah Osman · Kedai Fatimah Klang');
    await expect(rows.nth(0)).toContainText('same number, same name');
    await expect(rows.nth(1)).toContainText('Encik Osman');
    await expect(rows.nth(1)).not.toContainText('same name');
  });
});
