import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectNoAxeViolations } from './fixtures/axe';
import { announceCall } from './fixtures/announce-call';
import { expect, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

/** The shop stands in the address: no store is found in it. */
const doubtful = 'GymBox Puchong, membership card swipe no response, Hui Shan 0123456781, 3.0236, 101.6171';
const sure =
  'Kedai Maju, Puan Aminah, 0123456782, receipt printer not printing, 12 Jalan Meru, 41050 Klang, 3.0449, 101.4456';

function findHeldBack(call: CallScreen): Locator {
  return call.main.getByRole('alert').filter({ hasText: 'Not sent yet: is this right?' });
}

test('what quick entry was not sure of is asked about before it is sent', async ({ startLive, storeHub }, {
  outputDir,
}) => {
  const app = await startLive();
  let call = new CallScreen(app.page);
  const enter = async (line: string) => {
    await call.page.keyboard.press('Control+k');
    await expect(call.field('Quick entry')).toBeFocused();
    await call.page.keyboard.insertText(line);
    await call.page.keyboard.press('Enter');
    await expect(call.field('Phone')).toHaveValue(/^012/);
  };
  const findNotice = () => call.main.getByRole('alert').filter({ hasText: 'Not sent yet: is this right?' });
  let sent = 0;
  const expectSent = async () => {
    await expect(call.caseNumber).toHaveText(/\S/);
    sent += 1;
    expect(storeHub.requests).toHaveLength(sent);
  };

  await test.step('a line of which it was sure is sent at once', async () => {
    await enter(sure);
    await expect(call.field('Store name')).toHaveValue('Kedai Maju');
    await call.page.keyboard.press('F9');
    await expectSent();
  });

  await test.step('an address without a store is to be checked, and F9 asks about it', async () => {
    await call.begin();
    await enter(doubtful);
    await expect(call.field('Address')).toHaveValue('GymBox Puchong');
    await call.page.keyboard.press('F9');
    await expect(findNotice()).toContainText('Store name is empty: is the store in the address?');
    await expect(call.field('Address')).toBeFocused();
    await expectNoAxeViolations(call.page);
    await call.page.screenshot({ path: join(outputDir, 'unsure-quick-entry.png') });
    expect(storeHub.requests).toHaveLength(sent);
  });

  await test.step('also after the app was killed', async () => {
    await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
    await app.kill();
    call = new CallScreen((await startLive()).page);
    await expect(call.field('Address')).toHaveValue('GymBox Puchong');
    await call.page.keyboard.press('F9');
    await expect(findNotice()).toContainText('Store name is empty: is the store in the address?');
    await call.field('Store name').fill('GymBox');
    await expect(findNotice()).toContainText('Quick entry was not sure of this: Address.');
  });

  await test.step('once the caller has confirmed it, F9 sends', async () => {
    const sentence = call.main
      .getByRole('region', { name: 'Read back' })
      .getByRole('listitem')
      .filter({ hasText: 'The address is' });
    await sentence.getByRole('button').click();
    await expect(sentence).toContainText('confirmed');
    await expect(findNotice()).toBeHidden();
    await call.page.keyboard.press('F9');
    await expectSent();
  });

  await test.step('so it does once the address is corrected', async () => {
    await call.begin();
    await enter(doubtful.replace('781, 3.0236, 101.6171', '783'));
    await call.field('Store name').fill('GymBox');
    await call.field('Address').fill('12 Jalan Puteri, 47100 Puchong');
    await call.field('Latitude').fill('3.0236, 101.6171');
    await call.page.keyboard.press('F9');
    await expectSent();
  });

  await test.step('Ctrl+F9 sends it as it is', async () => {
    await call.begin();
    await enter(doubtful.replace('781', '784'));
    await call.page.keyboard.press('F9');
    await expect(findNotice()).toBeVisible();
    await call.page.keyboard.press('Control+F9');
    await expectSent();
  });
});

test(
  'a line that was never filled in is asked about, and goes into a call that ends',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    let app = await startLive();
    let { page } = app;
    let call = new CallScreen(page);
    let notice = findHeldBack(call);
    const use = (shown: Page) => {
      page = shown;
      call = new CallScreen(page);
      notice = findHeldBack(call);
    };
    const typeLine = async (line: string) => {
      await page.keyboard.press('Control+k');
      await expect(call.field('Quick entry')).toBeFocused();
      await page.keyboard.insertText(line);
    };

    await test.step('F9 asks, also behind Enter where the fields have other words, until they are in the issue', async () => {
      await call.fillExample();
      await call.field('Remark').fill('');
      await typeLine('only after 3pm, ask for Ah Hock');
      await page.keyboard.press('F9');
      await expect(notice).toContainText('Quick entry has words that were not entered');
      await expect(call.field('Quick entry')).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(notice).toContainText('Not filled in, Shift+Enter adds it to Issue: ');
      await page.keyboard.press('F9');
      expect(storeHub.requests).toHaveLength(0);
      await page.keyboard.press('Shift+Enter');
      await expect(notice).toBeHidden();
      await page.keyboard.press('F9');
      await expect(call.caseNumber).toHaveText(/\S/);
      expect(storeHub.requests).toHaveLength(1);
      expect(storeHub.requests[0]?.bodyText).toMatch(/only after 3pm.*Ah Hock/);
    });

    await test.step('what no field took is asked about, and goes into the issue', async () => {
      await call.begin();
      await call.fillExample({ Phone: '0123000111' });
      await call.field('Issue').fill('');
      await typeLine('scanner cannot scan, call after 3pm');
      await page.keyboard.press('Enter');
      await expect(call.field('Issue')).toHaveValue('scanner cannot scan');
      await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
      await app.kill();
      app = await startLive();
      use(app.page);
      await page.keyboard.press('F9');
      await expect(notice).toContainText('Not filled in, Shift+Enter adds it to Issue: ');
      await expect(call.field('Quick entry')).toBeFocused();
      expect(storeHub.requests).toHaveLength(1);
      await page.keyboard.press('Shift+Enter');
      await expect(notice).toBeHidden();
      await expect(call.field('Issue')).toHaveValue(/call after 3pm/);
      await page.keyboard.press('F9');
      await expect(call.caseNumber).toHaveText(/\S/);
      expect(storeHub.requests).toHaveLength(2);
    });

    await test.step('sent all the same, it stands in the private note of the case', async () => {
      await call.begin();
      await call.fillExample({ Phone: '0123000333' });
      await typeLine('only after 3pm, ask for Ah Hock');
      await page.keyboard.press('Enter');
      await page.keyboard.press('F9');
      await expect(notice).toContainText('What stands in Quick entry alone then becomes a private note.');
      await page.keyboard.press('Control+F9');
      await expect(call.caseNumber).toHaveText(/\S/);
      expect(storeHub.requests).toHaveLength(3);
      expect(storeHub.requests[2]?.bodyText).not.toContain('Ah Hock');
      await page.keyboard.press('F3');
      const history = new HistoryScreen(page);
      await history.find.fill('0123000333 Hock');
      await expect(history.rows).toHaveCount(1);
      await expect(history.rows).toContainText(/Note: only after 3pm\s+Ah Hock/);
    });

    await test.step('an ended call has its number, its name and its words', async () => {
      await call.begin();
      await typeLine('zul 0123000222 kedai zul wants refund very angry');
      await page.keyboard.press('Control+F2');
      await page.keyboard.press('3');
      await expect(call.main.getByText(/^Recorded as /)).toBeVisible();
      await page.keyboard.press('F3');
      const history = new HistoryScreen(page);
      await history.find.fill('0123000222 angry');
      await expect(history.rows).toHaveCount(1);
      await expect(history.rows).toContainText('Zul');
    });
  },
);

