import { created } from './fake-storehub/canned-answers';
import { exampleRequest } from './fake-storehub/example-request';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test('in practice, with no token, a first ticket comes back with a case number', async ({ start }) => {
  const { page } = await start();
  const call = new CallScreen(page);
  await expect(page.getByText('PRACTICE', { exact: true })).toBeVisible();
  await call.fillExample();
  await page.keyboard.press('F9');
  await expect(call.caseNumber).toHaveText(/^STOREHUB\d{4}-CA\d{6}[A-Z]$/);
});

test('one ticket with every field is one request, which is the example of the contract', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const call = new CallScreen(page);

  await test.step('what reaches StoreHub is the example of its contract, to the letter', async () => {
    await call.fillExample();
    await call.send.click();
    await expect(call.caseNumber).toHaveText(/\S/);

    expect(storeHub.requests).toHaveLength(1);
    const request = storeHub.requests[0]!;
    expect(request.method).toBe('POST');
    expect(request.path).toBe('/api/ticket/create');
    expect(request.json).toEqual(exampleRequest);
    expect(request.headers).toEqual([
      ['Host', new URL(storeHub.url).host],
      ['Authorization', `Bearer ${fakeToken}`],
      ['Content-Type', expect.stringMatching(/^application\/json/)],
      ['Content-Length', String(Buffer.byteLength(request.bodyText))],
      ['Accept', 'application/json'],
      ['Accept-Encoding', 'identity'],
      ['User-Agent', expect.stringMatching(/^StoreHub-Helpdesk\/\d/)],
      ['Connection', 'close'],
    ]);

    await test.step('the next ticket leaves out what was left blank', async () => {
      await page.keyboard.press('F2');
      await expect(call.field('Name')).toHaveValue('');
      await call.fillExample({ Email: '  ', Remark: '', 'Store name': '', 'Dealer or reseller': ' ' });
      await call.send.click();
      await expect(call.caseNumber).toHaveText(/\S/);
      const {
        Email: _email,
        Remark: _remark,
        StoreName: _store,
        DealerReseller: _dealer,
        ...mandatory
      } = exampleRequest.Ticket;
      expect(storeHub.requests[1]?.json).toEqual({ ...exampleRequest, Ticket: mandatory });
    });
  });

  await test.step('a hundred presses make one request', async () => {
    await call.begin();
    await call.fillExample();
    await call.field('Issue').focus();
    const before = storeHub.requests.length;
    storeHub.queue(created(1, { afterMs: 800 }));
    for (let press = 0; press < 50; press += 1) {
      await page.keyboard.press('F9');
      await page.keyboard.press('Control+Enter');
    }
    await expect(call.caseNumber).toHaveText(/\S/);
    expect(storeHub.requests).toHaveLength(before + 1);
  });
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
  await call.field('Remark').press('Control+Enter');
  await expect(call.caseNumber).toHaveText(/\S/);
  const caseNumber = (await call.caseNumber.textContent()) ?? '';
  await first.quit();
  await storeHub.close();

  const { page } = await start({ mode: 'live', apiUrl: storeHub.endpoint.href, keyring: keyring.env });
  const history = new HistoryScreen(page);
  await history.open();
  // In words alone: StoreHub's numbers mean nothing to an agent.
  await expect(history.ticket).toContainText('iOS hardware installation (on-site deployment)Priority');
  await expect(history.ticket).toContainText(/PriorityNormalAddress/);
  for (const words of [
    caseNumber,
    exampleCall.Name,
    '0123456789',
    '012-345 6789',
    '+60 12 345 6789',
    '60123456789',
    '6789',
  ]) {
    await history.find.fill('nobody has this');
    await expect(history.rows).toHaveCount(0);
    await history.find.fill(words);
    await expect(history.rows, words).toHaveCount(1);
    await expect(history.rows).toContainText(caseNumber);
  }
});
