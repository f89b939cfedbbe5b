import { refuseRequests } from './fixtures/alter-ipc-answers';
import { announceCall } from './fixtures/announce-call';
import { recordAnnouncements } from './fixtures/heard-announcements';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { holdTimers } from './fixtures/hold-timers';
import { createMovableClock } from './fixtures/shifted-clock';
import { expect, test } from './fixtures/test';
import { created, refused } from './fake-storehub/canned-answers';
import { holdAnswer } from './fake-storehub/hold-answer';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { RemindersScreen } from './pages/reminders-screen';

/** How long outcomes of other calls are gathered before they are heard, in ms. */
const gatherMs = 700;

test('a listener hears each ring once and in short, whom Ctrl+F4 dismissed, and which ring was missed', async ({
  start,
  userDataFolder,
}) => {
  const clock = createMovableClock(userDataFolder);
  const app = await start({ mode: 'practice', env: clock.env });
  const { electron, page } = app;
  const wakePc = () => electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  const { keyboard } = page;
  const heard = await recordAnnouncements(page);
  await announceCall(electron, '60173390218&name=Rohani&store=Kedai+Rohani');
  await expect.poll(heard.read).toEqual(['Incoming: Rohani, Kedai Rohani. Alt+0 answers.']);
  await expect(page.locator('[data-rings]')).toHaveAttribute('aria-live', 'off');

  await heard.clear();
  await announceCall(electron, '60173390219&name=Siti');
  await expect.poll(heard.read).toEqual(['Incoming: Siti. Alt+0 answers.']);

  await test.step('another screen, which shows the rings elsewhere, says none again', async () => {
    await heard.clear();
    for (const screen of ['History', 'Call'] as const) {
      await goTo(page, screen);
      await expect(page.locator('[data-ringing]')).toHaveCount(2);
    }
    await announceCall(electron, '60173390220&name=Devi');
    await expect.poll(heard.read).toContain('Incoming: Devi. Alt+0 answers.');
    expect((await heard.read()).filter((text) => text.includes('Incoming'))).toHaveLength(1);
    await keyboard.press('Control+F4');
    await expect.poll(heard.read).toContain('Dismissed: Devi.');
  });

  await heard.clear();
  await keyboard.press('Control+F4');
  await expect.poll(heard.read).toEqual(['Dismissed: Siti.']);

  await test.step('an answer that fails leaves the ring, which is heard when it is missed', async () => {
    await new CallScreen(page).fill({ Name: 'Wuqong' });
    const end = await refuseRequests(electron, 'calls.begin', { kind: 'internal', detail: '' });
    await keyboard.press('Alt+0');
    await expect(page.getByRole('alert').first()).toBeVisible();
    await end();
  });

  await test.step('what rings in vain', async () => {
    await heard.clear();
    clock.moveBy('+70s');
    await wakePc();
    await expect.poll(heard.read).toEqual(['Missed call: Rohani, Kedai Rohani']);
  });

  await test.step('one that is answered at once is heard as the call that it has become, and once', async () => {
    const begin = await holdRequests(app, 'calls.begin');
    await page.evaluate(() => {
      new MutationObserver((_, observer) => {
        const answer = document.querySelector<HTMLElement>('[data-ringing] button');
        if (answer === null) return;
        observer.disconnect();
        answer.click();
      }).observe(document.body, { childList: true, subtree: true });
    });
    await heard.clear();
    await announceCall(electron, '60173390221&name=Farah');
    await begin.expectAsked(1);
    expect(await heard.readWhenQuiet()).toEqual([]);
    await begin.letGo();
    await expect.poll(heard.read).toEqual(['Call of Farah']);
    await announceCall(electron, '60173390221&name=Farah');
    await expect.poll(heard.read).toContainEqual(expect.stringMatching(/^Incoming: Farah/));
    await goTo(page, 'History');
    await heard.clear();
    await keyboard.press('Alt+0');
    await expect.poll(heard.read).toContain('Call of Farah');
    expect(await heard.readWhenQuiet(), 'nor as missed').toEqual(['Call of Farah']);
  });

  await test.step('each button of Callbacks says of whom it is, and old answers are not in a live region', async () => {
    await announceCall(electron, '60321611234&name=Chong');
    await expect.poll(heard.read).toContain('Incoming: Chong. Alt+0 answers.');
    await heard.clear();
    clock.moveBy('+140s');
    await wakePc();
    await expect.poll(heard.read).toEqual(['Missed call: Chong']);
    const callbacks = new RemindersScreen(page);
    await callbacks.open();
    await expect(callbacks.missed).toHaveCount(2);
    const buttons = callbacks.missed.filter({ hasText: 'Rohani' }).getByRole('button');
    await expect(buttons.filter({ hasText: 'Call back' })).toHaveAccessibleDescription(
      /Rohani · Kedai Rohani$/,
    );
    await expect(buttons.filter({ hasText: 'No answer' })).toHaveAccessibleDescription(
      /Rohani · Kedai Rohani$/,
    );
    await expect(buttons.filter({ hasText: 'Dismiss' })).toHaveAccessibleDescription(
      /Rohani · Kedai Rohani$/,
    );

    await heard.clear();
    await buttons.filter({ hasText: 'No answer' }).click();
    await expect.poll(heard.read).toEqual(['No answer recorded.']);
    await heard.clear();
    await keyboard.press('F5');
    await expect.poll(heard.read).toEqual(['Undone: No answer recorded.']);
    await heard.clear();
    await buttons.filter({ hasText: 'Dismiss' }).click();
    await expect.poll(heard.read).toEqual([expect.stringMatching(/^Dismissed: .*Rohani/)]);
    await goTo(page, 'History');
    await heard.clear();
    await callbacks.open();
    await expect(callbacks.missed).toHaveCount(1);
    await keyboard.press('F5');
    // The count of the history may be heard before it.
    await expect
      .poll(heard.read)
      .toContainEqual(expect.stringMatching(/(?:^|\. )Undone: Dismissed: .*Rohani/));
  });
});

