import { join } from 'node:path';
import { expect, test } from './fixtures/test';
import { resizeWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';

const phone = '0123344556';
const klang = { State: 'Selangor', Latitude: '3.0449', Longitude: '101.4456' } as const;
const shops = [
  ['Butik Seri Andalas', 'Receipt printer offline'],
  ['Kopitiam Lorong Lama', 'Cash drawer jams'],
  ['Pasar Mini Tanjung', 'Wifi router mati'],
] as const;
const [[butik], [kopitiam]] = shops;

test(
  'of the cases of a number with several stores, those of the store of the call come first',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }, { outputDir }) => {
    const { electron, page } = await startLive();
    await resizeWindow(electron, 1366, 768);
    const { keyboard } = page;
    const call = new CallScreen(page);
    const card = call.main.getByRole('region', { name: 'Possible callers' });
    const suggestions = card.locator('[data-suggestion]');
    const beside = page.getByRole('region', { name: 'Past case', exact: true });
    const duplicate = call.main.getByText(/^Possible duplicate of/).locator('..');
    const endings = call.main.getByLabel('End the call as');
    const numbers: string[] = [];
    for (const [store, issue] of shops) {
      await call.begin();
      await call.fill({ Phone: phone, Name: 'Kamarul', 'Store name': store, ...klang });
      await call.fill({ Address: `${numbers.length + 1}, Jalan Meru, 41050 Klang`, Issue: issue });
      await call.chooseService(4);
      await keyboard.press('F9');
      await expect(call.caseNumber).toHaveText(/\S/);
      numbers.push((await call.caseNumber.textContent()) ?? '');
    }
    const [ofButik = '', ofKopitiam = '', ofPasar = ''] = numbers;
    const pick = async (digit: number, store: string) => {
      await call.begin();
      await keyboard.type(phone);
      await keyboard.press('F4');
      await expect(suggestions.nth(0)).toBeFocused();
      await keyboard.press(String(digit));
      await call.expectFields({ 'Store name': store });
    };

    await test.step('the card and Ctrl+O show the case of the caller who was filled in', async () => {
      await pick(2, kopitiam);
      await expect(suggestions).toContainText([/Pasar Mini/, /Kopitiam/, /Butik/]);
      await expect(card.getByText(ofKopitiam)).toBeVisible();
      await expect(card.getByText(ofPasar)).toHaveCount(0);
      await page.screenshot({ path: join(outputDir, 'card-of-three-stores.png') });
      await keyboard.press('Control+o');
      await expect(beside.getByRole('heading', { level: 2, name: ofKopitiam })).toBeVisible();
      await keyboard.press('Control+o');
      await expect(beside).toHaveCount(0);
    });

    await test.step('the duplicate and Ctrl+F2 name the case of the store, and the arrows go on to the other stores', async () => {
      await keyboard.type('Kabel putus digigit tikus');
      await call.chooseService(4);
      await expect(duplicate).toContainText(ofKopitiam);
      await expect(duplicate).toContainText('same number, same store · Cash drawer jams');
      await expect(duplicate.locator('..')).not.toContainText('more');
      await keyboard.press('Control+F2');
      await expect(endings).toContainText(ofKopitiam);
      await keyboard.press('ArrowDown');
      await expect(endings).toContainText(ofPasar);
      await expect(endings).toContainText('other store: Pasar Mini Tanjung');
      await keyboard.press('Escape');
    });

    await test.step('F10 sends the call as the follow-up of that case', async () => {
      await keyboard.press('F10');
      await expect(call.caseNumber).toHaveText(/\S/);
      expect(storeHub.requests).toHaveLength(4);
      expect(storeHub.requests.at(-1)?.bodyText).toContain(`Follow-up to ${ofKopitiam}`);
    });

    await test.step('a case of another store is named with it for a similar trouble, and F10 only links it', async () => {
      await call.begin();
      await call.fill({ Phone: phone, Name: 'Kamarul', 'Store name': 'Warung Selera', ...klang });
      await call.fill({ Address: '9, Jalan Meru, 41050 Klang', Issue: 'Wifi router mati lagi' });
      await call.chooseService(4);
      await expect(duplicate).toContainText(ofPasar);
      await expect(duplicate).toContainText('same number, other store: Pasar Mini Tanjung');
      await page.screenshot({ path: join(outputDir, 'duplicate-of-other-store.png') });
      await keyboard.press('F10');
      await expect(call.field('Remark')).toHaveValue(`Follow-up to ${ofPasar}\n`);
      await expect(call.main.getByRole('region', { name: 'Follow-up to' })).toContainText(ofPasar);
      expect(storeHub.requests).toHaveLength(4);
    });

    await test.step('a typed store that has no such case is no duplicate of another one’s', async () => {
      await call.begin();
      await call.fill({ Phone: phone, 'Store name': butik, Issue: 'Printer habis kertas' });
      await expect(duplicate).toContainText(ofButik);
      await call.field('Store name').fill('Salon Orkid');
      await call.field('Issue').fill('Skrin gelap');
      await expect(duplicate).toHaveCount(0);
      await keyboard.press('Control+F2');
      await expect(endings).toBeVisible();
      await expect(endings).not.toContainText('STOREHUB');
      await keyboard.press('ArrowDown');
      await expect(endings).toContainText('STOREHUB');
    });
  },
);
