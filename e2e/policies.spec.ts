import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nativeMessages } from '../shared/messages/native-catalogues';
import { en, ms } from '../src-renderer/messages/catalogues';
import { expectNoAxeViolations } from './fixtures/axe';
import { readWindowlessStart } from './fixtures/read-windowless-start';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { SettingsScreen } from './pages/settings-screen';

test('what the organisation has set cannot be changed in Settings, which says so and lists it', async ({
  start,
  userDataFolder,
}, testInfo) => {
  const file = join(userDataFolder, '..', 'policies.json');
  await writeFile(
    file,
    JSON.stringify({
      Mode: 'practice',
      Theme: 'light',
      MaskedDisplay: true,
      KeepDays: 365,
      AllowArchive: false,
      AllowErase: false,
      AllowTokenChange: false,
      SupportContact: 'IT helpdesk, ext. 4100',
      AddReferenceToRemark: false,
      Colour: 'red',
      TemplatesFile: '/nowhere/templates.json',
      Recommended: { Language: 'ms', AllowExport: false },
    }),
  );
  const { page } = await start({ env: { HELPDESK_POLICIES: file } });
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole('button', { name: ms.app.settings }).click();
  const main = page.getByRole('main', { name: ms.app.settings });
  await expect(main.getByText(ms.policies.set, { exact: true }).first()).toBeVisible();

  // Recommended, so the agent may choose.
  await main.getByRole('radio', { name: 'English' }).check({ force: true });
  const settings = new SettingsScreen(page);
  await expect(settings.main).toBeVisible();
  const row = (title: string) =>
    settings.main.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

  for (const [title, rule] of [
    [en.settings.token, en.policies.tokenFixed],
    [en.settings.mode, en.policies.set],
    [en.settings.theme, en.policies.set],
    [en.masking.title, en.policies.set],
    [en.archive.title, en.policies.off],
    [en.privacy.title, en.policies.off],
  ] as const)
    await expect(row(title).getByText(rule, { exact: true }), title).toBeVisible();
  await expect(row(en.settings.language).getByText(en.policies.set)).toHaveCount(0);
  await expect(settings.main.getByRole('checkbox', { name: en.masking.switch })).toBeDisabled();
  await expect(settings.tokenField).toHaveCount(0);
  await expect(settings.button(en.archive.export)).toHaveCount(0);
  await expect(settings.button(en.privacy.find)).toHaveCount(0);

  const about = row(en.about.title);
  await expect(about.getByText('IT helpdesk, ext. 4100').first()).toBeVisible();
  await expect(about.getByText(`red · ${en.policies.problems['unknown-key']}`)).toBeVisible();
  await expect(about.getByText(`false · ${en.policies.problems['required-only']}`)).toBeVisible();
  await expect(
    about.getByText(`/nowhere/templates.json · ${en.policies.problems['not-readable']}`),
  ).toBeVisible();
  const key = about.locator('dt', { hasText: 'AddReferenceToRemark' });
  const keyWidth = await key.evaluate(({ clientWidth, scrollWidth }) => ({ clientWidth, scrollWidth }));
  expect(keyWidth.scrollWidth, 'the key lies over its value').toBeLessThanOrEqual(keyWidth.clientWidth);
  await expect(about.getByText(`true · ${en.policies.required}`)).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('top.png') });
  await about.scrollIntoViewIfNeeded();
  await page.screenshot({ path: testInfo.outputPath('about.png') });
  await row(en.privacy.title).scrollIntoViewIfNeeded();
  await page.screenshot({ path: testInfo.outputPath('privacy.png') });
  await expectNoAxeViolations(page, 'settings with policies');
});

