import { join } from 'node:path';
import type { DatabaseRecovery } from '../../shared/app/database-and-backup-state';
import type { Mode } from '../../shared/app/mode';
import { succeed, type Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import type { OpenStores, StoreOpener } from '../data/open-stores';
import type { createPracticeService } from '../practice/practice-service';
import { createRecoveryReports } from './recovery-reports';
import type { ReadableHistory } from './workspace';

export type InactiveModeHistory = {
  /** Opens the history of the mode that the app is not in, for reading, at the first request. */
  readonly open: (mode: Mode) => Promise<Result<ReadableHistory, DatabaseError>>;
  /**
   * Closes it, so that the workspace of that mode can be its only owner.
   * @returns the opener for that workspace
   */
  readonly release: () => Promise<StoreOpener>;
  /** What the openings of a mode's history found, in a workspace or here. Call it when the window shows it. */
  readonly showRecovery: (mode: Mode) => DatabaseRecovery;
};

export type InactiveModeHistoryParts = {
  readonly userDataFolder: string;
  readonly openStores: StoreOpener;
  readonly practice: Pick<ReturnType<typeof createPracticeService>, 'fill'>;
  readonly nowMs: () => number;
};

/**
 * Reads the inactive mode's history. The two histories never mix: nothing is ever sent or changed in the inactive one, and
 * nothing saved but its own calls that rang and are not on disk as the app ends.
 */
export function createInactiveModeHistory(parts: InactiveModeHistoryParts): InactiveModeHistory {
  let opening: Promise<Result<OpenStores, DatabaseError>> | undefined;
  const reports = createRecoveryReports(parts.openStores);
  const fileOf = (mode: Mode): string => join(parts.userDataFolder, mode, 'helpdesk.db');
  let mustRestore = false;

  async function open(mode: Mode): Promise<Result<OpenStores, DatabaseError>> {
    let isRestored = false;
    const opened = await reports.openStores(fileOf(mode), {
      nowMs: parts.nowMs(),
      mustRestore,
      onUnusable: (why) => {
        // If a restore did not repair the damage, another one will not either.
        mustRestore = why === 'damaged' && !isRestored;
        void close();
      },
    });
    if (!opened.ok) {
      opening = undefined;
      return opened;
    }
    isRestored = opened.value.restored !== null;
    mustRestore = false;
    // In the state in which that mode's workspace would find it.
    await opened.value.tickets.recover(parts.nowMs());
    if (mode === 'practice') await parts.practice.fill(opened.value.practice);
    return opened;
  }

  async function close(): Promise<void> {
    const last = opening;
    opening = undefined;
    const opened = await last;
    if (opened?.ok === true) await opened.value.close();
  }

  return {
    open: async (mode) => {
      const opened = await (opening ??= open(mode));
      return opened.ok ? succeed({ mode, stores: opened.value }) : opened;
    },
    release: async () => {
      await close();
      return reports.openStores;
    },
    showRecovery: (mode) => reports.show(fileOf(mode)),
  };
}
