import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectNoAxeViolations } from './fixtures/axe';
import { announceCall } from './fixtures/announce-call';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { RemindersScreen } from './pages/reminders-screen';

test.skip(process.platform !== 'linux', 'the system’s programs are stood in for by name');

/**
 * Puts the two programs of the desktop by which Electron finds and opens the program for an address in front of the
 * system's own. The one that opens writes down what it was given.
 */
function standInForDesktop(folder: string, program: string, isSlow = false) {
  const bin = join(folder, 'bin');
  const opened = join(folder, 'opened');
  const mayAnswer = join(folder, 'may-answer');
  mkdirSync(bin, { recursive: true });
  const write = (name: string, script: string) => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  const waitForAnswer = `until [ -e '${mayAnswer}' ]; do sleep 0.1; done; `;
  write('xdg-mime', `${isSlow ? waitForAnswer : ''}echo '${program}'`);
  write('xdg-open', `echo "$#:$*" >> '${opened}'`);
  return {
    env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    answer: () => writeFileSync(mayAnswer, ''),
    opened: () => (existsSync(opened) ? readFileSync(opened, 'utf8').split('\n').filter(Boolean) : []),
  };
}

test('one key hands the number at hand to the system’s phone program, as one address, and nothing else', async ({
  start,
  keyring,
  storeHub,
  userDataFolder,
}, { outputDir }) => {
  await keyring.writeToken(fakeToken);
  const desktop = standInForDesktop(userDataFolder, 'zoiper5.desktop');
  const { electron, page } = await start({
    mode: 'live',
    apiUrl: storeHub.endpoint.href,
    keyring: keyring.env,
    env: desktop.env,
  });
  const call = new CallScreen(page);
  const history = new HistoryScreen(page);
  const callbacks = new RemindersScreen(page);
  const message = page.getByRole('alert').filter({ hasText: 'zoiper5' });

  await test.step('the number of the call, from any field, once however long the key is held', async () => {
    await call.field('Phone').fill('012-345 6789');
    await call.field('Issue').focus();
    await page.keyboard.down('Control');
    // One right behind the other, however slow the test is: two seconds later it is another call.
    const { keyboard } = page;
    await Promise.all(Array.from({ length: 5 }, () => [keyboard.down('F6'), keyboard.up('F6')]).flat());
    await page.keyboard.up('Control');
    await expect(message).toContainText('Dialling 012 345 6789 with zoiper5.');
    await expect(call.field('Issue')).toBeFocused();
    await expect.poll(desktop.opened).toEqual(['1:tel:+60123456789']);
    await expectNoAxeViolations(page);
    await page.screenshot({ path: join(outputDir, 'dialled.png') });
    await page.keyboard.press('Escape');
    await expect(message).toHaveCount(0);
  });

  await test.step('a number that it does not dial is explained, from the key and from the palette', async () => {
    const explained = page
      .getByRole('alert')
      .filter({ hasText: 'Only complete Malaysian mobile and landline' });
    for (const [typed, shown] of [
      ['1-300-88-2525', '1300 88 2525'],
      ['015-4600 1234', '015 4600 1234'],
      ['+65 6123 4567', '+65 6123 4567'],
    ] as const) {
      await call.field('Phone').fill(typed);
      await page.keyboard.press('Control+F6');
      await expect(explained).toContainText(`Dial ${shown} by hand.`);
      await page.keyboard.press('Escape');
      await expect(explained).toHaveCount(0);
    }
    await page.keyboard.press('F11');
    await page.keyboard.type('dial +65');
    await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['Dial +65 6123 4567']);
    await page.keyboard.press('Enter');
    await expect(explained).toBeVisible();
    await page.keyboard.press('Escape');
    await call.field('Phone').fill('01');
    await page.keyboard.press('Control+F6');
    await expect(page.getByText('No number to dial here.')).toBeVisible();
  });
  expect(desktop.opened()).toHaveLength(1);

  await test.step('a case of the history, by the key and by the palette', async () => {
    await call.fillExample({ Phone: '03-2161 1234 ext 12' });
    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    // The key comes as soon as the number is in the window, before any frame shows it.
    await page.evaluate(() => {
      const observer = new MutationObserver(() => {
        const buttons = [...document.querySelectorAll('main[aria-label="History"] button')];
        if (!buttons.some(({ textContent }) => textContent.startsWith('Dial'))) return;
        observer.disconnect();
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'F6', code: 'F6', ctrlKey: true, bubbles: true }),
        );
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await history.open();
    await expect(history.ticket).toContainText('KL Branch');
    await expect.poll(desktop.opened).toHaveLength(2);
    expect(desktop.opened()[1]).toBe('1:tel:+60321611234');
    await page.screenshot({ path: join(outputDir, 'case.png') });
  });

  await test.step('a missed call, with the focus on it', async () => {
    await call.begin();
    await announceCall(electron, '60173390218&name=Rohani');
    await announceCall(electron, '60173390219');
    await expect(call.main.locator('[data-ringing]')).toHaveCount(2);
    for (const left of [1, 0]) {
      await call.main.getByRole('button', { name: 'Dismiss' }).first().click();
      await expect(call.main.locator('[data-ringing]')).toHaveCount(left);
    }
    await callbacks.open();
    for (const count of [1, 2]) {
      await expect(callbacks.main.getByRole('status').filter({ hasText: 'Dismissed' })).toBeVisible();
      await page.keyboard.press('F5');
      await expect(callbacks.missed).toHaveCount(count);
    }
    const rohani = callbacks.missed.filter({ hasText: 'Rohani' });
    await rohani.getByRole('button', { name: 'Call back' }).focus();
    await page.keyboard.press('Control+F6');
    await expect.poll(() => desktop.opened().at(-1)).toBe('1:tel:+60173390218');
    await page.keyboard.press('F11');
    await page.keyboard.type('dial 017 339 0219');
    await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['Dial 017 339 0219']);
    await page.keyboard.press('Enter');
    await expect.poll(() => desktop.opened().at(-1)).toBe('1:tel:+60173390219');
    await page.screenshot({ path: join(outputDir, 'missed.png') });
  });
  expect(desktop.opened()).toHaveLength(4);

  await test.step('whatever the page asks for, no other address is opened', async () => {
    for (const phone of [
      'https://x.example/',
      'tel:+60123',
      '*21*0198765432#',
      '999',
      '+65 6123 4567',
      '-x',
    ]) {
      const answer: unknown = await page.evaluate(
        `window.helpdesk.ask['phone.dial'](${JSON.stringify({ phone })})`,
      );
      expect(JSON.parse(String(answer)), phone).toEqual({ ok: true, value: { kind: 'not-dialable' } });
    }
    expect(desktop.opened()).toHaveLength(4);
  });
});

