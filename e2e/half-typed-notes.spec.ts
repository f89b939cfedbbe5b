import type { Locator, Page } from '@playwright/test';
import { announceCall } from './fixtures/announce-call';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { RemindersScreen } from './pages/reminders-screen';

/** Waits until exactly these notes, each with its last day, are on disk as being typed. */
async function expectTyped(page: Page, texts: readonly unknown[]): Promise<void> {
  const list = () =>
    page.evaluate<readonly string[]>(
      `window.helpdesk.ask['drafts.list'](null).then((answer) => JSON.parse(answer).value.map(({ text, lastDay }) => (text + ' ' + lastDay).trim()))`,
    );
  await expect.poll(list).toEqual(texts);
}

test('a note on an ended call is never lost: by F2, by a kill while it is typed, by quitting', async ({
  startLive,
}) => {
  const first = await startLive();
  const note = (page: Page) => page.getByLabel(/^New note/);
  const endCall = async (page: Page, phone: string) => {
    await new CallScreen(page).field('Phone').fill(phone);
    await page.keyboard.press('Control+F2');
    await page.keyboard.press('3');
    await expect(new CallScreen(page).outcome).toContainText('Complaint');
    await page.keyboard.press('Control+n');
    await expect(note(page)).toBeFocused();
  };

  await test.step('F2 saves it', async () => {
    await endCall(first.page, '0112220011');
    await first.page.keyboard.type('wants the manager');
    await first.page.keyboard.press('F2');
    await expect(new CallScreen(first.page).field('Phone')).toBeFocused();
    const history = new HistoryScreen(first.page);
    await history.open();
    await history.find.fill('wants the manager');
    await expect(history.rows).toHaveCount(1);
    await first.page.keyboard.press('Escape');
  });

  await test.step('a kill leaves it to be continued in its field', async () => {
    await first.page.keyboard.press('F2');
    await endCall(first.page, '0112220022');
    await first.page.keyboard.type('rings at four');
    await expectTyped(first.page, ['rings at four']);
    await first.kill();
    const { page, quit } = await startLive();
    await expect(new CallScreen(page).outcome).toContainText('Complaint');
    await expect(note(page)).toHaveValue('rings at four');
    await note(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' sharp');
    await quit();
  });

  await test.step('quitting at once keeps the last key, and saving it ends the draft', async () => {
    const { page, kill } = await startLive();
    const history = new HistoryScreen(page);
    await history.open();
    await history.find.fill('0112220022');
    await history.rows.first().click();
    const inHistory = history.ticket.getByLabel(/^New note/);
    await expect(inHistory).toHaveValue('rings at four sharp');
    await inHistory.press('Control+Enter');
    await expect(history.ticket.getByRole('listitem').getByText('rings at four sharp')).toBeVisible();
    await expect(inHistory).toHaveValue('');
    await expectTyped(page, []);
    await kill();
    const again = await startLive();
    await new HistoryScreen(again.page).open();
    await new HistoryScreen(again.page).find.fill('0112220022');
    await new HistoryScreen(again.page).rows.first().click();
    await expect(new HistoryScreen(again.page).ticket.getByLabel(/^New note/)).toHaveValue('');
  });
});

test(
  'a half-typed note on a case goes on at its end, also after a restart and by F3',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 12, (place) =>
      place === 5 ? { Ticket: { Name: 'Siti Aminah', Phone: '60198887766', StoreName: 'Siti Bakery' } } : {},
    );
    const note = (page: Page) => page.getByLabel(/^New note/);
    const first = await startLive();
    const history = new HistoryScreen(first.page);
    await history.open();
    await history.find.fill('siti bakery');
    await expect(history.ticket).toContainText('Siti Aminah');
    await first.page.keyboard.press('Control+n');
    await expect(note(first.page)).toBeFocused();
    await first.page.keyboard.type('half');

    await test.step('F2 and F3: the case is there with its search', async () => {
      await first.page.keyboard.press('F2');
      await expect(new CallScreen(first.page).field('Phone')).toBeFocused();
      await first.page.keyboard.press('F3');
      await expect(history.find).toBeFocused();
      await expect(history.find).toHaveValue('siti bakery');
      await first.page.keyboard.press('Control+n');
      await first.page.keyboard.type(' note');
      await expect(note(first.page)).toHaveValue('half note');
      await expect(history.ticket).toContainText('Siti Aminah');
    });
    await test.step('another search leaves it alone, and F3 from a call with a number is about that number', async () => {
      await history.find.fill('');
      await expect(history.rows).toHaveCount(12);
      await first.page.keyboard.press('F2');
      await first.page.keyboard.type('0111111111');
      await first.page.keyboard.press('F3');
      await expect(history.find).toHaveValue('0111111111');
    });
    await expectTyped(first.page, ['half note']);
    await first.kill();
    const second = await startLive();
    await test.step('after a kill, behind its text', async () => {
      const again = new HistoryScreen(second.page);
      await again.open();
      await again.find.fill('siti bakery');
      await expect(note(second.page)).toHaveValue('half note');
      await second.page.keyboard.press('Control+n');
      await second.page.keyboard.type('!');
      await expect(note(second.page)).toHaveValue('half note!');
    });
  },
);

