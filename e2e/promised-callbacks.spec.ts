import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { announceCall } from './fixtures/announce-call';
import { expectNoAxeViolations } from './fixtures/axe';
import { promiseCallback } from './fixtures/promise-callback';
import { expect, test } from './fixtures/test';
import { resizeWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { HistoryScreen } from './pages/history-screen';
import { RemindersScreen } from './pages/reminders-screen';

/** Stops the clock by which a second press is told from a second try: presses may be far apart on a busy computer. */
const holdClock = (page: Page): Promise<void> => moveClock(page, 0);

/** Moves it on by so many ms, and stops it there. */
const moveClock = (page: Page, byMs: number): Promise<void> =>
  page.evaluate((ms) => {
    const atMs = performance.now() + ms;
    performance.now = () => atMs;
  }, byMs);

test('a promised callback is called back, tried in vain and closed like a missed call', async ({ start }, {
  outputDir,
}) => {
  const { page, electron } = await start({ mode: 'practice' });
  await resizeWindow(electron, 1366, 768);
  const call = new CallScreen(page);
  const callbacks = new RemindersScreen(page);
  const { due } = callbacks;
  await promiseCallback(page, '60120004821', 'the part has come');
  const callBack = async () => {
    await due.getByRole('button', { name: 'Call back', exact: true }).click();
    await call.expectFields({ Phone: '60120004821', Name: 'Tan Siew Ling' });
  };
  const endAs = async (digit: string) => {
    await page.keyboard.press('Control+F2');
    await page.keyboard.press(digit);
    await expect(call.outcome).toContainText('Not sent to StoreHub.');
  };

  await test.step('a call that nobody answered leaves it, and counts', async () => {
    await callbacks.open();
    await expect(due).toHaveText([/Tan Siew Ling.*the part has come/]);
    await callBack();
    await endAs('6');
    const history = new HistoryScreen(page);
    await history.open();
    await history.ticket.getByRole('button', { name: /^No answer, about / }).click();
    await expect(history.ticket.getByRole('button', { name: /^No answer in call SH-/ })).toBeVisible();
    await expect(history.ticket).not.toContainText('Asked about');
    await callbacks.open();
    await expect(due).toHaveText([/the part has come.*No answer, /]);
  });
  await test.step('a stranger at the number leaves it, and is no try', async () => {
    await callBack();
    await endAs('4');
    await expect(call.outcome).toContainText('Wrong number or silent');
    await expect(call.main.locator('[data-callbacks]'), 'there was nobody to tell').toHaveCount(0);
    await callbacks.open();
    await expect(due).toHaveText([/the part has come.*No answer, /]);
  });
  await test.step('without a call, by one button, whose second press counts no second try', async () => {
    await holdClock(page);
    await due.getByRole('button', { name: 'No answer' }).click();
    await page.keyboard.press('Enter');
    await expect(due).toHaveText([/No answer 2 times, last /]);
    await page.keyboard.press('Enter');
    await expect(due).toHaveText([/the part has come.*No answer 2 times, last /]);
    await expectNoAxeViolations(page);
    await page.screenshot({ path: join(outputDir, 'promised.png') });
  });
  await test.step('a press by mistake is taken back by the key, and leaves no call', async () => {
    await page.keyboard.press('F5');
    await expect(due).toHaveText([/the part has come.*No answer, \d/]);
    await expect(callbacks.main.getByText('No answer recorded.')).toHaveCount(0);
    await expect(due.getByRole('button', { name: 'No answer' })).toBeFocused();
    await moveClock(page, 1_000);
    await due.getByRole('button', { name: 'No answer' }).click();
    await expect(due).toHaveText([/No answer 2 times, last /]);
  });
  await test.step('called back, it is done; undone, it waits again, with the open call', async () => {
    await callBack();
    const waiting = call.main.locator('[data-callbacks]');
    await expect(waiting).toContainText('the part has come');
    await endAs('2');
    await callbacks.open();
    await expect(due).toHaveCount(0);
    await goTo(page, 'Call');
    await expect(call.outcome).toBeVisible();
    await expect(waiting, 'nothing is left to tell').toHaveCount(0);
    await page.keyboard.press('F5');
    await expect(call.field('Name')).toBeEditable();
    await callbacks.open();
    await expect(due).toHaveText([/the part has come.*Open call: Tan Siew LingAlt\+\d/]);
    await due.getByRole('button', { name: 'No answer' }).click();
    await expect(due).toHaveText([/No answer 3 times/]);
    await callBack();
    await expect(call.field('Name'), 'the same call goes on').toBeEditable();
    await expect(
      call.main.getByRole('navigation').getByRole('button').filter({ hasText: 'Tan Siew' }),
    ).toHaveCount(1);
  });
});

test(
  'a caller who is due rings: the ring and the call say what to tell, and the ended call offers to close it',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { page, electron } = await start({ mode: 'practice' });
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);
    const callbacks = new RemindersScreen(page);
    const rings = page.locator('[data-ringing]');
    const waiting = call.main.locator('[data-callbacks]');
    await promiseCallback(page, '60120004821', 'the part has come');

    await test.step('a ring of somebody else says nothing', async () => {
      await announceCall(electron, '60173390218&name=Rohani');
      await expect(rings).toHaveCount(1);
      await expect(rings.locator('[data-due]')).toHaveCount(0);
      await page.keyboard.press('Control+F4');
      await expect(rings).toHaveCount(0);
    });
    await test.step('the ring', async () => {
      await announceCall(electron, '60120004821');
      await expect(rings.locator('[data-due]')).toHaveText('Due: the part has come');
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'due-rings.png') });
    });
    await test.step('the call', async () => {
      await page.keyboard.press('Alt+0');
      await expect(waiting).toContainText('Due: the part has come');
      await page.keyboard.press('F11');
      await page.keyboard.type('done part');
      await expect(page.getByRole('listbox').getByRole('option')).toHaveText([
        /^Done: Due: the part has come/,
      ]);
      await page.keyboard.press('Escape');
      await page.screenshot({ path: join(outputDir, 'due-call.png') });
      await callbacks.open();
      await expect(callbacks.due).toHaveText([/the part has come.*Open call: 012 000 4821/]);
      await goTo(page, 'Call');
    });
    await test.step('the ended call, which was not about the case', async () => {
      await page.keyboard.press('Control+F2');
      await page.keyboard.press('2');
      await expect(call.outcome).toContainText('Not sent to StoreHub.');
      await expect(waiting).toContainText('Due: the part has come');
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'due-ended.png') });
      await waiting.getByRole('button', { name: 'Done' }).click();
      await expect(waiting).toContainText('Reminder done.');
      await expect(call.outcome.locator(':focus'), 'the focus is beside it').toHaveCount(1);
      await callbacks.open();
      await expect(callbacks.due).toHaveCount(0);
    });
  },
);

