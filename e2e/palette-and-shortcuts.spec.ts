import { findAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { HistoryScreen } from './pages/history-screen';
import { SettingsScreen } from './pages/settings-screen';

test('the palette finds an action by name, runs it, says why another cannot be done, and gives the caret back', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const keys = page.keyboard;
  const find = page.getByRole('combobox', { name: 'What do you want to do?' });
  const options = page.getByRole('listbox', { name: 'Command palette' }).getByRole('option');
  await call.field('Name').fill('Aminah');

  await keys.press('F11');
  await expect(find).toBeFocused();
  await expect(options.filter({ hasText: 'Send as a follow-up' })).toContainText('No case like this one');
  await keys.press('Escape');
  await expect(find).toBeHidden();
  await expect(call.field('Name')).toBeFocused();

  await test.step('what cannot be done is not done, and its reason stays in sight', async () => {
    await keys.press('F11');
    await keys.type('answer incoming');
    await expect(options).toHaveCount(1);
    await keys.press('Enter');
    await expect(options).toContainText('No incoming call.');
    await keys.press('Escape');
  });

  await test.step('a key that cannot do anything says why, and leaves the caret and the form as they are', async () => {
    const why = page.getByText('No case like this one in the last three days.');
    await expect(why).toBeHidden();
    await keys.press('F10');
    await expect(why).toBeVisible();
    await expect(call.field('Name')).toBeFocused();
    await expect(call.main.locator('[aria-invalid=true]')).toHaveCount(0);
    expect(await findAxeViolations(page)).toEqual([]);
    await keys.press('F1');
    await expect(why).toBeHidden();
    await keys.press('Escape');
    await expect(call.field('Name')).toBeFocused();
  });

  await test.step('so does a key of what is not there: a case, another screen, something to undo', async () => {
    for (const [key, why] of [
      ['Control+d', 'No case is open here.'],
      ['Alt+PageDown', 'No case is open here.'],
      ['Control+s', 'Not on this screen.'],
      ['F5', 'Nothing was filled in.'],
    ] as const) {
      await keys.press(key);
      await expect(page.getByText(why), key).toBeVisible();
      await expect(call.field('Name')).toBeFocused();
    }
  });

  await test.step('and in the history where nothing is found', async () => {
    const history = new HistoryScreen(page);
    await history.open();
    await history.find.fill('zzqq');
    await expect(history.count).toHaveText(/^0 /);
    await expect(history.ticket).toHaveCount(0);
    await keys.press('Control+e');
    await expect(page.getByText('No case is open here.')).toBeVisible();
    await keys.press('Control+F7');
    await expect(page.getByText('Only on the call screen.')).toBeVisible();
    await page.getByRole('navigation').getByRole('button', { name: /^Call/ }).first().click();
    await call.field('Name').focus();
  });

  await test.step('an action without a key is done by its name', async () => {
    await keys.press('F11');
    await keys.type('disc');
    await expect(options.first()).toContainText('Discard this call');
    await keys.press('Enter');
    await expect(call.main.getByText('Aminah was discarded.')).toBeVisible();
    await keys.press('F11');
    await expect(find).toBeFocused();
    await keys.type('bring');
    await expect(options.first()).toContainText('Bring back Aminah');
    for (const word of ['undo discard', 'batal', '撤销']) {
      await find.fill(word);
      await expect(options.first(), word).toContainText('Bring back Aminah');
    }
    await find.fill('discarded');
    await expect(options).toHaveText([/^Bring back Aminah, discarded/]);
    await keys.press('Enter');
    await expect(call.field('Name')).toHaveValue('Aminah');
  });

  await test.step('what stands in the settings, and help, is found by the words that people look for', async () => {
    for (const word of [
      'live',
      'practice',
      'dark',
      'language',
      'export',
      'archive',
      'backup',
      'mask',
      'help',
    ]) {
      await keys.press('F11');
      await expect(find).toBeFocused();
      await keys.type(word);
      await expect(options.first(), word).toBeVisible();
      await keys.press('Escape');
    }
    await keys.press('F11');
    await keys.type('backup');
    await expect(options).toHaveText(['Settings: This computer, Backups']);
    await keys.press('Enter');
    const part = page.locator('section', { has: page.getByRole('heading', { name: 'This computer' }) });
    await expect(part).toBeFocused();
    await expect(part.getByRole('button', { name: 'Back up now' })).toBeInViewport();
    await keys.press('F3');
    await expect(new HistoryScreen(page).find).toBeFocused();
    await keys.press('F11');
    await keys.type('export the');
    await keys.press('Enter');
    const sheet = page.getByRole('region', { name: 'Export', exact: true });
    await expect(sheet).toBeFocused();
    await keys.press('Tab');
    await expect(sheet.getByRole('button', { name: 'Spreadsheet (XLSX)' })).toBeFocused();
  });
});