test('a newer version is told, templates are fixed and exports are off where the organisation says so', async ({
  start,
  userDataFolder,
}, testInfo) => {
  const [file, notice, templates] = ['policies.json', 'latest.json', 'templates.json'].map((name) =>
    join(userDataFolder, '..', name),
  );
  const snippet = { id: 'it-1', language: 'en', trigger: 'warranty', text: 'Covered by the warranty.' };
  await writeFile(notice ?? '', '{"version":"9.0.0"}');
  await writeFile(
    templates ?? '',
    JSON.stringify({ kind: 'storehub-helpdesk-templates', version: 1, presets: [], snippets: [snippet] }),
  );
  await writeFile(
    file ?? '',
    JSON.stringify({ UpdateNotice: notice, LogLevel: 'debug', TemplatesFile: templates, AllowExport: false }),
  );
  const { page } = await start({ env: { HELPDESK_POLICIES: file ?? '' } });
  const call = new CallScreen(page);

  await test.step('a newer version is told of while no call is open, and each request is logged where IT wants it', async () => {
    const banner = page.getByText(en.app.newerVersion.replace('{{version}}', '9.0.0'), { exact: true });
    await expect(banner).toBeVisible();
    await page.screenshot({ path: testInfo.outputPath('newer.png') });
    await expectNoAxeViolations(page, 'a newer version');

    await call.field('Phone').fill('6');
    await expect(banner).toHaveCount(0);
    await page.keyboard.press('F6');
    await expect(call.field('Phone')).toHaveValue('');
    await expect(banner).toBeVisible();
    await page.getByRole('button', { name: en.shortcuts.close, exact: true }).click();
    await expect(banner).toHaveCount(0);

    const readLog = () => readFile(join(userDataFolder, 'logs', 'helpdesk.log'), 'utf8');
    await expect
      .poll(readLog)
      .toMatch(/info ipc request answered \{"channel":"calls\.save","isOk":true,"ms":\d+\}/);
  });

  await test.step('presets and snippets of the organisation can be used, and not changed', async () => {
    await call.begin();
    await call.field('Issue').focus();
    await page.keyboard.type('/warranty');
    await expect(page.getByRole('listbox', { name: en.callScreen.templates })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(call.field('Issue')).toHaveValue(snippet.text);

    const settings = new SettingsScreen(page);
    await settings.open();
    const list = settings.main.getByLabel(en.templates.choose, { exact: true });
    await list.selectOption(`/warranty  Covered by the warranty. · ${en.policies.set}`);
    const editor = settings.main.getByRole('region', { name: en.templates.snippet, exact: true });
    await expect(editor.getByText(en.policies.set, { exact: true })).toBeVisible();
    await expect(editor.getByLabel(en.templates.text, { exact: true })).toBeDisabled();
    await expect(editor.getByRole('button')).toHaveCount(0);
    await editor.scrollIntoViewIfNeeded();
    await page.screenshot({ path: testInfo.outputPath('locked-snippet.png') });
    await expectNoAxeViolations(page, 'a template of the organisation');
  });

  await test.step('where the organisation forbids exports, the panel of the list says nothing else', async () => {
    const main = await goTo(page, 'History');
    await main.getByRole('button', { name: en.exports.open, exact: true }).press('Enter');
    const panel = main.getByRole('region', { name: en.exports.open, exact: true });
    await expect(panel).toHaveText(en.policies.off);
    await expect(panel.getByRole('button')).toHaveCount(0);
  });
});

test('no screen takes a token where only the organisation may change it', async ({
  start,
  storeHub,
  keyring,
  userDataFolder,
}, testInfo) => {
  const file = join(userDataFolder, '..', 'policies.json');
  await writeFile(file, JSON.stringify({ Mode: 'live', AllowTokenChange: false }));
  const { page } = await start({
    apiUrl: storeHub.endpoint.href,
    keyring: keyring.env,
    env: { HELPDESK_POLICIES: file },
  });
  const call = new CallScreen(page);
  await call.fillExample();
  await page.keyboard.press('F9');
  const line = page.getByText(en.policies.tokenFixed, { exact: true });
  const field = page.getByLabel(en.token.label, { exact: true });
  for (const screen of ['Call', 'Outbox'] as const) {
    await goTo(page, screen);
    await expect(line.filter({ visible: true }), screen).toBeVisible();
    await expect(field.filter({ visible: true }), screen).toHaveCount(0);
    await expect(page.getByText('Enter the token').filter({ visible: true }), screen).toHaveCount(0);
    await page.screenshot({ path: testInfo.outputPath(`${screen}.png`) });
    await expectNoAxeViolations(page, screen);
  }
});

test('a data folder that cannot be made is told in the language of the policy', async ({
  userDataFolder,
}) => {
  const [file, policies] = [join(userDataFolder, 'file'), join(userDataFolder, 'policies.json')];
  await writeFile(file, '');
  await writeFile(policies, JSON.stringify({ Language: 'ms' }));
  const output = await readWindowlessStart(join(file, 'data'), { HELPDESK_POLICIES: policies });
  expect(output).toContain(nativeMessages.ms('native.folderReadOnly.sentence'));
});
