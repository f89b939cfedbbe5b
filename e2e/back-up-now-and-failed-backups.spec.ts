import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { SettingsScreen } from './pages/settings-screen';

test(
  'a backup is made on request, and a folder that refuses it is said',
  { tag: '@exhaustive' },
  async ({ startLive, userDataFolder }) => {
    const { page } = await startLive();
    const settings = new SettingsScreen(page);

    await test.step('a backup is made on request, one at a time: its button rests until it is there', async () => {
      await settings.open();
      await expect(settings.main).toContainText('none yet');
      const button = settings.button('Back up now');
      await button.evaluate((element) => {
        const seen: (string | null)[] = [];
        Object.assign(window, { seen });
        new MutationObserver(() => seen.push(element.getAttribute('aria-disabled'))).observe(element, {
          attributes: true,
        });
      });
      await button.click();
      await expect(settings.main).toContainText('1 kept');
      await expect(button).not.toHaveAttribute('aria-disabled');
      expect(await page.evaluate(() => (window as unknown as { seen: unknown }).seen)).toEqual([
        'true',
        null,
      ]);
      expect(await readdir(join(userDataFolder, 'live', 'backups'))).toHaveLength(1);
    });

    await test.step('a folder that refuses backups is said in Settings and at its place in the rail, until one was made', async () => {
      const backups = join(userDataFolder, 'live', 'backups');
      await rm(backups, { recursive: true, force: true });
      await writeFile(backups, 'not a folder');
      const place = page
        .getByRole('navigation', { name: 'Screens' })
        .getByRole('button', { name: /^Settings/ });
      await expect(place).not.toContainText('No backup');
      await settings.button('Back up now').click();
      await expect(settings.alert).toContainText('The history has no backup: every attempt failed.');
      await expect(settings.alert).toContainText('The app retries every hour.');
      await expect(place).toContainText('No backup');
      await expectNoAxeViolations(page);
      await settings.button('Back up now').scrollIntoViewIfNeeded();
      await page.screenshot({ path: test.info().outputPath('no-backup.png') });

      await rm(backups);
      await settings.button('Back up now').click();
      await expect(settings.main).toContainText('1 kept');
      await expect(settings.alert).toBeHidden();
      await expect(place).not.toContainText('No backup');
    });
  },
);
