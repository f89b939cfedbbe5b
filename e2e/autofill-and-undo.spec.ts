import type { Page } from '@playwright/test';
import { announceCall } from './fixtures/announce-call';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test('a paste fills the blank fields, of a whole message, and right after the start', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);

  await test.step('a pasted WhatsApp block fills the blank fields and says so, and F5 takes it back', async () => {
    await call.field('Name').fill('Puan Siti');
    await page.keyboard.press('Control+k');
    await expect(call.field('Quick entry')).toBeFocused();
    await paste(
      page,
      'Name: Ali bin Abu\nStore: Kedai Maju\nPhone: 012-345 6789\nAddress: 12, Jalan Besar, 43000 Kajang\nIssue: Printer not printing\nhttps://www.google.com/maps/@2.9935,101.7874,17z',
    );
    await call.expectFields({
      Phone: '012-345 6789',
      Name: 'Puan Siti',
      'Store name': 'Kedai Maju',
      Address: '12, Jalan Besar, 43000 Kajang',
      State: 'Selangor',
      Latitude: '2.9935',
      Longitude: '101.7874',
    });
    const note = page.locator('#quick-entry-note');
    await expect(note).toContainText('Left as typed: Name.');
    const hint = await note.textContent();
    await page.keyboard.press('Enter');
    await expect(note).toHaveText(hint ?? '');
    await test.step('each field bears one mark: to confirm', async () => {
      const address = call.main.getByText('Address', { exact: true }).locator('..');
      await expect(address).toHaveText('Addressto confirm×');
      await expect(call.main.getByText('Service', { exact: true }).locator('..')).toHaveText(
        'Serviceto confirm×',
      );
      const store = call.main.getByText('Store name', { exact: true }).locator('..');
      await expect(store).toHaveText('Store nameto confirm×');
      await page.keyboard.press('F8');
      await page.keyboard.press('2');
      await expect(store).toHaveText('Store nameconfirmedpasted×');
    });
    await expect(call.main.getByText(/^Saved /)).toBeVisible();
    await page.reload();
    await call.expectFields({ Phone: '012-345 6789', State: 'Selangor' });
    await page.keyboard.press('F5');
    await call.expectFields({ Phone: '', Name: 'Puan Siti', 'Store name': '', Address: '', Latitude: '' });
    await test.step('with what follows from it, such as SMS off for a landline, it is one step', async () => {
      await call.field('Quick entry').focus();
      await page.keyboard.press('Control+a');
      await paste(page, 'Store: Kedai Maju\nPhone: 03-2161 1234\nAddress: 12, Jalan Besar, 43000 Kajang');
      await call.expectFields({ Phone: '03-2161 1234', 'Store name': 'Kedai Maju', State: 'Selangor' });
      await expect(call.field('SMS updates')).not.toBeChecked();
      await page.keyboard.press('F5');
      await expect(call.field('SMS updates')).toBeChecked();
      await call.expectFields({ Phone: '', Name: 'Puan Siti', 'Store name': '', Address: '', State: '' });
    });
  });

  await test.step('Ctrl+Z in quick entry takes back what was filled in together with the line that says so, then what was typed', async () => {
    const { keyboard } = page;
    const note = page.locator('#quick-entry-note');
    await call.begin();
    await keyboard.press('Control+k');
    await keyboard.type('0173390218 Rohani');
    await keyboard.press('Enter');
    await call.expectFields({ Phone: '0173390218', Name: 'Rohani' });
    await expect(note).toContainText('F5 undoes what was filled in.');
    await keyboard.press('Control+z');
    await call.expectFields({ Phone: '', Name: '' });
    await expect(call.field('Quick entry')).toHaveValue('0173390218 Rohani');
    await expect(note).not.toContainText('F5 undoes what was filled in.');
    await keyboard.press('Control+z');
    await expect(call.field('Quick entry')).not.toHaveValue('0173390218 Rohani');
  });

  await test.step('right after the start a paste waits for the towns', async () => {
    await call.begin();
    await expect(call.field('Phone')).toBeFocused();
    // Disables idle callbacks, so that only the paste can load the towns.
    await page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }));
    const pasteAtStart = async (name: string, text: string) => {
      await page.reload();
      await expect(call.main.locator('input:focus, textarea:focus')).toHaveCount(1);
      await call.field(name).focus();
      await paste(page, text);
    };
    await pasteAtStart('Issue', 'Meet at 5P46+WV');
    await call.expectFields({ Issue: 'Meet at 5P46+WV', Latitude: '' });
    await pasteAtStart('Store name', '5P46+WV Kuala Lumpur');
    await call.expectFields({ Latitude: '3.1573125', 'Store name': '' });
    // An address loads the towns once a field is left, so this one is the last.
    await call.begin();
    await pasteAtStart('Quick entry', 'Address: 12, Jalan Besar, 43000 Kajang');
    await call.expectFields({ State: 'Selangor' });
  });
});

