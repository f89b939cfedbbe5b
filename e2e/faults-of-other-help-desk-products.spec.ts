import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';

// Common complaints about other help desk products, each with a test that such a product would fail.

test('drafts are lost or mixed up: here every one is kept, and keeps to itself', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);

  await test.step('a reload keeps only the first draft: here it keeps every one', async () => {
    for (const name of ['Aminah', 'Balan', 'Chong']) {
      await call.fill({ Name: name, Issue: `What ${name} said` });
      await page.keyboard.press('F6');
      await expect(call.field('Name')).toHaveValue('');
    }
    await call.fill({ Name: 'Devi', Issue: 'Half a sen' });
    await expect(call.main.getByText(/^Saved /)).toBeVisible();
    await page.reload();
    await expect(call.field('Name')).toHaveValue('Devi');
    await call.expectFields({ Issue: 'Half a sen' });
    for (const [index, name] of ['Aminah', 'Balan', 'Chong'].entries()) {
      await page.keyboard.press(`Alt+${index + 1}`);
      await call.expectFields({ Name: name, Issue: `What ${name} said` });
    }
  });

  await test.step('one draft’s text leaks into another: here a new call is blank, and two calls share nothing', async () => {
    await call.begin();
    const comeBackTo = (name: string) =>
      call.main.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await call.fillExample();
    await page.keyboard.press('F2');
    await expect(call.field('Name')).toHaveValue('');
    for (const name of Object.keys(exampleCall)) await expect(call.field(name), name).toHaveValue('');
    await expect(call.group('Service').locator(':checked')).toHaveCount(0);
    await call.fill({ Name: 'Ravi' });
    await comeBackTo(exampleCall.Name);
    await call.expectFields(exampleCall);
    await comeBackTo('Ravi');
    await call.expectFields({ Name: 'Ravi', Phone: '', Issue: '', Address: '', Remark: '' });

    await test.step('a letter that Windows types by its number (Alt+1 3 0) leaves the caller where it is', async () => {
      await call.field('Name').focus();
      await page.keyboard.press('End');
      for (const key of ['1', '3', '0']) await pressOnNumberPad(page, key);
      await page.keyboard.insertText('é');
      await call.expectFields({ Name: 'Ravié', Phone: '' });
      // With Num Lock off, the same key is ArrowUp, which brings back earlier values.
      await page.keyboard.press('Alt+Numpad8');
      await page.keyboard.insertText('s');
      await call.expectFields({ Name: 'Raviés', Phone: '' });
    });
  });
});

test(
  'a map link in the wrong field is lost or dialled: here it becomes the pin, whatever field it is pasted into',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    const paste = async (text: string) => {
      await electron.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
      await page.keyboard.press('Control+v');
    };
    const typed = {
      Phone: '012-345 6789',
      Name: 'Puan Laila',
      'Store name': 'Kedai Laila',
      'Dealer or reseller': 'Alex',
      Issue: 'Printer',
      Address: '12, Jalan Besar',
      Email: 'laila@kedai.my',
      Remark: 'Back door',
    };
    await call.fill(typed);
    for (const [at, name] of [...Object.keys(typed), 'State'].entries()) {
      await call.field(name).focus();
      await page.keyboard.press('End');
      await paste(at % 2 === 0 ? 'https://www.google.com/maps/@3.1573,101.7122,17z' : '3.1573, 101.7122');
      await expect(call.field('Latitude'), name).toHaveValue('3.1573');
      await expect(call.field('Longitude'), name).toHaveValue('101.7122');
      await call.expectFields({ ...typed, State: '' });
      if (name === 'Address') await expect(call.main.getByText('set as the pin: F5 undoes it')).toBeVisible();
      await page.keyboard.press('F5');
      await call.expectFields({ ...typed, State: '', Latitude: '', Longitude: '' });
    }
    for (const name of ['State', 'Address'] as const) {
      await call.field(name).focus();
      await page.keyboard.press('End');
      await paste('13.7563, 100.5018');
      await call.expectFields({ ...typed, State: '', Latitude: '13.7563', Longitude: '100.5018' });
      await expect(call.main.getByText('Outside Malaysia: check it.')).toBeVisible();
      await page.keyboard.press('F5');
      await call.expectFields({ ...typed, State: '', Latitude: '', Longitude: '' });
    }
    await call.field('Phone').focus();
    await paste('https://maps.app.goo.gl/3073810160657777a');
    await call.expectFields({ ...typed, Latitude: 'https://maps.app.goo.gl/3073810160657777a' });
    await expect(call.main.getByText('A short link of Google Maps')).toBeVisible();
    await call.field('Latitude').fill('');
    for (const name of ['Address', 'Store name', 'Remark'] as const) {
      await call.field(name).focus();
      await page.keyboard.press('Control+a');
      await paste('Kedai Maju, 12 Jalan Hang Tuah, 75300 Melaka https://maps.google.com/?q=2.1896,102.2501');
      const words = 'Kedai Maju, 12 Jalan Hang Tuah, 75300 Melaka';
      await call.expectFields({ [name]: words, Latitude: '2.1896', Longitude: '102.2501' });
      await expect(call.main.getByText('set as the pin: F5 undoes it'), name).toBeVisible();
      await page.keyboard.press('F5');
      await call.expectFields({ [name]: words, Latitude: '', Longitude: '' });
      await call.field(name).fill(typed[name]);
    }
    await call.field('Remark').focus();
    await page.keyboard.press('Control+a');
    await paste('Back door https://maps.app.goo.gl/3073810160657777a');
    await call.expectFields({ ...typed, Latitude: 'https://maps.app.goo.gl/3073810160657777a' });
    await expect(call.main.getByText('A short link of Google Maps')).toBeVisible();
    await call.field('Issue').focus();
    await page.keyboard.press('End');
    await paste(' is at 3.1573, 101.7122');
    await call.expectFields({ Issue: 'Printer is at 3.1573, 101.7122' });
  },
);

