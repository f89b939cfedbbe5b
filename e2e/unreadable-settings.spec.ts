import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { en } from '../src-renderer/messages/catalogues';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test('the notice that settings could not be read is closed by Esc, and the caret stays', async ({
  startLive,
  userDataFolder,
}) => {
  await writeFile(join(userDataFolder, 'settings.json'), '{', { mode: 0o600 });
  const { page } = await startLive();
  const call = new CallScreen(page);
  const notice = page.getByText(en.app.settingsUnread);
  await expect(notice).toBeVisible();
  await call.field('Name').focus();
  await page.keyboard.press('Escape');
  await expect(notice).toBeHidden();
  await expect(call.field('Name')).toBeFocused();
});