test(
  'a lasting note that is being typed is back after a kill, a reload and quitting',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 12, (place) =>
      place === 5 ? { Ticket: { Name: 'Siti Aminah', Phone: '60198887766', StoreName: 'Siti Bakery' } } : {},
    );
    const form = (page: Page) => new CallScreen(page).main.getByRole('region', { name: 'Lasting note' });
    const text = (page: Page) => form(page).getByLabel('Note on the store Siti Bakery');
    const first = await startLive();
    await first.page.keyboard.type('0198887766');
    await expect(first.page.getByText('Siti Bakery').first()).toBeVisible();
    await first.page.keyboard.press('Control+F8');
    await expect(text(first.page)).toBeFocused();
    await first.page.keyboard.type('pays cash');
    await form(first.page).getByLabel('Last day').fill('2031-12-03');
    await expectTyped(first.page, ['pays cash 2031-12-03']);
    await first.kill();

    const second = await startLive();
    await test.step('after a kill, with its last day, and the caret behind its text', async () => {
      await expect(text(second.page)).toHaveValue('pays cash');
      await expect(form(second.page).getByLabel('Last day')).toHaveValue('2031-12-03');
      await expect(text(second.page)).toBeFocused();
      await second.page.keyboard.type(' only');
      await expect(text(second.page)).toHaveValue('pays cash only');
    });
    await test.step('a reload keeps what was typed', async () => {
      await second.page.reload();
      await expect(text(second.page)).toHaveValue('pays cash only');
      await expect(text(second.page)).toBeFocused();
    });
    await test.step('quitting keeps it, too; saved, it is a note and no longer typed', async () => {
      await second.quit();
      const { page, kill } = await startLive();
      await expect(text(page)).toHaveValue('pays cash only');
      await expect(text(page)).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.getByText('Store: pays cash only (until 3 Dec 2031)').first()).toBeVisible();
      await expect(form(page)).toHaveCount(0);
      await expectTyped(page, []);
      await kill();
      const again = await startLive();
      await expect(again.page.getByText('Store: pays cash only (until 3 Dec 2031)').first()).toBeVisible();
      await expect(form(again.page)).toHaveCount(0);
    });
  },
);

test(
  'keys pressed right after the key of a lasting note wait for its form, or stay where they were typed',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 12, (place) =>
      place === 5 ? { Ticket: { Name: 'Siti Aminah', Phone: '60198887766', StoreName: 'Siti Bakery' } } : {},
    );
    const app = await startLive();
    const { page } = app;
    const call = new CallScreen(page);
    const form = call.main.getByRole('region', { name: 'Lasting note' });
    await expect(call.field('Phone')).toBeFocused();

    await test.step('of the caller with these four digits, who is still being looked for', async () => {
      const asked = await holdRequests(app, 'callers.match');
      await page.keyboard.type('7766');
      await call.field('Name').focus();
      await page.keyboard.press('Control+F7');
      await page.keyboard.type('deaf, speak up');
      await asked.expectAsked(1);
      await asked.letGo();
      await expect(form.getByLabel('Note on the caller Siti Aminah')).toHaveValue('deaf, speak up');
      await page.keyboard.press('Enter');
      await expect(call.main.getByText('Caller: deaf, speak up')).toBeVisible();
      await expect(call.field('Name')).toBeFocused();
      await expect(call.field('Name')).toHaveValue('');
    });
    await test.step('of nobody: they are typed where the caret was', async () => {
      const asked = await holdRequests(app, 'callers.match');
      await call.field('Phone').fill('00000');
      await call.field('Name').focus();
      await page.keyboard.press('Control+F8');
      await page.keyboard.type('Ali');
      await asked.letGo();
      await expect(call.field('Name')).toHaveValue('Ali');
      await expect(form).toHaveCount(0);
    });
  },
);