test('a caller who was to call again rings before the promised time: the ring and the call say so, and the call closes it', async ({
  start,
}) => {
  const { page, electron } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const callbacks = new RemindersScreen(page);
  const promised = callbacks.coming.filter({ hasText: 'price of a tablet' });
  await call.fill({ Phone: '0195550001', Name: 'Puan Salmah', Issue: 'asks for a tablet' });
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('5');
  await expect(call.outcome).toContainText('Will call again');
  await promiseCallback(page, '60195550001', 'price of a tablet', 7_200_000);
  await callbacks.open();
  await expect(promised).toHaveCount(1);
  await announceCall(electron, '60195550001');
  await expect(page.locator('[data-ringing] [data-due]')).toHaveText(/^Call back .+: price of a tablet$/);
  await page.keyboard.press('Alt+0');
  await expect(call.main.locator('[data-callbacks]')).toContainText(/Call back .+: price of a tablet/);
  await expectNoAxeViolations(page);
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('2');
  await expect(call.outcome).toContainText('Solved on the phone');
  await callbacks.open();
  await expect(promised).toHaveCount(0);
});

test('a snoozed callback keeps its tries, and its caller who rings before is told', async ({ start }, {
  outputDir,
}) => {
  const { page, electron } = await start({ mode: 'practice' });
  await resizeWindow(electron, 1366, 768);
  const { due, coming } = new RemindersScreen(page);
  await promiseCallback(page, '60120004821', 'the part has come');
  await page.keyboard.press('Control+r');
  await due.getByRole('button', { name: 'No answer' }).click();
  await expect(due).toHaveText([/No answer, /]);
  await due.getByRole('button', { name: 'Snooze' }).press('Enter');
  const moved = coming.filter({ hasText: 'the part has come' });
  await expect(moved).toContainText(/No answer, /);
  await expect(page.getByRole('main').locator(':focus'), 'the focus is where it was').toHaveCount(1);
  await moved.getByRole('button', { name: 'No answer' }).click();
  await expect(moved).toContainText(/No answer 2 times, /);
  await page.screenshot({ path: join(outputDir, 'snoozed.png') });
  await moved
    .getByRole('button', { name: /Tan Siew Ling/ })
    .first()
    .click();
  const callbacksOfCase = page.getByRole('region', { name: 'Reminders', exact: true });
  await expect(callbacksOfCase).toContainText(/the part has come.*No answer 2 times, /);
  await page.screenshot({ path: join(outputDir, 'tries-of-case.png') });
  await announceCall(electron, '60120004821');
  await expect(page.locator('[data-ringing] [data-due]')).toHaveText(/^Call back .+: the part has come$/);
  await page.keyboard.press('Alt+0');
  await expect(page.locator('[data-callbacks]')).toContainText(/Call back .+: the part has come/);
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('6');
  await page.keyboard.press('Control+r');
  await expect(moved).toContainText(/No answer 3 times, /);
  await promiseCallback(page, '60120004821', 'the invoice is ready');
  await announceCall(electron, '60120004821');
  await expect(page.locator('[data-ringing] [data-due]')).toHaveText(/^Due: the .* · 1 more$/);
});

