import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

const place = {
  Address: 'No 8, Jalan Meru, 41050 Klang',
  State: 'Selangor',
  Latitude: '3.0449',
  Longitude: '101.4456',
} as const;
const ownPlace = {
  ...place,
  Address: '3, Jalan Puteri 1, 47100 Puchong',
  Latitude: '3.0269',
  Longitude: '101.6163',
} as const;
/** One for each step: what a step sends is of another store or person. */
const createCaller = (phone: string, name: string, store: string) => ({
  Phone: phone,
  Name: name,
  'Store name': store,
  'Dealer or reseller': 'Maju Systems',
  Email: `${store.split(' ').at(-1)}@first.example`,
});
const callers = [
  createCaller('0139988771', 'Chong Mei Ling', 'Kedai Jaya'),
  createCaller('0124455662', 'Puan Noraini', 'Warung Melati'),
  createCaller('0163344553', 'Mei Ling', 'Klinik Sentosa'),
  createCaller('0192233444', 'Samad', 'Bengkel Perdana'),
  createCaller('0148877665', 'Tan Mei Ling', 'Salon Orkid'),
] as const;

test(
  'the email and the dealer of a caller’s last ticket are not sent for another store or person',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    const { page } = await startLive();
    const { keyboard } = page;
    const call = new CallScreen(page);
    const notice = call.main.getByRole('alert').filter({ hasText: 'Not sent yet: is this right?' });
    const saidEmail = call.main
      .getByRole('region', { name: 'Read back' })
      .getByRole('listitem')
      .filter({ hasText: 'Your email is' });
    let sent = 0;
    const expectSent = async () => {
      await expect(call.caseNumber).toHaveText(/\S/);
      sent += 1;
      expect(storeHub.requests).toHaveLength(sent);
    };
    const beginWithCaller = async (caller: (typeof callers)[number]) => {
      await call.begin();
      await keyboard.type(caller.Phone);
      await keyboard.press('F4');
      await expect(call.field('Email')).toHaveValue(caller.Email);
      await call.field('Issue').fill('Printer prints nothing');
      await call.chooseService(4);
      await expect(saidEmail).toBeVisible();
    };
    for (const caller of callers) {
      await call.begin();
      await call.fill({ ...place, ...caller, Issue: 'Cash drawer jams' });
      await call.chooseService(1);
      await keyboard.press('F9');
      await expectSent();
    }

    await test.step('another store, and F5 at the question takes out the place', async () => {
      await beginWithCaller(callers[0]);
      await call.field('Store name').fill('Restoran Selera Puchong');
      await keyboard.press('F9');
      await expect(notice).toBeVisible();
      await expect(saidEmail).toHaveCount(0);
      await keyboard.press('F5');
      await call.expectFields({ Address: '', Email: '', 'Dealer or reseller': '' });
      await call.fill(ownPlace);
      await keyboard.press('F9');
      await expectSent();
      expect(storeHub.requests.at(-1)?.bodyText).not.toMatch(/first\.example|Maju Systems/);
    });

    await test.step('another store, and all of the place is typed', async () => {
      await beginWithCaller(callers[1]);
      await call.fill({
        'Store name': 'Restoran Selera Puchong',
        ...ownPlace,
      });
      await call.expectFields({ Email: '', 'Dealer or reseller': '' });
      await keyboard.press('F9');
      await expectSent();
      expect(storeHub.requests.at(-1)?.bodyText).not.toMatch(/first\.example|Maju Systems/);
    });

    await test.step('another person of the same number, whose last ticket then has no email', async () => {
      await beginWithCaller(callers[2]);
      await call.field('Name').fill('Encik Osman');
      await keyboard.press('F9');
      await expectSent();
      expect(storeHub.requests.at(-1)?.bodyText).toContain('Encik Osman');
      expect(storeHub.requests.at(-1)?.bodyText).not.toContain('first.example');
      expect(storeHub.requests.at(-1)?.bodyText).toContain('Maju Systems');
      await call.begin();
      await call.fill({ Phone: callers[2].Phone, Name: 'Encik Osman' });
      const card = call.main.getByRole('region', { name: 'Possible callers' });
      await card.getByRole('button', { name: /Encik Osman/ }).click();
      await call.expectFields({ 'Store name': 'Klinik Sentosa', Email: '' });
    });

    await test.step('also where the name was typed before F4; a slip that is put right costs nothing', async () => {
      await call.begin();
      await call.fill({ Phone: callers[4].Phone, Name: 'Mei Ling' });
      await keyboard.press('F4');
      await expect(call.field('Email')).toHaveValue(callers[4].Email);
      await call.field('Name').fill('Mei Lng');
      await call.field('Issue').fill('Printer prints nothing');
      await call.expectFields({ Email: '' });
      await call.field('Name').fill('Mei Ling');
      await call.chooseService(4);
      await call.expectFields({ Email: callers[4].Email });
      await call.field('Name').fill('Encik Osman');
      await keyboard.press('F9');
      await expectSent();
      expect(storeHub.requests.at(-1)?.bodyText).not.toContain('first.example');
    });

    await test.step('F5 brings them back, and then they stay', async () => {
      await beginWithCaller(callers[3]);
      await call.field('Name').fill('Rina');
      await call.field('Remark').focus();
      await call.expectFields({ Email: '', 'Dealer or reseller': 'Maju Systems' });
      await keyboard.press('F5');
      await call.expectFields({ Name: 'Rina', Email: callers[3].Email });
      await keyboard.press('F9');
      await expectSent();
      expect(storeHub.requests.at(-1)?.bodyText).toContain('Perdana@first.example');
    });
  },
);
