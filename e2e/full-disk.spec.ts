import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { quitExitCodes } from '../shared/app/quit-exit-codes';
import { explainError, explainNoteError, explainNotOpened } from '../shared/errors/app-error';
import { nativeMessages } from '../shared/messages/native-catalogues';
import { en, ms } from '../src-renderer/messages/catalogues';
import { caseNumber } from './fake-storehub/canned-answers';
import { holdAnswer } from './fake-storehub/hold-answer';
import { readWindowlessStart } from './fixtures/read-windowless-start';
import { runWithSwitch } from './fixtures/run-with-switch';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';

const saved = /^Saved \d/;

test(
  'the disk is full: the text stays, nothing claims to be saved, and it goes on without a restart',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder, keyring, storeHub }, testInfo) => {
    const disk = smallDisk(userDataFolder, testInfo);
    try {
      await keyring.writeToken(fakeToken);
      const app = await start({ mode: 'live', apiUrl: storeHub.endpoint.href, keyring: keyring.env });
      const call = new CallScreen(app.page);
      const full = { kind: 'database', errorCode: 'disk-full', detail: '' } as const;
      const { sentence, nextStep } = explainError(full, 'en');
      const notSent = explainError({ ...full, ticket: 'not-sent' }, 'en');
      await call.fillExample({ Remark: 'Before' });
      await expect(call.main.getByText(saved)).toBeVisible();

      await test.step('what is typed stays in its field, and is said not to be saved', async () => {
        disk.fill();
        // More than fits into the free space inside the file.
        await call.field('Remark').fill('y'.repeat(900));
        for (const text of ['One', 'Two', 'Three', 'Four']) {
          await call.field('Remark').fill(text.repeat(200));
          await call.field('Issue').fill(text.repeat(100));
          if (await call.main.getByText(sentence).isVisible()) break;
          await expect(call.main.getByText(saved).or(call.main.getByText(sentence))).toBeVisible();
        }
        await call.field('Issue').fill('Typed on the full disk');
        await call.field('Remark').fill('Typed on the full disk, too');
        await expect(call.main.getByText(sentence)).toBeVisible();
        await expect(call.main.getByText(nextStep)).toBeVisible();
        await expect(call.main.getByText(saved)).toBeHidden();
      });

      await test.step('sending says in one message that nothing was sent, and nothing leaves', async () => {
        await call.send.click();
        await expect(call.main.getByText(notSent.sentence)).toBeVisible();
        await expect(call.main.getByText(notSent.nextStep)).toBeVisible();
        // By then, the save has failed again as well.
        await expect(call.main.getByText(en.callPanel.notSaved)).toBeVisible();
        await expect(call.main.getByRole('alert').filter({ hasText: 'disk' })).toHaveCount(1);
        await app.page.screenshot({ path: testInfo.outputPath('not-sent.png') });
        await expect(call.caseNumber).toBeHidden();
        await call.expectFields({ Issue: 'Typed on the full disk', Remark: 'Typed on the full disk, too' });
        expect(storeHub.requests).toEqual([]);
      });

      await test.step('there is room again: it is saved, and sent, in the same window', async () => {
        disk.clear();
        await call.field('Remark').fill('There is room again');
        await expect(call.main.getByText(saved)).toBeVisible();
        await expect(call.main.getByText(sentence)).toBeHidden();
        await expect(call.main.getByText(notSent.sentence)).toBeVisible();
        await call.send.click();
        await call.expectOutcome('Created');
        await expect(call.main.getByText(notSent.sentence)).toBeHidden();
        await call.expectFields({
          ...exampleCall,
          Issue: 'Typed on the full disk',
          Remark: 'There is room again',
        });
        expect(storeHub.requests).toHaveLength(1);
      });

      await test.step('a note that is being typed stays in its field, says that it is not saved, and is once there is room', async () => {
        // A log that was closed has no free space inside.
        await app.quit();
        const { page, quit } = await start({
          mode: 'live',
          apiUrl: storeHub.endpoint.href,
          keyring: keyring.env,
        });
        const ended = new CallScreen(page);
        const notSavedNote = explainNoteError(full, 'en').sentence;
        const note = page.getByLabel(/^New note/);
        const alert = ended.outcome.getByRole('alert');
        const listDrafts = () => page.evaluate<string>(`window.helpdesk.ask['drafts.list'](null)`);
        await ended.begin();
        await ended.field('Phone').fill('0112220011');
        await page.keyboard.press('Control+F2');
        await page.keyboard.press('3');
        await note.fill('Typed before');
        await expect.poll(listDrafts).toContain('Typed before');
        disk.fill();
        for (let nth = 0; nth < 40 && !(await alert.isVisible()); nth += 1) {
          await note.fill(`${nth} ${'note '.repeat(900)}`);
          const isDone = async () =>
            (await alert.isVisible()) || (await listDrafts()).includes(`"${nth} note`);
          await expect.poll(isDone).toBe(true);
        }
        const last = `Typed on the full disk ${'note '.repeat(900)}`;
        await note.fill(last);
        await expect(alert).toContainText(notSavedNote);
        await page.screenshot({ path: testInfo.outputPath('note-not-saved.png') });
        disk.clear();
        await expect(alert).toHaveCount(0, { timeout: 20_000 });
        await expect(note).toHaveValue(last);
        expect(await listDrafts()).toContain('Typed on the full disk');
        await quit();
      });

      await test.step('an answer that finds the disk full is said to be there, and shown once it is saved', async () => {
        const notSaved = explainError({ ...full, ticket: 'answer-not-saved' }, 'en');
        const { until, answer } = holdAnswer();
        // As above.
        const again = await start({ mode: 'live', apiUrl: storeHub.endpoint.href, keyring: keyring.env });
        const callAgain = new CallScreen(again.page);
        const Ticket = { TicketId: 5, CaseNum: caseNumber(2), Filler: 'x'.repeat(900_000) };
        storeHub.script({ kind: 'answer', body: { ErrorCode: '0', Ticket }, until });
        await callAgain.begin();
        await callAgain.fillExample({ Name: 'Balan', Phone: '0198765432', 'Store name': 'Ipoh Branch' });
        await callAgain.send.click();
        await expect.poll(() => storeHub.requests.length).toBe(2);
        disk.fill();
        answer();
        await expect(callAgain.main.getByText(notSaved.sentence)).toBeVisible();
        await expect(callAgain.main.getByText(notSaved.nextStep)).toBeVisible();
        await expect(callAgain.reference).toHaveText(/^SH-/);
        await again.page.screenshot({ path: testInfo.outputPath('answer-not-saved.png') });
        disk.clear();
        await callAgain.expectOutcome('Created');
        await expect(callAgain.caseNumber).toContainText('CA');
        await expect(callAgain.main.getByText(notSaved.sentence)).toBeHidden();
        expect(storeHub.requests).toHaveLength(2);
        await again.kill();
      });
    } finally {
      disk.remove();
    }
  },
);