test(
  'that nobody answered is recorded beside a half-written call, which stays open as it is',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { page, electron } = await start({ mode: 'practice' });
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);
    const callbacks = new RemindersScreen(page);
    const rings = page.locator('[data-ringing]');
    const waiting = call.main.locator('[data-callbacks]');
    const written = { Phone: '017-339 0218', Name: 'Rohani', Issue: 'printer jam, waits for' };
    await call.fill(written);

    await test.step('a key dismisses the ring, and the palette names it', async () => {
      await announceCall(electron, '60173390218');
      await expect(rings).toHaveCount(1);
      await page.keyboard.press('F11');
      await page.keyboard.type('dismiss');
      await expect(page.getByRole('listbox').getByRole('option').first()).toHaveText(
        /^Dismiss incoming call: Rohani · 017 339 0218/,
      );
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+F4');
      await expect(rings).toHaveCount(0);
      await page.keyboard.press('Control+F4');
      await expect(page.getByText('No incoming call.')).toBeVisible();
    });
    await test.step('called back in the half-written call', async () => {
      await callbacks.open();
      await expect(callbacks.main).toContainText('Dismissed: ');
      await page.keyboard.press('F5');
      await expect(callbacks.missed).toHaveText([/Rang once.*Open call: Rohani/]);
      await callbacks.missed.getByRole('button', { name: 'Call back' }).click();
      await call.expectFields(written);
      await expect(waiting).toContainText('Missed call: Rang once');
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'missed-half-written.png') });
      await page.keyboard.press('F11');
      await page.keyboard.type('no answer keep');
      await page.keyboard.press('Enter');
      await expect(waiting).toContainText('No answer, ');
      await call.expectFields(written);
      await expect(call.field('Issue')).toBeEditable();
      await callbacks.open();
      await expect(callbacks.missed).toHaveText([/Rang once.*No answer, .*Open call: Rohani/]);
      await callbacks.missed.getByRole('button', { name: 'No answer' }).click();
      await expect(callbacks.missed).toHaveText([/No answer 2 times/]);
      await page.keyboard.press('F5');
      await expect(callbacks.missed).toHaveText([/No answer, \d/]);
      await page.keyboard.press('F5');
      await expect(page.getByText('Not on this screen.')).toBeVisible();
    });
    await test.step('its end closes the missed call', async () => {
      await goTo(page, 'Call');
      await call.expectFields(written);
      await page.keyboard.press('Control+F2');
      await page.keyboard.press('2');
      await expect(call.outcome).toContainText('Not sent to StoreHub.');
      await expect(waiting).toHaveCount(0);
      await callbacks.open();
      await expect(callbacks.missed).toHaveCount(0);
    });
  },
);

test(
  'with more promises than are listed, the heading counts them all, and a line says how many are left out',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { page } = await start({ mode: 'practice' });
    await page.evaluate(async () => {
      const { ask } = (
        window as unknown as { helpdesk: { ask: Record<string, (asked: unknown) => Promise<string>> } }
      ).helpdesk;
      for (let nth = 0; nth < 205; nth += 1)
        await ask['reminders.set']?.({ ticketId: 1 + (nth % 3), text: `ring ${nth}`, dueAtMs: 1_000 + nth });
    });
    const callbacks = new RemindersScreen(page);
    await callbacks.open();
    const column = callbacks.main.getByRole('region', { name: /^Due now/ });
    await expect(callbacks.due).toHaveCount(200);
    await expect(column.getByRole('heading', { name: /^Due now/ })).toHaveText('Due now 205');
    await expect(column).toContainText('5 more are not listed yet.');
    await callbacks.due.first().getByRole('button', { name: 'Done' }).click();
    await expect(column).toContainText('4 more are not listed yet.');
  },
);
