import type { Locator, Page } from '@playwright/test';
import { explainKeychainError, type KeychainErrorCode } from '../shared/errors/app-error';
import { en, ms, zh } from '../src-renderer/messages/catalogues';
import { getHeader } from './fake-storehub/request-reader';
import type { PrivateKeyring } from './fixtures/private-keyring';
import { answerQuestions } from './fixtures/answer-native-dialogs';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { OutboxScreen } from './pages/outbox-screen';
import { SettingsScreen } from './pages/settings-screen';

const otherToken = 'tk_testOTHER0abcdefghijklmnopqrstuv4321';

type State = {
  readonly errorCode: KeychainErrorCode;
  /** The word in the rail. */
  readonly word: string;
  readonly begin: (keyring: PrivateKeyring) => Promise<void> | void;
  /** Ends the keychain error without notifying the app. */
  readonly end: (keyring: PrivateKeyring) => Promise<void> | void;
};

const troubles: readonly State[] = [
  {
    errorCode: 'locked',
    word: 'Keychain locked',
    begin: (keyring) => keyring.lock(),
    end: (keyring) => keyring.unlock(),
  },
  {
    errorCode: 'not-responding',
    word: 'Keychain no answer',
    begin: (keyring) => keyring.freeze(),
    end: (keyring) => keyring.thaw(),
  },
  {
    errorCode: 'absent',
    word: 'No keychain',
    begin: (keyring) => keyring.stop(),
    end: (keyring) => keyring.startAgain(),
  },
];

for (const { errorCode, word, begin, end } of troubles) {
  test(
    `keychain ${errorCode}: said in its own words wherever a token is wanted, and what waits goes on by itself`,
    { tag: errorCode === 'locked' ? [] : '@exhaustive' },
    async ({ start, keyring, storeHub }) => {
      await keyring.writeToken(fakeToken);
      await begin(keyring);
      const { page } = await start({ mode: 'live', apiUrl: storeHub.endpoint.href, keyring: keyring.env });
      const call = new CallScreen(page);
      const outbox = new OutboxScreen(page);
      const settings = new SettingsScreen(page);
      await call.fillExample();
      await call.send.click();
      await call.expectOutcome('Waiting');
      await expectWords(call.outcome, errorCode);
      await expect(railOf(page)).toContainText(word);
      await settings.open();
      await expectWords(settings.main, errorCode);
      await outbox.open();
      await expect(outbox.waiting).toHaveCount(1);
      await expectWords(outbox.main, errorCode);

      await end(keyring);
      await expect(outbox.waiting).toHaveCount(0, { timeout: 20_000 });
      await expect(railOf(page)).toContainText('…wxyz');
      await goTo(page, 'Call');
      await call.expectOutcome('Created');
      expect(storeHub.requests).toHaveLength(1);
    },
  );
}

test('unlocking is asked for, and cancelled: it says so, and asks again', async ({
  start,
  keyring,
  storeHub,
}) => {
  await keyring.writeToken(fakeToken);
  await keyring.lock();
  const { page } = await start({ mode: 'live', apiUrl: storeHub.endpoint.href, keyring: keyring.env });
  const settings = new SettingsScreen(page);
  await settings.open();
  await expectWords(settings.main, 'locked');
  // No prompt can ask the owner for the password here.
  await settings.button('Check again').click();
  await expectWords(settings.main, 'cancelled');
  await expect(railOf(page)).toContainText('Keychain still locked');
  await keyring.unlock();
  await settings.button('Check again').click();
  await expect(settings.tokenStatus).toHaveText('A token is in the keychain. It ends in wxyz.');
});

test(
  'what another program writes or deletes in the keychain is said, and a new token replaces it',
  { tag: '@exhaustive' },
  async ({ start, keyring, storeHub }) => {
    await keyring.writeToken('{"not":"a token"}');
    const { electron, page } = await start({
      mode: 'live',
      apiUrl: storeHub.endpoint.href,
      keyring: keyring.env,
    });
    const settings = new SettingsScreen(page);

    await test.step('an entry in the keychain that is no token is never sent, and a new token replaces it', async () => {
      await answerQuestions(electron, 'yes');
      const call = new CallScreen(page);
      await call.fillExample();
      await call.send.click();
      await call.expectOutcome('Waiting');
      await expectWords(call.outcome, 'invalid-entry');
      await expect(railOf(page)).toContainText('Token damaged');
      await call.outcome.getByLabel('API token', { exact: true }).focus();
      await page.keyboard.insertText(otherToken);
      await page.keyboard.press('Enter');
      await call.expectOutcome('Created');
      const sent = storeHub.requests.map((request) => getHeader(request, 'authorization'));
      expect(sent).toEqual([`Bearer ${otherToken}`]);
    });

    await test.step('deleted by another program while the app runs: there is none, once the keychain is asked again', async () => {
      await settings.open();
      await expect(settings.tokenStatus).toContainText('4321');
      await keyring.removeToken();
      await settings.button('Check again').click();
      await expect(settings.tokenStatus).toHaveText(/^There is no token on this computer\./);
      await expect(railOf(page)).toContainText('No token');
    });
  },
);

test(
  'without a session bus the keychain is said to be out of reach, and nothing is kept elsewhere',
  { tag: '@exhaustive' },
  async ({ start, keyring }) => {
    const before = await start({ mode: 'live', apiUrl: 'http://127.0.0.1:9/', keyring: keyring.env });
    await new CallScreen(before.page).fillExample({ Name: 'Waits' });
    await new CallScreen(before.page).send.click();
    await new CallScreen(before.page).expectOutcome('Waiting');
    await before.quit();

    const { electron, page } = await start({ mode: 'live', apiUrl: 'http://127.0.0.1:9/' });
    await test.step('the token alone is lost: what waits and the history are there', async () => {
      const outbox = new OutboxScreen(page);
      await outbox.open();
      await expect(outbox.waiting).toContainText('Waits');
      await page.keyboard.press('F3');
      await expect(page.getByRole('listbox').getByRole('option')).toContainText('Waits');
    });
    const settings = new SettingsScreen(page);
    await settings.open();
    await expectWords(settings.main, 'no-session-bus');
    await expect(railOf(page)).toContainText('Keychain offline');
    expect(await wordsWiderThanRail(page)).toEqual([]);
    await answerQuestions(electron, 'yes');
    await settings.enterToken(fakeToken);
    await expect(settings.alert).toHaveCount(2);
    await expectWords(settings.alert.last(), 'no-session-bus');
  },
);

function railOf(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Screens' });
}

/** Puts each word about the keychain, in every language, where the rail shows the current one. */
function wordsWiderThanRail(page: Page): Promise<readonly string[]> {
  const words = [en, ms, zh].flatMap(({ app }) => Object.values(app.keychain));
  return railOf(page)
    .getByRole('button', { name: en.app.live })
    .evaluate((button, all) => {
      const shown = button.lastChild;
      if (shown === null) throw new Error('nothing is said of the keychain');
      const usual = shown.textContent;
      const tooWide = all.filter((word) => {
        shown.textContent = word;
        return button.scrollWidth > button.clientWidth;
      });
      shown.textContent = usual;
      return tooWide;
    }, words);
}

/** Expects the error's sentence and next step, and never that there is no token. */
async function expectWords(where: Locator, errorCode: KeychainErrorCode): Promise<void> {
  const { sentence, nextStep } = explainKeychainError(errorCode, 'en');
  await expect(where).toContainText(sentence);
  await expect(where).toContainText(nextStep);
  await expect(where).not.toContainText('There is no token');
}