test(
  'IT does not close the app over a call or a note that a full disk refuses',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder, keyring, storeHub }, testInfo) => {
    const askToQuit = async () => (await runWithSwitch('--quit', userDataFolder)).code;
    // Of the history alone: the app can answer, and write its log.
    const live = join(userDataFolder, 'live');
    mkdirSync(live);
    const disk = smallDisk(live, testInfo);
    try {
      await keyring.writeToken(fakeToken);
      const app = await start({ mode: 'live', apiUrl: storeHub.endpoint.href, keyring: keyring.env });
      const { page } = app;
      const gone = once(app.electron.process(), 'exit');
      const call = new CallScreen(page);
      const { sentence } = explainError({ kind: 'database', errorCode: 'disk-full', detail: '' }, 'en');

      await test.step('a call of which the disk has nothing', async () => {
        disk.fill();
        await fillLog(page);
        const refused = call.main.getByText(sentence);
        await call.field('Remark').fill('Typed on the full disk');
        await expect(refused).toBeVisible();
        expect(await askToQuit()).toBe(quitExitCodes.callOpen);
        await expect(page.getByText(en.app.quitAsked)).toBeVisible();
        await expect(call.field('Remark')).toHaveValue('Typed on the full disk');
        disk.clear();
        await expect(refused).toBeHidden();
      });

      await test.step('a note, where no call is open', async () => {
        await page.keyboard.press('Control+F2');
        await page.keyboard.press('3');
        await expect(page.getByText(en.app.quitAsked)).toBeHidden();
        const note = page.getByLabel(/^New note/);
        const alert = call.outcome.getByRole('alert');
        disk.fill();
        await fillLog(page);
        await note.fill('Typed on the full disk');
        await expect(alert).toBeVisible();
        expect(await askToQuit()).toBe(quitExitCodes.callOpen);
        await expect(page.getByText(en.app.quitAsked)).toBeVisible();
        disk.clear();
        await expect(alert).toHaveCount(0);
        await expect(page.getByText(en.app.quitAsked)).toBeHidden();
      });

      expect(await askToQuit()).toBe(quitExitCodes.quit);
      await gone;
    } finally {
      disk.remove();
    }
  },
);

