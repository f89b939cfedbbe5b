import type { Locator, Page } from '@playwright/test';
import { refused } from './fake-storehub/canned-answers';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test('a call that comes back has the caret in the field and at the place where it was', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  await call.fill({ Phone: '0123456789', Name: 'Aminah', Issue: 'printer jams' });
  await call.field('Issue').focus();
  await pressTimes(call.field('Issue'), 'ArrowLeft', 5);

  await test.step('parked by F6, brought back by Alt+1', async () => {
    await keyboard.press('F6');
    await expect(call.field('Phone')).toBeFocused();
    await call.fill({ Phone: '0198887766', Name: 'Balan' });
    await call.field('Name').press('Home');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('Alt+1');
    await expect(call.field('Issue')).toBeFocused();
    await keyboard.type(' kitchen');
    await expect(call.field('Issue')).toHaveValue('printer kitchen jams');
  });

  await test.step('what was selected is selected again', async () => {
    await keyboard.press('Alt+2');
    await expect(call.field('Name')).toBeFocused();
    await keyboard.type('M');
    await expect(call.field('Name')).toHaveValue('Malan');
  });

  await test.step('by its tab, and a field without text', async () => {
    await call.field('SMS updates').focus();
    await call.main.getByRole('button', { name: /^Aminah/ }).click();
    await expect(call.field('Issue')).toBeFocused();
    expect(await readPlace(call.field('Issue'))).toBe('printer kitchen'.length);
    await keyboard.press('Alt+2');
    await expect(call.field('SMS updates')).toBeFocused();
  });

  await test.step('a line of quick entry that is half typed, also by way of another screen', async () => {
    await keyboard.press('Control+k');
    await keyboard.type('0173390218 Rohani');
    await keyboard.press('Alt+1');
    await expect(call.field('Issue')).toBeFocused();
    await keyboard.press('F3');
    await expect(page.getByRole('main', { name: 'History' })).toBeVisible();
    await keyboard.press('Alt+2');
    await expect(call.field('Quick entry')).toBeFocused();
    await expect(call.field('Quick entry')).toHaveValue('0173390218 Rohani');
    await keyboard.press('Alt+1');
    await expect(call.field('Issue')).toBeFocused();
  });

  await test.step('the read-back, and from there the field before it', async () => {
    await keyboard.press('F8');
    await expect(call.main.getByRole('region', { name: 'Read back' })).toBeFocused();
    await keyboard.press('Alt+2');
    await keyboard.press('Alt+1');
    await expect(call.main.getByRole('region', { name: 'Read back' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(call.field('Issue')).toBeFocused();
  });
});

test(
  'a call that comes back is in the panel that was left, and its keys change no field',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    const call = new CallScreen(page);
    const readBack = call.main.getByRole('region', { name: 'Read back' });
    await call.fillExample({ Issue: '', Remark: '' });
    await keyboard.press('F2');
    await expect(call.field('Phone')).toHaveValue('');
    await call.fill({ Name: 'Balan' });
    const goAndReturn = async () => {
      await keyboard.press('Alt+2');
      await expect(call.field('Name')).toHaveValue('Balan');
      await keyboard.press('Alt+1');
      await expect(call.field('Name')).toHaveValue('Ahmad Ibrahim');
    };
    await keyboard.press('Alt+1');
    await expect(call.field('Name')).toHaveValue('Ahmad Ibrahim');

    await test.step('the read-back: a digit confirms a sentence', async () => {
      await call.chooseService(4);
      await keyboard.press('F8');
      await keyboard.press('1');
      await expect(readBack.locator('[data-mark]').first()).toHaveAttribute('data-mark', 'confirmed');
      await goAndReturn();
      await expect(readBack).toBeFocused();
      await keyboard.press('2');
      await expect(readBack.locator('[data-mark]').nth(1)).toHaveAttribute('data-mark', 'confirmed');
      await expect(call.group('Service').getByRole('radio').nth(3)).toBeChecked();
    });
    await test.step('also by way of another screen', async () => {
      await keyboard.press('F3');
      await expect(page.getByRole('main', { name: 'History' })).toBeVisible();
      await keyboard.press('Alt+1');
      await expect(readBack).toBeFocused();
    });
    await test.step('after the window was reloaded', async () => {
      await page.reload();
      await expect(readBack).toBeFocused();
      await page.keyboard.press('3');
      await expect(call.group('Service').getByRole('radio').nth(3)).toBeChecked();
      await expect(call.field('State')).toHaveValue('Kuala Lumpur');
    });
    await test.step('a form for a note does not come back: the panel has the caret, and no key changes the call', async () => {
      await call.field('State').focus();
      await keyboard.press('Control+F7');
      await expect(
        call.main.getByRole('region', { name: 'Lasting note' }).getByRole('textbox').first(),
      ).toBeFocused();
      await goAndReturn();
      await expect(call.main.getByRole('complementary', { name: 'This call' })).toBeFocused();
      await keyboard.press('1');
      await keyboard.press('Enter');
      await expect(call.field('State')).toHaveValue('Kuala Lumpur');
      await keyboard.press('Escape');
      await expect(call.field('State')).toBeFocused();
    });
    await test.step('the list of endings is closed, so that a digit is typed', async () => {
      const endings = call.main.getByRole('status', { name: 'End the call as' });
      const tabs = call.main.getByRole('navigation').getByRole('button');
      await call.field('State').focus();
      await keyboard.press('Control+F2');
      await expect(endings).toBeVisible();
      await goAndReturn();
      await expect(endings, 'closed by what shows another call').toHaveCount(0);
      await keyboard.press('Control+F2');
      await expect(endings).toBeVisible();
      await keyboard.press('0');
      await expect(call.field('State')).toHaveValue('Kuala Lumpur');
      await keyboard.press('Escape');
      await expect(endings).toHaveCount(0);
      await keyboard.press('Control+F2');
      await keyboard.press('F2');
      await expect(call.field('Name')).not.toHaveValue('Ahmad Ibrahim');
      await keyboard.press('Alt+1');
      await expect(call.field('Name')).toHaveValue('Ahmad Ibrahim');
      await keyboard.press('Control+F2');
      await expect(endings, 'not closed by this key').toBeVisible();
      await tabs.nth(1).click();
      await expect(call.field('Name')).toHaveValue('Balan');
      await tabs.nth(0).click();
      await expect(call.field('Name')).toHaveValue('Ahmad Ibrahim');
      await expect(endings, 'by a click, too').toHaveCount(0);
    });
    await test.step('the list of templates, at the line that was chosen', async () => {
      const options = call.main.getByRole('listbox', { name: 'Presets and snippets' }).getByRole('option');
      await call.field('Issue').focus();
      await keyboard.type('/');
      await keyboard.press('ArrowDown');
      await goAndReturn();
      await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
      await keyboard.press('Escape');
      await call.field('Issue').fill('');
      await keyboard.type('/printer');
      await expect(options.first()).toBeVisible();
      await goAndReturn();
      await keyboard.press('Enter');
      await expect(call.main.getByText(/^Ask 1 of 4/)).toBeVisible();
    });
    await test.step('the question with the half-typed answer', async () => {
      const answer = call.main.getByRole('region', { name: 'Question', exact: true }).getByRole('textbox');
      const issue = await call.field('Issue').inputValue();
      await keyboard.press('F12');
      await expect(answer).toBeFocused();
      await keyboard.type('Epon');
      await keyboard.press('ArrowLeft');
      await keyboard.press('ArrowLeft');
      await goAndReturn();
      await expect(answer).toBeFocused();
      await keyboard.type('s');
      await expect(answer).toHaveValue('Epson');
      await expect(call.field('Issue')).toHaveValue(issue);
    });
  },
);

test(
  'a call that comes back with a half-typed lasting note has the caret behind the note',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const first = await start({ mode: 'practice' });
    const note = (page: Page) =>
      new CallScreen(page).main.getByRole('region', { name: 'Lasting note' }).getByRole('textbox').first();
    const expectToGoOn = async (page: Page, typed: string) => {
      await expect(note(page)).toBeFocused();
      await page.keyboard.type(' x');
      await expect(note(page)).toHaveValue(`${typed} x`);
      await expect(new CallScreen(page).field('Phone')).toHaveValue('0120004821');
    };
    const { page } = first;
    const { keyboard } = page;
    const call = new CallScreen(page);
    await call.fill({ Phone: '0120004821', Name: 'Aminah', 'Store name': 'Kedai Aminah' });
    await keyboard.press('Control+F8');
    await expect(note(page)).toBeFocused();
    await keyboard.type('back door');

    await test.step('parked by F6; keys right behind Alt+1 go into it', async () => {
      await keyboard.press('F6');
      await expect(call.field('Phone')).toHaveValue('');
      await expect(call.field('Phone')).toBeFocused();
      await keyboard.press('Alt+1');
      await keyboard.type('!');
      await expect(note(page)).toHaveValue('back door!');
      await expectToGoOn(page, 'back door!');
    });
    await test.step('left by Alt+2', async () => {
      await keyboard.press('Alt+2');
      await expect(call.field('Phone')).toHaveValue('');
      await keyboard.press('Alt+1');
      await expectToGoOn(page, 'back door! x');
    });
    await test.step('by way of another screen, also to another call and back', async () => {
      await keyboard.press('F3');
      await expect(page.getByRole('main', { name: 'History' })).toBeVisible();
      await keyboard.press('Escape');
      await expectToGoOn(page, 'back door! x x');
      await keyboard.press('Alt+2');
      await expect(call.field('Phone')).toHaveValue('');
      await keyboard.press('F3');
      await expect(page.getByRole('main', { name: 'History' })).toBeVisible();
      await keyboard.press('Alt+1');
      await expectToGoOn(page, 'back door! x x x');
    });
    await test.step('after a reload', async () => {
      await page.reload();
      await expectToGoOn(page, 'back door! x x x x');
      await expect
        .poll(() => page.evaluate("window.helpdesk.ask['drafts.list'](null)"))
        .toContain('back door! x x x x x');
    });
    await first.kill();
    const second = await start({ mode: 'practice' });
    await test.step('after a kill; Escape leaves it for the call', async () => {
      await expectToGoOn(second.page, 'back door! x x x x x');
      await second.page.keyboard.press('Escape');
      await expect(note(second.page)).toHaveCount(0);
      await expect(new CallScreen(second.page).field('Phone')).toBeFocused();
    });
    await second.quit();
    const third = await start({ mode: 'practice' });
    await test.step('given up, it takes no caret', async () => {
      await expect(new CallScreen(third.page).field('Name')).toHaveValue('Aminah');
      await expect(new CallScreen(third.page).field('Phone')).toBeFocused();
      await expect(note(third.page)).toHaveCount(0);
    });
  },
);