test(
  'a half-typed lasting note is told on its tab, beside another number, and on the outcome, where its key goes on',
  { tag: '@exhaustive' },
  async ({ startLive }) => {
    const { page } = await startLive();
    const call = new CallScreen(page);
    const tab = page.getByRole('navigation', { name: 'Open calls' }).getByRole('button').first();
    const form = (within: Locator) => within.getByRole('region', { name: 'Lasting note' });
    await call.fillExample();
    await expect(tab).not.toContainText('Note not saved yet');
    await page.keyboard.press('Control+F7');
    await page.keyboard.type('deaf, speak up');
    await call.field('Phone').focus();
    await expect(tab).toContainText('Note not saved yet');

    const left = call.main.getByText('Note on the caller Ahmad Ibrahim: not saved yet.');
    await call.field('Phone').fill('0198887766');
    await expect(left).toBeVisible();
    await expect(form(call.main)).toHaveCount(0);
    await call.field('Phone').fill('0123456789');
    await expect(form(call.main)).toBeVisible();
    await expect(left).toHaveCount(0);

    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    await expect(
      call.outcome.getByText('Not saved yet. Enter in this field saves it; Ctrl+F7 brings you here.'),
    ).toBeVisible();
    await page.keyboard.press('Control+F7');
    await expect(form(call.outcome).getByRole('textbox').first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(form(call.outcome)).toHaveCount(0);
    await expect(call.outcome).toBeFocused();
    await expect(tab).not.toContainText('Note not saved yet');
    await expectTyped(page, []);
  },
);

test(
  'a half-typed number of the case asked about goes on where it was: after a ring, on another screen, after a kill',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const first = await start({ mode: 'practice' });
    const { page } = first;
    const { keyboard } = page;
    const call = new CallScreen(page);
    const asked = (within: Locator) => within.getByRole('textbox', { name: 'Case asked about' });
    const history = new HistoryScreen(page);
    const end = async (phone: string) => {
      await call.begin();
      await call.field('Phone').fill(phone);
      await expect(call.main.getByText('Nobody in the history matches.')).toBeVisible();
      await keyboard.press('Control+F2');
      await keyboard.press('1');
      await expect(asked(call.outcome)).toBeFocused();
    };

    await test.step('on another screen, and the caret in the note meanwhile', async () => {
      await end('0199990001');
      await keyboard.type('09');
      await new RemindersScreen(page).open();
      await keyboard.press('Escape');
      await asked(call.outcome).focus();
      await expect(asked(call.outcome)).toHaveValue('09');
      await call.outcome.getByLabel(/^New note/).focus();
      await keyboard.type('angry');
      await keyboard.press('Control+F2');
      await expect(asked(call.outcome)).toBeFocused();
      await keyboard.type('1');
    });
    await test.step('Ctrl+F2 lists the endings meanwhile, and their digit goes into no field', async () => {
      await keyboard.press('Control+F2');
      await expect(asked(call.outcome)).toHaveCount(0);
      await keyboard.press('1');
      await expect(asked(call.outcome)).toBeFocused();
      await expect(asked(call.outcome)).toHaveValue('091');
      await expect(call.field('Phone')).toHaveValue('0199990001');
    });
    await test.step('Esc gives it up', async () => {
      await keyboard.press('Escape');
      await expect(asked(call.outcome)).toHaveCount(0);
      await expect(call.outcome.getByLabel(/^New note/)).toBeFocused();
      await expectTyped(page, ['angry']);
    });
    await test.step('a ring is answered: what only found a case is kept as it was typed', async () => {
      await end('0199990002');
      await keyboard.type('0918');
      await announceCall(first.electron, '60173390218&name=Rohani');
      await expect(page.locator('[data-ringing]')).toHaveCount(1);
      await keyboard.press('Alt+0');
      await expect(call.field('Store name')).toBeFocused();
      await history.open();
      await history.find.fill('0199990002');
      await expect(history.ticket.getByRole('listitem').getByText('Asked about case 0918')).toBeVisible();
      await expectTyped(page, []);
    });
    await test.step('too few digits stay half typed', async () => {
      await keyboard.press('Escape');
      await end('0199990003');
      await keyboard.type('091');
      await expectTyped(page, ['091']);
    });

    await first.kill();
    const second = await start({ mode: 'practice' });
    const again = new CallScreen(second.page);
    await test.step('after a kill they are there; Enter links the case', async () => {
      await expect(again.field('Phone')).toHaveValue('0199990003');
      await expect(asked(again.outcome)).toBeFocused();
      await expect(asked(again.outcome)).toHaveValue('091');
      await second.page.keyboard.type('81');
      await second.page.keyboard.press('Enter');
      await expect(again.outcome).toContainText('STOREHUB1400-CA209181M');
      await expectTyped(second.page, []);
    });
  },
);

