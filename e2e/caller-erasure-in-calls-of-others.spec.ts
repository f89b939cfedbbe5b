import { answerQuestions } from './fixtures/answer-native-dialogs';
import { expectNoAxeViolations } from './fixtures/axe';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { SettingsScreen } from './pages/settings-screen';
import { listFilesWithText } from './security/find-encoded-text';

const hers = { Name: 'Zuraidah Canary', Phone: '60198887766', StoreName: 'Canary Bakery' };

test(
  'who was taken by mistake, and taken back, is erased out of the calls of others, which stay',
  { tag: '@exhaustive' },
  async ({ startLive, userDataFolder }) => {
    seedHistory(userDataFolder, 12, (place) => {
      if (place === 6) return { Ticket: { Name: 'Somebody Else', Remark: 'Ask for Zuraidah Canary' } };
      return place === 5 ? { Ticket: hers } : {};
    });
    const app = await startLive();
    const { page } = app;
    const call = new CallScreen(page);
    const takeHerAndBack = async () => {
      await call.field('Phone').fill('7766');
      await expect(call.main.getByText('Zuraidah').first()).toBeVisible();
      await page.keyboard.press('F4');
      await expect(call.field('Name')).toHaveValue(hers.Name);
      await page.keyboard.press('F5');
      await expect(call.field('Name')).toHaveValue('');
    };
    await takeHerAndBack();
    await call.fill({ Phone: '0121212121', Name: 'Another Person', Issue: 'how to void' });
    await page.keyboard.press('Control+F2');
    await page.keyboard.press('2');
    await expect(call.main.getByText('Another Person').first()).toBeVisible();
    await call.begin();
    await takeHerAndBack();
    await call.fill({ Phone: '0131313131', Name: 'Third Person', Issue: 'still open' });
    await expect.poll(() => listFilesWithText(userDataFolder, 'still open')).not.toEqual([]);

    const settings = new SettingsScreen(page);
    await settings.open();
    await settings.main.getByLabel('Name of the caller').fill(hers.Name);
    await settings.button('Find tickets').click();
    await expect(settings.alert).toContainText('Tickets of this caller that would be erased: 2.');
    await expect(settings.alert).toContainText('which only name this caller: 1. They are listed first');
    const tickets = settings.main.getByRole('region', { name: 'Tickets to be erased' });
    await expect(tickets.getByRole('listitem').first()).toContainText(/Somebody Else.* · names this caller$/);
    await expect(settings.alert).toContainText(
      'Kept tickets and calls from which traces of this caller are removed: 2.',
    );
    const kept = settings.main.getByRole('region', { name: 'Kept: only traces of this caller are removed' });
    await expect(kept.getByRole('listitem')).toHaveCount(2);
    const mentioned = kept.getByRole('checkbox').first();
    await mentioned.uncheck();
    await expect(settings.alert).toContainText('traces of this caller are removed: 1.');
    await expect(kept.getByRole('listitem')).toHaveCount(2);
    await mentioned.check();
    await expect(settings.alert).toContainText('traces of this caller are removed: 2.');
    await expectNoAxeViolations(page);
    const asked = await answerQuestions(app.electron, 'yes');
    await settings.button('Erase for good').click();
    // A backup is made before, and one after.
    await expect(settings.main).toContainText(
      'Traces of the caller were removed from 2 kept tickets or calls.',
      { timeout: 30_000 },
    );
    expect(await asked()).toMatchObject([
      { detail: /^Also traces in 2 other tickets or calls, which are kept\./ },
    ]);

    await test.step('the open call stays, and is saved without her', async () => {
      await goTo(page, 'Call');
      await expect(call.field('Name')).toHaveValue('Third Person');
      await call.fill({ Issue: 'typed afterwards' });
      await expect.poll(() => listFilesWithText(userDataFolder, 'typed afterwards')).not.toEqual([]);
    });

    await test.step('once nothing here names her, the copies are still offered to be cleaned', async () => {
      await settings.open();
      await settings.main.getByLabel('Name of the caller').fill(hers.Name);
      await settings.button('Find tickets').click();
      await expect(settings.main).toContainText('Nothing here names this caller, but older backups');
      await expectNoAxeViolations(page);
      await settings.button('Erase for good').click();
      await expect(settings.main).toContainText('Older backups and journal entries were deleted.', {
        timeout: 30_000,
      });
    });
    await app.quit();
    for (const text of [hers.Name, hers.Phone, hers.StoreName])
      expect(await listFilesWithText(userDataFolder, text)).toEqual([]);
    expect(await listFilesWithText(userDataFolder, 'Another Person')).not.toEqual([]);
  },
);