test('what the app fills in by a field, a preset or a caller is said and taken back', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);

  await test.step('a landline switches SMS off, says why, and one press brings it back for good', async () => {
    await page.keyboard.type('03-2161 1234 ext 12');
    await page.keyboard.press('Tab');
    await expect(call.field('Phone')).toHaveValue('03-2161 1234');
    await expect(call.field('Remark')).toHaveValue('Ext 12\n');
    await expect(call.field('SMS updates')).not.toBeChecked();
    await expect(call.main.getByText('off: landline')).toBeVisible();
    await call.field('SMS updates').press('Space');
    await call.field('Phone').focus();
    await page.keyboard.press('Tab');
    await expect(call.field('SMS updates')).toBeChecked();
  });

  await test.step('what is typed in Remark is not glued to the extension', async () => {
    await call.begin();
    await page.keyboard.type('0321611234 sambung 3');
    await page.keyboard.press('Tab');
    await call.field('Email').focus();
    await page.keyboard.press('Tab');
    await expect(call.field('Remark')).toBeFocused();
    await page.keyboard.type('5th floor, back door');
    await expect(call.field('Remark')).toHaveValue('Ext 3\n5th floor, back door');
    await expect(call.main.getByRole('region', { name: 'Read back' })).toContainText(', extension 3.');
  });

  await test.step('one F5 brings back an extension and the SMS of its landline', async () => {
    await call.begin();
    await page.keyboard.type('0321611234 sambung 3');
    await page.keyboard.press('Tab');
    await expect(call.field('SMS updates')).not.toBeChecked();
    await page.keyboard.press('F5');
    await call.expectFields({ Phone: '0321611234 sambung 3', Remark: '' });
    await expect(call.field('SMS updates')).toBeChecked();
  });

  await test.step('an extension that is put back into Phone is sent in the remark all the same', async () => {
    await call.begin();
    await page.keyboard.type('012-345 6789 ext 12');
    await page.keyboard.press('Tab');
    await expect(call.field('Remark')).toHaveValue('Ext 12\n');
    await page.keyboard.press('F5');
    await call.expectFields({ Phone: '012-345 6789 ext 12', Remark: '' });
    const hint = call.main.getByText('60123456789, Ext 12 in Remark');
    await expect(hint).toBeVisible();
    expect(await hint.evaluate((note) => note.scrollWidth - note.clientWidth), 'not cut').toBeLessThanOrEqual(
      0,
    );
    await call.field('Remark').fill('x'.repeat(998));
    await expect(call.main.getByText('No room for the extension in Phone: 5 too many')).toBeVisible();
  });

  await test.step('an extension goes with its landline, and the SMS comes and goes with the mobile', async () => {
    await call.begin();
    const retype = async (phone: string) => {
      await call.fill({ Phone: phone });
      await call.field('Phone').press('Tab');
    };
    await retype('03-2161 1234 ext 12');
    await expect(call.main.getByText('60321611234, Ext 12 in Remark')).toBeVisible();
    await retype('012-338 9021');
    await expect(call.field('Remark')).toHaveValue('');
    await expect(call.main.getByText('extension removed: another number')).toBeVisible();
    await expect(call.field('SMS updates')).toBeChecked();
    await retype('03-2161 1234');
    await expect(call.field('Remark')).toHaveValue('Ext 12\n');
    await expect(call.main.getByText('off: landline')).toBeVisible();
    await expect(call.field('SMS updates')).not.toBeChecked();
    await retype('03-2161 1235');
    await expect(call.main.getByText('60321611235, Ext 12 in Remark')).toBeVisible();
  });

  await test.step('an extension that goes as Send is pressed is said before anything is sent', async () => {
    await call.begin();
    await call.fillExample({ Remark: 'back door' });
    await call.field('Phone').fill('03-2161 1234 ext 12');
    await call.field('Phone').press('Tab');
    await expect(call.field('Remark')).toHaveValue('back door\nExt 12\n');
    await call.field('Phone').fill('012-338 9021');
    await page.keyboard.press('F9');
    const notice = call.main.getByRole('alert').filter({ hasText: 'check what was just filled in' });
    await expect(notice).toContainText('Remark: extension removed: another number');
    await expect(call.field('Remark')).toHaveValue('back door\n');
  });

  await test.step('words beside a number are said not to be sent', async () => {
    await call.begin();
    await page.keyboard.type('013-333 1234 kitchen');
    await page.keyboard.press('Tab');
    await expect(call.main.getByText('Words in Phone are not sent.')).toBeVisible();
    await call.fill({ Phone: '013-333 1234' });
    await page.keyboard.press('Tab');
    await expect(call.main.getByText('Words in Phone are not sent.')).toBeHidden();
  });

  await test.step('a pin in another state is said, and Enter corrects the state', async () => {
    await call.begin();
    await call.fill({ State: 'Johor', Latitude: '3.1573, 101.7122' });
    await page.keyboard.press('Tab');
    await expect(call.main.getByText('The pin is in Kuala Lumpur.')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(call.field('State')).toHaveValue('Kuala Lumpur');
  });

  await test.step('a town alone in Address gives the state, or all states that have such a town', async () => {
    await call.begin();
    for (const [address, state] of [
      ['Kulai', 'Johor'],
      ['Bukit Mertajam', 'Penang'],
      ['新山', 'Johor'],
      ['Cheras', ''],
    ] as const) {
      await call.field('Address').fill(address);
      await page.keyboard.press('Tab');
      await expect(call.field('State')).toHaveValue(state);
    }
    await expect(call.main.getByText('Kuala Lumpur or Selangor?')).toBeVisible();
    await call.field('Address').fill('Simpang Empat');
    await expect(call.main.getByText('Kedah, Penang or Perak?')).toBeVisible();
  });

  await test.step('a preset fills what is empty, and F5 takes it back', async () => {
    await call.begin();
    await call.field('Issue').focus();
    await page.keyboard.type('/printer');
    await expect(call.main.getByRole('listbox', { name: 'Presets and snippets' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(call.field('Issue')).toHaveValue(/^Receipt printer prints nothing/);
    await expect(call.main.getByText('Ask 1 of 4')).toBeVisible();
    await page.keyboard.press('F5');
    await expect(call.field('Issue')).toHaveValue('');
    await expect(call.main.getByText('Ask 1 of 4')).toBeHidden();
  });

  await test.step('callers are suggested without taking the caret, dismissed ones stay away, and a follow-up is named', async () => {
    await call.begin();
    const card = call.main.getByRole('region', { name: 'Possible callers' });
    await call.field('Store name').fill('kopi pagi jonker');
    await expect(card.getByRole('button', { name: /Tan Siew Ling/ })).toBeVisible();
    await expect(call.field('Store name')).toBeFocused();
    // A count, not "Case 5", which agents take for a case number.
    await expect(card).toContainText(/4 earlier cases of this store in 60 days.*and 1 more/s);
    await page.keyboard.press('F4');
    await expect(call.field('Name')).toHaveValue('Tan Siew Ling');
    await expect(call.field('Issue')).toBeFocused();
    await expect(call.button('Send as a follow-up')).toBeVisible();
    await expectNoAxeViolations(page);
    await call.button('Undo fill: Name').click();
    await expect(call.field('Name')).toHaveValue('');
    await card.getByRole('button', { name: 'Not them' }).click();
    await expect(card.getByRole('button', { name: /Tan Siew Ling/ })).toHaveCount(0);
  });
});

test('Ctrl+Z and Alt with an arrow bring back what stood in a field, and in no other', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);

  await test.step('Ctrl+Z works in a call that one came back to: for earlier values, new text and what the app filled in', async () => {
    await call.field('Issue').fill('the printer is dead');
    await keyboard.press('Tab');
    await expect(call.main.getByText(/^Saved/)).toBeVisible();
    await call.field('Issue').fill('no, the iPad is');
    await call.field('Issue').focus();
    const leaveAndComeBack = async () => {
      await keyboard.press('Alt+2');
      await expect(call.field('Issue')).toHaveValue('');
      await keyboard.press('Alt+1');
      await expect(call.field('Issue')).toHaveValue('no, the iPad is');
      await expect(call.field('Issue')).toBeFocused();
    };
    await keyboard.press('F2');
    await leaveAndComeBack();

    await test.step('an earlier value, and the later one again', async () => {
      await keyboard.press('Control+z');
      await expect(call.field('Issue')).toHaveValue('the printer is dead');
      await keyboard.press('Control+y');
      await expect(call.field('Issue')).toHaveValue('no, the iPad is');
    });

    await test.step('what is typed from now on', async () => {
      await leaveAndComeBack();
      await keyboard.press('End');
      await keyboard.type('!');
      await keyboard.press('Control+z');
      await expect(call.field('Issue')).toHaveValue('no, the iPad is');
    });

    await test.step('what the app filled in', async () => {
      await call.field('Address').fill('12, Jalan Besar, 43000 Kajang');
      await keyboard.press('Tab');
      await expect(call.field('State')).toHaveValue('Selangor');
      await call.field('Issue').focus();
      await leaveAndComeBack();
      await call.field('State').focus();
      await keyboard.press('Control+z');
      await expect(call.field('State')).toHaveValue('');
      await expect(call.field('Address')).toHaveValue('12, Jalan Besar, 43000 Kajang');
    });
  });

  await test.step('Ctrl+Z changes no field and keeps the focus while no field has it', async () => {
    await call.begin();
    const suggestion = call.main
      .getByRole('region', { name: 'Possible callers' })
      .getByRole('button', { name: /Siti Hajar binti Ramli/ });
    await expect(call.field('Phone')).toBeFocused();
    await keyboard.type('0123334444');
    await keyboard.press('Tab');
    await keyboard.type('siti hajar');
    await expect(suggestion).toBeVisible();
    await keyboard.press('F4');
    await expect(suggestion).toBeFocused();
    for (const key of ['Control+z', 'Control+y', 'Control+Shift+z']) {
      await keyboard.press(key);
      await expect(suggestion, key).toBeFocused();
      await call.expectFields({ Phone: '0123334444', Name: 'siti hajar' });
    }
    await test.step('the read-back, a check box and a group', async () => {
      await keyboard.press('F8');
      await keyboard.press('Control+z');
      await expect(call.main.getByRole('region', { name: 'Read back' })).toBeFocused();
      for (const control of [call.field('SMS updates'), call.group('Service').getByRole('radio').first()]) {
        await control.focus();
        await keyboard.press('Control+z');
        await expect(control).toBeFocused();
        await call.expectFields({ Phone: '0123334444', Name: 'siti hajar' });
      }
    });
    await test.step('in the field itself it takes the typed letters back', async () => {
      await call.field('Name').focus();
      await keyboard.press('Control+z');
      await expect(call.field('Name')).not.toHaveValue('siti hajar');
      await expect(call.field('Name')).toBeFocused();
    });
  });

  await test.step('Alt and an arrow bring earlier values back', async () => {
    await call.begin();
    await call.field('Issue').fill('the printer is dead');
    await page.keyboard.press('Tab');
    await expect(call.main.getByText(/^Saved/)).toBeVisible();
    await call.field('Issue').fill('no, the iPad is');
    await page.keyboard.press('Alt+ArrowUp');
    await expect(call.field('Issue')).toHaveValue('the printer is dead');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(call.field('Issue')).toHaveValue('no, the iPad is');
  });
});

