import { recordAnnouncements } from './fixtures/heard-announcements';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test('the caller whom F4 fills in is heard once, with a lasting note, and what it filled in and undid', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const keys = page.keyboard;
  await call.begin();
  const heard = await recordAnnouncements(page);

  await keys.press('F4');
  await expect
    .poll(heard.read)
    .toEqual(['Type 4 digits, or 3 letters of a name or store, to find past callers.']);
  await heard.clear();
  await keys.type('0120004821');
  await expect
    .poll(async () => (await heard.read()).join(' '))
    .toMatch(/^Tan Siew Ling, Kopi Pagi Jonker\. F4 fills in\. Possible duplicate, [^]+$/);
  expect((await heard.read()).join(' ').match(/Tan Siew Ling/g)).toHaveLength(1);
  await keys.press('Control+F7');
  await expect(call.main.getByLabel('Note on the caller Tan Siew Ling')).toBeFocused();
  await keys.type('hard of hearing');
  await keys.press('Enter');
  await expect.poll(heard.read).toContainEqual('Caller: hard of hearing');
  await expect(call.field('Phone')).toBeFocused();

  await heard.clear();
  await keys.press('F4');
  const filledIn = expect.stringMatching(/^Filled in: Tan Siew Ling, Kopi Pagi Jonker, .*Address, .*Pin$/);
  await expect.poll(heard.read).toContainEqual(filledIn);
  await heard.clear();
  await keys.press('F5');
  await expect.poll(heard.read).toContainEqual(expect.stringMatching(/^Undone: Name, Store name, .*Pin/));
  await keys.press('F4');
  await expect.poll(heard.read).toContainEqual(filledIn);
  await heard.clear();
  await call.field('Name').focus();
  await keys.press('Control+z');
  await expect(call.field('Name')).toHaveValue('');
  await expect.poll(heard.read).toContainEqual(expect.stringMatching(/^Undone: Name(?!,)/));
  expect((await heard.read()).join(' ')).not.toContain('Filled in');

  await call.begin();
  await heard.clear();
  await keys.type('4821');
  await expect
    .poll(async () => (await heard.read()).join(' '))
    .toMatch(/^[^.]*Tan Siew Ling, Kopi Pagi Jonker\b.*Caller: hard of hearing/);
});

test('which past case is shown is heard by its day, issue and status, and what a follow-up wrote', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 12, (place) =>
    place === 5 || place === 8
      ? {
          Ticket: {
            Name: 'Siti Aminah',
            Phone: '60198887766',
            StoreName: 'Siti Bakery',
            Issue: `The oven of case ${place} stays cold`,
          },
        }
      : {},
  );
  const { page } = await startLive();
  const call = new CallScreen(page);
  await call.begin();
  const heard = await recordAnnouncements(page);
  await page.keyboard.type('7766');
  await expect
    .poll(heard.read)
    .toContainEqual(expect.stringMatching(/^Siti Aminah, Siti Bakery\. F4 fills in\./));
  await heard.clear();
  await page.keyboard.press('Control+o');
  await expect
    .poll(heard.read)
    .toEqual([expect.stringMatching(/^1 of 2: .+, The oven of case \d stays cold, Created$/)]);
  await page.keyboard.press('Alt+PageDown');
  await expect
    .poll(heard.read)
    .toContainEqual(expect.stringMatching(/^2 of 2: .+, The oven of case \d stays cold, Created$/));
  await page.keyboard.press('F10');
  await expect.poll(heard.read).toContainEqual(expect.stringMatching(/^Follow-up of STOREHUB\S+ in Remark$/));
});

test('whose call it is is heard on each way to another call', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const keys = page.keyboard;
  await call.begin();
  await call.fill({ Name: 'Xaviera', 'Store name': 'Xaviera Quilts' });
  const heard = await recordAnnouncements(page);
  await keys.press('F2');
  await expect.poll(heard.read).toContainEqual('New call');
  await call.fill({ Name: 'Wuqong' });
  await heard.clear();
  await keys.press('Alt+1');
  await expect.poll(heard.read).toEqual(['Call of Xaviera, Xaviera Quilts']);
  await keys.press('Alt+2');
  await expect.poll(heard.read).toContainEqual('Call of Wuqong');
  await heard.clear();
  await call.main.getByRole('button', { name: 'Discard' }).click();
  await expect
    .poll(async () => (await heard.read()).join(' '))
    .toMatch(/^Wuqong discarded, F5 brings back\. Call of Xaviera, Xaviera Quilts/);
  await heard.clear();
  await keys.press('F5');
  await expect.poll(heard.read).toContainEqual('Call of Wuqong');
  await heard.clear();
  await call.main.getByRole('button', { name: 'Discard' }).click();
  await expect
    .poll(async () => (await heard.read()).join(' '))
    .toMatch(/^Wuqong discarded, F5 brings back\./);
});

test('what is missing is heard at each F9', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  await call.begin();
  await call.fill({ Name: 'Xaviera' });
  const heard = await recordAnnouncements(page);
  await page.keyboard.press('F9');
  await expect.poll(heard.read).toEqual([expect.stringMatching(/^Not sent yet: Phone/)]);
  await page.keyboard.press('F9');
  await expect.poll(heard.read).toHaveLength(2);
  await heard.clear();
  await page.keyboard.press('F2');
  await expect.poll(heard.read).toContainEqual('New call');
  await page.keyboard.press('Alt+1');
  await expect.poll(heard.read).toContainEqual('Call of Xaviera');
  expect((await heard.read()).join(' '), 'that it comes back is no attempt').not.toContain('Not sent yet');
});

test('where personal data are hidden, they are in no announcement', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  await page.evaluate(`window.helpdesk.ask['app.set-settings']({ isMasked: true })`);
  await call.begin();
  const heard = await recordAnnouncements(page);
  await page.keyboard.type('0120004821');
  await expect
    .poll(async () => (await heard.read()).join(' '))
    .toMatch(/^T hidden ?, Kopi Pagi Jonker\. F4 fills in\./);
  await page.keyboard.press('F4');
  await expect.poll(async () => (await heard.read()).join(' ')).toContain('Filled in: T hidden, Kopi');
  await page.keyboard.press('F2');
  await page.keyboard.press('Alt+1');
  await expect.poll(async () => (await heard.read()).join(' ')).toContain('Call of T hidden');
  expect((await heard.read()).join(' ')).not.toContain('Siew');
});
