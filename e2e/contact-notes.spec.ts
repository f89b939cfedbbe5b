import { answerQuestions } from './fixtures/answer-native-dialogs';
import { expectNoAxeViolations } from './fixtures/axe';
import { refuseRequests } from './fixtures/alter-ipc-answers';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test('a note on a store and on a caller is set by two keys, and is on the card of the next call', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 12, (place) =>
    place === 5 ? { Ticket: { Name: 'Siti Aminah', Phone: '60198887766', StoreName: 'Siti Bakery' } } : {},
  );
  const app = await startLive();
  const { electron, page } = app;
  const call = new CallScreen(page);
  const history = new HistoryScreen(page);
  const card = call.main.getByRole('region', { name: 'Possible callers' });
  const form = call.main.getByRole('region', { name: 'Lasting note' });
  const keys = page.keyboard;

  await test.step('Ctrl+F8 and Enter set it on the store, Ctrl+F7 and Enter on the caller', async () => {
    await keys.type('7766');
    await expect(card.getByText('number ends with 7766')).toBeVisible();
    await keys.press('Control+F8');
    await expect(form.getByLabel('Note on the store Siti Bakery')).toBeFocused();
    await keys.type('pays cash only');
    await keys.press('Enter');
    await expect(card.getByText('Store: pays cash only')).toBeVisible();
    await expect(call.field('Phone')).toBeFocused();

    await keys.press('Control+F7');
    await expect(form.getByLabel('Note on the caller Siti Aminah')).toBeFocused();
    await keys.type('ring the owner, not the shop');
    await keys.press('Tab');
    await expect(form.getByLabel('Last day')).toBeFocused();
    await keys.type('mungkin esok');
    await expect(form.getByLabel('Last day')).toHaveAccessibleDescription(
      /^“mungkin” is not understood\. Without it: \w{3}, \d+ \w{3} \d{4}\.$/,
    );
    await keys.press('Enter');
    await expect(form.getByRole('alert')).toHaveText('Not saved: the last day is not understood.');
    await form.getByLabel('Last day').fill('until friday');
    await expect(form.getByLabel('Last day')).toHaveAccessibleDescription(/^Fri, \d+ \w{3} \d{4}$/);
    await expect(form.getByRole('alert')).toHaveCount(0);
    const year = new Date().getFullYear() + 5;
    const weekday = new Date(year, 11, 3).toLocaleDateString('en-GB', { weekday: 'short' });
    await form.getByLabel('Last day').fill(`3 dis ${year}`);
    await expect(form.getByLabel('Last day')).toHaveAccessibleDescription(`${weekday}, 3 Dec ${year}`);
    await keys.press('Enter');
    await expect(card.getByText(`Caller: ring the owner, not the shop (until 3 Dec ${year})`)).toBeVisible();
    await expect(call.field('Phone')).toBeFocused();
    await expect(call.field('Phone')).toHaveValue('7766');
  });

  await test.step('they are there from the fourth digit of the next call on, and Esc leaves a note as it is', async () => {
    await keys.press('F6');
    await expect(call.field('Phone')).toHaveValue('');
    await expect(call.field('Phone')).toBeFocused();
    await keys.type('7766');
    await expect(card.getByText('Store: pays cash only')).toBeVisible();
    await keys.press('Control+F8');
    await expect(form.getByLabel('Note on the store Siti Bakery')).toHaveValue('pays cash only ');
    await keys.type('x');
    await keys.press('Escape');
    await expect(form).toHaveCount(0);
    await expect(card.getByText('Store: pays cash only', { exact: true })).toBeVisible();
    await expect(call.field('Phone')).toBeFocused();
  });

  await test.step('a number that no ticket has keeps its note, too, and its store is asked for', async () => {
    await call.field('Phone').fill('0161234567');
    await keys.press('Control+F8');
    await expect(page.getByText('Type the store’s name first.')).toBeVisible();
    await keys.press('Control+F7');
    await expect(form.getByLabel('Note on the caller')).toBeFocused();
    await keys.type('prank calls');
    await keys.press('Enter');
    await expect(call.main.getByText('Caller: prank calls')).toBeVisible();
  });

  await test.step('what is typed behind Enter goes on in the field of the call, however long the note takes', async () => {
    await call.begin();
    await keys.type('0169876543');
    await call.field('Name').focus();
    await keys.type('Ali');
    const asked = await holdRequests(app, 'callers.set-note');
    await keys.press('Control+F7');
    await expect(form.getByLabel(/^Note on the caller/)).toBeFocused();
    await keys.type('hums');
    await keys.press('Enter');
    await keys.press('Enter');
    await keys.type(' bin Abu');
    await asked.expectAsked(1);
    await asked.letGo();
    await expect(call.field('Name')).toBeFocused();
    await expect(call.field('Name')).toHaveValue('Ali bin Abu');
    await expect(call.main.getByText('Caller: hums', { exact: true })).toBeVisible();
  });

  await test.step('so does Enter itself, once something was typed behind the first one', async () => {
    await call.field('Issue').focus();
    await keys.type('Till');
    const asked = await holdRequests(app, 'callers.set-note');
    await keys.press('Control+F7');
    await expect(form.getByLabel(/^Note on the caller/)).toBeFocused();
    await keys.type('loud');
    await keys.press('Enter');
    await keys.press('Enter');
    await keys.type(' off');
    await keys.press('Enter');
    await keys.type('since 9');
    await asked.expectAsked(1);
    await asked.letGo();
    await expect(call.field('Issue')).toHaveValue('Till off\nsince 9');
    await expect(call.main.getByText('Caller: hums loud', { exact: true })).toBeVisible();
    await call.field('Issue').fill('');
    await call.field('Name').focus();
  });

  await test.step('and in the note if that cannot be saved', async () => {
    const accept = await refuseRequests(electron, 'callers.set-note', {
      kind: 'database',
      errorCode: 'disk-full',
      detail: '',
    });
    await keys.press('Control+F7');
    await expect(form.getByLabel(/^Note on the caller/)).toBeFocused();
    await keys.type('and sings');
    await keys.press('Enter');
    await keys.type(' loudly');
    await expect(form.getByLabel(/^Note on the caller/)).toHaveValue('hums loud and sings loudly');
    await expect(form.getByLabel(/^Note on the caller/)).toBeFocused();
    await expect(form.getByRole('alert').filter({ hasText: 'disk' })).toBeVisible();
    await accept();
    await keys.press('Escape');
    await call.fill({ Phone: '0161234567', Name: '' });
    await call.field('Phone').focus();
  });

  await test.step('a last day that is over is refused in words', async () => {
    await keys.press('Control+F7');
    await expect(form.getByLabel('Note on the caller')).toHaveValue('prank calls ');
    await form.getByLabel('Last day').fill('2020-12-01');
    await form.getByLabel('Last day').press('Enter');
    await expect(form.getByText('Enter today or a later day, or leave it blank.')).toBeVisible();
    await keys.press('Escape');
    await expect(form).toHaveCount(0);
    await expect(call.main.getByText('Caller: prank calls', { exact: true })).toBeVisible();
  });

  await test.step('left for another caller or by F2, a note is a draft that comes back with its caller', async () => {
    await call.field('Phone').fill('0161234567');
    await expect(call.main.getByText('Caller: prank calls', { exact: true })).toBeVisible();
    await keys.press('Control+F7');
    await expect(form.getByLabel('Note on the caller')).toBeFocused();
    await keys.type(', at night');
    await call.field('Phone').fill('0167654321');
    await expect(form).toHaveCount(0);
    await keys.press('Control+F7');
    await expect(form.getByLabel('Note on the caller')).toHaveValue('');
    await keys.type('deaf');
    await keys.press('F2');
    await expect(call.field('Phone')).toHaveValue('');
    await expect(form).toHaveCount(0);
    await call.field('Phone').fill('0161234567');
    await expect(call.main.getByText('Caller: prank calls', { exact: true })).toBeVisible();
    await expect(form.getByLabel('Note on the caller')).toHaveValue('prank calls, at night');
    await expect(
      form.getByText('Not saved yet. Enter in this field saves it; Ctrl+F7 brings you here.'),
    ).toBeVisible();
    await expect(call.field('Phone')).toBeFocused();
    await expectNoAxeViolations(page);
    await keys.press('Control+F7');
    await expect(form.getByLabel('Note on the caller')).toBeFocused();
    await keys.press('Enter');
    await expect(call.main.getByText('Caller: prank calls, at night', { exact: true })).toBeVisible();
    await expect(form).toHaveCount(0);
    await keys.press('Control+F7');
    await expect(form.getByLabel('Note on the caller')).toBeFocused();
    await keys.type('and noon');
    await expect(form.getByLabel('Note on the caller')).toHaveValue('prank calls, at night and noon');
    await keys.press('Escape');
    await call.field('Phone').fill('0167654321');
    await expect(form.getByLabel('Note on the caller')).toHaveValue('deaf');
    await expect(call.main.getByText('Caller: deaf')).toHaveCount(0);
  });

  await test.step('leaving the form for the call keeps it open as a draft, and Escape in it drops that', async () => {
    await keys.press('Control+F7');
    await expect(form.getByLabel('Note on the caller')).toBeFocused();
    await keys.type(' left');
    await call.field('Name').focus();
    await expect(form.getByLabel('Note on the caller')).toHaveValue(/deaf/);
    await expect(call.main.getByText(/^Caller: /)).toHaveCount(0);
    await keys.press('Control+F7');
    await keys.press('Escape');
    await expect(form).toHaveCount(0);
    await expect(call.field('Name')).toBeFocused();
  });

  await test.step('the history finds a note by its words, and shows the cases of its store', async () => {
    await call.field('Remark').fill('asks about cash');
    await history.open();
    await history.find.fill('cash');
    const openCalls = history.main.locator('[data-open-calls]');
    await expect(openCalls).toBeVisible();
    const found = history.main.getByRole('list', { name: 'Lasting notes' });
    await expect(found.getByRole('listitem')).toHaveText(/Siti Bakery pays cash only/);
    await expect(history.count).toHaveText('0 entries · 1 lasting note');
    await expect(
      history.main.getByText('“cash” is in the lasting note above, but in no entry.'),
    ).toBeVisible();
    await expect(history.main.getByText(/Nothing in the history/)).toHaveCount(0);
    await expectNoAxeViolations(page);

    // The practice history has no note and no open call of the live one.
    await keys.press('Control+f');
    await history.filters.getByLabel('Practice history').check();
    await expect(found).toHaveCount(0);
    await expect(openCalls).toHaveCount(0);
    await history.main.getByRole('button', { name: 'Remove: Practice history' }).press('Delete');
    await expect(history.count).toHaveText('0 entries · 1 lasting note');
    await found.getByRole('button', { name: 'All from this store' }).click();
    await expect(history.count).toHaveText('1 entry');
  });

  await test.step('an empty note is removed', async () => {
    await keys.press('Escape');
    await expect(call.main).toBeVisible();
    await call.field('Phone').fill('7766');
    await expect(card.getByText('Store: pays cash only')).toBeVisible();
    await keys.press('Control+F8');
    await expect(form.getByLabel('Note on the store Siti Bakery')).toBeFocused();
    await keys.press('Control+a');
    await keys.press('Delete');
    await keys.press('Enter');
    await expect(card.getByText('Store: pays cash only')).toHaveCount(0);
    await expect(card.getByText('Caller: ring the owner')).toBeVisible();
  });

  await test.step('a note that the history shows leaves it when its caller is erased', async () => {
    await history.open();
    await history.find.fill('owner');
    const found = history.main.getByRole('list', { name: 'Lasting notes' });
    await expect(found.getByRole('listitem')).toHaveText(/ring the owner, not the shop/);
    await answerQuestions(electron, 'yes');
    await page.evaluate(
      'void window.helpdesk.ask["privacy.erase-caller"]({ phone: "60198887766", name: "" })',
    );
    await expect(found).toHaveCount(0);
  });
});