test(
  'without a phone program it says so and offers the number; in practice nothing is dialled',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder, startLive }) => {
    const desktop = standInForDesktop(userDataFolder, 'zoiper5.desktop');
    const practice = await start({ mode: 'practice', env: desktop.env });
    await new CallScreen(practice.page).field('Phone').fill('012-345 6789');
    await practice.page.keyboard.press('Control+F6');
    await expect(
      practice.page.getByText('Practice dials nothing. The number is 012 345 6789.', { exact: true }),
    ).toBeVisible();
    expect(desktop.opened()).toEqual([]);
    await practice.quit();

    // This app takes `tel:` links itself, which dials nothing.
    const itself = standInForDesktop(userDataFolder, 'storehub-helpdesk.desktop');
    const { electron, page } = await startLive({ env: itself.env });
    const call = new CallScreen(page);
    await page.keyboard.press('Control+F6');
    await expect(page.getByText('Dialling')).toHaveCount(0);
    await call.field('Phone').fill('012-345 6789');
    await page.keyboard.press('Control+F6');
    const message = page.getByRole('alert').filter({ hasText: 'No program on this PC dials phone numbers.' });
    await message.getByRole('button', { name: 'Copy 012 345 6789' }).click();
    await expect(message.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('012 345 6789');
    expect(itself.opened()).toEqual([]);
  },
);

test('while the desktop is slow to name its phone program, what is typed is saved', async ({
  startLive,
  userDataFolder,
}) => {
  const desktop = standInForDesktop(userDataFolder, 'zoiper5.desktop', true);
  const { page } = await startLive({ env: desktop.env });
  const call = new CallScreen(page);
  await call.field('Phone').fill('012-345 6789');
  await page.keyboard.press('Control+F6');
  await call.field('Issue').fill('Typed meanwhile');
  const saved = () => page.evaluate<string>(`window.helpdesk.ask['calls.list'](null)`);
  await expect.poll(saved).toContain('Typed meanwhile');
  expect(desktop.opened()).toEqual([]);
  desktop.answer();
  await expect(page.getByText('Dialling 012 345 6789 with zoiper5.')).toBeVisible();
  await expect.poll(desktop.opened).toEqual(['1:tel:+60123456789']);
});