test(
  'a number is found in one format only: here any run of its digits finds who rang before',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    // Libraries with outdated tables reject 011 followed by eight digits.
    await call.fillExample({ Phone: '+60 11-1764 5520', Name: 'Puan Laila', 'Store name': 'Kedai Laila' });
    await page.keyboard.press('F9');
    await expect(call.caseNumber).toHaveText(/\S/);
    await call.begin();
    const offered = call.main.getByRole('region', { name: 'Possible callers' });
    const laila = offered.getByRole('button', { name: /Puan Laila/ });
    const ask = async (typed: string) => {
      // Empties the card before each query, so that what it shows next is this query's answer.
      await call.field('Phone').fill('');
      await expect(offered.getByText(/^Type 4 digits/)).toBeVisible();
      await page.keyboard.type(typed);
    };
    // The reason names the digits, so it is the answer to them.
    for (const [typed, reason] of [
      ['01117645520', 'same number'],
      ['0060 11 1764 5520', 'same number'],
      ['(011) 1764-5520', 'same number'],
      ['5520', 'number ends with 5520'],
      ['1764', 'number contains 1764'],
      ['176-455', 'number contains 176455'],
      ['17645', 'number contains 17645'],
      ['6455', 'number contains 6455'],
    ] as const) {
      await ask(typed);
      await expect(laila, typed).toBeVisible();
      await expect(offered.getByText(reason), typed).toBeVisible();
    }
    // She disappears for queries that do not match her, and is shown again for the last one.
    await page.keyboard.type('9');
    await expect(laila).toHaveCount(0);
    await ask('17646');
    await ask('76455');
    await expect(laila).toBeVisible();
  },
);

