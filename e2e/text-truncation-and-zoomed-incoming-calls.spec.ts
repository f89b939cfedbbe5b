import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { announceCall } from './fixtures/announce-call';
import { answerFileDialogs } from './fixtures/answer-native-dialogs';
import { expect, test } from './fixtures/test';
import { switchLanguage } from './fixtures/window-language';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen, exampleCall } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { SettingsScreen } from './pages/settings-screen';

test(
  'warnings, hints and words are whole, and a key is shown where it works',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder }) => {
    const { electron, page } = await start({ mode: 'practice' });
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);

    await test.step('a postcode in another state is named whole beside the state, in every language', async () => {
      await call.fill({ Address: '12 Jalan Besar, 70000', State: 'Johor' });
      const note = page.locator('#note-state');
      for (const [language, text] of [
        ['en', '70000 is in Negeri Sembilan'],
        ['ms', '70000 di Negeri Sembilan'],
        ['zh', '70000 在森美兰'],
      ] as const) {
        await switchLanguage(page, language);
        await expect(note).toHaveText(text);
        await expect
          .poll(() => note.evaluate((line) => line.scrollWidth - line.clientWidth), language)
          .toBe(0);
      }
      await switchLanguage(page, 'en');
      await expect(call.main.getByText('Check first')).toBeVisible();
    });

    await test.step('Enter is shown as the key of a pin only where it takes it', async () => {
      const key = call.main.getByRole('button', { name: /^70000/ }).locator('kbd');
      await call.field('Address').focus();
      await expect(key).toBeHidden();
      const before = await key.evaluate((part) => part.getBoundingClientRect().left);
      await call.field('Latitude').focus();
      await expect(key).toBeVisible();
      expect(await key.evaluate((part) => part.getBoundingClientRect().left), 'nothing moves').toBe(before);
      await page.keyboard.press('Enter');
      await expect(call.field('Latitude')).not.toHaveValue('');
    });

    await test.step('the striped border of practice shows through no screen', async () => {
      const colour = await page.locator('[data-on] > :last-child').evaluate((part) => {
        return getComputedStyle(part).backgroundColor;
      });
      expect(colour).toMatch(/^rgb\(/);
    });

    await test.step('hints in fields', async () => {
      for (const language of ['en', 'ms', 'zh'] as const) {
        await switchLanguage(page, language);
        await call.field('Phone').or(page.locator('#field-phone')).first().fill('60120004821');
        await page.keyboard.press('Control+F7');
        const note = page
          .locator('form section')
          .filter({ has: page.locator('input[placeholder*="30/11"]') });
        const lastDay = note.locator('input[placeholder*="30/11"]');
        await expect.poll(() => hiddenHintOf(lastDay), language).toBeLessThanOrEqual(0);
        await page.keyboard.press('Escape');
        await page.keyboard.press('F3');
        const find = page.locator('input[type=search]');
        await expect
          .poll(() => hiddenHintOf(find), `${language}, beside the sign that clears it`)
          .toBeLessThan(-14);
        await page.keyboard.press('Control+f');
        const hints = page.locator('input[placeholder$="Enter"]');
        await expect(hints.first()).toBeVisible();
        for (const hint of await hints.all())
          await expect.poll(() => hiddenHintOf(hint), language).toBeLessThanOrEqual(0);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await page.getByRole('navigation').getByRole('button').first().click();
      }
      await switchLanguage(page, 'en');
    });

    await test.step('at 200 % no service is broken within a word, nor is a list of exports', async () => {
      const history = new HistoryScreen(page);
      await history.open();
      await answerFileDialogs(electron, join(userDataFolder, 'listed.csv'));
      await history.find.fill('');
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      const sheet = page.getByRole('region', { name: 'Export', exact: true });
      await sheet.getByRole('button', { name: 'Text (CSV)' }).click();
      await expect(sheet).toContainText(/entries exported to/);
      await call.begin();
      await zoomWindow(electron, page, 2);
      await expect.poll(() => listBrokenWords(call.group('Service'))).toEqual([]);
      await switchLanguage(page, 'ms');
      const labels = page.locator('label[for="field-storeName"], label[for="field-dealerReseller"]');
      await expect(labels).toHaveText(['Nama kedai', 'Pengedar/penjual semula']);
      const getStep = () =>
        labels.evaluateAll((all) => {
          const [one, other] = all.map((label) => label.getBoundingClientRect().top);
          return (one ?? 0) - (other ?? 1);
        });
      await expect.poll(getStep, 'labels beside each other').toBe(0);
      await switchLanguage(page, 'en');
      const settings = new SettingsScreen(page);
      await settings.open();
      const exports = page.getByRole('region', { name: 'Exports' });
      await expect(exports).toContainText('everything');
      const cells = exports.locator('th, td:not(:nth-child(2))');
      await expect.poll(() => listBrokenWords(cells)).toEqual([]);
      await zoomWindow(electron, page, 1);
    });
  },
);

