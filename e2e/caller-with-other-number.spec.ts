import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test('F4 fills in the caller only where number and store are of that caller', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  const card = call.main.getByRole('region', { name: 'Possible callers' });
  const offer = card.getByRole('button', { name: /Siti Hajar binti Ramli/ });

  await test.step('a caller found by name is no certain one for somebody who calls from another number: the card says so, and F4 asks', async () => {
    const other = card.getByText(/^Another number: this caller’s is 0\d[\d ]+\.$/);
    await call.fill({ Phone: '0123334444' });
    await call.field('Name').fill('siti hajar');
    await expect(offer).toBeVisible();
    await expect(other).toBeVisible();
    await expect(offer).toHaveAccessibleDescription(/^Another number: this caller’s is/);
    await expectNoAxeViolations(page);

    await keyboard.press('F4');
    await expect(offer).toBeFocused();
    await call.expectFields({ 'Store name': '', Email: '', Address: '' });
    await keyboard.press('Enter');
    await expect(call.field('Store name')).toHaveValue('Butik Bunga Raya');
    await expect(call.field('Name')).toBeFocused();
    await call.expectFields({ Phone: '0123334444', Name: 'siti hajar' });

    await test.step('with a part of a number, or none, the only one is taken by F4 alone', async () => {
      await keyboard.press('F2');
      await expect(call.field('Store name')).toHaveValue('');
      await call.field('Name').fill('siti hajar');
      await expect(offer).toBeVisible();
      await expect(other).toHaveCount(0);
      await keyboard.press('F4');
      await expect(call.field('Store name')).toHaveValue('Butik Bunga Raya');
    });
  });

  await test.step('F4 says why it fills in nothing where another store was typed than that of the caller', async () => {
    await call.begin();
    const reason = page.getByText('Another store or address is typed, so nothing is filled in.');
    await call.field('Name').fill('siti hajar');
    await expect(offer).toBeVisible();
    await keyboard.press('F4');
    await expect(call.field('Store name')).toHaveValue('Butik Bunga Raya');
    await expect(reason).toHaveCount(0);
    await call.fill({ 'Store name': 'Kedai Lain', Address: '', State: '' });
    await expect(offer).toBeVisible();
    await keyboard.press('F4');
    await expect(reason).toBeVisible();
    await call.expectFields({ 'Store name': 'Kedai Lain', Address: '' });
  });
});