/** Into what has the caret. */
function paste(page: Page, text: string): Promise<void> {
  return page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

test('F5 leaves the number that the telephone gave, and the next ring writes it into its open call again', async ({
  start,
}) => {
  const { page, electron } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const devi = { Phone: '011 234 5678', Name: 'Devi' };
  await call.field('Issue').focus();
  await announceCall(electron, '60112345678&name=Devi');
  await expect(page.locator('[data-ringing]')).toHaveText([/Devi/]);
  await page.keyboard.press('Alt+0');
  await call.expectFields(devi);
  await page.keyboard.press('F5');
  await expect(page.getByText('Nothing was filled in.')).toBeVisible();
  await call.expectFields(devi);
  await call.fill({ Phone: '', Name: 'Devi Raman' });
  await announceCall(electron, '60112345678&name=Devi');
  await expect(page.locator('[data-ringing]')).toHaveText([/Back to open call/]);
  await page.keyboard.press('Alt+0');
  await call.expectFields({ Phone: devi.Phone, Name: 'Devi Raman' });
});

test('Ctrl+Y brings back no pin over a coordinate that was typed since', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  const card = call.main.getByRole('region', { name: 'Possible callers' });
  await call.field('Phone').fill('4821');
  await card.getByRole('button', { name: /^Tan Siew Ling/ }).click();
  await expect(call.field('Latitude')).toHaveValue(/\d/);
  const pin = await call.field('Latitude').inputValue();
  await call.field('Latitude').focus();
  await keyboard.press('Control+z');
  await call.expectFields({ Latitude: '', Longitude: '' });
  await keyboard.press('Control+y');
  await call.expectFields({ Latitude: pin });
  await keyboard.press('Control+z');
  await call.field('Longitude').fill('101.5');
  await call.field('Latitude').focus();
  await keyboard.press('Control+y');
  await call.expectFields({ Latitude: '', Longitude: '101.5' });
});
