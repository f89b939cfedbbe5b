import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { en } from '../src-renderer/messages/catalogues';
import { alterIpcAnswers } from './fixtures/alter-ipc-answers';
import { accessClipboard } from './fixtures/clipboard';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';

/** These words occur nowhere else, so any of them in the log comes from an error. */
const typed = { Name: 'Kanari Binti Ujian', Remark: 'Pintu belakang kanari' };
const messages = en.appErrors;

test(
  'a fault in a screen, an event or the main process is said and logged, and nothing typed is lost',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder }) => {
    const { electron, page, quit } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    const rail = page.getByRole('navigation', { name: 'Screens' });
    const lines = async () =>
      (await readFile(join(userDataFolder, 'logs', 'helpdesk.log'), 'utf8')).split('\n');
    const linesOf = async (event: string) => (await lines()).filter((line) => line.includes(` ${event} `));
    await call.fill(typed);

    await test.step('a screen that cannot be drawn says so, and the others go on', async () => {
      const end = await alterIpcAnswers(electron, 'outbox.get-state', { waiting: null, uncertain: null });
      await rail.getByRole('button', { name: /^Outbox/ }).click();
      await expect(page.getByText(messages.sentence)).toBeVisible();
      await expect(page.getByText(messages.nextStep)).toBeVisible();
      await expectNoAxeViolations(page);
      await page.screenshot({ path: test.info().outputPath('screen-fault.png') });
      await page.getByRole('button', { name: messages.copyDetails }).click();
      await expect(page.getByText(messages.copied)).toBeVisible();
      expect(await accessClipboard(electron).read()).toMatch(
        /^outbox: TypeError\nat [\w$.]+ \([\w.-]+\.js:\d+:\d+\)/,
      );

      await goTo(page, 'Call');
      await expect(page.getByText(messages.sentence)).toBeHidden();
      await call.expectFields(typed);
      await rail.getByRole('button', { name: /^Outbox/ }).click();
      await page.getByRole('button', { name: messages.reloadScreen }).click();
      await expect(page.getByRole('button', { name: messages.reloadWindow })).toBeVisible();
      await end();
      // By key: the mouse is where the button before it was, and a second click there does not count.
      await page.getByRole('button', { name: messages.reloadWindow }).press('Enter');
      await expect(call.field('Remark')).toBeFocused();
      await call.expectFields(typed);
      await goTo(page, 'Outbox');
    });

    await test.step('a screen that can be drawn again is, by its button', async () => {
      const end = await alterIpcAnswers(electron, 'outbox.get-state', { waiting: null, uncertain: null });
      await goTo(page, 'Call');
      await rail.getByRole('button', { name: /^Outbox/ }).click();
      await expect(page.getByText(messages.sentence)).toBeVisible();
      await end();
      await page.getByRole('button', { name: messages.reloadScreen }).click();
      await expect(page.getByRole('main', { name: 'Outbox' })).toContainText(en.outbox.emptyWaiting);
      expect(await linesOf('window error')).toHaveLength(4);
      expect((await linesOf('window error'))[0]).toMatch(
        /error window error \{"during":"render","area":"outbox","error":"TypeError","at":"[\w.-]+\.js:\d+:\d+/,
      );
      await goTo(page, 'Call');
    });

    await test.step('errors in events and promises of the window are logged', async () => {
      await page.evaluate((text) => {
        setTimeout(() => {
          throw new RangeError(text);
        });
        void Promise.reject(new SyntaxError(text));
      }, typed.Remark);
      for (const line of [
        '"during":"event","area":"window","error":"RangeError"',
        '"during":"promise","area":"window","error":"SyntaxError"',
      ])
        await expect.poll(async () => (await linesOf('window error')).join('\n')).toContain(line);
    });

    await test.step('the main process goes on after an exception, and asks for a restart', async () => {
      await electron.evaluate((_, text) => {
        void Promise.reject(new RangeError(text));
        setTimeout(() => {
          throw Object.assign(new Error(text), { code: 'EPIPE', syscall: 'write' });
        });
      }, typed.Name);
      await expect.poll(() => linesOf('uncaught exception')).toHaveLength(1);
      expect(await linesOf('unhandled rejection')).toHaveLength(1);
      await call.fill({ Issue: 'After the first one' });
      await expect(page.getByText(messages.needsRestart)).toBeHidden();
      await electron.evaluate((_, text) => {
        setTimeout(() => {
          throw new TypeError(text);
        });
      }, typed.Name);
      await expect(page.getByText(messages.needsRestart)).toBeVisible();
      await call.fill({ Issue: 'After the second one' });
      await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
      expect((await linesOf('uncaught exception')).join('\n')).toMatch(
        /"error":"Error EPIPE".*\n.*"error":"TypeError"/,
      );
    });

    await test.step('a call that cannot be drawn leaves the strip of calls, and another can be begun', async () => {
      const end = await alterIpcAnswers(electron, 'tickets.send', { state: 'created', caseNumber: 7 });
      await call.fillExample();
      await call.send.click();
      await expect(page.getByText(messages.callSentence)).toBeVisible();
      await page.screenshot({ path: test.info().outputPath('call-fault.png') });
      await end();
      await call.begin();
      await expect(page.getByText(messages.callSentence)).toBeHidden();
    });

    await test.step('a window that cannot be drawn at all says so, and comes back', async () => {
      await call.fill(typed);
      await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
      const end = await alterIpcAnswers(electron, 'app.get-state', { settings: null });
      await page.reload();
      await expect(page.getByText(messages.sentence)).toBeVisible();
      await expect(page.getByRole('button', { name: messages.reloadScreen })).toBeHidden();
      await end();
      await page.getByRole('button', { name: messages.reloadWindow }).click();
      await call.expectFields(typed);
      expect((await linesOf('window error')).at(-1)).toContain('"during":"render","area":"window"');
    });

    await quit();
    const log = (await lines()).join('\n');
    expect(log).toMatch(/info app started \{"version":"[\d.]+","electron":"[\d.]+","platform":"\w+"/);
    expect(log).toMatch(/info app ended/);
    expect(log).not.toMatch(/kanari|belakang/i);
  },
);