test(
  'after a call is sent or ended, the focus is where the next thing is done',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    const call = new CallScreen(page);
    await test.step('F9 in the read-back: on the outcome, from where Tab goes on', async () => {
      await call.fillExample();
      await keyboard.press('F8');
      await expect(call.main.getByRole('region', { name: 'Read back' })).toBeFocused();
      await keyboard.press('F9');
      await call.expectOutcome('Created');
      await expect(call.outcome).toBeFocused();
      await keyboard.press('Tab');
      await expect(call.outcome.locator(':focus')).toHaveCount(1);
    });
    await test.step('F9 in a field, and F10 that sends a follow-up: there, too, since the field takes no more', async () => {
      await call.begin();
      await call.fillExample({ Phone: '0122223344', 'Store name': 'Kedai Kopi Melur' });
      await call.field('Longitude').focus();
      await keyboard.press('F9');
      await call.expectOutcome('Created');
      await expect(call.outcome).toBeFocused();
      await call.begin();
      await call.fillExample({ Phone: '0122223344', 'Store name': 'Kedai Kopi Melur' });
      await expect(call.main.getByText(/^Possible duplicate/)).toBeVisible();
      const undo = call.main.getByText('follow-up: F5 undoes it');
      await keyboard.press('F10');
      await call.expectOutcome('Created');
      await expect(call.outcome).toBeFocused();
      // Nothing of a sent call is undone any more.
      await expect(call.main.getByText('follow-up', { exact: true })).toBeVisible();
      await expect(undo).toHaveCount(0);
    });
    await test.step('Alt+2 to a call that ended: in its note', async () => {
      await call.begin();
      await call.fill({ Phone: '0123456789', Name: 'Aminah' });
      await keyboard.press('F2');
      await expect(call.field('Name')).toHaveValue('');
      await call.fill({ Phone: '0198887766', Name: 'Balan' });
      await keyboard.press('Control+F2');
      await keyboard.press('3');
      await expect(call.outcome).toContainText('Complaint');
      await keyboard.press('Alt+1');
      await expect(call.field('Name')).toHaveValue('Aminah');
      await keyboard.press('Alt+2');
      await expect(call.field('Name')).toHaveValue('Balan');
      await expect(call.main.getByLabel(/^New note/)).toBeFocused();
    });
  },
);

