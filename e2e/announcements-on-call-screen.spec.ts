import { holdRequests } from './fixtures/hold-ipc-requests';
import { recordAnnouncements } from './fixtures/heard-announcements';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';

test('the caller whom F4 fills in is heard once, with a lasting note, and what it filled in and undid', async ({
  start,
}) => {
  const app = await start({ mode: 'practice' });
  const { page } = app;
  const call = new CallScreen(page);
  const keys = page.keyboard;
  await call.begin();
  const heard = await recordAnnouncements(page);

  await keys.press('F4');
  await expect
    .poll(heard.read)
    .toEqual(['Type 4 digits, or 3 letters of a name or store, to find past callers.']);
  await heard.clear();
  // At once: a pause between two digits would be long enough to hear of others.
  await keys.insertText('0120004821');
  await expect
    .poll(async () => (await heard.read()).join(' '))
    .toMatch(/^Tan Siew Ling, Kopi Pagi Jonker\. F4 fills in\. Possible duplicate, [^]+$/);
  expect((await heard.readWhenQuiet()).join(' ').match(/Tan Siew Ling|duplicate/g)).toHaveLength(2);
  await keys.press('Control+F7');
  await expect(call.main.getByLabel('Note on the caller Tan Siew Ling')).toBeFocused();
  await keys.type('hard of hearing');
  await keys.press('Enter');
  await expect.poll(heard.read).toContainEqual('Note saved');
  await expect.poll(heard.read).toContainEqual('Caller: hard of hearing');
  await expect(call.field('Phone')).toBeFocused();

  await heard.clear();
  await keys.press('F4');
  const filledIn = expect.stringMatching(
    /Filled in: Tan Siew Ling, Kopi Pagi Jonker, .*Address, .*Pin(?=$|\.)/,
  );
  await expect.poll(heard.read).toContainEqual(filledIn);
  await heard.clear();
  await keys.press('F5');
  await expect.poll(heard.read).toContainEqual(expect.stringMatching(/Undone: Name, Store name, .*Pin/));
  await keys.press('F4');
  await expect.poll(heard.read).toContainEqual(filledIn);
  await heard.clear();
  await call.field('Name').focus();
  await keys.press('Control+z');
  await expect(call.field('Name')).toHaveValue('');
  await expect.poll(heard.read).toContainEqual(expect.stringMatching(/Undone: Name(?!,)/));
  expect((await heard.read()).join(' ')).not.toContain('Filled in');

  await call.begin();
  await heard.clear();
  await keys.type('4821');
  await expect
    .poll(async () => (await heard.read()).join(' '))
    .toMatch(/^[^.]*Tan Siew Ling, Kopi Pagi Jonker\b.*Caller: hard of hearing/);

  await test.step('a call that comes back says neither its caller nor the note nor the duplicate again', async () => {
    await heard.readWhenQuiet();
    await heard.clear();
    const callOf = expect.stringMatching(/^Call of /);
    await keys.press('Alt+1');
    await expect.poll(heard.read).toEqual([callOf]);
    expect(await heard.readWhenQuiet()).toEqual([callOf]);
    await keys.press('Alt+2');
    await expect.poll(heard.read).toEqual([callOf, callOf]);
    expect(await heard.readWhenQuiet()).toEqual([callOf, callOf]);
  });

  await test.step('a slow answer to F4 says nothing over the next call', async () => {
    const held = await holdRequests(app, 'callers.match');
    await call.field('Phone').fill('0187777777');
    await keys.press('F4');
    await held.expectAsked(1);
    await call.begin();
    await heard.clear();
    await held.letGo();
    expect((await heard.readWhenQuiet()).join(' ')).not.toContain('Nobody');
  });
});

test(
  'which past case is shown is heard by its day, issue and status, and what a follow-up wrote',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
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
    await expect
      .poll(heard.read)
      .toContainEqual(expect.stringMatching(/^Follow-up of STOREHUB\S+ in Remark$/));

    await test.step('what is copied, noted and set is heard, and that the case is closed', async () => {
      const { keyboard } = page;
      await heard.clear();
      await keyboard.press('Control+d');
      await expect.poll(heard.read).toEqual(['Copied']);
      await heard.clear();
      await keyboard.press('Control+n');
      await keyboard.type('oven again');
      await keyboard.press('Control+Enter');
      await expect.poll(heard.read).toContainEqual('Note saved');
      await heard.clear();
      await keyboard.press('Control+e');
      await keyboard.type('tomorrow 3pm');
      await keyboard.press('Enter');
      await expect.poll(heard.read).toContainEqual(expect.stringMatching(/^Reminder set: .*3:00/));
      await heard.clear();
      await call.field('Issue').focus();
      await keyboard.press('Escape');
      await expect.poll(heard.read).toEqual(['Past case closed']);
    });
  },
);

