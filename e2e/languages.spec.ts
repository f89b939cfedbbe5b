import type { Page } from '@playwright/test';
import { languageNames } from '../shared/language';
import { ms } from '../src-renderer/i18n/ms';
import { zh } from '../src-renderer/i18n/zh';
import { refused } from './double/answers';
import { englishLeft } from './fixtures/english-left';
import { expectNoFaults } from './fixtures/faults';
import { expect, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';

const languages = [
  { language: 'ms', said: ms, tag: 'ms-MY', digit: 3, systemLanguage: 'ms_MY' },
  { language: 'zh', said: zh, tag: 'zh-CN', digit: 4, systemLanguage: 'zh_CN' },
] as const;
type Spoken = (typeof languages)[number];

for (const spoken of languages) {
  test(`${spoken.language} is chosen by keys, at once and for good, and every screen speaks it`, async ({
    start,
  }) => {
    const { page, quit } = await start({ mode: 'practice' });
    await new CallScreen(page).fillExample({ Name: 'Nurul' });
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    await choose(page, spoken);
    await expect(page.locator('html')).toHaveAttribute('lang', spoken.tag);
    await expect(page.getByRole('heading', { name: spoken.said.app.settings })).toBeVisible();
    await expectSpoken(page, spoken);

    await test.step('what was being typed is there, on the page that it was typed on', async () => {
      await page.keyboard.press('Escape');
      await expect(page.getByLabel(spoken.said.fields.name, { exact: true })).toHaveValue('Nurul');
      expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
      await expectSpoken(page, spoken);
    });
    await test.step('a call with its case number, spelled out', async () => {
      await page.keyboard.press('F9');
      await expect(page.getByText(spoken.said.states.created, { exact: true }).first()).toBeVisible();
      await page.keyboard.press('F7');
      await expectSpoken(page, spoken);
    });
    await test.step('the history with a case open', async () => {
      await page.keyboard.press('F3');
      await page.getByRole('listbox').getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await expect(page.getByText(spoken.said.history.sent)).toBeVisible();
      await expectSpoken(page, spoken);
    });
    await test.step('the outbox, by its name in the palette', async () => {
      await byPalette(page, spoken.said.keyCard.outbox);
      await expect(page.getByText(spoken.said.outbox.nothingWaits)).toBeVisible();
      await expectSpoken(page, spoken);
    });
    await test.step('the card of keys', async () => {
      await page.keyboard.press('F1');
      await page.getByRole('region', { name: spoken.said.keyCard.title, exact: true }).waitFor();
      await expectSpoken(page, spoken);
    });
    await quit();
    const again = await start({ mode: 'practice' });
    await expect(again.page.getByLabel(spoken.said.fields.phone, { exact: true })).toBeVisible();
  });

  test(`a computer that speaks ${spoken.language} gets it, also where StoreHub refuses and nobody knows`, async ({
    start,
    keyring,
    storeHub,
  }) => {
    await keyring.writeToken('tk_test567890abcdefghijklmnopqrstuvwxyz');
    const { page } = await start({
      mode: 'live',
      apiUrl: storeHub.endpoint.href,
      keyring: keyring.env,
      systemLanguage: spoken.systemLanguage,
    });
    for (const code of ['-10000', '-10008']) {
      storeHub.queue(refused(code, '…'));
      await fill(page, spoken);
      await page.keyboard.press('F9');
      const state = spoken.said.states[code === '-10000' ? 'rejected' : 'uncertain'];
      await expect(page.getByText(state, { exact: true }).first()).toBeVisible();
      expect(await englishLeft(page, spoken.language)).toEqual([]);
      await page.keyboard.press('F2');
      await expect(page.getByLabel(spoken.said.fields.name, { exact: true })).toHaveValue('');
    }
    await byPalette(page, spoken.said.keyCard.outbox);
    await page.getByRole('button', { name: spoken.said.outbox.showKnown }).first().click();
    await expect(page.getByRole('heading', { name: spoken.said.settle.known })).toBeVisible();
    // What the back office is to be asked stands here too: that is English, since StoreHub reads it.
    await expectSpoken(page, spoken);
  });
}

test('a caller is spoken to in a language of their own, which holds when parked, killed and rung again', async ({
  start,
}) => {
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
  await expect(again.outcome).toContainText('您的案件号是：');

  await again.begin();
  await again.fill({ Phone: '012-345 6789' });
  await expect(again.main.getByRole('region', { name: 'Who it may be' })).toContainText('Ahmad Ibrahim');
  await page.keyboard.press('F4');
  await again.expectFields({ Name: 'Ahmad Ibrahim' });
  await expect(page.getByRole('region', { name: 'Read back' })).toContainText('Nombor anda 012 345 6789.');
});

async function expectSpoken(page: Page, { language }: Spoken): Promise<void> {
  expect(await englishLeft(page, language)).toEqual([]);
  await expectNoFaults(page);
}

async function byPalette(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F11');
  await page.keyboard.insertText(name);
  await page.keyboard.press('Enter');
}

async function choose(page: Page, { language, digit }: Spoken): Promise<void> {
  await byPalette(page, 'Settings');
  const choice = page.getByRole('radio', { name: 'As the system' }).last();
  await expect(choice).toBeVisible();
  const isThere = () => page.evaluate(() => document.activeElement?.id.startsWith('settings-languages'));
  for (let tabs = 0; tabs < 60 && (await isThere()) !== true; tabs += 1) await page.keyboard.press('Tab');
  await page.keyboard.press(String(digit));
  await expect(page.getByRole('radio', { name: languageNames[language] })).toBeChecked();
}

/** Field by field, as they stand under their names in this language. */
async function fill(page: Page, { said }: Spoken): Promise<void> {
  const typed = {
    [said.fields.phone]: exampleCall.Phone,
    [said.fields.name]: exampleCall.Name,
    [said.fields.issue]: exampleCall.Issue,
    [said.fields.address]: exampleCall.Address,
    [said.fields.state]: exampleCall.State,
    [said.fields.latitude]: exampleCall.Latitude,
    [said.fields.longitude]: exampleCall.Longitude,
  };
  for (const [name, text] of Object.entries(typed)) await page.getByLabel(name, { exact: true }).fill(text);
  await page.getByRole('radiogroup', { name: said.fields.serviceId }).getByRole('radio').first().focus();
  await page.keyboard.press('4');
}
