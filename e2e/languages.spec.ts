import type { Page } from '@playwright/test';
import { languageNames } from '../shared/i18n/language';
import { en, ms, zh } from '../src-renderer/messages/catalogues';
import { seedHistory } from './fixtures/seeded-history';
import { findUntranslatedText } from './fixtures/untranslated-text';
import { ringingCallLink } from './fixtures/announce-call';
import { switchLanguage } from './fixtures/window-language';
import { openByPalette } from './screen-states/steps';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

const languages = [
  {
    language: 'ms',
    messages: ms,
    tag: 'ms-MY',
    digit: 3,
    systemLanguage: 'ms_MY',
    word: 'sejarah',
    preset: 'Printer tak keluar resit',
  },
  {
    language: 'zh',
    messages: zh,
    tag: 'zh-CN',
    digit: 4,
    systemLanguage: 'zh_CN',
    word: '查找',
    preset: '打印机打不出单据',
  },
] as const;
type Spoken = (typeof languages)[number];

// e2e/accessibility.spec.ts looks for sentences without a translation, on every screen in every state.

test('a language is chosen by keys, at once and for good', { tag: '@exhaustive' }, async ({ start }) => {
  let app = await start({ mode: 'practice' });
  for (const spoken of languages) {
    const { page } = app;
    const call = new CallScreen(page);
    await call.begin();
    await call.fill({ Name: 'Nurul' });
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    await choose(page, spoken);
    await expect(page.locator('html')).toHaveAttribute('lang', spoken.tag);
    await expect(page.getByRole('heading', { name: spoken.messages.app.settings })).toBeVisible();
    await test.step('what was being typed is there, on the page that it was typed on', async () => {
      await page.keyboard.press('Escape');
      await expect(page.getByLabel(spoken.messages.fields.name, { exact: true })).toHaveValue('Nurul');
      expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
    });
    await test.step('presets in that language come first', async () => {
      await page.getByLabel(spoken.messages.fields.issue, { exact: true }).focus();
      await page.keyboard.type('/');
      const presets = page.getByRole('listbox', { name: spoken.messages.callScreen.templates });
      await expect(presets.getByRole('option').first()).toContainText(spoken.preset);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Backspace');
    });
    await page.keyboard.press('F11');
    await expect(page.getByPlaceholder(spoken.messages.palette.find)).toBeFocused();
    expect(await findUntranslatedText(page, spoken.language)).toEqual([]);
    await page.keyboard.insertText(spoken.word);
    await expect(page.getByRole('option', { name: spoken.messages.shortcuts.find })).toBeVisible();
    await app.quit();
    app = await start({ mode: 'practice' });
    await expect(app.page.getByLabel(spoken.messages.fields.phone, { exact: true })).toBeVisible();
    await switchLanguage(app.page, 'en');
  }

  await test.step('from a window in any language, F11 finds every other one by its own name and by its English name', async () => {
    const { page } = app;
    const { keyboard } = page;
    await new CallScreen(page).begin();
    // The list of simulated problems has options of its own.
    const options = page.getByRole('listbox').getByRole('option');
    const html = page.locator('html');
    const names = { 'ms-MY': 'Bahasa Melayu', 'zh-CN': '中文', 'en-MY': 'English' };
    for (const [window, typed, tag] of [
      [en, 'melayu', 'ms-MY'],
      [ms, 'chinese', 'zh-CN'],
      [zh, 'malay', 'ms-MY'],
      [ms, 'english', 'en-MY'],
      [en, '中文', 'zh-CN'],
      [zh, 'english', 'en-MY'],
      [en, 'malay', 'ms-MY'],
      [ms, '中文', 'zh-CN'],
      [zh, 'bahasa', 'ms-MY'],
    ] as const) {
      await test.step(`${typed}, to ${tag}`, async () => {
        await keyboard.press('F11');
        await expect(page.getByPlaceholder(window.palette.find)).toBeFocused();
        await keyboard.insertText(typed);
        await expect(options.first()).toContainText(names[tag]);
        await keyboard.press('Enter');
        await expect(html).toHaveAttribute('lang', tag);
        await expect(page.locator('#field-phone')).toBeFocused();
      });
    }
  });
});

