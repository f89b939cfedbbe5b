import { expect, test } from './fixtures/test';
import { join } from 'node:path';
import { runToEnd } from './packaged/run-to-end';

test('a second start brings the first window forward, and ends, also with a link of 100,000 characters', async ({
  start,
  userDataFolder,
}) => {
  const { electron, page } = await start({ mode: 'practice' });

  await test.step('it brings the first window forward, and ends', async () => {
    await electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.minimize();
    });
    await expect(
      start({ mode: 'practice', args: ['storehub-helpdesk://call?from=60123456789'] }),
    ).rejects.toThrow();
    expect(electron.windows()).toHaveLength(1);
    await expect(page).toHaveTitle('StoreHub Helpdesk');
  });

  await test.step('with a link of 100,000 characters it announces the call, and hands over no more than may be', async () => {
    await electron.evaluate(({ app }) => {
      const longest: number[] = [];
      Object.assign(globalThis, { longest });
      app.on('second-instance', (_event, argv) =>
        longest.push(Math.max(...argv.map(({ length }) => length))),
      );
    });
    const link = `storehub-helpdesk://call?from=60123456789&name=${'a'.repeat(100_000)}`;
    const noSandbox = process.env['HELPDESK_TEST_NO_SANDBOX'] === '1' ? ['--no-sandbox'] : [];
    const projectFolder = join(import.meta.dirname, '..');
    const tries = 5;
    for (let count = 0; count < tries; count += 1)
      await runToEnd(process.env['HELPDESK_TEST_ELECTRON'] ?? '', [...noSandbox, projectFolder, link], {
        HELPDESK_USER_DATA: userDataFolder,
        HELPDESK_MODE: 'practice',
        DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      });
    const longestOf = () => electron.evaluate(() => (globalThis as unknown as { longest: number[] }).longest);
    await expect.poll(longestOf).toHaveLength(tries);
    expect(Math.max(...(await longestOf()))).toBeLessThan(8_192);
    await expect(page.locator('[data-rings]')).toContainText('012 345 6789');
    await expect(page).toHaveTitle('StoreHub Helpdesk');
  });
});
