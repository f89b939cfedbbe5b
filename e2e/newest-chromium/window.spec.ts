import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unwrap } from '../../src-main/helpdesk.fixture';
import { zh } from '../../src-renderer/messages/catalogues';
import { startFakeStoreHub } from '../fake-storehub/fake-storehub';
import { exampleRequest } from '../fake-storehub/example-request';
import { CallScreen, exampleCall } from '../pages/call-screen';
import { HistoryScreen } from '../pages/history-screen';
import { SettingsScreen } from '../pages/settings-screen';
import { expect, test } from './newest-chromium-test';

const caseNumberPattern = /^STOREHUB\d{4}-CA\d{6}[A-Z]$/;

test.afterEach(({ faults }) => {
  expect(faults).toEqual([]);
});

test('Node and Chromium are no older than those of the pinned Electron', ({ newestBrowser }) => {
  expect(process.version).toMatch(/^v24\./);
  expect(Number.parseInt(newestBrowser.version(), 10)).toBeGreaterThanOrEqual(140);
});

test('a call is typed, sent in practice, copied, and found in the history', async ({ start }) => {
  const { page, copied } = await start();
  const call = new CallScreen(page);
  await call.fillExample();
  await page.keyboard.press('F9');
  await expect(call.caseNumber).toHaveText(caseNumberPattern);
  const caseNumber = (await call.caseNumber.textContent()) ?? '';
  await expect.poll(() => copied).toEqual([caseNumber]);

  const history = new HistoryScreen(page);
  await history.open();
  for (const words of [caseNumber, exampleCall.Name, '012-345 6789']) {
    await history.find.fill('nobody has this');
    await expect(history.rows).toHaveCount(0);
    await history.find.fill(words);
    await expect(history.rows.first(), words).toContainText(caseNumber);
  }
});

test('a ticket goes to StoreHub once, as its contract says', async ({ start }) => {
  const storeHub = await startFakeStoreHub();
  const { page } = await start(
    { fixedMode: 'live', liveEndpoint: storeHub.endpoint },
    { kind: 'present', lastFour: 'wxyz' },
  );
  const call = new CallScreen(page);
  await call.fillExample();
  await page.keyboard.press('F9');
  await page.keyboard.press('F9');
  await expect(call.caseNumber).toHaveText(/\S/);
  expect(storeHub.requests.map(({ json }) => json)).toEqual([exampleRequest]);
  await storeHub.close();
});

test('an open call and a sent one are there after a restart', async ({ start }) => {
  const first = await start();
  const call = new CallScreen(first.page);
  await call.fillExample();
  await first.page.keyboard.press('F9');
  await expect(call.caseNumber).toHaveText(caseNumberPattern);
  const caseNumber = (await call.caseNumber.textContent()) ?? '';
  await call.begin();
  await call.field('Issue').fill('打印机 prints nothing');
  await call.field('Name').fill('Siti');
  const onDisk = async () => unwrap(await first.handlers['calls.list'](null)).map(({ fields }) => fields);
  await expect.poll(onDisk).toMatchObject([{ issue: '打印机 prints nothing', name: 'Siti' }]);
  await first.quit();

  const { page } = await start();
  await new CallScreen(page).expectFields({ Issue: '打印机 prints nothing', Name: 'Siti' });
  const history = new HistoryScreen(page);
  await history.open();
  await history.find.fill(caseNumber);
  await expect(history.rows).toHaveCount(1);
});

test('the history is written as a list that a spreadsheet opens', async ({ start, userDataFolder }) => {
  const file = join(userDataFolder, '../list.csv');
  const { page } = await start({
    chooseFile: { toOpen: () => Promise.resolve(null), toSave: () => Promise.resolve(file) },
  });
  const history = new HistoryScreen(page);
  await history.open();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: 'Text (CSV)' }).click();
  await expect
    .poll(async () => readFile(file, 'utf8').catch(() => ''))
    .toMatch(/^\uFEFFReference,Ticket state,Case number,/);
});

test('another language is shown at once', async ({ start }) => {
  const { page } = await start();
  const settings = new SettingsScreen(page);
  await settings.open();
  await settings.main.getByRole('radio', { name: '中文' }).check({ force: true });
  await expect(page.getByRole('main', { name: zh.app.settings })).toBeVisible();
});