test(
  'the answer that comes while the next call is written is heard in a few words, and Ctrl+F5 finds a rejected one',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    const { page } = await startLive();
    const { keyboard } = page;
    const call = new CallScreen(page);
    const heard = await recordAnnouncements(page);

    await test.step('a rejected one', async () => {
      const { until, answer } = holdAnswer();
      storeHub.queue(refused(40, 'No such dealer', { until }));
      await call.fillExample({ Name: 'Ahmad Faizal' });
      await keyboard.press('F9');
      await storeHub.waitForRequest(1);
      await expect.poll(heard.read).toContain('Sending…');
      await keyboard.press('F2');
      await expect.poll(heard.read).toContain('New call');
      await expect(call.field('Name')).toHaveValue('');
      await keyboard.type('0129998888');
      await heard.clear();
      answer();
      await expect
        .poll(heard.read)
        .toContainEqual(expect.stringMatching(/Rejected: Ahmad Faizal, Alt\+1(?=$|\.)/));
      await expect(call.field('Phone')).toBeFocused();
    });

    await test.step('a created one', async () => {
      const { until, answer } = holdAnswer();
      storeHub.queue(created(2, { until }));
      await call.fillExample({ Phone: '0129998888', Name: 'Noraini' });
      await heard.clear();
      await keyboard.press('F9');
      await storeHub.waitForRequest(2);
      // Who was found by the store may be heard beside it.
      await expect.poll(heard.read).toContainEqual(expect.stringContaining('Sending…'));
      expect((await heard.read()).join(' ').match(/Sending…/g)).toHaveLength(1);
      await keyboard.press('F2');
      await expect.poll(heard.read).toContain('New call');
      await expect(call.field('Name')).toHaveValue('');
      await heard.clear();
      answer();
      await expect.poll(heard.read).toContainEqual(expect.stringMatching(/Created: Noraini, Alt\+2(?=$|\.)/));
    });

    await test.step('one whose call is shown by then is not heard of as elsewhere', async () => {
      const { until, answer } = holdAnswer();
      storeHub.queue(created(3, { until }));
      await call.fillExample({ Phone: '0129998877', Name: 'Farah' });
      await keyboard.press('F9');
      await storeHub.waitForRequest(3);
      await keyboard.press('F2');
      await expect(call.field('Name')).toHaveValue('');
      const tab = call.main.getByRole('button', { name: /Farah/ }).first();
      await heard.clear();
      const gathering = await holdTimers(page, gatherMs);
      answer();
      await expect(tab).toHaveAccessibleName(/Created/);
      await keyboard.press('Alt+3');
      await expect.poll(heard.read).toContainEqual(expect.stringMatching(/^Call of Farah/));
      await gathering.letGo();
      expect((await heard.readWhenQuiet()).join(' ')).not.toContain('Alt+3');
    });

    await test.step('Ctrl+F5 in the outbox, which does not list it, leads to the call', async () => {
      await goTo(page, 'Outbox');
      await keyboard.press('Control+F5');
      await expect(call.field('Name')).toHaveValue('Ahmad Faizal');
    });
  },
);
