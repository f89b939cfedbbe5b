import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { refused } from '../fake-storehub/canned-answers';
import { expect, test } from '../fixtures/test';
import { resizeWindow } from '../fixtures/window-size';
import { CallScreen, type TypedCall } from '../pages/call-screen';
import { HistoryScreen } from '../pages/history-screen';

const docs = join(import.meta.dirname, '../../docs');

test('the pictures of the README: a ticket just created, and the history with one case open', async ({
  startLive,
  storeHub,
}) => {
  const { electron, page } = await startLive();
  await resizeWindow(electron, 1366, 768);
  const call = new CallScreen(page);
  for (const { fields, service, code } of earlier) {
    await call.fill(fields);
    await call.chooseService(service);
    if (code !== undefined) storeHub.queue(refused(code));
    await page.keyboard.press('F9');
    await call.expectOutcome(code === undefined ? 'Created' : 'Uncertain');
    await call.begin();
  }
  await call.fill(last);
  await call.chooseService(4);
  // A tab changes its title after a pause.
  await expect(page.getByRole('navigation', { name: 'Open calls' })).toContainText('Aisyah Rahman');
  await page.keyboard.press('F9');
  await call.expectOutcome('Created');
  await take(page, 'light', 'call-screen');

  const history = new HistoryScreen(page);
  await history.open();
  await history.rows.first().click();
  await expect(history.ticket.getByText('What was sent')).toBeVisible();
  await take(page, 'dark', 'history');
});

async function take(page: Page, colorScheme: 'light' | 'dark', name: string): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.screenshot({ path: join(docs, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

type Earlier = { readonly fields: TypedCall; readonly service: number; readonly code?: string };

const earlier: readonly Earlier[] = [
  {
    service: 5,
    fields: {
      Phone: '03-7726 4180',
      Name: 'Farid Hashim',
      'Store name': 'Kopi Sudut, Damansara Utama',
      Issue: 'Cash drawer does not open after a sale. Key works.',
      Address: '41, Jalan SS 21/37, Damansara Utama, 47400 Petaling Jaya',
      State: 'Selangor',
      Latitude: '3.1357',
      Longitude: '101.6222',
    },
  },
  {
    service: 1,
    fields: {
      Phone: '012-604 7719',
      Name: 'Lim Siew Ling',
      'Store name': 'Roti & Rasa Bakery',
      'Dealer or reseller': 'Alex',
      Issue: 'New outlet opens on Friday: two iPads, one printer, one drawer.',
      Address: '8, Lebuh Carnarvon, 10100 George Town',
      State: 'Pulau Pinang',
      Latitude: '5.4166',
      Longitude: '100.3364',
    },
  },
  {
    service: 6,
    code: '-10008',
    fields: {
      Phone: '019-887 2045',
      Name: 'Dayang Nurul',
      'Store name': 'Borneo Mart',
      Issue: 'Android terminal restarts by itself when the card reader is plugged in.',
      Address: 'Lot 12, Jalan Song, Tabuan Jaya, 93350 Kuching',
      State: 'Sarawak',
      Latitude: '1.5197',
      Longitude: '110.3806',
    },
  },
  {
    service: 2,
    fields: {
      Phone: '017-338 9061',
      Name: 'Muthu Krishnan',
      'Store name': 'Banana Leaf Corner',
      Issue: 'Wants the counter looked at before the system is put in next week.',
      Address: '2, Jalan Dato Onn, 80000 Johor Bahru',
      State: 'Johor',
      Latitude: '1.4655',
      Longitude: '103.7578',
    },
  },
];

const last: TypedCall = {
  Phone: '011-2647 8830',
  Name: 'Aisyah Rahman',
  'Store name': 'Kedai Maju Jaya, Bangsar',
  'Dealer or reseller': 'Alex',
  Issue: 'Receipt printer prints blank paper since this morning. Turned it off and on, changed the roll.',
  Address: '17, Jalan Telawi 3, Bangsar Baru, 59100 Kuala Lumpur',
  State: 'Kuala Lumpur',
  Latitude: '3.1319',
  Longitude: '101.6717',
  Email: 'aisyah@kedaimajujaya.example',
  Remark: 'Shop opens at ten. Parking behind the building, ask at the counter.',
};