test(
  'a start while the disk is full, or read-only, says what is wrong in place of the call, and goes on by itself',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder, keyring, storeHub }, testInfo) => {
    const disk = smallDisk(userDataFolder, testInfo);
    const live = join(userDataFolder, 'live');

    async function startOnBadDisk(
      errorCode: 'disk-full' | 'read-only',
      language: 'en' | 'ms',
      repair: () => void,
    ) {
      const app = await start({
        mode: 'live',
        apiUrl: storeHub.endpoint.href,
        keyring: keyring.env,
        systemLanguage: `${language}_MY`,
        hasForm: false,
      });
      const { sentence, nextStep } = explainNotOpened({ kind: 'database', errorCode, detail: '' }, language);
      const notice = app.page.getByRole('alert').filter({ hasText: sentence });
      await expect(notice).toContainText(nextStep);
      await expect(notice).toContainText(userDataFolder);
      await expect(app.page.getByText({ en, ms }[language].notOpen.onPaper)).toBeVisible();
      await app.page.screenshot({ path: testInfo.outputPath(`start, ${errorCode}.png`) });
      repair();
      await expect(app.page.locator('#field-phone')).toBeFocused({ timeout: 40_000 });
      await expect(notice).toBeHidden();
      await app.quit();
    }

    try {
      await keyring.writeToken(fakeToken);
      disk.fill();
      await startOnBadDisk('disk-full', 'en', disk.clear);

      mount(live, 'ro');
      try {
        await startOnBadDisk('read-only', 'ms', () => mount(live, 'remount,rw'));
      } finally {
        execFileSync('umount', ['--lazy', live]);
      }

      await test.step('where it may not write anything there, no window opens: it says so and ends', async () => {
        mount(userDataFolder, 'remount,ro');
        const output = await readWindowlessStart(userDataFolder);
        expect(output).toContain(nativeMessages.en('native.folderReadOnly.sentence'));
        expect(output).toContain(userDataFolder);
      });
    } finally {
      disk.remove();
    }
  },
);

/** A disk in memory, which only root can mount. Without root the test is skipped with this reason. */
function smallDisk(folder: string, testInfo: TestInfo) {
  try {
    mount(folder, 'size=24m,mode=700');
  } catch (error) {
    testInfo.skip(true, `no small disk can be made here: ${String(error).slice(0, 200)}`);
  }
  const filler = join(folder, 'filler');
  return {
    /** Fills the disk to the last byte. */
    fill: () => {
      const fd = openSync(filler, 'w');
      for (const size of [65_536, 4_096, 1]) writeUntilFull(fd, size);
      closeSync(fd);
    },
    clear: () => rmSync(filler, { force: true }),
    remove: () => execFileSync('umount', ['--lazy', folder]),
  };
}

/** Fills what is left of SQLite's log inside its file: the next save is refused. */
async function fillLog(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    for (const length of [4000, 1])
      for (let nth = 0; nth < 1000; nth += 1) {
        const content = { text: nth + 'x'.repeat(length), lastDay: '' };
        const saved = await window.helpdesk.ask['drafts.save']({ subject: 'store', key: 'filler', content });
        if (!JSON.parse(saved).ok) break;
      }
  })()`);
}

function mount(folder: string, options: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' });
}

function writeUntilFull(fd: number, size: number): void {
  try {
    for (;;) writeSync(fd, Buffer.alloc(size));
  } catch {
    // The disk is full for pieces of this size.
  }
}
