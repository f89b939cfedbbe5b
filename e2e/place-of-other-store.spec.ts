import { join } from 'node:path';
import { recordAnnouncements } from './fixtures/heard-announcements';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

const place = {
  'Dealer or reseller': 'Maju Systems',
  Address: 'No 8, Jalan Meru, 41050 Klang',
  State: 'Selangor',
  Latitude: '3.0449',
  Longitude: '101.4456',
} as const;
/** One for each step: what a step sends is of another store. */
const callers = [
  { Phone: '0139988771', Name: 'Encik Zulkifli', 'Store name': 'Kedai Runcit Jaya' },
  { Phone: '0124455662', Name: 'Puan Noraini', 'Store name': 'Warung Melati' },
  { Phone: '0163344553', Name: 'Mr Lim', 'Store name': 'Klinik Gigi Sentosa' },
  { Phone: '0192233444', Name: 'Samad', 'Store name': 'Bengkel Perdana' },
  { Phone: '0175566775', Name: 'Rina', 'Store name': 'Salon Orkid' },
] as const;
const describeDoubt = (caller: (typeof callers)[number]) =>
  `The address is from the last ticket of ${caller['Store name']}.`;

test(
  'the place of a caller’s last ticket is asked about once the call is about another store',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }, { outputDir }) => {
    const { page } = await startLive();
    const { keyboard } = page;
    const call = new CallScreen(page);
    const where = call.main.getByRole('region', { name: 'Where' });
    const state = call.main.getByText('State', { exact: true }).locator('..');
    const notice = call.main.getByRole('alert').filter({ hasText: 'Not sent yet: is this right?' });
    const beginWithCaller = async (caller: (typeof callers)[number]) => {
      await call.begin();
      await keyboard.type(caller.Phone.slice(-4));
      await keyboard.press('F4');
      await expect(call.field('Store name')).toHaveValue(caller['Store name']);
      await call.field('Issue').fill('Printer prints nothing');
      await call.chooseService(4);
    };
    let sent = 0;
    const expectSent = async () => {
      await expect(call.caseNumber).toHaveText(/\S/);
      sent += 1;
      expect(storeHub.requests).toHaveLength(sent);
    };
    for (const caller of callers) {
      await call.begin();
      await call.fill({ ...place, ...caller, Issue: 'Cash drawer jams' });
      await call.chooseService(1);
      await keyboard.press('F9');
      await expectSent();
    }

    await test.step('the same store, spelled with a slip, is sent at once', async () => {
      await beginWithCaller(callers[0]);
      await expect(where).toContainText('From this store’s last ticket');
      await call.field('Store name').fill('KEDAI RUNCITT JAYA');
      await expect(where).not.toContainText(describeDoubt(callers[0]));
      await keyboard.press('F9');
      await expectSent();
    });

    await test.step('a branch: the address says whose it is, and all of the place is to be confirmed', async () => {
      await beginWithCaller(callers[1]);
      await expect(call.field('Dealer or reseller')).toHaveValue('Maju Systems');
      await call.field('Store name').fill('Warung Melati Cawangan Puchong');
      await call.field('Remark').focus();
      await expect(where).toContainText(describeDoubt(callers[1]));
      await expect(where).toContainText('From the last ticket of Warung Melati,');
      await expect(where).not.toContainText('From this store’s last ticket');
      await expect(state).toContainText('to confirm');
      await expect(
        call.main
          .getByRole('region', { name: 'Read back' })
          .getByRole('listitem')
          .filter({ hasText: 'The address is' }),
      ).toContainText('to confirm');
    });

    await test.step('F9 asks first, and F5 takes out the place alone, also right after a discard', async () => {
      await call.begin();
      await call.field('Issue').fill('discard this');
      await call.button('Discard').click();
      await expect(call.field('Store name')).toHaveValue('Warung Melati Cawangan Puchong');
      await expect(call.main.getByText('was discarded.')).toBeVisible();
      await keyboard.press('F9');
      await expect(notice).toContainText(describeDoubt(callers[1]));
      await expect(notice).toContainText(
        'F5 clears the address, state, pin and dealer that came from that ticket.',
      );
      await expect(call.field('Address')).toBeFocused();
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'place-of-other-store.png') });
      expect(storeHub.requests).toHaveLength(sent);
      const heard = await recordAnnouncements(page);
      await keyboard.press('F5');
      await expect
        .poll(heard.read)
        .toContainEqual(expect.stringMatching(/Undone: Address, State, Pin(?=$|\.)/));
      await call.expectFields({
        Name: 'Puan Noraini',
        'Store name': 'Warung Melati Cawangan Puchong',
        'Dealer or reseller': '',
        Address: '',
        State: '',
        Latitude: '',
        Longitude: '',
      });
      await keyboard.type('3, Jalan Puteri 1, 47100 Puchong');
      await call.field('Latitude').focus();
      await expect(call.field('State')).toHaveValue('Selangor');
      await keyboard.press('Enter');
      await keyboard.press('F9');
      await expectSent();
      expect(storeHub.requests.at(-1)?.bodyText).toContain('47100 Puchong');
    });

    await test.step('a wholly other store: Ctrl+F9 sends it as it is', async () => {
      await beginWithCaller(callers[2]);
      await call.field('Store name').fill('Restoran Selera Puchong');
      await keyboard.press('F9');
      await expect(notice).toContainText(describeDoubt(callers[2]));
      expect(storeHub.requests).toHaveLength(sent);
      await keyboard.press('Control+F9');
      await expectSent();
    });

    await test.step('an address that the caller confirms, or that the agent types, is not asked about', async () => {
      await beginWithCaller(callers[3]);
      await call.field('Store name').fill('Restoran Nasi Ayam Puchong');
      await call.main.getByRole('button', { name: /Confirm: The address is/ }).click();
      await expect(where).not.toContainText(describeDoubt(callers[3]));
      await keyboard.press('F9');
      await expectSent();
      await call.begin();
      await call.fill({
        ...place,
        Phone: '0123338888',
        Name: 'Devi',
        'Store name': 'Kedai Baru',
        Issue: 'Wifi down',
      });
      await call.chooseService(1);
      await call.field('Store name').fill('Kedai Lama');
      await keyboard.press('F9');
      await expectSent();
    });

    await test.step('the store first, typed or by quick entry, then F4', async () => {
      await call.begin();
      await keyboard.press('Control+k');
      await page.keyboard.insertText(`${callers[4].Phone} Salon Orkid Express, printer rosak`);
      await keyboard.press('Enter');
      await expect(call.field('Store name')).toHaveValue('Salon Orkid Express');
      await keyboard.press('F4');
      await call.expectFields({ Name: 'Rina', 'Dealer or reseller': '' });
      await expect(where).toContainText(describeDoubt(callers[4]));
      // Until the call is held back, F5 undoes the newest fill as always.
      await keyboard.press('F5');
      await call.expectFields({ Name: '', 'Store name': 'Salon Orkid Express', Address: '' });
      await keyboard.press('F4');
      await expect(call.field('Name')).toHaveValue('Rina');
      await expect(where).toContainText(describeDoubt(callers[4]));
      await call.chooseService(4);
      await keyboard.press('F9');
      await expect(notice).toContainText(describeDoubt(callers[4]));
      expect(storeHub.requests).toHaveLength(sent);
    });
  },
);

