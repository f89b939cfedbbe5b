import { expectNoAxeViolations } from './fixtures/axe';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test('F4 fills in the caller only where number and store are of that caller', async ({ start }) => {
  const app = await start({ mode: 'practice' });
  const { page } = app;
  const { keyboard } = page;
  const call = new CallScreen(page);
  const card = call.main.getByRole('region', { name: 'Possible callers' });
  const suggestion = card.getByRole('button', { name: /Siti Hajar binti Ramli/ });

  await test.step('a caller found by name is no certain one for somebody who calls from another number: the card says so, and F4 asks', async () => {
    const other = card.getByText(/^Another number: this caller’s is 0\d[\d ]+\.$/);
    await call.fill({ Phone: '0123334444' });
    await call.field('Name').fill('siti hajar');
    await expect(suggestion).toBeVisible();
    await expect(other).toBeVisible();
    await expect(suggestion).toHaveAccessibleDescription(/^Another number: this caller’s is/);
    await expectNoAxeViolations(page);

    await keyboard.press('F4');
    await expect(suggestion).toBeFocused();
    await call.expectFields({ 'Store name': '', Email: '', Address: '' });
    await keyboard.press('Enter');
    await expect(call.field('Store name')).toHaveValue('Butik Bunga Raya');
    await expect(call.field('Issue')).toBeFocused();
    await call.expectFields({ Phone: '0123334444', Name: 'siti hajar' });

    await test.step('with a part of a number, or none, the only one is taken by F4 alone', async () => {
      await keyboard.press('F2');
      await expect(call.field('Store name')).toHaveValue('');
      await call.field('Name').fill('siti hajar');
      await expect(suggestion).toBeVisible();
      await expect(other).toHaveCount(0);
      await keyboard.press('F4');
      await expect(call.field('Store name')).toHaveValue('Butik Bunga Raya');
    });
  });

  await test.step('F4 says why it fills in nothing where another store was typed than that of the caller', async () => {
    await call.begin();
    const reason = page.getByText('The call already has another store or address, so nothing is filled in.');
    await call.field('Name').fill('siti hajar');
    await expect(suggestion).toBeVisible();
    await keyboard.press('F4');
    await expect(call.field('Store name')).toHaveValue('Butik Bunga Raya');
    await expect(reason).toHaveCount(0);
    await call.fill({ Address: '', State: '' });
    const asked = await holdRequests(app, 'callers.match');
    await call.field('Store name').fill('Kedai Lain');
    await test.step('also right behind the store, before the history has answered', async () => {
      await keyboard.press('F4');
      await asked.expectAsked(1);
      await expect(reason).toHaveCount(0);
      await asked.letGo();
      await expect(reason).toBeVisible();
      await call.expectFields({ 'Store name': 'Kedai Lain', Address: '' });
    });
    await keyboard.press('Control+k');
    await expect(reason).toHaveCount(0);
    await expect(suggestion).toBeVisible();
    await keyboard.press('F4');
    await expect(reason).toBeVisible();
    await call.expectFields({ 'Store name': 'Kedai Lain', Address: '' });
  });
});

test('somebody else of a known store gets its address, but neither the number nor the email of the other caller', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  const suggestion = call.main
    .getByRole('region', { name: 'Possible callers' })
    .getByRole('button', { name: /Siti Hajar binti Ramli/ });
  const emailSentence = call.main
    .getByRole('region', { name: 'Read back' })
    .getByRole('listitem')
    .filter({ hasText: 'Your email is' });
  for (const phone of ['0181112222', '']) {
    await call.begin();
    await call.fill({ Phone: phone, Name: 'Aina', 'Store name': 'butik bunga raya' });
    await expect(suggestion).toBeVisible();
    await keyboard.press('F4');
    if (phone !== '') {
      await expect(suggestion).toBeFocused();
      await keyboard.press('Enter');
    }
    await expect(call.field('Address')).not.toHaveValue('');
    await call.expectFields({ Phone: phone, Name: 'Aina', Email: '' });
    await expect(emailSentence).toHaveCount(0);
  }

  await test.step('the email of the caller is read back as reused, and can be confirmed', async () => {
    await call.begin();
    await call.field('Name').fill('siti hajar');
    await expect(suggestion).toBeVisible();
    await keyboard.press('F4');
    await expect(call.field('Email')).not.toHaveValue('');
    await expect(emailSentence).toContainText('reused');
    await emailSentence.getByRole('button').click();
    await expect(emailSentence).toContainText('confirmed');
  });
});

test('words typed while F4 asks which caller it is go to the form, and a digit or Enter still chooses', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  const suggestions = call.main
    .getByRole('region', { name: 'Possible callers' })
    .locator('[data-suggestion]');
  for (const name of ['Kamal', 'Devi']) {
    await call.begin();
    await call.fill({ Phone: '012 448 2119', Name: name, 'Store name': `Kedai ${name}` });
    await keyboard.press('Control+F2');
    await keyboard.press('2');
    await expect(call.outcome).toContainText('Not sent to StoreHub.');
  }
  const ask = async (field: string) => {
    await call.field(field).focus();
    await keyboard.press('F4');
    await expect(suggestions.nth(0)).toBeFocused();
  };
  await call.begin();
  await keyboard.type('0124482119');
  await expect(suggestions).toHaveCount(2);

  await test.step('from Issue, they go there', async () => {
    await ask('Issue');
    await keyboard.type('printer x keluar');
    await call.expectFields({ Phone: '0124482119', Issue: 'printer x keluar', Name: '', 'Store name': '' });
  });
  await test.step('from Phone, letters go to the next blank field and digits into the number', async () => {
    await ask('Phone');
    await keyboard.type('Aminah binti Ali');
    await call.expectFields({ Phone: '0124482119', Name: 'Aminah binti Ali', 'Store name': '' });
    await call.field('Name').fill('');
    await ask('Phone');
    await keyboard.press('9');
    await expect(call.field('Phone')).toBeFocused();
    await keyboard.press('Backspace');
    await expect(call.field('Phone')).toHaveValue('0124482119');
  });
  await test.step('Space chooses nobody; a digit does', async () => {
    await expect(suggestions).toHaveCount(2);
    await ask('Phone');
    await keyboard.press('Space');
    await expect(suggestions.nth(0)).toBeFocused();
    await call.expectFields({ Name: '', 'Store name': '' });
    await keyboard.press('2');
    await expect(call.field('Name')).not.toHaveValue('');
  });
});
