import { expect, type Page } from '@playwright/test';
import { en, ms } from '../src-renderer/messages/catalogues';
import { installFakePrinters } from './fixtures/fake-printers';
import { answerFileDialogs } from './fixtures/answer-native-dialogs';
import { accessClipboard } from './fixtures/clipboard';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { caseNumberAt, seedHistory } from './fixtures/seeded-history';
import { test } from './fixtures/test';
import { HistoryScreen } from './pages/history-screen';

const spoken = [
  { language: 'English', messages: en, systemLanguage: 'en_MY' },
  { language: 'Malay', messages: ms, systemLanguage: 'ms_MY' },
] as const;

type OnCard = keyof typeof en.shortcuts;

/** Where the key is pressed: in the list, in the case next to it, and in the field of its note. */
const places = ['list', 'case', 'note'] as const;

for (const { language, messages, systemLanguage } of spoken) {
  test(
    `each key of the card that is of the history does there what the card says: ${language}`,
    { tag: '@exhaustive' },
    async ({ userDataFolder, startLive }) => {
      test.setTimeout(120_000);
      seedHistory(userDataFolder, 2, () => ({ outcome: 'uncertain' }));
      const app = await startLive({ systemLanguage });
      const { electron, page } = app;
      const find = page.getByLabel(messages.history.find, { exact: true });
      const ticket = page.getByRole('region', { name: messages.history.detail, exact: true });
      const title = ticket.getByRole('heading', { level: 2 }).first();
      const note = ticket.getByLabel(messages.history.noteNew);
      const region = (name: string) => page.getByRole('region', { name, exact: true });
      const screen = (name: string) => page.getByRole('main', { name, exact: true });
      const clipboard = accessClipboard(electron);
      await setDueReminder(page, 1);
      await page.evaluate(`window.helpdesk.ask['app.set-settings']({ isMasked: true })`);
      await installFakePrinters(electron, { printers: 0 });
      await answerFileDialogs(electron, null);

      /** Presses the key and waits for its effect. */
      type Does = (press: () => Promise<void>, place: (typeof places)[number]) => Promise<void>;
      const then =
        (verify: () => Promise<void>, ...leave: string[]): Does =>
        async (press) => {
          await press();
          await verify();
          for (const key of leave) await page.keyboard.press(key);
        };
      const asks =
        (channel: 'tickets.print-slip' | 'tickets.save-slip'): Does =>
        async (press) => {
          const asked = await holdRequests(app, channel);
          await press();
          await asked.expectAsked(1);
          expect(await asked.requests()).toEqual([{ ticketId: 2 }]);
          await asked.letGo();
        };
      const copies = (text: string): Does =>
        then(() => expect.poll(clipboard.read).toEqual(expect.stringContaining(text)));
      const does = {
        find: then(() => expect(find).toBeFocused()),
        palette: then(
          () => expect(page.getByRole('combobox', { name: messages.palette.find })).toBeFocused(),
          'Escape',
        ),
        'fill-from-caller': then(() => expect(page.locator('#field-name')).toHaveValue('Caller 2')),
        'add-note': then(() => expect(note).toBeFocused()),
        'set-reminder': then(() => expect(ticket.getByRole('radio').first()).toBeFocused(), 'Escape'),
        reminders: then(() => expect(screen(messages.app.reminders)).toBeVisible()),
        'open-due-reminder': then(() => expect(title).toHaveText('SH-000001')),
        'copy-back-office-message': copies('SH-000002'),
        'copy-case': copies('SH-000002'),
        'copy-pin': copies('3.1573, 101.7122'),
        'print-slip': asks('tickets.print-slip'),
        'save-slip': asks('tickets.save-slip'),
        'caller-language': async (press) => {
          const spokenTo = ticket.locator('p[lang]').first();
          const before = (await spokenTo.getAttribute('lang')) ?? '';
          await press();
          await expect(spokenTo).not.toHaveAttribute('lang', before);
        },
        reveal: async (press) => {
          await expect(ticket).not.toContainText('60123000002');
          await press();
          await expect(ticket).toContainText('60123000002');
          await press();
          await expect(ticket).not.toContainText('60123000002');
        },
        filter: then(() => expect(region(messages.historyList.filter.title)).toBeVisible(), 'Escape'),
        'save-view': then(
          () => expect(page.getByLabel(messages.historyList.views.name)).toBeFocused(),
          'Escape',
        ),
        'shift-stats': then(() => expect(region(messages.shift.title)).toBeVisible(), 'Escape'),
        help: then(() => expect(region(messages.shortcuts.title)).toBeVisible(), 'Escape'),
        'new-call': then(() => expect(page.locator('#field-phone')).toBeFocused()),
        back: async (press, place) => {
          await press();
          if (place === 'list') await expect(screen(messages.app.call)).toBeVisible();
          else await expect(find).toBeFocused();
        },
      } satisfies Partial<Record<OnCard, Does>>;

      const keys = await keysOnCard(page, messages.shortcuts);
      for (const [name, check] of Object.entries(does)) {
        for (const place of places) {
          await test.step(`${name}, from the ${place}`, async () => {
            await page.keyboard.press('F3');
            await expect(find).toBeFocused();
            await page.keyboard.press('Home');
            await expect(title).toHaveText('SH-000002');
            if (place === 'case') {
              await page.keyboard.press('Enter');
              await expect(ticket).toBeFocused();
            }
            if (place === 'note') await note.focus();
            await clipboard.write('');
            await check(() => page.keyboard.press(keys.get(messages.shortcuts[name as OnCard]) ?? ''), place);
          });
        }
      }
    },
  );
}

