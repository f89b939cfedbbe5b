import { accessClipboard } from './fixtures/clipboard';
import { holdAnimationFrames } from './fixtures/hold-animation-frames';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test(
  'a key of a case is that of the chosen one, also where the one before is still in sight',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 2, (place) => ({
      outcome: 'uncertain',
      Appointment: { Latitude: place, Longitude: 100 + place },
    }));
    const app = await startLive();
    const { electron, page } = app;
    const { keyboard } = page;
    const history = new HistoryScreen(page);
    const clipboard = accessClipboard(electron);
    await history.open();

    /** Presses the key while the upper row's case is still shown and the lower row is already selected. */
    const pressInBetween = async (key: string) => {
      await history.rows.nth(0).click();
      await expect(history.title).toHaveText('SH-000002');
      await history.find.focus();
      await clipboard.write('nothing');
      const frames = await holdAnimationFrames(page);
      await keyboard.press('ArrowDown');
      await expect(history.chosen).toHaveAttribute('aria-posinset', '2');
      await expect(history.title).toHaveText('SH-000002');
      await keyboard.press(key);
      await frames.letGo();
    };

    for (const [key, copied] of [
      ['Control+i', /^1, 101$/],
      ['Control+d', /SH-000001/],
      ['Control+b', /SH-000001/],
    ] as const) {
      await test.step(`${key} copies of the chosen one`, async () => {
        await pressInBetween(key);
        await expect.poll(clipboard.read).toMatch(copied);
      });
    }
    for (const [key, channel] of [
      ['Control+p', 'tickets.print-slip'],
      ['Control+j', 'tickets.save-slip'],
    ] as const) {
      await test.step(`${key} is of the chosen one`, async () => {
        const asked = await holdRequests(app, channel);
        await pressInBetween(key);
        await asked.expectAsked(1);
        expect(await asked.requests()).toEqual([{ ticketId: 1 }]);
        await history.open();
      });
    }
    await test.step('F4 is of the chosen one', async () => {
      const asked = await holdRequests(app, 'calls.begin-from-ticket');
      await pressInBetween('F4');
      await asked.expectAsked(1);
      expect(await asked.requests()).toEqual([{ ticketId: 1 }]);
      // Keys are held for the new call until it is there.
      await asked.letGo();
      await history.open();
    });
    await test.step('Ctrl+N writes a note to the chosen one, Ctrl+E reminds of it', async () => {
      await pressInBetween('Control+n');
      await expect(history.title).toHaveText('SH-000001');
      await expect(history.ticket.getByRole('textbox', { name: /^New note/ })).toBeFocused();
      await pressInBetween('Control+e');
      await expect(history.title).toHaveText('SH-000001');
      await expect(history.ticket.getByRole('radio', { name: /^In 1 hour/ })).toBeFocused();
    });
    await test.step('Enter goes into the chosen one', async () => {
      await pressInBetween('Enter');
      await expect(history.title).toHaveText('SH-000001');
      await expect(history.ticket).toBeFocused();
    });
    await test.step('F5 takes back nothing of the one that was left', async () => {
      await history.rows.nth(0).click();
      await expect(history.title).toHaveText('SH-000002');
      await keyboard.press('Control+e');
      await expect(history.ticket.getByRole('radio', { name: /^In 1 hour/ })).toBeFocused();
      await keyboard.press('Enter');
      await history.ticket.getByRole('button', { name: 'Done', exact: true }).click();
      await expect(history.ticket.getByText('Reminder done.')).toBeVisible();
      const asked = await holdRequests(app, 'reminders.change');
      await history.find.focus();
      const frames = await holdAnimationFrames(page);
      await keyboard.press('ArrowDown');
      await keyboard.press('F5');
      await frames.letGo();
      await expect(history.title).toHaveText('SH-000001');
      expect(await asked.requests()).toEqual([]);
    });
  },
);

test(
  'a key waits for the case or the call that it is for, and is done to no other',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive, storeHub }) => {
    seedHistory(userDataFolder, 400);
    const app = await startLive();
    const { electron, page } = app;
    const { keyboard } = page;
    const call = new CallScreen(page);

    await test.step('where the chosen row is only being read, a key waits for its case, and for no other', async () => {
      const history = new HistoryScreen(page);
      const clipboard = accessClipboard(electron);
      await history.open();
      await expect(history.count).toHaveText('400 entries');
      await expect(history.title).toHaveText('SH-000400');

      const reading = await holdRequests(app, 'history.search');
      await keyboard.press('End');
      await expect(history.chosen).toHaveAttribute('aria-posinset', '400');
      await clipboard.write('nothing');
      await keyboard.press('Control+d');
      await keyboard.press('Home');
      await reading.letGo();
      await expect(history.title).toHaveText('SH-000400');
      expect(await clipboard.read()).toBe('nothing');

      await history.find.fill('kedai');
      await expect(history.count).toHaveText('100 entries');
      const again = await holdRequests(app, 'history.search');
      await keyboard.press('Control+End');
      await expect(history.chosen).toHaveAttribute('aria-posinset', '100');
      await keyboard.press('Control+d');
      await again.letGo();
      await expect.poll(clipboard.read).toContain('STOREHUB0004');
    });

    await test.step('the palette closes when a call is brought back by its key, and what is chosen in it then is done to that call', async () => {
      await call.begin();
      await call.field('Name').fill('Aminah');
      await page.keyboard.press('F6');
      await expect(call.field('Name')).toHaveValue('');
      await call.field('Name').fill('Balan');
      await page.keyboard.press('F11');
      await page.keyboard.press('Alt+1');
      await expect(call.field('Name')).toHaveValue('Aminah');
      await expect(page.getByRole('combobox', { name: 'What do you want to do?' })).toBeHidden();
      await page.keyboard.press('F11');
      await page.keyboard.type('disc');
      await page.keyboard.press('Enter');
      await expect(call.main.getByText('Aminah was discarded.')).toBeVisible();
    });

    await test.step('F10 follows no case that was like what stood in the fields before', async () => {
      await call.begin();
      await call.fillExample();
      await page.keyboard.press('F9');
      await call.expectOutcome('Created');
      await call.begin();
      await call.fillExample();
      const followUp = call.button('Send as a follow-up');
      await expect(followUp).toBeVisible();

      const asked = await holdRequests(app, 'tickets.find-similar');
      await call.fill({ Phone: '60191112222', 'Store name': 'Kedai Lain' });
      await page.keyboard.press('F10');
      await asked.letGo();
      await expect(followUp).toHaveCount(0);
      await page.keyboard.press('F9');
      await call.expectOutcome('Created');
      expect(storeHub.requests).toHaveLength(2);
      expect(storeHub.requests[1]?.bodyText).toContain('Kedai Lain');
      expect(storeHub.requests[1]?.bodyText).not.toContain('Follow-up to');
    });
  },
);
