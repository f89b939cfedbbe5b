import { holdRequests } from './fixtures/hold-ipc-requests';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { HistoryScreen } from './pages/history-screen';

test('a note and a reminder are set once, however often their key is pressed until they are', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 3);
  const app = await startLive();
  const { page } = app;
  const { keyboard } = page;
  const history = new HistoryScreen(page);
  const notes = history.ticket.getByRole('region', { name: 'Notes (not sent to StoreHub)' });
  const reminders = history.ticket.getByRole('region', { name: 'Reminders' });
  const field = notes.getByRole('textbox');
  const save = notes.getByRole('button', { name: 'Save note' });
  await history.open();
  await expect(history.title).toContainText('STOREHUB0003');

  await test.step('a note, of which nothing that is typed meanwhile is lost, nor saved with it', async () => {
    const asked = await holdRequests(app, 'tickets.add-note');
    await keyboard.press('Control+n');
    await keyboard.type('rings at night');
    await keyboard.press('Control+Enter');
    await keyboard.press('Control+Enter');
    await save.dblclick({ force: true });
    await field.focus();
    await keyboard.press('Control+End');
    await keyboard.type(', not at noon');
    await keyboard.press('Control+Enter');
    await asked.letGo();
    await expect(notes.getByRole('listitem')).toHaveText([/rings at night$/]);
    await expect(field).toHaveValue(', not at noon');
    await keyboard.press('Control+Enter');
    await expect(notes.getByRole('listitem')).toHaveText([/rings at night$/, /, not at noon$/]);
    await expect(field).toHaveValue('');
  });

  await test.step('nor again from another look at the case, while it is on its way', async () => {
    const asked = await holdRequests(app, 'tickets.add-note');
    await keyboard.type('closed on Fridays');
    await keyboard.press('Control+Enter');
    await asked.expectAsked(1);
    await history.rows.filter({ hasText: 'STOREHUB0001' }).click();
    await expect(history.title).toContainText('STOREHUB0001');
    await history.rows.filter({ hasText: 'STOREHUB0003' }).click();
    await expect(field).toHaveValue('closed on Fridays');
    await save.click({ force: true });
    await asked.letGo();
    await expect(notes.getByRole('listitem')).toHaveCount(3);
    await expect(field).toHaveValue('');
  });

  await test.step('a reminder', async () => {
    const asked = await holdRequests(app, 'reminders.set');
    await keyboard.press('Control+e');
    await keyboard.press('3');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await reminders.getByRole('button', { name: 'Save reminder' }).dblclick({ force: true });
    await asked.letGo();
    await expect(reminders.getByRole('listitem')).toHaveCount(1);
    await expect(history.find).toBeFocused();
  });

  await test.step('what is typed behind Enter goes to where the caret returns, and into no reminder', async () => {
    const asked = await holdRequests(app, 'reminders.set');
    await keyboard.press('Control+e');
    await keyboard.press('3');
    await keyboard.press('Tab');
    await keyboard.type('ring the owner');
    await keyboard.press('Enter');
    await keyboard.type('KL');
    await asked.letGo();
    await expect(reminders.getByRole('listitem')).toHaveText([/^(?!.*ring)/, /ring the owner(?!KL)/]);
    await expect(history.find).toHaveValue('KL');
    await history.find.fill('');
  });

  await test.step('a focus that has moved elsewhere stays there once it is set', async () => {
    const asked = await holdRequests(app, 'reminders.set');
    await keyboard.press('Control+e');
    await keyboard.press('Enter');
    await asked.expectAsked(1);
    await history.rows.filter({ hasText: 'STOREHUB0001' }).click();
    await expect(history.title).toContainText('STOREHUB0001');
    await keyboard.press('Control+n');
    await expect(field).toBeFocused();
    await asked.letGo();
    await expect(field).toBeFocused();
  });
});
