import { expectNoAxeViolations } from './fixtures/axe';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

const aisyah = {
  Phone: '0139091234',
  Name: 'Aisyah',
  'Store name': 'Aisyah Cakes',
  Email: 'aisyah@cakes.example',
  Address: 'No 8, Jalan Meru, 41050 Klang',
  State: 'Selangor',
  Latitude: '3.0449',
  Longitude: '101.4456',
} as const;
const suria = {
  Phone: '0124445503',
  Name: 'Suria',
  'Store name': 'Suria Florist',
  Email: '',
  Address: 'No 3, Jalan Sultan Idris, 30000 Ipoh',
  State: 'Perak',
  Latitude: '4.5975',
  Longitude: '101.0901',
} as const;
const doubt =
  'The number belongs to Suria · Suria Florist, but Aisyah · Aisyah Cakes is from another caller’s last ticket.';

test(
  'a number that is known for somebody else than who was filled in is asked about',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    const app = await startLive();
    const { page } = app;
    const { keyboard } = page;
    const call = new CallScreen(page);
    const card = call.main.getByRole('region', { name: 'Possible callers' });
    const suggestions = card.locator('[data-suggestion]');
    const readBack = call.main.getByRole('region', { name: 'Read back' }).getByRole('listitem');
    const notice = call.main.getByRole('alert').filter({ hasText: 'Not sent yet: is this right?' });
    const changed = call.main.getByRole('alert').filter({
      hasText: 'Not sent yet: the number was changed after this caller was filled in.',
    });
    let sent = 0;
    const expectSent = async () => {
      await expect(call.caseNumber).toHaveText(/\S/);
      sent += 1;
      expect(storeHub.requests).toHaveLength(sent);
    };
    for (const caller of [aisyah, suria]) {
      await call.begin();
      await call.fill({ ...caller, Issue: 'Cash drawer jams' });
      await call.chooseService(1);
      await keyboard.press('F9');
      await expectSent();
    }
    const changeNumber = async (phone: string) => {
      await call.begin();
      await keyboard.type(aisyah.Phone);
      await keyboard.press('F4');
      await expect(call.field('Store name')).toHaveValue('Aisyah Cakes');
      await keyboard.type('Oven printer is dead');
      await call.chooseService(4);
      await call.field('Phone').focus();
      await keyboard.press('Control+a');
      await keyboard.type(phone);
    };

    await test.step('F9 right behind the last digit holds the call back, and the marks say what to confirm', async () => {
      await changeNumber(suria.Phone);
      await keyboard.press('F9');
      await expect(notice).toContainText(doubt);
      await expect(notice).toContainText(
        'F4 fills in the caller of this number instead. F5 clears what came from that ticket.',
      );
      await expect(call.field('Name')).toBeFocused();
      expect(storeHub.requests).toHaveLength(sent);
      for (const words of ['Aisyah from Aisyah Cakes', 'The address is', 'Your email is'])
        await expect(readBack.filter({ hasText: words })).toContainText('to confirm');
      await expectNoAxeViolations(page);
    });

    await test.step('F4 takes the caller of the number, and nothing of the other one is sent', async () => {
      await expect(suggestions).toHaveCount(1);
      await keyboard.press('F4');
      const { Phone: _phone, ...known } = suria;
      await call.expectFields(known);
      await expect(notice).toHaveCount(0);
      await keyboard.press('F9');
      await expectSent();
      const body = storeHub.requests.at(-1)?.bodyText;
      expect(body).toContain('Suria Florist');
      expect(body).not.toMatch(/aisyah|Klang/i);
    });

    await test.step('F5 clears what was reused, and leaves the number and what the agent has typed', async () => {
      await changeNumber(suria.Phone);
      await keyboard.press('F9');
      await expect(notice).toContainText(doubt);
      await keyboard.press('F5');
      await call.expectFields({
        Phone: suria.Phone,
        Name: '',
        'Store name': '',
        Email: '',
        Address: '',
        State: '',
        Latitude: '',
        Issue: 'Oven printer is dead',
      });
      await call.button('Discard').click();
    });

    await test.step('a slow history: F9 holds it back once, a late answer is a question, and F9 again sends', async () => {
      const unchecked = call.main.getByRole('alert').filter({
        hasText: 'Not sent yet: the history did not say in time whose number this is.',
      });
      await changeNumber(suria.Phone.slice(0, -1));
      const held = await holdRequests(app, 'callers.match');
      await keyboard.type(suria.Phone.slice(-1));
      await keyboard.press('F9');
      await expect(unchecked).toContainText('Check the name and the store, then press F9 again to send.');
      await expectNoAxeViolations(page);
      expect(storeHub.requests).toHaveLength(sent);
      await held.letGo();
      await expect(notice).toContainText(doubt);
      await keyboard.press('F9');
      expect(storeHub.requests).toHaveLength(sent);
      await call.button('Discard').click();

      await changeNumber('018777666');
      const heldAgain = await holdRequests(app, 'callers.match');
      await keyboard.type('4');
      await keyboard.press('F9');
      await expect(unchecked).toBeVisible();
      await keyboard.press('F9');
      await expectSent();
      await heldAgain.letGo();
    });

    await test.step('Ctrl+F9 sends it as it is', async () => {
      await changeNumber(suria.Phone);
      await keyboard.press('F9');
      await expect(notice).toContainText(doubt);
      await keyboard.press('Control+F9');
      await expectSent();
      expect(storeHub.requests.at(-1)?.bodyText).toContain('Aisyah Cakes');
    });

    await test.step('a slow history about the caller who was filled in: F9 sends', async () => {
      await call.begin();
      await keyboard.type(aisyah.Phone);
      // The answer to the whole number: a piece of it offers the same caller.
      await expect(card.getByText('same number')).toBeVisible();
      const held = await holdRequests(app, 'callers.match');
      await keyboard.press('F4');
      await expect(call.field('Store name')).toHaveValue('Aisyah Cakes');
      await keyboard.type('Oven printer is dead');
      await call.chooseService(4);
      await call.field('Issue').focus();
      await keyboard.press('F9');
      // Keys behind F9 are not for the ticket, although the history is still asked whose number it is.
      for (const key of ['Backspace', 'Backspace', 'F9', 'x']) await keyboard.press(key);
      await expectSent();
      expect(storeHub.requests.at(-1)?.bodyText).toContain('"Oven printer is dead"');
      await held.letGo();
    });

    await test.step('a number that nobody is known for holds it back once, and F9 again sends', async () => {
      await changeNumber('0187776665');
      await keyboard.press('F9');
      await expect(changed).toContainText('Check the name and the store, then press F9 again to send.');
      await expectNoAxeViolations(page);
      expect(storeHub.requests).toHaveLength(sent);
      await keyboard.press('F9');
      await expectSent();
      expect(storeHub.requests.at(-1)?.bodyText).toContain('Aisyah Cakes');
    });

    await test.step('so does the number of a caller who was dismissed, whom nothing says to be unknown', async () => {
      const devi = { ...suria, Phone: '0124445599', Name: 'Devi', 'Store name': 'Devi Salon' };
      await call.begin();
      await call.fill({ ...devi, Issue: 'Barcode scanner beeps' });
      await call.chooseService(1);
      await keyboard.press('F9');
      await expectSent();
      await changeNumber(devi.Phone);
      const ofNumber = suggestions.filter({ hasText: 'Devi Salon' });
      await ofNumber.locator('..').getByRole('button', { name: 'Not them' }).click();
      await expect(ofNumber).toHaveCount(0);
      await keyboard.press('F9');
      await expect(changed).toContainText('Check the name and the store, then press F9 again to send.');
      expect(storeHub.requests).toHaveLength(sent);
      await keyboard.press('F9');
      await expectSent();
    });
  },
);