test('a ticket goes out that nobody meant: here no composition sends one, and a doubtful address is asked about', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const call = new CallScreen(page);

  await test.step('Enter in a Chinese input method submits: here no key of a composition does anything', async () => {
    await call.fillExample();
    await call.field('Issue').focus();
    for (const key of ['Enter', 'F9', 'F2', 'F6', 'Escape']) await pressWhileComposing(page, key);
    await call.expectFields(exampleCall);
    expect(storeHub.requests).toHaveLength(0);
    await expect(call.send).toBeVisible();

    await page.keyboard.press('Control+k');
    await page.keyboard.insertText('打印机坏了');
    await pressWhileComposing(page, 'Enter');
    await expect(call.main.getByText(/^Filled:|Nothing found/)).toHaveCount(0);
  });

  await test.step('crews go to the old address: here state and pin follow it or are asked about, never sent in silence', async () => {
    await call.begin();
    const keys = page.keyboard;
    const asked = call.main.getByRole('alert').filter({ hasText: 'Not sent yet: is this right?' });
    const correctTo = async (address: string) => {
      await call.field('Address').fill(address);
      await keys.press('Tab');
    };
    await call.fill({ Phone: '012-300 0777', Name: 'Encik Rahman', Issue: 'Printer dead' });
    await call.chooseService(4);

    await test.step('a postcode that contradicts the town is said, with both readings at a key', async () => {
      await correctTo('22, Jalan Harmoni, 50450 Johor Bahru');
      await expect(call.main.getByText('50450 is Kuala Lumpur, the address says Johor Bahru.')).toBeVisible();
      await expect(call.main.getByText('Johor or Kuala Lumpur?')).toBeVisible();
      await call.expectFields({ State: '', Latitude: '' });
      await keys.press('ArrowDown');
      await expect(call.main.getByRole('option').first()).toHaveText('Johor');
      await keys.press('Escape');
      await keys.press('Tab');
      await expect(call.main.getByRole('button', { name: 'Johor Bahru', exact: true })).toBeVisible();
      await keys.press('Shift+Enter');
      await call.expectFields({ State: 'Kuala Lumpur', Latitude: '3.148', Longitude: '101.697' });
    });

    await test.step('it is not sent by F9, however often, and the caret is on the address', async () => {
      for (let press = 0; press < 3; press += 1) await keys.press('F9');
      await expect(asked).toContainText('Not sent yet');
      await expect(asked).toContainText('50450 is Kuala Lumpur, the address says Johor Bahru.');
      await expect(call.field('Address')).toBeFocused();
      expect(storeHub.requests).toHaveLength(0);
    });

    await test.step('they go with a postcode that the app does not know, which its town stands in for', async () => {
      await correctTo('22, Jalan Harmoni, 80450 Johor Bahru');
      await call.expectFields({ State: 'Johor', Latitude: '', Longitude: '' });
      await expect(asked).toHaveCount(0);
    });

    await test.step('taken once more they follow the corrected postcode, and Enter sets neither back', async () => {
      await correctTo('22, Jalan Harmoni, 50450 Johor Bahru');
      await keys.press('Tab');
      await keys.press('Shift+Enter');
      await call.expectFields({ State: 'Kuala Lumpur', Latitude: '3.148', Longitude: '101.697' });
      await correctTo('22, Jalan Harmoni, 81100 Johor Bahru');
      await call.expectFields({ State: 'Johor', Latitude: '1.4655', Longitude: '103.7578' });
      await keys.press('Tab');
      await keys.press('Enter');
      await call.expectFields({ State: 'Johor', Latitude: '1.4655', Longitude: '103.7578' });
    });

    await test.step('a pasted pin goes stale, and Enter offers the postcode before its state', async () => {
      await call.field('Latitude').fill('3.1573, 101.7122');
      await correctTo('24, Jalan Harmoni, 81100 Johor Bahru');
      await expect(call.main.getByText('The pin is in Kuala Lumpur.')).toBeVisible();
      await expect(call.button('81100 Johor Bahru')).toBeVisible();
      await expect(call.button('Still right')).toBeVisible();
      await keys.press('F9');
      await expect(asked).toContainText('The pin is in Kuala Lumpur, not in Johor.');
      await expect(call.field('Latitude')).toBeFocused();
      await keys.press('Enter');
      await call.expectFields({ State: 'Johor', Latitude: '1.4655' });
      await keys.press('F5');
      await call.expectFields({ State: 'Johor', Latitude: '3.1573' });
      expect(storeHub.requests).toHaveLength(0);
    });

    await test.step('one key of its own sends it all the same', async () => {
      await keys.press('F9');
      await expect(asked).toContainText('The address changed after the pin was set.');
      await keys.press('Control+F9');
      await call.expectOutcome('Created');
      expect(storeHub.requests).toHaveLength(1);
    });
  });
});

/** A digit on the number pad with Alt held and Num Lock on, as the browser receives it. */
async function pressOnNumberPad(page: Page, digit: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const key = {
    key: digit,
    code: `Numpad${digit}`,
    windowsVirtualKeyCode: 96 + Number(digit),
    isKeypad: true,
  };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', modifiers: 1, ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', modifiers: 1, ...key });
  await session.detach();
}

/** A key that an input method handles, as Chromium reports it: marked as composing, with key code 229. */
async function pressWhileComposing(page: Page, key: string): Promise<void> {
  await page.evaluate((pressed) => {
    for (const ctrlKey of [false, true]) {
      const press = new KeyboardEvent('keydown', {
        key: pressed,
        ctrlKey,
        // oxlint-disable-next-line typescript/no-deprecated -- nothing newer tells the first key of a composition apart
        keyCode: 229,
        isComposing: true,
        bubbles: true,
        cancelable: true,
      });
      document.activeElement?.dispatchEvent(press);
    }
  }, key);
}
