import { join } from 'node:path';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { refused } from './fake-storehub/canned-answers';
import { CallScreen } from './pages/call-screen';

test('what the app noticed or filled in is seen before a ticket is sent, also after a reload', async ({
  startLive,
  storeHub,
}, { outputDir }) => {
  const { page } = await startLive();
  const { keyboard } = page;
  const call = new CallScreen(page);
  const part = (name: string) => call.main.getByText(name, { exact: true }).locator('..');
  await call.fillExample();

  await test.step('the marks of a call are there again when the window is loaded again', async () => {
    const expectMarks = async () => {
      await expect(call.main.getByText('off: landline')).toBeVisible();
      await expect(call.main.getByText('sent as 60321611234')).toBeVisible();
      await expect(part('State')).toContainText('by the postcode');
      await expect(call.main.getByText('No @ in it: check it')).toBeVisible();
    };
    await call.fill({ Phone: '03-2161 1234', Email: 'ali', State: '' });
    await call.field('Address').fill('22, Jalan Harmoni, 81100 Johor Bahru');
    await keyboard.press('Tab');
    await expect(call.field('State')).toHaveValue('Johor');
    await call.field('Name').focus();
    await expectMarks();
    await expect(call.main.getByText(/^Saved /)).toBeVisible();
    await page.reload();
    await expect(call.field('Name')).toHaveValue('Ahmad Ibrahim');
    await expectMarks();
  });

  await test.step('the caret is where it was, behind the text', async () => {
    await expect(call.field('Name')).toBeFocused();
    await keyboard.type(' bin Ali');
    await expect(call.field('Name')).toHaveValue('Ahmad Ibrahim bin Ali');
  });

  await test.step('two postcodes are both said, and both offered', async () => {
    await call.field('Address').fill('22, Jalan Harmoni, 55000 81100 Johor Bahru');
    await call.field('Latitude').focus();
    await expect(
      call.main.getByText('Two postcodes: 55000 Kuala Lumpur and 81100 Johor Bahru.'),
    ).toBeVisible();
    await call.fill({ Latitude: '', Longitude: '' });
    await expect(call.button('81100 Johor Bahru')).toBeVisible();
    await expect(call.button('55000 Kuala Lumpur')).toBeVisible();
    await page.screenshot({ path: join(outputDir, 'two-postcodes.png') });
  });

  await test.step('F9 in an address that was just corrected shows the new state first', async () => {
    await call.fill({ Address: '22, Jalan Harmoni, 81100 Johor Bahru', Email: 'ali@example.com' });
    await call.field('Latitude').focus();
    await keyboard.press('Enter');
    await expect(call.field('Latitude')).not.toHaveValue('');
    await call.field('Address').fill('22, Jalan Harmoni, 43000 Kajang');
    await keyboard.press('F9');
    const notice = call.main.getByRole('alert').filter({ hasText: 'check what was just filled in' });
    await expect(notice).toContainText('State: Selangor');
    await expect(call.main.getByText('Ready to send.')).toBeHidden();
    await expect(call.field('State')).toHaveValue('Selangor');
    await expect(call.field('Address')).toBeFocused();
    await expectNoAxeViolations(page);
    await page.screenshot({ path: join(outputDir, 'filled-unseen.png') });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: join(outputDir, 'filled-unseen-dark.png') });
    await page.emulateMedia({ colorScheme: null });
    expect(storeHub.requests).toHaveLength(0);
  });

  await test.step('what was filled in and what is doubtful are one message with one next step', async () => {
    await call.fill({ Latitude: '3.0738', Longitude: '101.5183' });
    await call.field('Address').fill('22, Jalan Harmoni, 81100 Johor Bahru');
    await keyboard.press('F9');
    const notice = call.main.getByRole('alert').filter({ hasText: 'Not sent yet: is this right?' });
    await expect(notice).toContainText(
      'Just filled in: State: Johor.The address changed after the pin was set.The pin is in Selangor, not in Johor.Correct it, or press Ctrl+F9 to send it as it is.Send anyway',
    );
    await expect(call.main.getByText('check what was just filled in')).toBeHidden();
    await expectNoAxeViolations(page);
    await page.screenshot({ path: join(outputDir, 'held-back.png') });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: join(outputDir, 'held-back-dark.png') });
    await page.emulateMedia({ colorScheme: null });
    expect(storeHub.requests).toHaveLength(0);
  });

  await test.step('a pin in the right state, but far from the address, is asked about before it is sent', async () => {
    await call.field('Address').fill('No 15 Jalan Kenanga 3, Taman Kenanga, 43000 Kajang');
    await call.fill({ State: 'Selangor' });
    await call.fill({ Latitude: 'https://www.google.com/maps/@3.0738,101.5183,17z' });
    await call.field('Remark').focus();
    await expect(call.field('Latitude')).toHaveValue('3.0738');
    const place = call.main.getByRole('region', { name: 'Where' });
    await expect(place).toContainText('The pin is 31 km from 43000 Kajang.');
    await keyboard.press('F9');
    const notice = call.main.getByRole('alert').filter({ hasText: 'Not sent yet: is this right?' });
    await expect(notice).toContainText('The pin is 31 km from 43000 Kajang.');
    await expect(call.field('Latitude')).toBeFocused();
    await page.screenshot({ path: join(outputDir, 'pin-far-from-town.png') });
    await keyboard.press('Enter');
    await expect(call.field('Latitude')).toHaveValue('3.0738');
    await keyboard.press('Shift+Enter');
    await expect(call.field('Latitude')).not.toHaveValue('3.0738');
    await keyboard.press('F5');
    await expect(call.field('Latitude')).toHaveValue('3.0738');
    expect(storeHub.requests).toHaveLength(0);
  });

  await test.step('and so is one in the neighbouring town, which has postcodes of its own', async () => {
    await call.fill({ Latitude: 'https://www.google.com/maps/@2.9068,101.7843,17z' });
    await call.field('Remark').focus();
    await expect(call.field('Latitude')).toHaveValue('2.9068');
    const place = call.main.getByRole('region', { name: 'Where' });
    await expect(place).toContainText('The pin is 10 km from 43000 Kajang.');
    await call.fill({ Address: '22, Jalan Harmoni, 81100 Johor Bahru', State: 'Johor' });
  });

  await test.step('a pin that was set before the address is for the first one, and not for the next', async () => {
    await call.fill({ Address: '', State: '', Latitude: '', Longitude: '' });
    await call.fill({ Latitude: 'https://www.google.com/maps/@3.0449,101.4456,17z' });
    await call.field('Remark').focus();
    await expect(call.field('Latitude')).toHaveValue('3.0449');
    await call.field('Address').focus();
    await keyboard.type('23 Jalan Meru, 41050 Klang');
    await keyboard.press('Tab');
    await expect(call.field('State')).toHaveValue('Selangor');
    await expect(call.main.getByText('Address changed: check the pin')).toBeHidden();
    await call.field('Address').fill('7 Jalan Batu Tiga Lama, 41300 Klang');
    await keyboard.press('F9');
    const notice = call.main.getByRole('alert').filter({ hasText: 'Not sent yet: is this right?' });
    await expect(notice).toContainText('The address changed after the pin was set.');
    expect(storeHub.requests).toHaveLength(0);
    await call.fill({ Address: '22, Jalan Harmoni, 81100 Johor Bahru', State: 'Johor' });
  });

  await test.step('a pin in Singapore is doubted, and is near no town', async () => {
    await call.fill({ Latitude: 'https://www.google.com/maps/@1.2996,103.8555,17z' });
    await call.field('Remark').focus();
    await expect(call.field('Latitude')).toHaveValue('1.2996');
    await keyboard.press('F9');
    const notice = call.main.getByRole('alert').filter({ hasText: 'Not sent yet: is this right?' });
    await expect(notice).toContainText('The pin is outside Malaysia.');
    await expect(call.field('Latitude')).toBeFocused();
    await expect(call.main.getByText(/^The address is 22, Jalan Harmoni, 81100 Johor Bahru/)).toBeVisible();
    await expect(call.main.getByText(/^On the map that is near/)).toHaveCount(0);
    await page.screenshot({ path: join(outputDir, 'pin-in-singapore.png') });
    expect(storeHub.requests).toHaveLength(0);
  });

  await test.step('what must be corrected is not offered to be sent anyway, and is listed once', async () => {
    await call.fill({ Latitude: '103.8555', Longitude: '1.2996' });
    await call.field('Remark').focus();
    const missing = call.main.getByRole('button', { name: 'Latitude', exact: true });
    await expect(missing).toHaveCount(1);
    await expect(call.main.getByText('Latitude and longitude look swapped.')).toHaveCount(1);
    await expect(call.button('Send anyway')).toBeHidden();
    await keyboard.press('F9');
    await expect(call.field('Latitude')).toBeFocused();
    await call.field('Remark').focus();
    await keyboard.press('Control+F9');
    await expect(call.field('Latitude')).toBeFocused();
    await expect(page.getByText('press Send first')).toHaveCount(0);
    await page.screenshot({ path: join(outputDir, 'pin-swapped.png') });
    await call.fill({ Latitude: '1.2996', Longitude: '103.8555' });
    await keyboard.press('F9');
    await expect(call.button('Send anyway')).toBeVisible();
    expect(storeHub.requests).toHaveLength(0);
  });

  await test.step('a rejected ticket is said neither to be ready nor to be saving', async () => {
    storeHub.queue(refused('-10000', 'Invalid parameter'));
    await call.field('Remark').focus();
    await keyboard.press('x');
    await call.button('Send anyway').click();
    await call.expectOutcome('Rejected');
    await expect(call.main.getByText('Ready to send.')).toBeHidden();
    await expect(call.main.getByText('Saving…')).toBeHidden();
    expect(storeHub.requests).toHaveLength(1);
    expect(storeHub.requests[0]?.bodyText).toContain('"State":"Johor"');
    await page.screenshot({ path: join(outputDir, 'rejected.png') });
  });
});