test(
  'where the store that was typed has an address of its own, the question names it, and F5 takes it',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }, { outputDir }) => {
    const { page } = await startLive();
    const { keyboard } = page;
    const call = new CallScreen(page);
    const [caller, other] = callers;
    const own = { Address: '3, Jalan Puteri 1, 47100 Puchong', Latitude: '3.0269', Longitude: '101.6163' };
    for (const about of [
      { ...place, ...caller },
      { ...place, ...other, ...own, 'Dealer or reseller': 'Puteri POS' },
    ]) {
      await call.begin();
      await call.fill({ ...about, Issue: 'Cash drawer jams' });
      await call.chooseService(1);
      await keyboard.press('F9');
      await expect(call.caseNumber).toHaveText(/\S/);
    }
    await call.begin();
    await keyboard.type(caller.Phone);
    await keyboard.press('F4');
    await expect(call.field('Store name')).toHaveValue(caller['Store name']);
    await call.field('Store name').fill(other['Store name']);
    await call.field('Issue').fill('Printer prints nothing');
    await call.chooseService(4);
    await expect(
      call.main
        .getByRole('region', { name: 'Possible callers' })
        .getByRole('button', { name: /Warung Melati/ }),
    ).toBeVisible();
    await keyboard.press('F9');
    const notice = call.main.getByRole('alert').filter({ hasText: 'Not sent yet: is this right?' });
    await expect(notice).toContainText(describeDoubt(caller));
    await expect(notice).toContainText(
      `${other['Store name']} was last at ${own.Address}. F5 takes that address instead.`,
    );
    await page.screenshot({ path: join(outputDir, 'address-of-its-own.png') });
    const heard = await recordAnnouncements(page);
    await keyboard.press('F5');
    await expect
      .poll(heard.read)
      .toContainEqual(
        expect.stringMatching(
          /Undone: Address, State, Pin\. Filled in: Dealer or reseller, Address, State, Pin(?=$|\. )/,
        ),
      );
    await call.expectFields({
      ...own,
      Name: caller.Name,
      'Store name': other['Store name'],
      'Dealer or reseller': 'Puteri POS',
      State: 'Selangor',
    });
    await keyboard.press('F9');
    await expect(call.caseNumber).toHaveText(/\S/);
    expect(storeHub.requests).toHaveLength(3);
    expect(storeHub.requests.at(-1)?.bodyText).toContain('47100 Puchong');
  },
);