test('a new call begins with a blank line and at Phone, and so does one that is brought back', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const { keyboard } = page;
  const call = new CallScreen(page);

  await test.step('what stands in quick entry stays with its call: F2 begins one with a blank line', async () => {
    const tabs = page.getByRole('navigation', { name: 'Open calls' });
    const line = '0173390218 Rohani Kedai Rohani printer jams';
    await keyboard.press('Control+k');
    await expect(call.field('Quick entry')).toBeFocused();
    await keyboard.insertText(line);
    await keyboard.press('Enter');
    await expect(call.field('Phone')).toHaveValue('0173390218');
    await keyboard.press('F5');
    await expect(call.field('Phone')).toHaveValue('');

    for (const key of ['F2', 'F6']) {
      await test.step(key, async () => {
        await keyboard.press(key);
        await expect(call.field('Quick entry')).toHaveValue('');
        await expect(page.locator('#quick-entry-note')).not.toContainText('Filled');
        await expect(call.field('Phone')).toBeFocused();
        await expect(tabs.getByRole('button')).toHaveCount(2);
        await keyboard.press('Alt+1');
        await expect(call.field('Quick entry')).toHaveValue(line);
        await expect(call.field('Quick entry')).toBeFocused();
      });
    }
    await test.step('the tab shows what stands there, and a blank call is used again', async () => {
      await keyboard.press('Alt+2');
      await expect(tabs.getByRole('button').first()).toContainText('0173390218 Rohani');
      await keyboard.press('F2');
      await expect(tabs.getByRole('button')).toHaveCount(2);
    });
  });

  await test.step('a call that was discarded and brought back begins at Phone', async () => {
    await call.begin();
    await call.fill({ Phone: '0123456789', Name: 'Aminah', Issue: 'printer jams' });
    await keyboard.press('F2');
    await expect(call.field('Phone')).toHaveValue('');
    await call.fill({ Name: 'Balan', Remark: 'by the lift' });
    await call.field('Remark').focus();
    await call.button('Discard').click();
    await expect(call.field('Name')).toHaveValue('Aminah');
    await expect(call.field('Issue')).toBeFocused();
    await call.main.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(call.field('Name')).toHaveValue('Balan');
    await expect(call.field('Phone')).toBeFocused();
  });

  await test.step('a rejected call that is opened to be corrected begins at Phone', async () => {
    await call.begin();
    storeHub.queue(refused('-10000', 'no such store'));
    await call.fillExample({ Name: 'Aminah' });
    await call.field('Remark').focus();
    await keyboard.press('F9');
    await call.expectOutcome('Rejected');
    await call.begin();
    await call.fill({ Name: 'Balan' });
    const history = new HistoryScreen(page);
    await history.open();
    await history.ticket.getByRole('button', { name: 'Correct and resend' }).click();
    await expect(call.field('Name')).toHaveValue('Aminah');
    await expect(call.field('Phone')).toBeFocused();
  });
});