test(
  'a half-typed change of an ending and a half-typed reminder are there again with their case',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const first = await start({ mode: 'practice' });
    const { page } = first;
    const { keyboard } = page;
    const call = new CallScreen(page);
    const history = new HistoryScreen(page);
    const asked = history.main.getByRole('textbox', { name: 'Case asked about' });
    const reminder = (screen: HistoryScreen) => screen.ticket.getByRole('region', { name: 'Reminders' });
    const subject = (screen: HistoryScreen) => reminder(screen).getByLabel('Subject');
    const answerRing = async (phone: string) => {
      await announceCall(first.electron, phone);
      await expect(page.locator('[data-ringing]')).toHaveCount(1);
      await keyboard.press('Alt+0');
      await expect(call.field('Store name')).toBeFocused();
    };
    const find = async (screen: HistoryScreen, words: string) => {
      await screen.open();
      await screen.find.fill(words);
      await expect(screen.rows).toHaveText([new RegExp(words.replace(/^0/, ''))]);
      await expect(screen.ticket).toContainText(words.replace(/^0/, ''));
    };

    await test.step('the case of an ended call', async () => {
      await call.field('Phone').fill('0199990001');
      await keyboard.press('Control+F2');
      await keyboard.press('3');
      await expect(call.outcome).toContainText('Complaint');
      await find(history, '0199990001');
      await keyboard.press('Control+F2');
      await keyboard.press('1');
      await expect(asked).toBeFocused();
      await keyboard.type('77777');
      await answerRing('60173390218&name=Rohani');
      await find(history, '0199990001');
      await expect(history.find).toBeFocused();
      await expect(asked).toHaveValue('77777');
      await keyboard.press('Control+F2');
      await keyboard.type('77');
      await expect(asked).toHaveValue('7777777');
      await keyboard.press('Enter');
      await expect(history.find, 'the caret is where it was').toBeFocused();
      await expect(asked).toHaveCount(0);
      await expect(history.ticket.getByRole('listitem').getByText('Asked about case 7777777')).toBeVisible();
      await expectTyped(page, []);
    });
    await test.step('a reminder, with its time', async () => {
      await find(history, '209181');
      await keyboard.press('Control+e');
      // The next 9:00 comes before the next 16:00 from 15:00 until 8:00.
      const hour = new Date().getHours();
      await keyboard.type(hour >= 8 && hour < 15 ? '3' : '2');
      await keyboard.press('Tab');
      await keyboard.type('part has');
      await answerRing('60173390219&name=Siti');
      await find(history, '209181');
      await expect(subject(history)).toHaveValue('part has');
      await expect(history.find).toBeFocused();
      await expect(
        page.getByText('Not saved yet. Enter in this field saves it; Ctrl+E brings you here.'),
      ).toBeVisible();
      await keyboard.press('Control+e');
      await keyboard.type(' come');
      await expect(subject(history)).toHaveValue('part has come');
      await expectTyped(page, [expect.stringMatching(/^part has come \d\d\/\d\d\/\d{4} 09:00$/)]);
    });
    await first.kill();
    const second = await start({ mode: 'practice' });
    await test.step('after a kill; Enter saves it', async () => {
      const later = new HistoryScreen(second.page);
      await find(later, '209181');
      await expect(subject(later)).toHaveValue('part has come');
      await expect(
        reminder(later).getByRole('radio', { name: /^To.* 9:00 am$/, checked: true }),
      ).toBeVisible();
      await second.page.keyboard.press('Control+e');
      await second.page.keyboard.press('Enter');
      await expect(reminder(later)).toContainText(/Upcoming.*part has come/);
      await expect(subject(later)).toHaveCount(0);
      await expectTyped(second.page, []);
    });
  },
);