test('a note that was rewritten while one was typed is shown with it, and replaced by a second Enter only', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 12, (place) =>
    place === 5 ? { Ticket: { Name: 'Siti Aminah', Phone: '60198887766', StoreName: 'Siti Bakery' } } : {},
  );
  const { page } = await startLive();
  const call = new CallScreen(page);
  const form = call.main.getByRole('region', { name: 'Lasting note' });
  const field = form.getByLabel('Note on the store Siti Bakery');
  const keys = page.keyboard;
  const rewrite = (text: string) => {
    const note = { subject: 'store', contact: 'Siti Bakery', label: 'Siti Bakery', text, endsAtMs: null };
    return page.evaluate(`window.helpdesk.ask['callers.set-note'](${JSON.stringify(note)})`);
  };
  await rewrite('pays cash only');
  await keys.type('0198887766');
  await expect(call.main.getByText('Store: pays cash only').first()).toBeVisible();
  await keys.press('Control+F8');
  await keys.type('and at the back');
  await rewrite('card only');
  await keys.press('Enter');

  const alert = form.getByRole('alert');
  await expect(alert).toContainText('Not saved yet: another note is there.');
  await expect(alert).toContainText('card only');
  await expect(field).toHaveValue('pays cash only and at the back');

  await test.step('also after the window was reloaded, which does not know what it was begun from', async () => {
    await page.reload();
    await expect(field).toHaveValue('pays cash only and at the back');
    await field.press('Enter');
    await expect(alert).toContainText('card only');
  });

  await test.step('a second Enter replaces the one that was shown', async () => {
    await field.press('Enter');
    await expect(form).toHaveCount(0);
    await expect(call.main.getByText('Store: pays cash only and at the back').first()).toBeVisible();
  });

  await test.step('removed while the window was away, it is back by a second Enter only', async () => {
    await keys.press('Control+F8');
    await keys.type('door');
    await expect(field).toHaveValue('pays cash only and at the back door');
    await rewrite('');
    await page.reload();
    await expect(field).toHaveValue('pays cash only and at the back door');
    await field.press('Enter');
    await expect(alert).toContainText('the note was removed or erased meanwhile');
    await field.press('Enter');
    await expect(form).toHaveCount(0);
    await expect(call.main.getByText('Store: pays cash only and at the back door').first()).toBeVisible();
  });
});

