import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { SettingsScreen } from './pages/settings-screen';

test(
  'what is half typed in Settings is there again after a call, but for a password',
  { tag: '@exhaustive' },
  async ({ startLive }) => {
    const { page } = await startLive();
    const call = new CallScreen(page);
    const settings = new SettingsScreen(page);
    const label = (name: string) => settings.main.getByLabel(name, { exact: true });
    const callMeanwhile = async () => {
      await page.keyboard.press('F2');
      await expect(call.field('Phone')).toBeFocused();
      await settings.open();
    };

    await test.step('the server of the shared history', async () => {
      await settings.open();
      await settings.button('Set up').press('Enter');
      await page.keyboard.type('history.example');
      await label('User').fill('pc_a');
      await label('Password').fill('a secret');
      await callMeanwhile();
      await expect(label('Server')).toHaveValue('history.example');
      await expect(label('User')).toHaveValue('pc_a');
      await expect(label('Password')).toHaveValue('');
      await expect(label('Server')).not.toBeFocused();
      await settings.button('Cancel').click();
      await callMeanwhile();
      await expect(settings.button('Set up')).toBeVisible();
      await expect(label('Server')).toHaveCount(0);
    });

    const editor = settings.main.getByRole('region', { name: /^(?:Preset|Snippet)$/ });
    const inEditor = (name: string) => editor.getByLabel(name, { exact: true });
    await test.step('a new preset, which is then saved; one that was only looked at is closed', async () => {
      await settings.button('New preset').press('Enter');
      await expect(inEditor('Name')).toBeFocused();
      await page.keyboard.type('Swap of a terminal');
      await callMeanwhile();
      await expect(inEditor('Name')).toHaveValue('Swap of a terminal');
      await expect(inEditor('Name')).not.toBeFocused();
      await inEditor('Text for Issue').fill('Terminal swap');
      await editor.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(inEditor('Name')).toHaveCount(0);
      const list = label('Select one to edit');
      await list.selectOption({ label: 'Swap of a terminal' });
      await expect(inEditor('Text for Issue')).toHaveValue('Terminal swap');
      await callMeanwhile();
      await expect(inEditor('Text for Issue')).toHaveCount(0);
    });

    await test.step('a snippet that is being changed, and given up', async () => {
      await settings.button('New snippet').press('Enter');
      await inEditor('Text').fill('The terminal was swapped.');
      await callMeanwhile();
      await expect(inEditor('Text')).toHaveValue('The terminal was swapped.');
      await editor.getByRole('button', { name: 'Cancel' }).click();
      await callMeanwhile();
      await expect(inEditor('Text')).toHaveCount(0);
    });
  },
);

test(
  'what is half typed in Settings, and half-typed initials, are there again after a kill, but for a password',
  { tag: '@exhaustive' },
  async ({ startLive }) => {
    const first = await startLive();
    const fieldsOf = (page: Page) => {
      const { main } = new SettingsScreen(page);
      const editor = main.getByRole('region', { name: /^(?:Preset|Snippet)$/ });
      const initials = page.getByRole('region', { name: 'Agent', exact: true });
      return {
        settings: new SettingsScreen(page),
        inEditor: (name: string) => editor.getByLabel(name, { exact: true }),
        label: (name: string) => main.getByLabel(name, { exact: true }),
        initials: initials.getByRole('textbox'),
      };
    };
    const before = fieldsOf(first.page);
    await before.settings.open();
    await before.settings.button('Set up').press('Enter');
    await first.page.keyboard.type('history.example');
    await before.label('Password').fill('a secret');
    await before.settings.button('New preset').press('Enter');
    await first.page.keyboard.type('Swap of a terminal');
    await before.inEditor('Text for Issue').fill('Terminal "A"\nto be swapped');
    await before.inEditor('Questions to ask, one per line').fill('Which one?\nSince wh');
    await first.page.keyboard.press('Control+F3');
    await before.initials.fill('N');
    await expectOnDisk(first.page, [
      '"N"',
      'Terminal \\"A\\"\\nto be swapped',
      'Since wh',
      'history.example',
    ]);
    await first.kill();

    const second = await startLive();
    const { keyboard } = second.page;
    const after = fieldsOf(second.page);
    await expect(new CallScreen(second.page).field('Phone')).toBeFocused();
    await keyboard.press('Control+F3');
    await expect(after.initials).toHaveValue('N');
    // The next shift types its own, not behind those.
    await keyboard.type('AZ');
    await expect(after.initials).toHaveValue('AZ');
    await keyboard.type('A');
    await keyboard.press('Enter');
    await expect(after.initials).toHaveCount(0);
    await after.settings.open();
    await expect(after.label('Server')).toHaveValue('history.example');
    await expect(after.label('Password')).toHaveValue('');
    await expect(after.inEditor('Name')).toHaveValue('Swap of a terminal');
    await expect(after.inEditor('Text for Issue')).toHaveValue('Terminal "A"\nto be swapped');
    await expect(after.inEditor('Questions to ask, one per line')).toHaveValue('Which one?\nSince wh');

    await test.step('saved, and given up, they are gone from the disk', async () => {
      await after.inEditor('Questions to ask, one per line').fill('Which one?');
      await after.settings.main.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(after.inEditor('Name')).toHaveCount(0);
      await after.settings.button('Cancel').click();
      await expect.poll(() => readDrafts(second.page)).toBe('[]');
      await second.kill();
      const third = fieldsOf((await startLive()).page);
      await third.settings.open();
      await expect(third.settings.button('Set up')).toBeVisible();
      await third.label('Select one to edit').selectOption({ label: 'Swap of a terminal' });
      await expect(third.inEditor('Questions to ask, one per line')).toHaveValue('Which one?');
    });
  },
);

const readDrafts = (page: Page) =>
  page.evaluate<string>(
    `window.helpdesk.ask['drafts.list'](null).then((answer) => JSON.stringify(JSON.parse(answer).value.map(({ text }) => text)))`,
  );

async function expectOnDisk(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts)
    await expect
      .poll(async () => (JSON.parse(await readDrafts(page)) as string[]).join('\n'))
      .toContain(text);
}
