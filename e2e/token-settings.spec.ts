import type { Locator } from '@playwright/test';
import { explainErrorCode } from '../shared/outcome/storehub-error-codes';
import { explainError } from '../shared/errors/app-error';
import { created, refused } from './fake-storehub/canned-answers';
import { getHeader } from './fake-storehub/request-reader';
import { expectNoAxeViolations } from './fixtures/axe';
import { answerQuestions } from './fixtures/answer-native-dialogs';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { HistoryScreen } from './pages/history-screen';
import { OutboxScreen } from './pages/outbox-screen';
import { SettingsScreen } from './pages/settings-screen';

const otherToken = 'tk_testOTHER0abcdefghijklmnopqrstuv4321';

test('a token is entered in Settings, lies in the keyring, takes the app live, and can be removed', async ({
  start,
  keyring,
  storeHub,
}) => {
  const { electron, page } = await start({ apiUrl: storeHub.endpoint.href, keyring: keyring.env });
  const settings = new SettingsScreen(page);
  const call = new CallScreen(page);

  await test.step('without one the app opens in practice and says so', async () => {
    await expect(page.getByText('PRACTICE', { exact: true })).toBeVisible();
    await settings.open();
    await expect(settings.tokenStatus).toHaveText(/^There is no token on this computer\./);
    expect(await keyring.readToken()).toBeNull();
  });

  await test.step('what is no token is refused with words, and kept nowhere', async () => {
    const { sentence, nextStep } = explainError({ kind: 'invalid-token' }, 'en');
    for (const text of ['password', 'tk_', 'tk_test with blanks in it', `${fakeToken}\u00e9`]) {
      await settings.tokenField.fill('');
      await settings.enterToken(text);
      await expect(settings.alert).toContainText(sentence);
      await expect(settings.alert).toContainText(nextStep);
    }
    expect(await keyring.readToken()).toBeNull();
  });

  await test.step('a token goes into the keyring exactly, blanks around it aside', async () => {
    await settings.tokenField.fill('');
    await settings.enterToken(`  ${fakeToken}  `);
    await expect(settings.tokenStatus).toHaveText('A token is in the keychain. It ends in wxyz.');
    expect(await keyring.readToken()).toBe(fakeToken);
    await expect(settings.tokenField).toBeHidden();
  });

  await test.step('the app says that it is still in practice, and stays there where going live is declined', async () => {
    await expect(settings.alert).toContainText('The app is still in practice: no tickets reach StoreHub.');
    await settings.button('Stay in practice').press('Enter');
    await expect(settings.alert).toBeHidden();
    await expect(page.getByText('PRACTICE', { exact: true })).toBeVisible();
  });

  await test.step('it is replaced by no other where that is not confirmed in a dialog of the system', async () => {
    const asked = await answerQuestions(electron, 'no');
    await settings.button('Replace token').click();
    await settings.enterToken(otherToken);
    await expect.poll(asked).toEqual([
      {
        message: 'Replace the StoreHub token?',
        detail: 'Tickets then go to the account of the new token, which ends in 4321.',
        pressedByEnter: 'Cancel',
      },
    ]);
    await expect(settings.tokenField).toHaveValue(otherToken);
    await expect(settings.alert).toBeHidden();
    expect(await keyring.readToken()).toBe(fakeToken);
    await settings.tokenField.fill('');
    await answerQuestions(electron, 'yes');
  });

  await test.step('one that looks cut off is saved at the second press, and the warning goes when it is pasted again', async () => {
    await settings.enterToken('tk_testshort');
    await expect(settings.alert).toContainText('A token is usually tk_ and 36 letters and digits.');
    expect(await keyring.readToken()).toBe(fakeToken);
    await settings.tokenField.fill('');
    await expect(settings.alert).toBeHidden();
    await settings.enterToken('tk_testlonger');
    await expect(settings.button('Save anyway')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(settings.tokenStatus).toHaveText('A token is in the keychain. It ends in nger.');
    expect(await keyring.readToken()).toBe('tk_testlonger');
  });

  await test.step('replaced by another', async () => {
    await settings.button('Replace token').click();
    await settings.enterToken(otherToken);
    await expect(settings.tokenStatus).toHaveText('A token is in the keychain. It ends in 4321.');
    expect(await keyring.readToken()).toBe(otherToken);
  });

  await test.step('the app goes live from there, and the ticket goes to StoreHub with the token', async () => {
    const declined = await answerQuestions(electron, 'no');
    await settings.button('Switch to live now').press('Enter');
    await expect.poll(declined).toMatchObject([{ message: 'Switch to live?', pressedByEnter: 'Cancel' }]);
    await expect(page.getByText('PRACTICE', { exact: true })).toBeVisible();
    await answerQuestions(electron, 'yes');
    await settings.button('Switch to live now').press('Enter');
    await expect(page.getByText('PRACTICE', { exact: true })).toBeHidden();
    await expect(call.field('Phone')).toBeVisible();
    await call.fillExample();
    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    expect(getHeader(storeHub.requests[0]!, 'authorization')).toBe(`Bearer ${otherToken}`);
  });

  await test.step('back to practice only where that is confirmed', async () => {
    const asked = await answerQuestions(electron, 'no');
    await settings.open();
    await settings.main.getByText('Practice', { exact: true }).click();
    await expect.poll(asked).toMatchObject([{ message: 'Switch to practice?', pressedByEnter: 'Cancel' }]);
    await expect(page.getByText('PRACTICE', { exact: true })).toBeHidden();
    await goTo(page, 'Call');
  });

  await test.step('removed: gone from the keyring, and the next ticket waits', async () => {
    await settings.open();
    await settings.button('Remove token').click();
    await settings.button('Yes, remove it').click();
    await expect(settings.tokenStatus).toHaveText(/^There is no token on this computer\./);
    expect(await keyring.readToken()).toBeNull();
    await goTo(page, 'Call');
    await call.begin();
    await call.fillExample();
    await page.keyboard.press('F9');
    await call.expectOutcome('Waiting');
    const outbox = new OutboxScreen(page);
    await outbox.open();
    await expect(page.getByRole('alert')).toContainText('There is no token.');
    await expect(outbox.waiting).toHaveCount(1);
    expect(storeHub.requests).toHaveLength(1);
  });
});

test(
  'a token that StoreHub refuses is replaced in place, and what waits goes on in order',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub, keyring }) => {
    storeHub.script((request) =>
      getHeader(request, 'authorization') === `Bearer ${otherToken}`
        ? created(request.number)
        : refused('-10007'),
    );
    const { electron, page } = await startLive();
    await answerQuestions(electron, 'yes');
    const call = new CallScreen(page);
    await call.fillExample({ Name: 'Aminah' });
    await call.send.click();
    await call.expectOutcome('Signed out', explainErrorCode('-10007', 'en'));
    await call.expectFields({ ...exampleCall, Name: 'Aminah' });

    await test.step('the next two tickets wait behind it and ask nobody, and say what they wait for', async () => {
      for (const name of ['Balan', 'Chong']) {
        await call.begin();
        await call.fillExample({ Name: name });
        await call.send.click();
        await call.expectOutcome('Waiting');
        await expect(call.outcome).toContainText('Waits in the outbox until there is a valid token.');
        await expect(call.outcome.getByLabel('API token', { exact: true })).toBeVisible();
      }
      expect(storeHub.requests).toHaveLength(1);
    });

    const tokenRefused = page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name: 'Live Token refused' });
    await test.step('on the call screen a word and a shape say so and lead to Settings, by keys', async () => {
      await call.begin();
      await expect(tokenRefused.locator('svg')).toBeVisible();
      await expect(page.getByText('Nothing can be sent: StoreHub refused the token.')).toHaveCount(1);
      await expectNoAxeViolations(page);
      for (let stops = 0; stops < 30 && !(await isFocused(tokenRefused)); stops += 1)
        await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect(new SettingsScreen(page).main).toBeVisible();
      await expect(new SettingsScreen(page).main).toContainText('StoreHub refused this token.');
      await expect(new SettingsScreen(page).main).toContainText('Ask your supervisor for a valid token');
    });

    await test.step('the history says what a waiting ticket needs, and leads there too', async () => {
      const history = new HistoryScreen(page);
      await history.open();
      await history.rows.filter({ hasText: 'Chong' }).click();
      await expect(history.ticket).toContainText('Nothing can be sent: StoreHub refused the token.');
      await expect(history.ticket).toContainText('Enter a valid token in Settings.');
      await history.ticket.getByRole('button', { name: 'Open Settings' }).press('Enter');
      await expect(new SettingsScreen(page).main).toBeVisible();
      await goTo(page, 'Call');
    });

    await test.step('the new token is entered while the next call is half written', async () => {
      await call.begin();
      await call.fill({ Phone: '0123456789', Issue: 'Half a sen' });
      const outbox = new OutboxScreen(page);
      await outbox.open();
      await expect(outbox.waiting).toHaveCount(3);
      const field = page.getByRole('main', { name: 'Outbox' }).getByLabel('API token', { exact: true });
      await field.focus();
      await page.keyboard.insertText(otherToken);
      await page.keyboard.press('Enter');
      await expect(outbox.waiting).toHaveCount(0);
      const listNames = () =>
        storeHub.requests.map(({ json }) => (json as { Ticket: { Name: string } }).Ticket.Name);
      await expect.poll(listNames).toEqual(['Aminah', 'Aminah', 'Balan', 'Chong']);
      expect(await keyring.readToken()).toBe(otherToken);
      await expect(tokenRefused).toBeHidden();
      await goTo(page, 'Call');
      await call.expectFields({ Phone: '0123456789', Issue: 'Half a sen', Name: '' });
    });

    await test.step('where it was refused, on the call itself, it is entered too', async () => {
      await keyring.writeToken(fakeToken);
      const settings = new SettingsScreen(page);
      await settings.open();
      await settings.button('Replace token').click();
      await settings.enterToken(fakeToken);
      await expect(settings.tokenStatus).toContainText('wxyz');
      await expect(settings.main.getByText('StoreHub refused this token.')).toBeHidden();
      await goTo(page, 'Call');
      await call.fillExample({ Name: 'Devi' });
      await call.send.click();
      await call.expectOutcome('Signed out');
      await call.outcome.getByLabel('API token', { exact: true }).focus();
      await page.keyboard.insertText(otherToken);
      await page.keyboard.press('Enter');
      await call.expectOutcome('Created');
      await call.expectFields({ ...exampleCall, Name: 'Devi' });
    });
  },
);

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);

test(
  'in practice, too, a later call says that it waits for a token, and goes on with one',
  { tag: '@exhaustive' },
  async ({ start, keyring }) => {
    const { electron, page } = await start({ mode: 'practice', keyring: keyring.env });
    await answerQuestions(electron, 'yes');
    const call = new CallScreen(page);
    await call.fillExample({ Name: 'Aminah' });
    await page.getByLabel('Simulate').selectOption('Signed out');
    await call.send.click();
    await call.expectOutcome('Signed out');
    await call.begin();
    await call.fillExample({ Name: 'Balan' });
    await call.send.click();
    await call.expectOutcome('Waiting');
    await expect(call.outcome).toContainText('Waits in the outbox until there is a valid token.');

    await page.getByLabel('Simulate').selectOption('No problems');
    await call.outcome.getByLabel('API token', { exact: true }).fill(otherToken);
    await page.keyboard.press('Enter');
    await call.expectOutcome('Created');
  },
);
