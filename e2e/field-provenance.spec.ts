import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test(
  'what was heard, guessed and reused is marked, one key confirms it, and a restart forgets none of it',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const first = await start({ mode: 'practice' });
    const { page } = first;
    const call = new CallScreen(page);
    const keys = page.keyboard;
    await keys.type('0173390218');
    await keys.press('Tab');
    await keys.type('Puan Rohani');
    await call.field('Address').focus();
    await keys.type('12, Jalan Besar, 43000 Kajang');
    await keys.press('Tab');
    await expect(call.field('State')).toHaveValue('Selangor');
    await call.field('Latitude').focus();
    await keys.press('Enter');
    await expect(call.field('Latitude')).not.toHaveValue('');

    await test.step('typed is heard, by the postcode is guessed, in the field and in the strip', async () => {
      await expect(item(call, 'Your number is')).toContainText('as told');
      await expect(item(call, 'The address is')).toContainText('to confirm');
      await expect(item(call, 'On the map that is near Kajang, Selangor.')).toContainText('to confirm');
      await expect(call.main.getByText('State', { exact: true }).locator('..')).toContainText('to confirm');
    });

    await test.step('F8 and the digit of a sentence confirm it, once more takes it back, Enter confirms all', async () => {
      await keys.press('F8');
      await keys.press('1');
      await expect(item(call, 'Your number is')).toContainText('confirmed');
      await keys.press('1');
      await expect(item(call, 'Your number is')).toContainText('as told');
      await keys.press('Enter');
      const marks = call.main.getByRole('button', { name: /^confirmed \d\. Confirm:/ });
      await expect(marks).toHaveCount(4);
      // Speech control takes the visible text for the name, so the name must begin with it.
      for (const mark of await marks.all()) {
        const seen = (await mark.innerText()).trim().replaceAll(/\s+/g, ' ');
        await expect(mark).toHaveAccessibleName(new RegExp(`^${seen}\\.`));
      }
      await keys.press('Escape');
      await expect(call.field('Latitude')).toBeFocused();
    });

    await test.step('what is typed over is heard again; another address makes the pin a guess', async () => {
      await call.field('Name').fill('Encik Rahman');
      await expect(item(call, 'I am speaking with')).toContainText('as told');
      await call.field('Address').fill('3, Jalan Gaya, 88000 Kota Kinabalu');
      await expect(item(call, 'On the map')).toContainText('to confirm');
      await expect(item(call, 'Your number is')).toContainText('confirmed');
    });
    await first.quit();

    const second = await start({ mode: 'practice' });
    const again = new CallScreen(second.page);
    await expect(item(again, 'Your number is')).toContainText('confirmed');
    await expect(item(again, 'I am speaking with')).toContainText('as told');
    await expect(item(again, 'On the map')).toContainText('to confirm');

    await test.step('what comes from the last ticket is reused, and a follow-up shows the chain it goes on with', async () => {
      await again.begin();
      const numbers: string[] = [];
      const chain = again.main.getByRole('region', { name: 'Follow-up to' });
      await again.fillExample({ Issue: 'Printer prints nothing' });
      await second.page.keyboard.press('F9');
      numbers.push(await caseNumberOf(again));
      for (const issue of ['Cash drawer jams', 'Cash drawer jams, still']) {
        await again.begin();
        await second.page.keyboard.type('60123456789');
        await second.page.keyboard.press('F4');
        await expect(again.field('Name')).toHaveValue('Ahmad Ibrahim');
        await expect(item(again, 'I am speaking with')).toContainText('reused');
        await again.field('Issue').fill(issue);
        await again.chooseService(1);
        await expect(again.button('Send as a follow-up')).toBeVisible();
        await second.page.keyboard.press('F10');
        numbers.push(await caseNumberOf(again));
      }
      const links = chain.getByRole('listitem');
      await expect(links).toHaveCount(2);
      await expect(links.nth(0)).toContainText(numbers[1] ?? '?');
      await expect(links.nth(1)).toContainText(numbers[0] ?? '?');
    });
  },
);

/** The sentence of the read-back strip with this beginning, and its mark. */
function item(call: CallScreen, begin: string) {
  return call.main
    .getByRole('region', { name: 'Read back' })
    .getByRole('listitem')
    .filter({ hasText: begin });
}

async function caseNumberOf(call: CallScreen): Promise<string> {
  await expect(call.caseNumber).toHaveText(/^STOREHUB\d{4}-CA\d{6}[A-Z]$/);
  return (await call.caseNumber.textContent()) ?? '';
}
