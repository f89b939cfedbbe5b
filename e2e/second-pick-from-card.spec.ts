import { expect, test } from './fixtures/test';
import { CallScreen, type TypedCall } from './pages/call-screen';

const phone = '0135550101';
const shops = [
  {
    'Store name': 'Kedai Fatimah Ampang',
    'Dealer or reseller': 'Maju Systems',
    Email: 'ampang@fatimah.example',
    Address: 'No 1, Jalan Ampang, 68000 Ampang',
    State: 'Selangor',
    Latitude: '3.1489',
    Longitude: '101.7626',
  },
  {
    'Store name': 'Kedai Fatimah Klang',
    'Dealer or reseller': '',
    Email: '',
    Address: 'No 8, Jalan Meru, 41050 Klang',
    State: 'Selangor',
    Latitude: '3.0449',
    Longitude: '101.4456',
  },
  {
    'Store name': 'Kedai Fatimah Ipoh',
    'Dealer or reseller': 'Perak POS',
    Email: '',
    Address: 'No 3, Jalan Sultan Idris, 30000 Ipoh',
    State: 'Perak',
    Latitude: '4.5975',
    Longitude: '101.0901',
  },
] as const satisfies readonly TypedCall[];
const [ampang, klang, ipoh] = shops;

test(
  'a second pick from the card of callers replaces what the first one filled in',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    const { page } = await startLive();
    const { keyboard } = page;
    const call = new CallScreen(page);
    const card = call.main.getByRole('region', { name: 'Possible callers' });
    const suggestions = card.locator('[data-suggestion]');
    const notice = call.main.getByRole('alert').filter({ hasText: 'Not sent yet: is this right?' });
    for (const shop of shops) {
      await call.begin();
      await call.fill({ Phone: phone, Name: 'Fatimah Osman', Issue: 'Cash drawer jams', ...shop });
      await call.chooseService(1);
      await keyboard.press('F9');
      await expect(call.caseNumber).toHaveText(/\S/);
    }
    const beginInAmpang = async () => {
      await call.begin();
      await keyboard.type(phone);
      await keyboard.press('F4');
      await expect(suggestions.nth(0)).toBeFocused();
      await keyboard.press('3');
      await call.expectFields(ampang);
      await expect(call.field('Issue')).toBeFocused();
    };

    await test.step('F4 and another digit: all that was only reused is the other shop’s, and one F5 undoes it', async () => {
      await beginInAmpang();
      await expect(suggestions).toContainText([/Ipoh/, /Klang/, /Ampang/]);
      await keyboard.press('F4');
      await expect(suggestions.nth(0)).toBeFocused();
      await keyboard.press('2');
      await call.expectFields({ Name: 'Fatimah Osman', ...klang });
      await expect(call.field('Issue')).toBeFocused();
      await expect(call.main.getByRole('region', { name: 'Where' })).toContainText(
        'From this store’s last ticket',
      );
      await keyboard.press('F5');
      await call.expectFields({ Name: 'Fatimah Osman', ...ampang });
      await keyboard.press('F5');
      await call.expectFields({ Name: '', 'Store name': '', Address: '', Latitude: '', Email: '' });
    });

    await test.step('by the mouse as well; what the agent has typed stays', async () => {
      await beginInAmpang();
      await call.fill({ Name: 'Puan Fatimah', Email: 'new@fatimah.example' });
      await suggestions.nth(0).click();
      await call.expectFields({ ...ipoh, Name: 'Puan Fatimah', Email: 'new@fatimah.example' });
    });

    await test.step('after F9 has asked about the address of another shop, the card of the typed one fills in its own', async () => {
      await beginInAmpang();
      await call.field('Issue').fill('Printer prints nothing');
      await call.chooseService(4);
      await call.field('Store name').fill(klang['Store name']);
      await keyboard.press('F9');
      await expect(notice).toContainText('The address is from the last ticket of Kedai Fatimah Ampang.');
      await keyboard.press('F4');
      await expect(suggestions.nth(0)).toContainText('Klang');
      await expect(suggestions.nth(0)).toBeFocused();
      await keyboard.press('Enter');
      await call.expectFields(klang);
      await expect(notice).toHaveCount(0);
      await keyboard.press('F9');
      await expect(call.caseNumber).toHaveText(/\S/);
      expect(storeHub.requests.at(-1)?.bodyText).toContain('41050 Klang');
      expect(storeHub.requests.at(-1)?.bodyText).not.toContain('Ampang');
    });
  },
);
