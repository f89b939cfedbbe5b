import { execFile } from 'node:child_process';
import { copyFile, readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { explainError, explainNotOpened } from '../shared/errors/app-error';
import { en } from '../src-renderer/messages/catalogues';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { seedHistory } from './fixtures/seeded-history';
import { truncateHistoryWal } from './fixtures/truncate-history-wal';
import { lockHistory } from './fixtures/lock-history';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

const notSent = explainError({ kind: 'database', errorCode: 'in-use', detail: '', ticket: 'not-sent' }, 'en');
const waiting = explainNotOpened({ kind: 'database', errorCode: 'in-use', detail: '' }, 'en');
const inUse = explainError({ kind: 'database', errorCode: 'in-use', detail: '' }, 'en');

test(
  'a history that another program holds is waited for, in one message, and opened without a click',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder, keyring, storeHub }) => {
    seedHistory(userDataFolder, 20);
    await keyring.writeToken(fakeToken);
    const letGo = lockHistory(userDataFolder, 'all');
    const app = await start({
      mode: 'live',
      apiUrl: storeHub.endpoint.href,
      keyring: keyring.env,
      hasForm: false,
    });
    const { page } = app;
    const call = new CallScreen(page);
    await expect(page.getByText(waiting.sentence)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(waiting.nextStep)).toBeVisible();
    await expect(page.getByText(en.notOpen.onPaper)).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('locked.png') });
    expect(await page.getByRole('alert').allInnerTexts()).toHaveLength(1);
    letGo();
    await expect(call.field('Phone')).toBeFocused({ timeout: 40_000 });
    await expect(page.getByText(waiting.sentence)).toBeHidden();

    await test.step('held in mid-call, it is said once, the text stays, and F9 sends nothing', async () => {
      await call.fillExample();
      await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
      const letGoAgain = lockHistory(userDataFolder, 'writers');
      await call.field('Remark').fill('Typed while it was held');
      await call.send.click();
      await expect(page.getByText(notSent.sentence)).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText(notSent.nextStep)).toBeVisible();
      // By then, both the send and the save have failed.
      await expect(call.main.getByText(en.callPanel.notSaved)).toBeVisible({ timeout: 30_000 });
      await page.screenshot({ path: test.info().outputPath('locked-in-call.png') });
      await expect(call.main.getByRole('alert').filter({ hasText: 'history file' })).toHaveCount(1);
      await call.expectFields({ Remark: 'Typed while it was held' });
      expect(storeHub.requests).toEqual([]);
      letGoAgain();
      await expect(call.main.getByText(/^Saved \d/)).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText(inUse.sentence)).toBeHidden();
      await call.send.click();
      await call.expectOutcome('Created');
      expect(storeHub.requests).toHaveLength(1);
    });

    await test.step('a history that takes long to open is said to be opened', async () => {
      const asked = await holdRequests(app, 'calls.list');
      await page.reload();
      await expect(page.getByText(en.notOpen.opening)).toBeVisible();
      await asked.letGo();
      await expect(call.outcome).toBeFocused();
      await expect(page.getByText(en.notOpen.opening)).toBeHidden();
    });

    const log = await readFile(join(userDataFolder, 'logs', 'helpdesk.log'), 'utf8');
    expect(log).toMatch(
      /error workspace not opened \{"errorCode":"in-use","code":"SQLITE_BUSY","failures":1,"retryInMs":\d+\}/,
    );
    expect(log).toMatch(/info workspace opened after failures/);
    // One line for one fault, although each save and the send failed because of it.
    const lines = log.split('\n').filter((line) => line.includes('"in-use"'));
    expect(lines.filter((line) => line.includes('workspace not opened'))).toHaveLength(1);
    const failed = lines.filter((line) => line.includes(' failed {'));
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatch(
      /error store call failed \{"store":"\w+","method":"\w+","errorCode":"in-use","code":"SQLITE_BUSY"/,
    );
  },
);