test('what lies over the screen closes when something else is done, and a theme is chosen by name', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const keys = page.keyboard;
  const call = new CallScreen(page);

  await test.step('what lies over the screen closes when something else is done, and only what shows its effect stays', async () => {
    const history = new HistoryScreen(page);
    const map = page.getByRole('region', { name: 'Map', exact: true });
    const card = page.getByRole('region', { name: 'Keyboard shortcuts', exact: true });
    const palette = page.getByRole('combobox', { name: 'What do you want to do?' });

    await test.step('the map, on a call with nothing in it yet', async () => {
      await keys.press('Control+m');
      await expect(map).toBeVisible();
      await keys.press('F2');
      await expect(map).toBeHidden();
      await expect(call.field('Phone')).toBeFocused();
      await keys.type('012');
      await expect(call.field('Phone')).toHaveValue('012');
    });

    await test.step('the map, by the mouse and by the rail', async () => {
      await call.field('Phone').fill('');
      await keys.press('Control+m');
      await call.main.getByRole('button', { name: 'New call' }).last().click();
      await expect(map).toBeHidden();
      await keys.press('Control+m');
      await expect(map).toBeVisible();
      await goTo(page, 'Outbox');
      await goTo(page, 'Call');
      await expect(map).toBeHidden();
    });

    await test.step('the map stays for the key that undoes what was set on it', async () => {
      await keys.press('Control+m');
      await keys.press('Enter');
      await expect(call.field('Latitude')).not.toHaveValue('');
      await keys.press('Control+m');
      await keys.press('F5');
      await expect(call.field('Latitude')).toHaveValue('');
      await expect(map).toBeVisible();
      await keys.press('Control+m');
      await expect(map).toBeHidden();
    });

    await test.step('the palette', async () => {
      await call.field('Name').fill('Balan');
      await keys.press('F11');
      await expect(palette).toBeFocused();
      await keys.press('F2');
      await expect(palette).toBeHidden();
      await expect(call.field('Name')).toHaveValue('');
      await expect(call.field('Phone')).toBeFocused();
    });

    await test.step('the card of keys', async () => {
      await keys.press('F1');
      await expect(card).toBeVisible();
      await keys.press('F1');
      await expect(card).toBeHidden();
      await keys.press('F1');
      await keys.press('F3');
      await expect(history.find).toBeFocused();
      await expect(card).toBeHidden();
      await keys.press('F1');
      await expect(card).toBeVisible();
      await keys.press('Escape');
      await expect(card).toBeHidden();
      await expect(history.find).toBeFocused();
    });
  });

  await test.step('the palette switches to the dark theme and back by name', async () => {
    await call.begin();
    const options = page.getByRole('listbox', { name: 'Command palette' }).getByRole('option');
    const root = page.locator(':root');
    await new CallScreen(page).field('Name').focus();
    for (const theme of ['dark', 'light']) {
      await keys.press('F11');
      await keys.type(theme);
      await expect(options.first()).toHaveText(new RegExp(`^Theme: ${theme}$`, 'i'));
      await keys.press('Enter');
      await expect(root).toHaveAttribute('data-theme', theme);
      await expect(new CallScreen(page).field('Name')).toBeFocused();
    }
  });
});

