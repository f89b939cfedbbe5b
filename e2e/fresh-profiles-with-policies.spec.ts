import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppState } from '../shared/app/app-state';
import type { Channel } from '../shared/ipc/channels-and-events';
import type { SyncState } from '../shared/sync/sync-server-and-state';
import { en, ms } from '../src-renderer/messages/catalogues';
import { expect, test } from './fixtures/test';
import type { RunningApp } from './fixtures/helpdesk-app';

/** Two in `npm test`; `npm run managed-profiles` starts 200. */
const profileCount = Number(process.env['HELPDESK_TEST_PROFILES'] ?? 2);

const snippet = { id: 'it-1', language: 'en', trigger: 'warranty', text: 'Covered by the warranty.' };
const files = {
  'latest.json': '{"version":"9.0.0"}',
  'templates.json': JSON.stringify({
    kind: 'storehub-helpdesk-templates',
    version: 1,
    presets: [],
    snippets: [snippet],
  }),
};

/** Every key but `DataFolder`, by which profiles of one computer would share a folder. */
const createPolicies = (folder: string) => ({
  Mode: 'live',
  Language: 'ms',
  MaskedDisplay: true,
  AddReferenceToRemark: true,
  KeepDays: 730,
  AllowExport: false,
  AllowArchive: false,
  AllowErase: false,
  AllowTokenChange: false,
  SupportContact: 'Helpdesk, ext. 4100',
  TemplatesFile: join(folder, 'templates.json'),
  LogLevel: 'debug',
  UpdateNotice: join(folder, 'latest.json'),
  InstallUpdates: true,
  SharedHistoryHost: '127.0.0.1',
  SharedHistoryPort: 9,
  SharedHistoryDatabase: 'calls',
  SharedHistoryUser: 'pc_12',
  SharedHistoryCertificateFile: '/etc/ssl/none.pem',
  Recommended: { Theme: 'dark' },
});

const configured = {
  'practice, on the screen': false,
  Mode: ['live', true],
  'Language, on the screen': 'ms-MY',
  'Language, in a label': true,
  Theme: 'dark',
  MaskedDisplay: true,
  AddReferenceToRemark: true,
  KeepDays: 730,
  Allow: ['AllowExport', 'AllowArchive', 'AllowErase', 'AllowTokenChange'],
  SupportContact: 'Helpdesk, ext. 4100',
  TemplatesFile: true,
  'UpdateNotice, on the screen': true,
  SharedHistory: {
    host: '127.0.0.1',
    port: 9,
    database: 'calls',
    user: 'pc_12',
    certificateFile: '/etc/ssl/none.pem',
  },
  LogLevel: true,
  InstallUpdates: true,
};

/** What a person would see on the screen or find in Settings. Presses nothing. */
async function readConfiguration(
  { page, electron }: RunningApp,
  userDataFolder: string,
): Promise<Record<keyof typeof configured, unknown>> {
  const ask = async <T>(channel: Channel): Promise<T> => {
    const answer = await page.evaluate<string>(`window.helpdesk.ask['${channel}'](null)`);
    return (JSON.parse(answer) as { value: T }).value;
  };
  const isShown = async (text: string) => (await page.getByText(text, { exact: true }).count()) > 0;
  const state = await ask<AppState>('app.get-state');
  const log = await readFile(join(userDataFolder, 'logs', 'helpdesk.log'), 'utf8');
  return {
    'practice, on the screen': (await isShown(en.app.practice)) || (await isShown(ms.app.practice)),
    Mode: [state.mode, state.isModeFixed],
    'Language, on the screen': await page.evaluate('document.documentElement.lang'),
    'Language, in a label': await isShown(ms.fields.phone),
    // Playwright shows every page in its light theme, so Electron is asked.
    Theme: await electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource),
    MaskedDisplay: state.settings.isMasked,
    AddReferenceToRemark: state.settings.addReferenceToRemark,
    KeepDays: (await ask<{ retentionDays: number }>('privacy.get-state')).retentionDays,
    Allow: state.forbidden,
    SupportContact: state.supportContact,
    TemplatesFile: JSON.stringify(await ask('templates.list-required-ids')).includes(snippet.id),
    'UpdateNotice, on the screen': await isShown(ms.app.newerVersion.replace('{{version}}', '9.0.0')),
    SharedHistory: (await ask<SyncState>('sync.get-state')).server,
    LogLevel: log.includes('ipc request answered'),
    InstallUpdates: log.includes('updates not installed {"reason":"package"}'),
  };
}

async function startProfile(
  start: (options: { isFirstRun: true; env: Record<string, string> }) => Promise<RunningApp>,
  userDataFolder: string,
  isManaged: boolean,
): Promise<RunningApp> {
  const folder = join(userDataFolder, '..');
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const policies = join(folder, 'policies.json');
  if (isManaged) await writeFile(policies, JSON.stringify(createPolicies(folder)));
  return start({ isFirstRun: true, env: { HELPDESK_POLICIES: policies } });
}

test.describe('a fresh profile with the policy file', () => {
  for (const profile of Array.from({ length: profileCount }, (_, at) => at + 1))
    test(`comes up configured, with no press: ${profile} of ${profileCount}`, async ({
      start,
      userDataFolder,
    }) => {
      const app = await startProfile(start, userDataFolder, true);
      await expect.poll(() => readConfiguration(app, userDataFolder)).toEqual(configured);
    });
});

test('without the policy file, not one of these is so', async ({ start, userDataFolder }) => {
  const app = await startProfile(start, userDataFolder, false);
  const listSame = async () => {
    const found = await readConfiguration(app, userDataFolder);
    return Object.entries(configured).filter(
      ([key, value]) => JSON.stringify(value) === JSON.stringify(found[key as keyof typeof found]),
    );
  };
  // The frame of practice comes a moment after the form.
  await expect.poll(listSame).toEqual([]);
});