test('a note that is refused shows the one that holds, also where the callers cannot be asked for', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 12, (place) =>
    place === 5 ? { Ticket: { Name: 'Siti Aminah', Phone: '60198887766', StoreName: 'Siti Bakery' } } : {},
  );
  const app = await startLive();
  const { electron, page } = app;
  const call = new CallScreen(page);
  const form = call.main.getByRole('region', { name: 'Lasting note' });
  const field = form.getByLabel('Note on the store Siti Bakery');
  const alert = form.getByRole('alert');
  const rewrite = (text: string) => {
    const note = { subject: 'store', contact: 'Siti Bakery', label: 'Siti Bakery', text, endsAtMs: null };
    return page.evaluate(`window.helpdesk.ask['callers.set-note'](${JSON.stringify(note)})`);
  };
  await rewrite('pays cash only');
  await page.keyboard.type('0198887766');
  await expect(call.main.getByText('Store: pays cash only').first()).toBeVisible();
  await page.keyboard.press('Control+F8');
  await page.keyboard.type('and at the back');
  await rewrite('card only');
  const error = { kind: 'database', errorCode: 'failed', detail: '' } as const;
  const answerAgain = await refuseRequests(electron, 'callers.match', error);
  await field.press('Enter');
  await expect(alert).toContainText('card only');

  await test.step('a third one is shown in turn', async () => {
    await rewrite('closed on Mondays');
    await field.press('Enter');
    await expect(alert).toContainText('closed on Mondays');
    await expect(alert).not.toContainText('card only');
  });

  await test.step('Enter replaces the one that was shown', async () => {
    await answerAgain();
    await field.press('Enter');
    await expect(form).toHaveCount(0);
    await expect(call.main.getByText('Store: pays cash only and at the back').first()).toBeVisible();
  });
});