test(
  'files that are deleted under the running app are written again, said, and survive a kill',
  { tag: '@exhaustive' },
  async ({ start, startLive, userDataFolder, storeHub, keyring }) => {
    const app = await startLive();
    const call = new CallScreen(app.page);
    await call.fillExample();
    await call.send.click();
    await call.expectOutcome('Created');
    await call.begin();
    await call.fill({ Name: 'Kanari Binti Ujian', Remark: 'Typed before' });
    await expect(call.main.getByText(/^Saved \d/)).toBeVisible();

    // The app may write a file into it meanwhile.
    await rm(join(userDataFolder, 'live'), { recursive: true, maxRetries: 5 });
    await call.fill({ Remark: 'Typed afterwards' });
    await expect(app.page.getByText(en.backups.filesRemoved)).toBeVisible({ timeout: 30_000 });
    await app.page.screenshot({ path: test.info().outputPath('files-removed.png') });
    await call.expectFields({ Name: 'Kanari Binti Ujian', Remark: 'Typed afterwards' });
    const savedAgain = () => app.page.evaluate(`window.helpdesk.ask['calls.list'](null)`);
    await expect.poll(savedAgain).toContain('Typed afterwards');
    await app.kill();

    const again = await start({ mode: 'live', apiUrl: storeHub.endpoint.href, keyring: keyring.env });
    const typed = new CallScreen(again.page);
    await typed.expectFields({ Name: 'Kanari Binti Ujian', Remark: 'Typed afterwards' });
    await test.step('written over in place, they are opened again, and what was typed is there', async () => {
      const file = join(userDataFolder, 'live', 'helpdesk.db');
      await copyFile(file, `${file}.older`);
      await typed.fill({ Remark: 'Typed once more' });
      const saved = () => again.page.evaluate(`window.helpdesk.ask['calls.list'](null)`);
      await expect.poll(saved).toContain('Typed once more');
      // Otherwise the copy is what the file still has.
      truncateHistoryWal(userDataFolder);
      await promisify(execFile)('sh', ['-c', 'cat "$1.older" > "$1"', 'sh', file]);
      await expect(again.page.getByText(en.backups.filesOverwritten)).toBeVisible({ timeout: 30_000 });
      await again.page.screenshot({ path: test.info().outputPath('files-overwritten.png') });
      await typed.expectFields({ Name: 'Kanari Binti Ujian', Remark: 'Typed once more' });
      expect(storeHub.requests).toHaveLength(1);
    });
    const history = new HistoryScreen(again.page);
    await history.open();
    await expect(history.rows).toHaveCount(1);
    expect(storeHub.requests).toHaveLength(1);
    const log = await readFile(join(userDataFolder, 'logs', 'helpdesk.log'), 'utf8');
    expect(log).toMatch(/error history files were overwritten \{"file":"database"\}/);
    expect(log).toMatch(/warn history files were removed, and rescued/);
    expect(log).toMatch(/error history unusable \{"mode":"live","why":"files-removed"\}/);
  },
);

test(
  'a history that is missing at the start is restored from the journal, and called missing, not damaged',
  { tag: '@exhaustive' },
  async ({ startLive, userDataFolder, storeHub }) => {
    const app = await startLive();
    const call = new CallScreen(app.page);
    await call.fillExample();
    await call.send.click();
    await call.expectOutcome('Created');
    await app.quit();
    await rm(join(userDataFolder, 'live', 'helpdesk.db'));

    const { page } = await startLive();
    await expect(page.getByText(en.backups.missingEmpty)).toBeVisible({ timeout: 30_000 });
    await page.screenshot({ path: test.info().outputPath('missing.png') });
    const history = new HistoryScreen(page);
    await history.open();
    await expect(history.rows).toHaveCount(1);
    expect(storeHub.requests).toHaveLength(1);
  },
);

test(
  'files that another program only touches are used on: nothing is said, lost or sent twice',
  { tag: '@exhaustive' },
  async ({ startLive, userDataFolder, storeHub }) => {
    const first = await startLive();
    await first.quit();
    const { page } = await startLive();
    const file = join(userDataFolder, 'live', 'helpdesk.db');
    const call = new CallScreen(page);
    const readLog = () => readFile(join(userDataFolder, 'logs', 'helpdesk.log'), 'utf8');
    await call.fillExample({ Remark: 'Typed before' });
    await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
    await page.evaluate(() => {
      document.documentElement.dataset['loadedOnce'] = 'true';
    });
    // After the first seconds, the app knows a mark of the file.
    await expect
      .poll(() => readFile(join(userDataFolder, 'live', 'in-use'), 'utf8'), { timeout: 20_000 })
      .toMatch(/^\//);

    truncateHistoryWal(userDataFolder);
    await utimes(file, 1_000_000_000, 1_000_000_000);
    await expect.poll(readLog).toContain('history file was touched, and has its content');
    await call.fill({ Remark: 'Typed afterwards' });
    const history = new HistoryScreen(page);
    await history.open();
    await expect(history.rows).toHaveCount(0);
    await page.keyboard.press('Escape');
    await call.expectFields({ Remark: 'Typed afterwards' });
    await call.send.click();
    await call.expectOutcome('Created');
    expect(storeHub.requests).toHaveLength(1);
    await history.open();
    await expect(history.rows).toHaveCount(1);
    expect(await page.evaluate(() => document.documentElement.dataset['loadedOnce'])).toBe('true');
    await expect(page.getByText(en.backups.filesOverwritten)).toBeHidden();
    expect(await readLog()).not.toContain('history unusable');
  },
);