async function pressTimes(field: Locator, key: string, times: number): Promise<void> {
  for (let press = 0; press < times; press += 1) await field.press(key);
}

const readPlace = (field: Locator): Promise<number | null> =>
  field.evaluate((control: HTMLTextAreaElement) => control.selectionStart);

test(
  'after a kill and a start, the caret is in the field and at the place where typing stopped, in each open call',
  { tag: '@exhaustive' },
  async ({ startLive }) => {
    let app = await startLive();
    let call = new CallScreen(app.page);
    const restart = async (how: 'kill' | 'quit') => {
      await app[how]();
      app = await startLive();
      call = new CallScreen(app.page);
    };
    const type = (text: string) => app.page.keyboard.type(text);
    await call.fill({ Phone: '0123456789', Name: 'Aminah' });
    await call.field('Issue').focus();
    await type('printer');
    await app.page.keyboard.press('F6');
    await expect(call.field('Phone')).toHaveValue('');
    await call.fill({ Phone: '0198887766' });
    await call.field('Address').focus();
    await type('12 Jalan');
    await expect(call.field('Address')).toHaveValue('12 Jalan');
    await app.page.keyboard.press('Home');
    await type('No ');
    const onDisk = () => app.page.evaluate<string>(`window.helpdesk.ask['calls.list'](null)`);
    await expect.poll(onDisk).toContain('No 12 Jalan');

    await test.step('killed while it is typed', async () => {
      await restart('kill');
      await expect(call.field('Address')).toBeFocused();
      await type('7, ');
      await expect(call.field('Address')).toHaveValue('No 7, 12 Jalan');
    });

    await test.step('the parked call has its own', async () => {
      await app.page.keyboard.press('Alt+1');
      await expect(call.field('Issue')).toBeFocused();
      await type(' jams');
      await expect(call.field('Issue')).toHaveValue('printer jams');
    });

    await test.step('closed and started, in the field that Tab led to', async () => {
      await call.field('Remark').focus();
      await restart('quit');
      await expect(call.field('Remark')).toBeFocused();
    });

    await test.step('a call that nothing was typed in begins at Phone', async () => {
      await call.begin();
      await call.field('Name').focus();
      await restart('kill');
      await app.page.keyboard.press('F2');
      await expect(call.field('Phone')).toBeFocused();
    });
  },
);
