import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { explainError } from '../shared/app-error';
import { en } from '../src-renderer/i18n/en';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';

const saved = /^Saved \d/;

test('the disk is full: the text stays, nothing claims to be saved, and it goes on without a restart', async ({
  start,
  userDataFolder,
  keyring,
  storeHub,
}, testInfo) => {
  const disk = smallDisk(userDataFolder, testInfo);
  try {
    await keyring.writeToken(fakeToken);
    const app = await start({ mode: 'live', apiUrl: storeHub.endpoint.href, keyring: keyring.env });
    const call = new CallScreen(app.page);
    const full = { kind: 'database', trouble: 'disk full', detail: '' } as const;
    const { sentence, nextStep } = explainError(full, 'en');
    const notSent = explainError({ ...full, ticket: 'not-sent' }, 'en');
    await call.fillExample({ Remark: 'Before' });
    await expect(call.main.getByText(saved)).toBeVisible();

    await test.step('what is typed stays in its field, and is said not to be saved', async () => {
      disk.fill();
      // More than what the file has room for already.
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
      // The saving has failed again by then, too.
      await expect(call.main.getByText(en.side.notSaved)).toBeVisible();
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
    await app.kill();
  } finally {
    disk.remove();
  }
});

/** A disk in memory that only root may make; elsewhere the test is left out, and says why. */
function smallDisk(folder: string, testInfo: TestInfo) {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=700', 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    testInfo.skip(true, `no small disk can be made here: ${String(error).slice(0, 200)}`);
  }
  const filler = join(folder, 'filler');
  return {
    /** To the last byte. */
    fill: () => {
      const fd = openSync(filler, 'w');
      for (const size of [65_536, 4_096, 1]) writeUntilFull(fd, size);
      closeSync(fd);
    },
    clear: () => rmSync(filler, { force: true }),
    remove: () => execFileSync('umount', ['--lazy', folder]),
  };
}

function writeUntilFull(fd: number, size: number): void {
  try {
    for (;;) writeSync(fd, Buffer.alloc(size));
  } catch {
    // Full for pieces of that size.
  }
}
