import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Schedule } from '../../shared/time/schedule';
import { readSmallFile } from '../files/read-small-file';
import { writeFileAtomic } from '../files/write-file-atomic';
import { getErrorName } from '../log/error-trace';
import { downloadInstaller, hasInstaller } from './download-installer';
import { toFeedError, type FeedParts } from './request-from-feed';
import type { FeedInstaller, UpdateNotice } from './update-notice';
import { compareVersions } from './compare-versions';

/** How a package is updated by the app itself. */
export type UpdateInstaller = {
  /** Its entry in the notice. */
  readonly entry: 'installer' | 'appImage';
  /** Installs the file, or starts what goes on when this process has ended. @throws if it did not */
  readonly start: (file: string) => void;
};

export type SelfUpdateParts = FeedParts & {
  /** Downloads lie here, and nothing else. */
  readonly folder: string;
  readonly appVersion: string;
  readonly updateInstaller: UpdateInstaller;
  readonly freeBytes?: (folder: string) => number;
  readonly schedule: Schedule;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** Called with the version that is installed at the end, and with null once the feed no longer has it. */
  readonly onReady: (version: string | null) => void;
};

/** No download may fill the disk that the history is on: an agent may be in a call. */
const freeBytesForHistory = 500_000_000;

function freeBytesIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

export type CheckInstaller = () => Promise<(() => void) | null>;

/** An installer that ended without effect, such as one that found the app open again, is tried at later ends, too. */
const maxAttempts = 3;

type ReadyInstaller = { readonly version: string; readonly installer: FeedInstaller };

/** An installer that is being downloaded, or will be. */
type PendingInstaller = ReadyInstaller & { readonly stopped: AbortController; readonly cancel: () => void };

const attemptsSchema = z.object({ sha512: z.string(), count: z.int() });

/**
 * Downloads the installer of a newer version, and starts it when the app ends. Refuses an older version and a wrong sum.
 * Only for the packages that need no administrator.
 */
export function createSelfUpdate(parts: SelfUpdateParts) {
  const { folder, appVersion, updateInstaller, freeBytes = freeBytesIn, schedule, random, log } = parts;
  const attemptsFile = join(folder, 'attempts.json');
  const refused = new Set<string>();
  let ready: ReadyInstaller | null = null;
  let pending: PendingInstaller | null = null;
  let lastFetch: Promise<void> = Promise.resolve();

  function refuse(installerKey: string, version: string, reason: string): void {
    if (!refused.has(installerKey)) log.warn('update refused', { version, reason });
    refused.add(installerKey);
  }

  const fileOf = (installer: FeedInstaller): string => join(folder, installer.file);

  function countAttempts(installer: FeedInstaller): number {
    try {
      const { sha512, count } = attemptsSchema.parse(JSON.parse(readSmallFile(attemptsFile)));
      return sha512 === installer.sha512 ? count : 0;
    } catch {
      return 0;
    }
  }

  async function fetchOnce(url: URL, own: PendingInstaller): Promise<void> {
    const { version, installer, stopped } = own;
    try {
      stopped.signal.throwIfAborted();
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      removeAllBut([installer.file, 'attempts.json']);
      const file = fileOf(installer);
      if (!(await hasInstaller(file, installer))) {
        if (freeBytes(folder) < installer.bytes + freeBytesForHistory) throw toFeedError('ENOSPC');
        await downloadInstaller(new URL(installer.file, url), file, installer, parts, stopped.signal);
      }
      stopped.signal.throwIfAborted();
      ready = { version, installer };
      log.info('update downloaded', { version });
      parts.onReady(version);
    } catch (thrown) {
      if (stopped.signal.aborted) return;
      const error = getErrorName(thrown);
      const fault = /wrong-(?:sum|size)/.exec(error)?.[0];
      if (fault === undefined) log.warn('update not downloaded', { version, error });
      else refuse(installer.sha512, version, fault);
    } finally {
      if (pending === own) pending = null;
    }
  }

  function install({ version, installer }: ReadyInstaller): void {
    const attempt = countAttempts(installer) + 1;
    try {
      // Before the start: an attempt that cannot be counted is not made, or it would be made at every end.
      writeFileAtomic(attemptsFile, JSON.stringify({ sha512: installer.sha512, count: attempt }));
      updateInstaller.start(fileOf(installer));
      log.info('update started', { version, attempt });
    } catch (thrown) {
      log.warn('update not started', { version, error: getErrorName(thrown) });
    }
  }

  function stopPending(): void {
    pending?.cancel();
    pending?.stopped.abort();
    pending = null;
  }

  /** Neither downloads nor installs what the feed no longer has. */
  function withdraw(): void {
    stopPending();
    if (ready !== null) parts.onReady(null);
    ready = null;
  }

  function removeAllBut(names: readonly string[]): void {
    try {
      for (const name of readdirSync(folder))
        if (!names.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // There is no such folder yet, or a scanner holds a file: the next start tries again.
    }
  }

  return {
    /** Called with each notice that was read at `from`. */
    consider({ version, downloadWithinMinutes, ...entries }: UpdateNotice, from: URL): void {
      const installer = entries[updateInstaller.entry];
      const difference = compareVersions(version, appVersion);
      if (difference < 0) refuse(version, version, 'older');
      if (difference <= 0) {
        withdraw();
        removeAllBut([]);
        return;
      }
      if (installer === undefined) {
        withdraw();
        refuse(version, version, 'no-installer');
        return;
      }
      const { sha512 } = installer;
      if (pending?.installer.sha512 === sha512 || ready?.installer.sha512 === sha512) return;
      withdraw();
      if (refused.has(sha512)) return;
      if (countAttempts(installer) >= maxAttempts) {
        refuse(sha512, version, 'without-effect');
        return;
      }
      const own: PendingInstaller = {
        version,
        installer,
        stopped: new AbortController(),
        cancel: schedule(Math.floor(random() * downloadWithinMinutes * 60_000), () => {
          // One after the other: a download that was stopped may still be writing.
          lastFetch = lastFetch.then(() => fetchOnce(from, own));
        }),
      };
      pending = own;
    },

    /**
     * Returns null if there is no installer, or none may be started now. Otherwise what checks its file, which may have
     * lain there for days, once everything else has ended; that returns what starts it, or null.
     */
    async takeInstaller(mayUpdate: () => Promise<boolean>): Promise<CheckInstaller | null> {
      const taken = ready;
      if (taken === null) return null;
      const { version, installer } = taken;
      // A history that does not answer must not keep the app from closing it.
      if (!(await mayUpdate().catch(() => false))) {
        log.info('update waits', { version });
        return null;
      }
      return async () => {
        try {
          if (await hasInstaller(fileOf(installer), installer)) return () => install(taken);
          refuse(installer.sha512, version, 'wrong-sum');
        } catch (thrown) {
          log.warn('update not started', { version, error: getErrorName(thrown) });
        }
        return null;
      };
    },

    stop: stopPending,
  };
}