test(
  'keys are changed in Settings, refused when unsafe or taken, shown everywhere, and kept',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const first = await start({ mode: 'practice' });
    const settings = new SettingsScreen(first.page);
    const keys = first.page.keyboard;
    await settings.open();
    const park = (key: string) => settings.button(`Change ${key} for “Park this call”`);

    await park('F6').press('Enter');
    await keys.press('a');
    await expect(settings.main.getByText(/^A would interfere with typing/)).toBeVisible();
    await keys.press('F2');
    await expect(settings.main.getByText('F2 is already used by “New call”.')).toBeVisible();
    expect(await findAxeViolations(first.page)).toEqual([]);
    await keys.press('Control+7');
    await expect(park('Ctrl+7')).toBeVisible();
    await first.quit();

    const { page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    await test.step('after a restart the new key does it, the old one does nothing', async () => {
      await call.field('Name').fill('Balan');
      await page.keyboard.press('F6');
      await expect(call.field('Name')).toHaveValue('Balan');
      await expect(call.button('Park')).toContainText('Ctrl+7');
      await page.keyboard.press('F1');
      const card = page.getByRole('region', { name: 'Keyboard shortcuts', exact: true });
      await expect(card.getByText('Ctrl+7', { exact: true })).toBeVisible();
      await expect(card.getByText('F6', { exact: true })).toHaveCount(0);
      await page.keyboard.press('Control+7');
      await expect(call.field('Name')).toHaveValue('');
    });
    await test.step('one button brings the usual keys back', async () => {
      const again = new SettingsScreen(page);
      await again.open();
      await again.button('Reset shortcuts').click();
      await expect(again.button('Change F6 for “Park this call”')).toBeVisible();
    });
  },
);

test(
  'the palette finds themes, languages, hiding and erasing personal data in the words of all three languages',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { page } = await start({ mode: 'practice' });
    const keys = page.keyboard;
    const options = page.getByRole('listbox').getByRole('option');
    const root = page.locator(':root');
    const find = async (typed: string, found: RegExp) => {
      await keys.press('F11');
      await expect(page.locator('[role=combobox]:focus')).toHaveCount(1);
      await keys.type(typed);
      await expect(options.first()).toHaveText(found);
      await keys.press('Enter');
    };
    for (const typed of ['erase', 'padam', '删除']) {
      await find(typed, /^Settings: Data retention and erasure$/);
      await expect(page.getByRole('textbox', { name: 'Name of the caller' })).toBeInViewport();
      await keys.press('Escape');
    }
    for (const typed of ['mask', 'sembunyi', '遮盖']) {
      await find(typed, /^Settings: Hide personal data$/);
      await expect(
        page.getByRole('checkbox', { name: /^Hide the middle of phone numbers/ }),
      ).toBeInViewport();
      await keys.press('Escape');
    }
    for (const [typed, language, found] of [
      ['cina', 'zh', /中文/],
      ['bm', 'ms', /Bahasa Melayu/],
      ['inggeris', 'en', /English/],
      ['马来语', 'ms', /Bahasa Melayu/],
      ['chinese', 'zh', /中文/],
      ['english', 'en', /English/],
      ['华语', 'zh', /中文/],
    ] as const) {
      await find(typed, found);
      await expect(root).toHaveAttribute('lang', new RegExp(`^${language}`));
    }
    await test.step('that of the window says that it is in use, and Enter changes nothing', async () => {
      for (const typed of ['cina', 'chinese', '中文']) {
        await find(typed, /中文.*已是窗口的语言。/);
        await expect(root).toHaveAttribute('lang', /^zh/);
        await keys.press('Escape');
        await expect(options).toHaveCount(0);
      }
    });
    for (const [typed, theme, found] of [
      ['gelap', 'dark', /^主题：深色$/],
      ['light', 'light', /^主题：浅色$/],
      ['dark', 'dark', /^主题：深色$/],
      ['cerah', 'light', /^主题：浅色$/],
    ] as const) {
      await find(typed, found);
      await expect(root).toHaveAttribute('data-theme', theme);
    }
    await test.step('an action with exactly this name comes before others that contain it', async () => {
      await keys.press('F3');
      await expect(page.getByRole('button', { name: /^提醒我/ })).toBeVisible();
      await keys.press('F11');
      await expect(page.locator('[role=combobox]:focus')).toHaveCount(1);
      await keys.type('设置');
      // Another list stands on this screen.
      const ofPalette = page.getByRole('listbox', { name: '命令面板' }).getByRole('option');
      await expect(ofPalette.filter({ hasText: '设置提醒' })).toHaveCount(1);
      await expect(ofPalette.first()).toHaveText(/^设置$/);
      await keys.press('Enter');
      await expect(page.getByRole('main', { name: '设置', exact: true })).toBeVisible();
    });
  },
);
