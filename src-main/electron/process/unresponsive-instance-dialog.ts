import { spawn } from 'node:child_process';
import { readlinkSync, rm, rmSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { parseLanguageTag } from '../../../shared/i18n/language';
import { sharedMessages } from '../../../shared/messages/messages';
import { isPackaged } from './is-packaged';

const argumentName = '--speak-for=';
/** An instance that is well answers within a few ms. */
const speakAfterMs = 2_500;
const lookEveryMs = 300;

/**
 * Chromium gives the instance that holds the lock 20 s to answer, then ends it, and this process stands still for as
 * long: another one speaks for it, and is gone before it says anything where the answer comes at once. To be called
 * just before the lock is asked for. @returns a function that ends it
 */
export function showDialogWhileLocked(argv: readonly string[]): () => void {
  if (!isLockHeld()) return () => undefined;
  const itself = isPackaged ? [] : [app.getAppPath()];
  const noSandbox = argv.filter((argument) => argument === '--no-sandbox');
  const speaker = spawn(process.execPath, [...noSandbox, ...itself, `${argumentName}${process.pid}`], {
    stdio: 'ignore',
  });
  speaker.on('error', () => undefined);
  return () => {
    speaker.kill('SIGKILL');
    // Its child processes may be writing there still: what cannot be taken away must not keep the app from starting.
    rm(noticeFolder(), { recursive: true, force: true, maxRetries: 10 }, () => undefined);
  };
}

/** The process that this one was started to speak for, or null. */
export function parseDialogOwnerPid(argv: readonly string[]): number | null {
  const argument = argv.find((one) => one.startsWith(argumentName));
  const pid = /^\d{1,10}$/.exec(argument?.slice(argumentName.length) ?? '')?.[0];
  return pid === undefined ? null : Number(pid);
}

/** Says that the app is open but does not answer, for as long as the other process waits. */
export function showDialogFor(pid: number): void {
  // Before anything of Electron is ready, so that an answer that comes at once costs nothing.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, speakAfterMs);
  if (!isThere(pid)) {
    app.exit();
    return;
  }
  const folder = noticeFolder();
  app.setPath('userData', folder);
  const end = (): void => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } finally {
      app.exit();
    }
  };
  void app.whenReady().then(() => {
    const { sentence, nextStep, close } = texts();
    setInterval(() => {
      if (!isThere(pid)) end();
    }, lookEveryMs);
    void dialog
      .showMessageBox({
        title: app.name,
        type: 'info',
        message: sentence,
        detail: nextStep,
        buttons: [close],
      })
      .then(end);
  });
}

/** What Chromium needs to show a notice must not meet what the waiting process will open. */
function noticeFolder(): string {
  return join(app.getPath('userData'), 'notice');
}

function texts() {
  const tag = app.getPreferredSystemLanguages()[0] ?? app.getLocale();
  const t = sharedMessages[parseLanguageTag(tag)];
  return {
    sentence: t('native.hung.sentence'),
    nextStep: t('native.hung.nextStep'),
    close: t('native.hung.close'),
  };
}

/** Where Chromium keeps its lock as a link to `host-pid`; on Windows it speaks to a hung instance's user itself. */
function isLockHeld(): boolean {
  try {
    const pid = /-(\d+)$/.exec(readlinkSync(join(app.getPath('userData'), 'SingletonLock')))?.[1];
    return pid !== undefined && isThere(Number(pid));
  } catch {
    return false;
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