test('a number to doubt is heard once, as it is left', { tag: '@exhaustive' }, async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const { keyboard } = page;
  await call.begin();
  const heard = await recordAnnouncements(page);
  await keyboard.insertText('01234567');
  await keyboard.press('Tab');
  await expect.poll(heard.read).toHaveLength(1);
  const [doubt] = await heard.read();
  await expect(call.field('Phone')).toHaveAccessibleDescription(doubt ?? '');
  await keyboard.press('Shift+Tab');
  await keyboard.press('Tab');
  expect(await heard.readWhenQuiet()).toEqual([doubt]);
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
  await heard.clear();
  await call.main.getByRole('button', { name: 'Discard' }).click();
  await expect
    .poll(async () => (await heard.read()).join(' '))
    .toMatch(/^Xaviera discarded, F5 brings back\. New call/);
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

test(
  'where personal data are hidden, they are in no announcement',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    await page.evaluate(`window.helpdesk.ask['app.set-settings']({ isMasked: true })`);
    await call.begin();
    const heard = await recordAnnouncements(page);
    await page.keyboard.insertText('0120004821');
    await expect
      .poll(async () => (await heard.read()).join(' '))
      .toMatch(/^T hidden ?, Kopi Pagi Jonker\. F4 fills in\./);
    await heard.readWhenQuiet();
    await heard.clear();
    for (const isShown of [true, false]) {
      await page.keyboard.press('Control+u');
      await expect(call.main.getByText('Tan Siew Ling').first()).toBeVisible({ visible: isShown });
    }
    expect(await heard.readWhenQuiet(), 'what is shown or hidden again is no news').toEqual([]);
    await page.keyboard.press('F4');
    await expect.poll(async () => (await heard.read()).join(' ')).toContain('Filled in: T hidden, Kopi');
    await page.keyboard.press('F2');
    await page.keyboard.press('Alt+1');
    await expect.poll(async () => (await heard.read()).join(' ')).toContain('Call of T hidden');
    expect((await heard.readWhenQuiet()).join(' ')).not.toContain('Siew');
  },
);

test(
  'a caller in place of another is heard without what that one alone had, and nothing over another screen',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    const devi = { Name: 'Devi', Phone: '60198887766', StoreName: 'Devi Salon', Email: 'devi@example.com' };
    const siti = { Name: 'Siti Aminah', Phone: '60198887766', StoreName: 'Siti Bakery', Email: '' };
    seedHistory(userDataFolder, 12, (place) => {
      if (place === 8) return { Ticket: siti };
      return place === 5 ? { Ticket: devi } : {};
    });
    const app = await startLive();
    const { page } = app;
    const call = new CallScreen(page);
    const { keyboard } = page;
    await call.begin();
    const heard = await recordAnnouncements(page);
    await keyboard.type('0198887766');
    await expect.poll(heard.read).toContainEqual(expect.stringMatching(/^2 found, first /));

    const card = call.main.getByRole('region', { name: 'Possible callers' });
    const fill = async (name: string) => {
      await heard.clear();
      await card.locator('[data-suggestion]').filter({ hasText: name }).focus();
      await keyboard.press('Enter');
      await expect(call.field('Name')).toHaveValue(name);
      await expect.poll(async () => (await heard.read()).join(' ')).toContain('Filled in');
      return (await heard.readWhenQuiet()).find((text) => text.includes('Filled in'));
    };
    expect(await fill('Devi')).toMatch(/Filled in: Devi, Devi Salon, .*Email/);
    expect(await fill('Siti Aminah')).toMatch(/Filled in: Siti Aminah, Siti Bakery(?!.*Email)/);
    await expect(call.field('Email')).toHaveValue('');

    await test.step('over another screen', async () => {
      await call.begin();
      await heard.clear();
      const asked = await holdRequests(app, 'callers.match');
      await keyboard.type('7766');
      await keyboard.press('F3');
      await expect(call.main).toBeHidden();
      await asked.expectAsked(1);
      await asked.letGo();
      expect((await heard.readWhenQuiet()).join(' ')).not.toContain('found');
      await goTo(page, 'Call');
      await expect.poll(heard.read).toContainEqual(expect.stringMatching(/^2 found, first /));
    });
  },
);

test('the corrected ending of a call is heard once beside it', { tag: '@exhaustive' }, async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const { keyboard } = page;
  await call.begin();
  const heard = await recordAnnouncements(page);
  await keyboard.type('0199990021');
  await keyboard.press('Control+F2');
  await keyboard.press('4');
  await expect(call.outcome).toContainText('Wrong number or silent');
  await keyboard.press('Control+F2');
  await expect(call.outcome.getByRole('status', { name: 'Change the ending to' })).toBeVisible();
  await heard.readWhenQuiet();
  await heard.clear();
  await keyboard.press('3');
  await expect.poll(async () => (await heard.read()).join(' ')).toContain('Complaint');
  expect((await heard.readWhenQuiet()).join(' ').match(/Complaint/g)).toHaveLength(1);
});
