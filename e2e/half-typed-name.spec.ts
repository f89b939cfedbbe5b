import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

const shop = {
  'Store name': 'Kedai Cahaya',
  Address: 'No 8, Jalan Meru, 41050 Klang',
  State: 'Selangor',
  Latitude: '3.0449',
  Longitude: '101.4456',
} as const;
const people = [
  { Phone: '0198765001', Name: 'Siti Hajar', Email: 'siti@cahaya.example' },
  { Phone: '0198765001', Name: 'Murugan', Email: 'murugan@cahaya.example' },
  { Phone: '0198765001', Name: 'Wong Mei Fun', Email: 'wong@cahaya.example' },
  { Phone: '0132277889', Name: 'Ahmad Faizal', Email: 'ahmad@cahaya.example' },
] as const;

test(
  'F4 in a half-typed name makes it the caller’s, and the next words are the issue',
  { tag: '@exhaustive' },
  async ({ startLive }) => {
    const { page } = await startLive();
    const { keyboard } = page;
    const call = new CallScreen(page);
    const offers = call.main.getByRole('region', { name: 'Possible callers' }).locator('[data-offer]');
    for (const person of people) {
      await call.begin();
      await call.fill({ ...shop, ...person, Issue: 'Cash drawer jams' });
      await call.chooseService(1);
      await keyboard.press('F9');
      await expect(call.caseNumber).toHaveText(/\S/);
    }
    const beginWith = async (phone: string, name: string) => {
      await call.begin();
      await keyboard.type(phone);
      await keyboard.press('Tab');
      await keyboard.type(name);
      await keyboard.press('F4');
    };

    await test.step('of the only caller of the number; F5 brings back what was typed', async () => {
      await beginWith('0132277889', 'Ahm');
      await call.expectFields({ Name: 'Ahmad Faizal', Email: 'ahmad@cahaya.example', ...shop });
      await expect(call.field('Issue')).toBeFocused();
      await keyboard.type('drawer stuck');
      await call.expectFields({ Name: 'Ahmad Faizal', Issue: 'drawer stuck' });
      await keyboard.press('F5');
      await call.expectFields({ Name: 'Ahm', Email: '', Address: '' });
    });

    await test.step('also behind a title, or of another part of the name', async () => {
      await beginWith('0132277889', 'Encik Faiz');
      await call.expectFields({ Name: 'Ahmad Faizal', ...shop });
      await expect(call.field('Issue')).toBeFocused();
      await keyboard.type('drawer stuck');
      await call.expectFields({ Name: 'Ahmad Faizal', 'Store name': 'Kedai Cahaya', Issue: 'drawer stuck' });
    });

    await test.step('of one of three people of the number, once that one is chosen', async () => {
      await beginWith('0198765001', 'Sit');
      await expect(offers).toHaveCount(3);
      await expect(offers.nth(0)).toBeFocused();
      await call.expectFields({ Name: 'Sit', Email: '' });
      await keyboard.press('Enter');
      await call.expectFields({ Name: 'Siti Hajar', Email: 'siti@cahaya.example', ...shop });
      await expect(call.field('Issue')).toBeFocused();
    });
  },
);
