import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';

test('in practice, with no token, a first ticket comes back with a case number', async ({ start }) => {
  const { page } = await start();
  const call = new CallScreen(page);
  await expect(page.getByText('Practice', { exact: false }).first()).toBeVisible();
  await call.fillExample();
  await page.keyboard.press('F9');
  await expect(call.caseNumber).toHaveText(/^STOREHUB\d{4}-CA\d{6}[A-Z]$/);
});

test('what reaches StoreHub is the example of its contract, to the letter', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const call = new CallScreen(page);
  await call.fillExample();
  await call.send.click();
  await expect(call.caseNumber).toHaveText(/\S/);

  expect(storeHub.requests).toHaveLength(1);
  const [request] = storeHub.requests;
  expect(request?.method).toBe('POST');
  expect(request?.path).toBe('/api/ticket/create');
  expect(request?.headers['authorization']).toBe(`Bearer ${fakeToken}`);
  expect(request?.headers['content-type']).toMatch(/^application\/json/);
  expect(request?.json).toEqual({
    Ticket: {
      Name: 'Ahmad Ibrahim',
      Phone: '60123456789',
      Issue: '*Onsite Support',
      Priority: 0,
      IsReceiveSms: true,
      Email: 'ahmad_ibrahim@gmail.com',
      Remark: 'Describe your issue',
      StoreName: 'KL Branch',
      DealerReseller: 'Alex',
    },
    Appointment: {
      Address: '23, Jalan Ampang, Taman KLCC, 55000 KL',
      State: 'Kuala Lumpur',
      ServiceId: 1,
      Longitude: 101.7122,
      Latitude: 3.1573,
    },
  });
});

test('optional fields left blank are left out', async ({ startLive, storeHub }) => {
  const { page } = await startLive();
  const call = new CallScreen(page);
  await call.fillExample({ Email: '  ', Remark: '', 'Store name': '', 'Dealer or reseller': ' ' });
  await call.send.click();
  await expect(call.caseNumber).toHaveText(/\S/);
  const sent = storeHub.requests[0]?.json as { Ticket: object };
  expect(Object.keys(sent.Ticket).sort()).toEqual(['IsReceiveSms', 'Issue', 'Name', 'Phone', 'Priority']);
});

test('a hundred presses make one request', async ({ startLive, storeHub }) => {
  const { page } = await startLive();
  const call = new CallScreen(page);
  await call.fillExample();
  await call.field('Issue').focus();
  for (let press = 0; press < 50; press += 1) {
    await page.keyboard.press('F9');
    await page.keyboard.press('Control+Enter');
  }
  await expect(call.caseNumber).toHaveText(/\S/);
  expect(storeHub.requests).toHaveLength(1);
});

test('a case is found again after a restart, with no network', async ({
  start,
  startLive,
  storeHub,
  keyring,
}) => {
  const first = await startLive();
  const call = new CallScreen(first.page);
  await call.fillExample();
  await call.send.click();
  const caseNumber = await call.caseNumber.textContent();
  await first.quit();
  await storeHub.close();

  const { page } = await start({ mode: 'live', apiUrl: storeHub.endpoint.href, keyring: keyring.env });
  await page.keyboard.press('F3');
  await page.getByRole('searchbox').fill('012-345 6789');
  await expect(page.getByText(caseNumber ?? '?').first()).toBeVisible();
  await page.getByRole('searchbox').fill(exampleCall.Name ?? '');
  await expect(page.getByText(caseNumber ?? '?').first()).toBeVisible();
});