test('a number that the caller refused is sent as one that is refused', async ({ startLive, storeHub }) => {
  const { page } = await startLive();
  const call = new CallScreen(page);
  await page.keyboard.press('Control+k');
  await expect(call.field('Quick entry')).toBeFocused();
  await page.keyboard.insertText(
    'not 0123456789 but 0123456798, Lina, Lina Bakes, oven timer app crash, 4 Jalan Ali 84000 Muar 2.0442, 102.5689',
  );
  await page.keyboard.press('Enter');
  await expect(call.field('Phone')).toHaveValue('0123456798');
  await expect(call.field('Remark')).toHaveValue('not 0123456789');
  await page.keyboard.press('F9');
  await expect(call.caseNumber).toHaveText(/\S/);
  expect(storeHub.requests).toHaveLength(1);
  const { Ticket } = JSON.parse(storeHub.requests[0]?.bodyText ?? '{}') as {
    Ticket: Readonly<Record<string, unknown>>;
  };
  expect(Ticket).toMatchObject({ Phone: '60123456798', Remark: 'not 0123456789' });
});

test('a word that is left over is asked about, one that only leads to a field is not', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const call = new CallScreen(page);
  const place = '09000 Kulim 5.3649, 100.5618';
  const enter = async (line: string) => {
    await page.keyboard.press('Control+k');
    await expect(call.field('Quick entry')).toBeFocused();
    await page.keyboard.insertText(line);
    await page.keyboard.press('Enter');
    await expect(call.field('Address')).toHaveValue('09000 Kulim');
  };

  await test.step('a word in front of the issue is a part of it', async () => {
    await enter(`Uncle Bob Fried Chicken 0177711223 Bob Marley Tan fryer screen no connect ${place}`);
    await expect(call.field('Issue')).toHaveValue('fryer screen no connect');
    await page.keyboard.press('F9');
    await expect(call.caseNumber).toHaveText(/\S/);
    expect(storeHub.requests).toHaveLength(1);
  });

  await test.step('between commas it may be anything: F9 asks', async () => {
    await call.begin();
    await enter(`Ali 0123456798 Kedai Ali, fryer, screen no connect, ${place}`);
    await expect(call.field('Issue')).toHaveValue('screen no connect');
    await page.keyboard.press('F9');
    await expect(findHeldBack(call)).toContainText('Not filled in, Shift+Enter adds it to Issue: fryer');
    expect(storeHub.requests).toHaveLength(1);
    await page.keyboard.press('Shift+Enter');
    await expect(findHeldBack(call)).toBeHidden();
    await page.keyboard.press('F9');
    await expect(call.caseNumber).toHaveText(/\S/);
    expect(storeHub.requests).toHaveLength(2);
    expect(storeHub.requests[1]?.bodyText).toContain('fryer');
  });

  await test.step('words such as "nak tanya" are not asked about', async () => {
    await call.begin();
    await enter(`Siti 0123456797 Kedai Siti nak tanya printer rosak, ${place}`);
    await page.keyboard.press('F9');
    await expect(call.caseNumber).toHaveText(/\S/);
    expect(storeHub.requests).toHaveLength(3);
  });
});

