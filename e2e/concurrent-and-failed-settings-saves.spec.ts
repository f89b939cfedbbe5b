import { mkdir, readFile, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { explainError } from '../shared/errors/app-error';
import { answerQuestions } from './fixtures/answer-native-dialogs';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { expect, test } from './fixtures/test';
import { SettingsScreen } from './pages/settings-screen';

const notSaved = explainError({ kind: 'not-allowed', reason: 'settings-not-saved' }, 'en');

test(
  'settings that are changed while others are on their way all stand, in the window and in the file',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder }) => {
    const app = await start({ mode: 'practice' });
    const { page } = app;
    const settings = new SettingsScreen(page);
    const inFile = async () =>
      JSON.parse(await readFile(join(userDataFolder, 'settings.json'), 'utf8')) as unknown;
    await settings.open();

    await test.step('the theme, the language and two switches', async () => {
      const asked = await holdRequests(app, 'app.set-settings');
      await settings.main.getByText('Dark', { exact: true }).click();
      await settings.main.getByText('English', { exact: true }).click();
      await switches(settings).masks.press('Space');
      await switches(settings).reference.press('Space');
      await asked.expectAsked(4);
      await asked.letGo();
      await expectStanding(settings);
      expect(await inFile()).toMatchObject({
        theme: 'dark',
        language: 'en',
        isMasked: true,
        addReferenceToRemark: true,
      });
    });

    const change = async (key: string, action: string, to: string) => {
      await settings.button(`Change ${key} for “${action}”`).press('Enter');
      await page.keyboard.press(to);
    };
    await test.step('the keys of two actions, and both keys of one', async () => {
      const asked = await holdRequests(app, 'app.set-settings');
      await change('F6', 'Park this call', 'Control+2');
      // F6 is free by then.
      await change('F9', 'Send', 'F6');
      await change('Ctrl+Enter', 'Send', 'Control+1');
      await asked.expectAsked(3);
      await asked.letGo();
      expect(await inFile()).toMatchObject({ keys: { park: ['Ctrl+2'], send: ['F6', 'Ctrl+1'] } });
      await expect(settings.button('Change F6 for “Send”')).toBeVisible();
      await expect(settings.button('Change Ctrl+2 for “Park this call”')).toBeVisible();
    });

    await test.step('all the usual keys, and one more key on top of them', async () => {
      const asked = await holdRequests(app, 'app.set-settings');
      await settings.button('Reset shortcuts').click();
      await change('F8', 'Read back', 'Control+2');
      await asked.expectAsked(2);
      await asked.letGo();
      expect(await inFile()).toMatchObject({ keys: { 'read-back': ['Ctrl+2'] }, theme: 'dark' });
      await expect(settings.button('Change F6 for “Park this call”')).toBeVisible();
      await expect(settings.button('Change Ctrl+2 for “Read back”')).toBeVisible();
    });
    await app.quit();

    await test.step('after a restart, too', async () => {
      const restarted = await start({ mode: 'practice' });
      await answerQuestions(restarted.electron, 'yes');
      const again = new SettingsScreen(restarted.page);
      await again.open();
      await expectStanding(again);
      await expect(again.button('Change Ctrl+2 for “Read back”')).toBeVisible();

      await test.step('what the disk does not take is said where it was changed, and stays as it was', async () => {
        await mkdir(join(userDataFolder, 'settings.json.new'));
        const alert = again.main.getByText(notSaved.sentence);
        await again.main.getByText('Light', { exact: true }).click();
        await expect(alert).toBeVisible();
        await expectStanding(again);
        await again.main.getByText('Bahasa Melayu', { exact: true }).click();
        await expect(alert).toHaveCount(1);
        await expectStanding(again);
        await again.button('Change Ctrl+2 for “Read back”').press('Enter');
        await again.page.keyboard.press('Control+1');
        await expect(again.button('Change Ctrl+2 for “Read back”')).toBeVisible();
        const row = again.main.locator('section', {
          has: again.page.getByRole('heading', { name: 'Shortcuts' }),
        });
        await expect(row.getByText(notSaved.sentence)).toBeVisible();
        await row.getByText(notSaved.sentence).scrollIntoViewIfNeeded();
        await again.page.screenshot({ path: test.info().outputPath('setting-not-saved.png') });
        await again.main.getByLabel('Keep tickets').selectOption('365');
        await again.button('Keep tickets for 365 days').click();
        await expect(alert).toHaveCount(2);
        await again.button('Cancel').click();
        await expect(again.main.getByLabel('Keep tickets')).toHaveValue('');
        expect(await inFile()).not.toHaveProperty('practiceKeepDays', 365);

        const log = await readFile(join(userDataFolder, 'logs', 'helpdesk.log'), 'utf8');
        expect(log).toMatch(/error settings not written \{"error":"Error EISDIR","settings":"[\w ]*theme/);
        expect(log).toMatch(/"settings":"practiceKeepDays"/);
      });

      await test.step('and holds as soon as the disk takes it again', async () => {
        await rmdir(join(userDataFolder, 'settings.json.new'));
        await again.main.getByText('Light', { exact: true }).click();
        await expect(again.main.getByRole('radio', { name: 'Light' })).toBeChecked();
        await expect(again.main.getByText(notSaved.sentence)).toBeHidden();
        expect(await inFile()).toMatchObject({ theme: 'light' });
      });
    });
  },
);

test(
  'presets and snippets that are saved while others are on their way all stand, and none that is opened is closed',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder }) => {
    const app = await start({ mode: 'practice' });
    const { page } = app;
    const settings = new SettingsScreen(page);
    const list = settings.main.getByLabel('Select one to edit');
    const text = settings.main.getByLabel('Text', { exact: true });
    const open = async (trigger: string) => {
      await list.selectOption((await list.getByText(`/${trigger}  `).getAttribute('value')) ?? '');
      await expect(settings.main.getByLabel('Typed after /')).toHaveValue(trigger);
    };
    await settings.open();
    const saves = await holdRequests(app, 'templates.save');
    const removals = await holdRequests(app, 'templates.remove');
    await open('restart');
    await text.fill('Restarted twice.');
    await settings.button('Save').click();
    await saves.expectAsked(1);
    await open('paper');
    await text.fill('Paper was out.');
    await settings.button('Save').click();
    await open('cable');
    await settings.button('Remove').click();
    await open('mall');
    await text.fill('Guard house');
    await saves.letGo();
    await removals.letGo();
    await expect(list).not.toContainText('/cable');
    await expect(list).toContainText('/restart  Restarted twice.');
    await expect(list).toContainText('/paper  Paper was out.');
    await expect(text).toHaveValue('Guard house');
    const kept = await readFile(join(userDataFolder, 'words.json'), 'utf8');
    expect(kept).toMatch(/Restarted twice\..*Paper was out\./s);
    expect(kept).not.toContain('"cable"');

    await settings.button('Undo').click();
    await expect(list).toContainText('/cable');
    await expect(list).toContainText('/paper  Paper was out.');
    await expect(text).toHaveValue('Guard house');

    await test.step('what is typed into an entry while it is being saved stays, to be saved as well', async () => {
      const later = await holdRequests(app, 'templates.save');
      await open('restart');
      await text.fill('Restarted');
      await settings.button('Save').click();
      await later.expectAsked(1);
      await text.pressSequentially(' thrice.');
      await later.letGo();
      await expect(list).toContainText('/restart  Restarted');
      await expect(text).toHaveValue('Restarted thrice.');
      await settings.button('Save').click();
      await expect(list).toContainText('/restart  Restarted thrice.');
      await expect(text).toHaveCount(0);
    });
  },
);

function switches({ main }: SettingsScreen) {
  return {
    masks: main.getByLabel(/^Hide the middle of phone numbers/),
    reference: main.getByLabel(/reference as the last line of each remark$/),
  };
}

async function expectStanding(settings: SettingsScreen): Promise<void> {
  await expect(settings.main.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await expect(settings.main.getByRole('radio', { name: 'English' })).toBeChecked();
  await expect(switches(settings).masks).toBeChecked();
  await expect(switches(settings).reference).toBeChecked();
}