for (const spoken of languages)
  test(
    `a computer that speaks ${spoken.language} gets it, also while a telephone rings`,
    { tag: spoken.language === 'ms' ? [] : '@exhaustive' },
    async ({ startLive }) => {
      const { page } = await startLive({ systemLanguage: spoken.systemLanguage, args: [ringingCallLink] });
      await expect(page.locator('html')).toHaveAttribute('lang', spoken.tag);
      expect(await findUntranslatedText(page, spoken.language)).toEqual([]);
      await expect(
        page.getByRole('button', { name: spoken.messages.callScreen.incomingAnswer }),
      ).toBeVisible();
    },
  );

for (const locale of ['en_US', 'ms_MY', 'zh_CN']) {
  test(
    `on a computer that speaks ${locale} a date is typed as day, month, year`,
    { tag: locale === 'en_US' ? [] : '@exhaustive' },
    async ({ start }) => {
      // Where a Linux desktop sets LANGUAGE, Chromium takes no other order than that.
      const { page } = await start({ mode: 'practice', env: { LANGUAGE: '', LC_ALL: `${locale}.UTF-8` } });
      await expect(page.locator('#field-phone')).toBeFocused();
      await page.keyboard.press('F3');
      await expect(page.locator('input[type=search]')).toBeFocused();
      await page.keyboard.press('Control+f');
      const from = page.locator('input[type=date]').first();
      await from.focus();
      await page.keyboard.type('05112026', { delay: 20 });
      await expect(from).toHaveValue('2026-11-05');
    },
  );
}

test(
  'a caller is spoken to in a language of their own, which holds when parked, killed and rung again',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const first = await start({ mode: 'practice' });
    const call = new CallScreen(first.page);
    const readBack = first.page.getByRole('region', { name: 'Read back' });
    await call.fillExample();
    await expect(readBack).toContainText('Your number is 012 345 6789.');
    await first.page.keyboard.press('Control+l');
    await expect(readBack).toContainText('Nombor anda 012 345 6789.');
    await expect(readBack.getByRole('button', { name: 'BM' })).toHaveAttribute('aria-pressed', 'true');
    await expect(call.field('Name')).toHaveValue('Ahmad Ibrahim');
    await first.page.keyboard.press('F6');
    await expect(readBack).not.toContainText('Nombor anda');
    await first.kill();

    const { page } = await start({ mode: 'practice' });
    await page.keyboard.press('Alt+1');
    const again = new CallScreen(page);
    await again.expectFields({ Name: 'Ahmad Ibrahim' });
    await expect(page.getByRole('region', { name: 'Read back' })).toContainText('Nombor anda 012 345 6789.');
    await page.keyboard.press('F9');
    await again.expectOutcome('Created');
    await expect(again.outcome).toContainText('Nombor kes anda ialah:');
    await page.keyboard.press('F7');
    await expect(again.outcome).toContainText(/Satu|Dua|Tiga|Empat|Lima|Enam|Tujuh|Lapan|Sembilan|Kosong/);
    await page.keyboard.press('Control+l');
    await expect(again.outcome).toContainText('您的个案编号是：');

    await again.begin();
    await again.fill({ Phone: '012-345 6789' });
    await expect(again.main.getByRole('region', { name: 'Possible callers' })).toContainText('Ahmad Ibrahim');
    await page.keyboard.press('F4');
    await again.expectFields({ Name: 'Ahmad Ibrahim' });
    await expect(page.getByRole('region', { name: 'Read back' })).toContainText('Nombor anda 012 345 6789.');
  },
);

test(
  'in a Chinese window, the history names states in Chinese',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 3, () => ({ Appointment: { State: 'Kuala Lumpur' } }));
    const { page } = await startLive();
    await switchLanguage(page, 'zh');
    await page.keyboard.press('F3');
    const history = page.getByRole('main', { name: zh.app.history });
    await expect(history).toContainText('吉隆坡（Kuala Lumpur）');
    await expect(history).toContainText('吉隆坡，靠近');
  },
);

async function choose(page: Page, { language, digit }: Spoken): Promise<void> {
  await openByPalette(page, 'Settings');
  const choice = page.getByRole('radio', { name: 'Follow the system' }).last();
  await expect(choice).toBeVisible();
  const isThere = () => page.evaluate(() => document.activeElement?.id.startsWith('settings-languages'));
  for (let tabs = 0; tabs < 60 && (await isThere()) !== true; tabs += 1) await page.keyboard.press('Tab');
  await page.keyboard.press(String(digit));
  await expect(page.getByRole('radio', { name: languageNames[language] })).toBeChecked();
}