test('Ctrl+C copies the number, as its button says: from the list, in the case, and of a case that the list has not', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 200);
  const { electron, page } = await startLive();
  const history = new HistoryScreen(page);
  const copied = history.ticket.getByRole('button', { name: 'Copied' });
  const clipboard = accessClipboard(electron);
  await history.open();
  await expect(history.title).toHaveText('SH-000200');
  await page.keyboard.press('Control+c');
  await expect(copied).toBeVisible();
  expect(await clipboard.read()).toBe('SH-000200');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(history.title).toHaveText(caseNumberAt(199));
  await expect(history.ticket).toBeFocused();
  await page.keyboard.press('Control+c');
  await expect(copied).toBeVisible();
  expect(await clipboard.read()).toBe(caseNumberAt(199));

  await setDueReminder(page, 1);
  await page.keyboard.press('Control+g');
  await expect(history.title).toHaveText(caseNumberAt(1));
  await expect(history.chosen).toHaveCount(0);
  await history.find.focus();
  await page.keyboard.press('Control+c');
  await expect.poll(clipboard.read).toBe(caseNumberAt(1));

  await test.step('but what is selected is copied where something is', async () => {
    await page.keyboard.press('Control+n');
    await page.keyboard.type('at night');
    await clipboard.write('nothing');
    await page.keyboard.press('Control+c');
    // By this answer, every earlier request has been answered too.
    await page.evaluate(`window.helpdesk.ask['app.get-state'](null)`);
    expect(await clipboard.read()).toBe('nothing');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await expect.poll(clipboard.read).toBe('at night');
  });
});

/** Uses the bridge, since the form accepts no past time. */
async function setDueReminder(page: Page, ticketId: number): Promise<void> {
  const reminder = { ticketId, text: 'about the till', dueAtMs: Date.now() - 60_000 };
  await page.evaluate(`window.helpdesk.ask['reminders.set'](${JSON.stringify(reminder)})`);
  await expect(page.getByRole('status').getByText('about the till')).toBeVisible();
}

/** The first key of each action on the key card, by the action's description. */
async function keysOnCard(page: Page, { title }: { readonly title: string }): Promise<Map<string, string>> {
  await page.keyboard.press('F1');
  const rows = page.getByRole('region', { name: title, exact: true }).locator('dl > div');
  await expect(rows.first()).toBeVisible();
  const keys = new Map<string, string>();
  for (const row of await rows.all()) {
    const name = (await row.locator('kbd').first().textContent()) ?? '';
    const key = name.replace('Ctrl', 'Control').replace('Esc', 'Escape');
    keys.set(
      (await row.locator('dt').textContent()) ?? '',
      key.replace(/[A-Z]$/, (letter) => (key.length === 1 ? letter : letter.toLowerCase())),
    );
  }
  await page.keyboard.press('F1');
  return keys;
}