test('a slip in the number is asked about, one of the telephone is not', async ({ startLive, storeHub }) => {
  const { electron, page } = await startLive();
  const call = new CallScreen(page);
  const notice = findHeldBack(call);
  await call.fillExample();
  for (const [typed, doubt] of [
    ['0128899O01', 'Words in Phone are not sent.'],
    ['01288990', 'Only 8 digits: check it'],
    ['anonymous', 'No digits: nobody can call back'],
  ] as const) {
    await call.field('Phone').fill(typed);
    await call.field('Name').focus();
    await page.keyboard.press('F9');
    await expect(notice).toContainText(doubt);
    await expect(call.field('Phone')).toBeFocused();
  }
  expect(storeHub.requests).toHaveLength(0);
  await test.step('one that the caller has confirmed is sent', async () => {
    await call.field('Phone').fill('01288990');
    await call.main
      .getByRole('region', { name: 'Read back' })
      .getByRole('listitem')
      .filter({ hasText: 'Your number is' })
      .getByRole('button')
      .click();
    await page.keyboard.press('F9');
    await expect(call.caseNumber).toHaveText(/\S/);
    expect(storeHub.requests).toHaveLength(1);
  });

  await test.step('and so is that of the telephone', async () => {
    await announceCall(electron, '5012');
    await expect(page.locator('[data-ringing]')).toHaveCount(1);
    await page.keyboard.press('Alt+0');
    await expect(call.field('Phone')).toHaveValue('5012');
    const { Phone: _, ...others } = exampleCall;
    await call.fill(others);
    await call.chooseService(1);
    await page.keyboard.press('F9');
    await expect(call.caseNumber).toHaveText(/\S/);
    expect(storeHub.requests).toHaveLength(2);
  });
});
