import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test('a note or a reminder that is too long is cut nowhere, and is not saved before it fits', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 12, (place) =>
    place === 5 ? { Ticket: { Name: 'Siti Aminah', Phone: '60198887766', StoreName: 'Siti Bakery' } } : {},
  );
  const { page } = await startLive();
  const { keyboard } = page;
  const call = new CallScreen(page);
  const end = 'never before 11 am';
  const long = (length: number) => 'ring the owner '.repeat(400).slice(0, length - end.length) + end;

  await test.step('a lasting note', async () => {
    const card = call.main.getByRole('region', { name: 'Possible callers' });
    const form = call.main.getByRole('region', { name: 'Lasting note' });
    const field = form.getByLabel('Note on the store Siti Bakery');
    await keyboard.type('7766');
    await expect(card.getByText('number ends with 7766')).toBeVisible();
    await keyboard.press('Control+F8');
    await expect(field).toBeFocused();
    await keyboard.insertText(long(438));
    await expect(field).toHaveValue(long(438));
    await expect(field).toHaveAccessibleDescription('138 too many (limit 300 characters)');
    await expect(form.getByRole('alert')).toHaveCount(0);
    await keyboard.press('Enter');
    await expect(form.getByRole('alert')).toHaveText('138 too many (limit 300 characters)');
    await expect(field).toBeFocused();
    await field.fill(long(300));
    await expect(form.getByText('too many')).toHaveCount(0);
    await keyboard.press('Enter');
    await expect(form).toHaveCount(0);
    await expect(card.getByText(long(300))).toBeVisible();
  });

  await test.step('a note on a case, and a reminder of it', async () => {
    const history = new HistoryScreen(page);
    await history.open();
    await history.find.fill('Siti Bakery');
    await expect(history.rows).toHaveCount(1);
    await keyboard.press('Enter');
    await keyboard.press('Control+n');
    const note = page.getByLabel(/^New note/);
    await expect(note).toBeFocused();
    await keyboard.insertText(long(5_010));
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toHaveText('10 too many (limit 5,000 characters)');
    await expect(note).toHaveValue(long(5_010));
    await note.fill('ring the owner');
    await keyboard.press('Control+Enter');
    await expect(note).toHaveValue('');

    await keyboard.press('Control+e');
    const about = page.getByLabel('Subject', { exact: true });
    await about.fill(long(301));
    await keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('1 too many (limit 300 characters)');
    await about.fill('ring the owner');
    await keyboard.press('Enter');
    await expect(about).toHaveCount(0);
  });
});
