import { spawn, type ChildProcess } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startApp } from '../../fixtures/helpdesk-app';
import { createAppWithoutLock } from '../controls/app-without-saving-or-lock';
import type { Measurement } from '../../measurement/measurement';
import { withTempFolder } from '../app/temp-folder';

const projectFolder = join(import.meta.dirname, '../../..');
/**
 * The instances that are left are final once none has ended for this long. Simultaneous starts take long on a busy
 * computer.
 */
const quietMs = (count: number): number => (count > 1 ? 20_000 + count * 5_000 : 8_000);
/** How long Chromium waits for a hung instance, plus a start after that. */
const hungLimitMs = 60_000;
/** In characters. */
const keptOutputLength = 2_000;

/**
 * R11: starts the real app repeatedly on one folder: simultaneously, over a dead instance, over a hung one, and over
 * another PC's lock.
 */
export const competingLaunches: Measurement = {
  id: 'R11',
  unit: 'instances too many or too few on one folder',
  goal: 0,
  isMostlyWaiting: true,
  runs: { full: 50, short: 5 },
  measure: async (runs) => {
    const survivors = await survivorsOf(runs);
    const [overDead, overHung, overOtherHost, control] = await Promise.all([
      overADeadOne(),
      overAHungOne(),
      survivorsOf(2, { prepare: leaveLockOfOtherHost }),
      survivorsOf(3, { programFolder: createAppWithoutLock() }),
    ]);
    return {
      value: [survivors, overDead, overHung.survivors, overOtherHost]
        .map((count) => Math.abs(count - 1))
        .reduce((sum, wrong) => sum + wrong),
      control: control - 1,
      seen: { survivors, overDead, overHung, overOtherHost },
    };
  },
};

type LaunchedApp = {
  readonly process: ChildProcess;
  readonly isAlive: () => boolean;
  /** How the process ended and the last text it printed; null while it runs. */
  readonly ending: () => string | null;
};

function launch(userDataFolder: string, programFolder = projectFolder): LaunchedApp {
  const noSandbox = process.env['HELPDESK_TEST_NO_SANDBOX'] === '1' ? ['--no-sandbox'] : [];
  const child = spawn(process.env['HELPDESK_TEST_ELECTRON'] ?? '', [...noSandbox, programFolder], {
    env: {
      ...process.env,
      HELPDESK_USER_DATA: userDataFolder,
      HELPDESK_MODE: 'practice',
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A process group of its own, so that no child survives and keeps writing into the folder.
    detached: true,
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-keptOutputLength);
  });
  const ending = (): string | null =>
    isAlive() ? null : `ended with ${child.exitCode ?? child.signalCode}: ${output}`;
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  return { process: child, isAlive, ending };
}

type Start = { readonly programFolder?: string; readonly prepare?: (userDataFolder: string) => void };

/** Starts several instances at once and returns how many remain. */
async function survivorsOf(count: number, { programFolder, prepare }: Start = {}): Promise<number> {
  return withTempFolder(async (userDataFolder) => {
    prepare?.(userDataFolder);
    const all = Array.from({ length: count }, () => launch(userDataFolder, programFolder));
    const alive = (): number => all.filter(({ isAlive }) => isAlive()).length;
    try {
      let before = count;
      for (let quietSinceMs = performance.now(); performance.now() - quietSinceMs < quietMs(alive());) {
        await pause(100);
        if (alive() === before) continue;
        before = alive();
        quietSinceMs = performance.now();
      }
      return alive();
    } finally {
      await endAll(all);
    }
  });
}

/** Chromium's lock in a folder that came from another PC. It names a process that cannot be reached from here. */
function leaveLockOfOtherHost(userDataFolder: string): void {
  symlinkSync('otherpc-1234', join(userDataFolder, 'SingletonLock'));
  symlinkSync('/tmp/.org.chromium.Chromium.otherpc/SingletonSocket', join(userDataFolder, 'SingletonSocket'));
  symlinkSync('1234567890123456789', join(userDataFolder, 'SingletonCookie'));
}

/** The lock of a killed instance is still there. */
async function overADeadOne(): Promise<number> {
  return withTempFolder(async (userDataFolder) => {
    const first = await startApp({ userDataFolder, mode: 'practice' });
    await first.kill();
    const second = await startApp({ userDataFolder, mode: 'practice' });
    const third = launch(userDataFolder);
    try {
      await once(third);
      return second.electron.process().exitCode === null ? 1 : 0;
    } finally {
      await second.kill();
    }
  });
}

/** A hung instance holds the lock. It must be ended, and the new one must run. */
async function overAHungOne(): Promise<{ survivors: number; tookMs: number; ending: string | null }> {
  return withTempFolder(async (userDataFolder) => {
    const first = await startApp({ userDataFolder, mode: 'practice' });
    const hung = first.electron.process();
    hung.kill('SIGSTOP');
    const beganMs = performance.now();
    const second = launch(userDataFolder);
    try {
      while (hung.exitCode === null && hung.signalCode === null) {
        if (performance.now() - beganMs > hungLimitMs) break;
        await pause(100);
      }
      const tookMs = Math.round(performance.now() - beganMs);
      await pause(3_000);
      const isHungThere = hung.exitCode === null && hung.signalCode === null;
      const survivors = Number(isHungThere) + Number(second.isAlive());
      return { survivors, tookMs, ending: second.ending() };
    } finally {
      hung.kill('SIGKILL');
      await endAll([second]);
    }
  });
}

async function endAll(all: readonly LaunchedApp[]): Promise<void> {
  for (const {
    process: { pid },
    isAlive,
  } of all) {
    if (pid !== undefined && isAlive()) process.kill(-pid, 'SIGKILL');
  }
  await Promise.all(all.map(once));
}

async function once(one: LaunchedApp): Promise<void> {
  if (!one.isAlive()) return;
  await new Promise<void>((resolve) => {
    one.process.once('exit', () => resolve());
  });
}