test(
  'what filled a field in is said whole, beside its undo button and without one, and no line breaks a case number',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    await resizeWindow(electron, 1366, 768);
    await call.fillExample({ Remark: '' });
    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    await call.begin();
    await call.fill({ Phone: exampleCall.Phone });
    await expect(call.main.getByText('Not them')).toBeVisible();
    await page.keyboard.press('F4');
    await expect(call.field('Name')).toHaveValue('Ahmad Ibrahim');
    await call.fill({ Issue: exampleCall.Issue });
    await call.chooseService(1);
    const duplicate = call.main.getByText(/^Possible duplicate/);
    await expect(duplicate).toBeVisible();
    await page.keyboard.press('F10');
    await call.expectOutcome('Created');
    for (const language of ['ms', 'zh', 'en'] as const) {
      await switchLanguage(page, language);
      await expect.poll(() => listCutNotes(page), language).toEqual([]);
      await page.screenshot({ path: join(outputDir, `sent-${language}.png`) });
    }
    expect(await listLines(page.locator('[data-number]'))).toEqual([
      'STOREHUB',
      expect.stringMatching(/^CA[A-Z]$/),
    ]);

    await test.step('a follow-up that is still to be sent', async () => {
      await call.begin();
      await call.fill({ Phone: exampleCall.Phone });
      await expect(duplicate).toBeVisible();
      await page.keyboard.press('F10');
      await expect(call.field('Remark')).not.toHaveValue('');
      await expect(page.locator('#note-remark')).toContainText('follow-up');
      for (const language of ['ms', 'zh', 'en'] as const) {
        await switchLanguage(page, language);
        await expect.poll(() => listCutNotes(page), language).toEqual([]);
        await page.screenshot({ path: join(outputDir, `follow-up-${language}.png`) });
      }
    });
  },
);

test('at 400 % a ring takes a fifth of the window, and the field with the caret is seen below it', async ({
  start,
}, { outputDir }) => {
  const { electron, page } = await start({ mode: 'practice' });
  await resizeWindow(electron, 1366, 740);
  const call = new CallScreen(page);
  const rings = page.locator('[data-ringing]');
  await zoomWindow(electron, page, 4);
  const height = () => page.evaluate(() => window.innerHeight);
  await announceCall(electron, '60173390218&name=Rohani');
  await expect(rings).toHaveText([/^017 339 0218 · Rohani/]);
  await expect.poll(async () => (await rings.boundingBox())?.height).toBeLessThan((await height()) / 5);
  await expect(rings.getByRole('button', { name: 'Dismiss' })).toHaveText('×');
  await announceCall(electron, '60173390219&name=Siti%20Aminah%20binti%20Yusof&store=Kedai%20Runcit');
  await expect(rings).toHaveCount(2);
  for (const name of ['Issue', 'Address', 'Email']) {
    await call.field(name).focus();
    await expect(call.field(name), name).toBeInViewport({ ratio: 0.5 });
    const isCovered = () =>
      call.field(name).evaluate((field) => {
        const { left, top } = field.getBoundingClientRect();
        return !field.contains(document.elementFromPoint(left + 10, top + 6));
      });
    // A frame later than the focus, it is scrolled out from below the rings.
    await expect.poll(isCovered, name).toBe(false);
  }
  await page.screenshot({ path: join(outputDir, 'rings-400.png') });
  await rings.nth(1).getByRole('button', { name: 'Dismiss' }).click();
  await expect(rings).toHaveCount(1);
  await announceCall(electron, '60120004821');
  await expect(rings).toHaveCount(2);
  await page.keyboard.press('Alt+0');
  await expect(call.main.locator('[data-found-caller]')).toContainText('Tan Siew Ling');
  await expect(call.field('Name')).toBeFocused();
  await expect(call.field('Name'), 'below the line that came').toBeInViewport({ ratio: 0.5 });
});

/** What beside the labels of fields is cut above or below. */
const listCutNotes = (page: Page): Promise<string[]> =>
  page.locator('[id^=note-]').evaluateAll((notes) =>
    notes.flatMap((note) => {
      const text = document.createRange();
      text.selectNodeContents(note.querySelector('[title] > span') ?? note);
      const { top, bottom } = text.getBoundingClientRect();
      const room = note.getBoundingClientRect();
      const isCut = note.textContent !== '' && (top < room.top - 1 || bottom > room.bottom + 1);
      return isCut ? [`${note.id} ${note.textContent}`] : [];
    }),
  );

/** The letters that each line of a number has. */
const listLines = (number: Locator): Promise<string[]> =>
  number.evaluate((whole) => {
    const lines = new Map<number, string>();
    const texts = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const top = Math.round(range.getBoundingClientRect().top);
      lines.set(top, (lines.get(top) ?? '') + (node.textContent ?? '').replaceAll(/[^A-Z]/g, ''));
    }
    return [...lines.values()];
  });

/** By how much the hint in a blank field is wider than its room, in pixels. */
function hiddenHintOf(input: Locator): Promise<number> {
  return input.evaluate((field) => {
    if (!(field instanceof HTMLInputElement)) throw new TypeError('no field');
    const { fontWeight, fontFamily } = getComputedStyle(field);
    const { fontSize } = getComputedStyle(field, '::placeholder');
    const { paddingLeft, paddingRight } = getComputedStyle(field);
    const pen = document.createElement('canvas').getContext('2d');
    if (pen === null) throw new TypeError('no canvas');
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    return pen.measureText(field.placeholder).width - room;
  });
}

/** The words that stand on more than one line. */
function listBrokenWords(parts: Locator): Promise<string[]> {
  return parts.evaluateAll((elements) =>
    elements.flatMap((element) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const broken: string[] = [];
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (tops.size > 1) broken.push(word);
        }
      }
      return broken;
    }),
  );
}