test('a note on a number of two people is headed by the number, whichever of them is filled in', async ({
  userDataFolder,
  startLive,
}) => {
  const of = (Name: string) => ({ Ticket: { Name, Phone: '60361579900', StoreName: `Kedai ${Name}` } });
  seedHistory(userDataFolder, 12, (place) => {
    if (place === 5) return of('Kavitha Devi');
    return place === 6 ? of('Nurul Huda') : {};
  });
  const app = await startLive();
  const { page } = app;
  const call = new CallScreen(page);
  const card = call.main.getByRole('region', { name: 'Possible callers' });
  const form = call.main.getByRole('region', { name: 'Lasting note' });
  const keys = page.keyboard;
  await keys.type('0361579900');
  await expect(card.getByText('Nurul Huda').first()).toBeVisible();
  await keys.press('F4');
  await expect(card.locator('[data-suggestion]').first()).toBeFocused();
  await keys.press('1');
  await keys.press('Control+F7');
  await expect(form.getByLabel('Note on the number 03 6157 9900')).toBeFocused();
  await keys.type('prefers Tamil');
  await keys.press('Enter');
  await expect(call.main.getByText('Number: prefers Tamil', { exact: true }).first()).toBeVisible();
  await expect(call.main.getByText('Caller: prefers Tamil', { exact: true })).toHaveCount(0);

  await test.step('and is so beside one of them after "Not them" on the other', async () => {
    await call.begin();
    await keys.type('0361579900');
    const rows = card.locator('[data-suggestion]');
    await expect(rows).toHaveCount(2);
    await card.getByRole('button', { name: 'Not them' }).first().click();
    await expect(rows).toHaveCount(1);
    await expect(call.main.getByText('Number: prefers Tamil', { exact: true })).toHaveCount(1);
    await expect(call.main.getByText('Caller: prefers Tamil', { exact: true })).toHaveCount(0);
  });

  await test.step('its last day is a date without an hour', async () => {
    await keys.press('F4');
    await keys.press('Control+F7');
    await expect(form.getByLabel('Note on the number 03 6157 9900')).toBeFocused();
    await form.getByLabel('Last day').fill('esok');
    await keys.press('Enter');
    const tomorrow = await page.evaluate(() => {
      const at = new Date();
      return new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1).toDateString();
    });
    const [, month, day, year] = tomorrow.split(' ');
    const words = `Number: prefers Tamil (until ${Number(day)} ${month} ${year})`;
    await expect(call.main.getByText(words, { exact: true }).first()).toBeVisible();
  });
});
