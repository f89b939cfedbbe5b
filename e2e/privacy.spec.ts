import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { SettingsScreen } from './pages/settings-screen';

test('a caller who is erased on request is in no byte of the data folder, and a record says that it was done', async ({
  start,
  userDataFolder,
}) => {
  const app = await start({ mode: 'practice' });
  const call = new CallScreen(app.page);
  await call.fillExample({ Name: 'Zuraidah Canary', Remark: 'canary remark' });
  await call.send.click();
  await call.expectOutcome('Created');
  await expect.poll(() => filesWith(userDataFolder, 'Zuraidah Canary')).not.toEqual([]);

  const settings = new SettingsScreen(app.page);
  await settings.open();
  await settings.main.getByLabel('Name of the caller').fill('zuraidah canary');
  await settings.button('Find the tickets').click();
  await expect(settings.main).toContainText('Tickets of this caller that would be erased: 1.');
  const axe = await new AxeBuilder({ page: app.page }).setLegacyMode(true).analyze();
  expect(axe.violations).toEqual([]);
  await settings.button('Erase for good').click();
  await expect(settings.main).toContainText('1 tickets were erased for good.');
  await expect(settings.main).toContainText('1 tickets, on request');
  await app.quit();

  expect(await filesWith(userDataFolder, 'Zuraidah Canary')).toEqual([]);
  expect(await filesWith(userDataFolder, 'canary remark')).toEqual([]);
});

async function filesWith(folder: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const file = join(folder, name);
    if (!(await lstat(file)).isFile()) continue;
    const bytes = await readFile(file);
    if (bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))) found.push(name);
  }
  return found;
}
