import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

const fatimah = {
  Phone: '0198765001',
  Name: 'Fatimah Osman',
  'Store name': 'Salun Cahaya',
  Address: 'No 8, Jalan Meru, 41050 Klang',
  State: 'Selangor',
  Latitude: '3.0449',
  Longitude: '101.4456',
} as const;
const osman = {
  Phone: '0132277889',
  Name: 'Encik Osman',
  'Store name': 'Kedai Runcit Bestari',
  Address: 'No 3, Jalan Sultan Idris, 30000 Ipoh',
  State: 'Perak',
  Latitude: '4.5975',
  Longitude: '101.0901',
} as const;

test(
  'where the number is of one caller and the typed name of another one, F4 asks who it is',
  { tag: '@exhaustive' },
  async ({ startLive }) => {
    const { page } = await startLive();
    const { keyboard } = page;
    const call = new CallScreen(page);
    const suggestions = call.main
      .getByRole('region', { name: 'Possible callers' })
      .locator('[data-suggestion]');
    for (const caller of [fatimah, osman]) {
      await call.begin();
      await call.fill({ ...caller, Issue: 'Cash drawer jams' });
      await call.chooseService(1);
      await keyboard.press('F9');
      await expect(call.caseNumber).toHaveText(/\S/);
    }
    const beginWith = async (name: string) => {
      await call.begin();
      await keyboard.type(fatimah.Phone);
      await keyboard.press('Tab');
      await keyboard.type(name);
      await keyboard.press('F4');
    };

    await test.step('it fills in nothing, and a digit takes the caller of that name, with the caret in Issue', async () => {
      await beginWith('Encik Osman');
      await expect(suggestions).toContainText([/Fatimah Osman · Salun Cahaya/, /Encik Osman · Kedai Runcit/]);
      await expect(suggestions.nth(0)).toBeFocused();
      await call.expectFields({ 'Store name': '', Address: '' });
      await keyboard.press('2');
      const { Phone: _phone, ...known } = osman;
      await call.expectFields({ ...known, Phone: fatimah.Phone });
      await keyboard.type('scanner does not read');
      await call.expectFields({ Name: osman.Name, Issue: 'scanner does not read' });
    });

    await test.step('Enter takes the shop of the number for somebody else who calls from it', async () => {
      await beginWith('Encik Osman');
      await expect(suggestions.nth(0)).toBeFocused();
      await keyboard.press('Enter');
      await call.expectFields({
        Name: 'Encik Osman',
        'Store name': 'Salun Cahaya',
        Address: fatimah.Address,
      });
    });

    await test.step('Not them by its button or Delete: the other one has the focus, and F5 brings the caller back', async () => {
      const notThem = call.main.getByRole('button', { name: 'Not them' }).first();
      const dismissals = [
        () => notThem.press('Enter'),
        () => keyboard.press('Delete'),
        () => notThem.click(),
      ];
      for (const dismiss of dismissals) {
        await beginWith('Encik Osman');
        await expect(suggestions.nth(0)).toBeFocused();
        await dismiss();
        await expect(suggestions).toHaveCount(1);
        await expect(suggestions).toBeFocused();
        await keyboard.press('F5');
        await expect(suggestions).toHaveCount(2);
        await keyboard.press('Escape');
        await expect(call.field('Name')).toBeFocused();
        await call.expectFields({ Name: 'Encik Osman' });
      }
    });

    await test.step('a name that may be the caller’s, and one that nobody else has, need no choice', async () => {
      for (const name of ['Puan Fatimah', 'Rosnah']) {
        await beginWith(name);
        await call.expectFields({ Name: name, 'Store name': 'Salun Cahaya', Address: fatimah.Address });
      }
    });

    await test.step('where everyone who matches was dismissed, the card says so', async () => {
      await call.begin();
      await keyboard.type(fatimah.Phone);
      await expect(suggestions).toHaveCount(1);
      await call.main.getByRole('button', { name: 'Not them' }).click();
      await expect(call.main.getByText('Everyone who matches was dismissed.')).toBeVisible();
      await call.main.getByRole('button', { name: 'Show 1 dismissed' }).click();
      await expect(suggestions).toHaveCount(1);
    });

    await test.step('pressed by the mouse while one types, it leaves the caret in the field', async () => {
      await call.begin();
      await call.fill({ Name: osman.Name });
      await call.field('Phone').focus();
      await keyboard.type(fatimah.Phone);
      await expect(suggestions).toHaveCount(2);
      await call.main.getByRole('button', { name: 'Not them' }).first().click();
      await expect(suggestions).toHaveCount(1);
      await keyboard.type('2');
      await expect(call.field('Phone')).toHaveValue(`${fatimah.Phone}2`);
      await call.expectFields({ 'Store name': '' });
    });
  },
);
