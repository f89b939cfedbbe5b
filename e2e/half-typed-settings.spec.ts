import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { SettingsScreen } from './pages/settings-screen';

test('what is half typed in Settings is there again after a call, but for a password', async ({
  startLive,
}) => {
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
});
