import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { en } from '../src-renderer/messages/catalogues';
import { expectNoAxeViolations } from './fixtures/axe';
import { patchApp } from './fixtures/patched-app';
import { serveFolder } from './fixtures/serve-folder';
import { expect, test as base } from './fixtures/test';
import type { RunningApp } from './fixtures/helpdesk-app';
import { CallScreen } from './pages/call-screen';

const content = 'MZ, an installer';
const installer = {
  file: 'storehub-helpdesk-9.0.0-x64.exe',
  sha512: createHash('sha512').update(content).digest('hex'),
  bytes: content.length,
};

const ready = en.app.updateReady.replace('{{version}}', '9.0.0');

type World = {
  /** Starts the app with a feed that sends this as the installer of version 9.0.0. */
  readonly startWith: (sent: string) => Promise<RunningApp>;
  /** The installers that were asked for. */
  readonly downloads: () => readonly string[];
  /** What was installed, or null. */
  readonly installed: () => string | null;
  readonly log: () => Promise<string>;
};

const test = base.extend<{ readonly world: World }, { readonly programFolder: string }>({
  programFolder: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs off its first parameter.
    async ({}, use) => {
      // The package for one user of Windows, whose installer is copied instead of started, on a PC that trusts the feed.
      const folder = patchApp(
        'self-update',
        /certificateAuthorities: readSystemCertificates,([\s\S]*?)random: Math\.random,([\s\S]*?)updateInstaller: findUpdateInstaller\([^)]*\)/,
        `certificateAuthorities: () => [process.env.HELPDESK_TEST_CERTIFICATE],$1random: () => 0,$2updateInstaller: { entry: 'installer', start: (file) => {
          process.getBuiltinModule('node:fs').copyFileSync(file, process.env.HELPDESK_TEST_INSTALLED);
          return true;
        } }`,
      );
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  world: async ({ start, userDataFolder, programFolder }, use) => {
    const at = (name: string) => join(userDataFolder, '..', name);
    mkdirSync(at('feed'));
    writeFileSync(at('feed/latest.json'), JSON.stringify({ version: '9.0.0', installer }));
    const feed = await serveFolder(at('feed'));
    const policies = { Mode: 'practice', UpdateNotice: `${feed.url}/latest.json`, InstallUpdates: true };
    writeFileSync(at('policies.json'), JSON.stringify(policies));
    await use({
      startWith: (sent) => {
        writeFileSync(at(`feed/${installer.file}`), sent);
        const env = {
          HELPDESK_POLICIES: at('policies.json'),
          HELPDESK_TEST_CERTIFICATE: feed.certificate,
          HELPDESK_TEST_INSTALLED: at('installed'),
        };
        return start({ programFolder, env });
      },
      downloads: () => feed.asked.filter((path) => path.endsWith('.exe')),
      installed: () => (existsSync(at('installed')) ? readFileSync(at('installed'), 'utf8') : null),
      log: () => readFile(join(userDataFolder, 'logs', 'helpdesk.log'), 'utf8'),
    });
    feed.close();
  },
});

test(
  'a newer version is installed when the app closes with no call open, and not before',
  { tag: '@exhaustive' },
  async ({ world }, testInfo) => {
    const first = await world.startWith(content);
    await expect(first.page.getByText(ready, { exact: true })).toBeVisible();
    await first.page.screenshot({ path: testInfo.outputPath('ready.png') });
    await expectNoAxeViolations(first.page, 'a version to be installed');
    await new CallScreen(first.page).field('Issue').fill('The till does not start');
    await expect(first.page.getByText(ready, { exact: true })).toHaveCount(0);
    await first.quit();
    expect(world.installed()).toBeNull();
    expect(await world.log()).toContain('update waits {"version":"9.0.0"}');

    const second = await world.startWith(content);
    await expect(new CallScreen(second.page).field('Issue')).toHaveValue('The till does not start');
    await expect.poll(world.log).toMatch(/(?:update downloaded[\s\S]*){2}/);
    await second.page.keyboard.press('F6');
    await expect(second.page.getByText(ready, { exact: true })).toBeVisible();
    expect(world.installed()).toBeNull();
    await second.quit();
    expect(world.installed()).toBe(content);
    expect(world.downloads()).toHaveLength(1);
  },
);

test('an installer that is not what the feed names is refused, and no agent hears of it', async ({
  world,
}) => {
  const { page, quit } = await world.startWith('MZ, a virusstaller');
  await expect.poll(world.log).toContain('update refused {"version":"9.0.0","reason":"wrong-s');
  await expect(page.getByText('9.0.0')).toHaveCount(0);
  await quit();
  expect(world.installed()).toBeNull();
});
