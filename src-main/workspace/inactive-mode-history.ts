import { join } from 'node:path';
import type { Mode } from '../../shared/app/app-state';
import { succeed, type Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import type { OpenStores, StoreOpener } from '../data/open-stores';
import type { createPracticeService } from '../practice/practice-service';
import type { ReadableHistory } from './workspace';

export type InactiveModeHistory = {
  /** The history of a mode that the app is not in, to look into; opened at the first question. */
  readonly open: (mode: Mode) => Promise<Result<ReadableHistory, DatabaseError>>;
  /**
   * Lets go of it, so that the workspace of that mode can be its only owner.
   * @returns what that workspace is to be opened by: where the history was restored while it was only looked into, it says so
   */
  readonly release: () => Promise<StoreOpener>;
};

export type InactiveModeHistoryParts = {
  readonly userDataFolder: string;
  readonly openStores: StoreOpener;
  readonly practice: Pick<ReturnType<typeof createPracticeService>, 'fill'>;
  readonly nowMs: () => number;
};

/** Two histories never mix: of the one that is not worked in, nothing is ever sent, written down or changed. */
export function createInactiveModeHistory(parts: InactiveModeHistoryParts): InactiveModeHistory {
  let opening: Promise<Result<OpenStores, DatabaseError>> | undefined;
  let restored: OpenStores['restored'] = null;
  let mustRestore = false;

  async function open(mode: Mode): Promise<Result<OpenStores, DatabaseError>> {
    const opened = await parts.openStores(join(parts.userDataFolder, mode, 'helpdesk.db'), {
      nowMs: parts.nowMs(),
      mustRestore,
      onUnusable: (why) => {
        // Damage that a restore did not repair is not repaired by restoring again.
        mustRestore = why === 'damaged' && restored === null;
        void close();
      },
    });
    if (!opened.ok) {
      opening = undefined;
      return opened;
    }
    restored = opened.value.restored ?? restored;
    mustRestore = false;
    // As the workspace of that mode would find it.
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
      const seen = restored;
      restored = null;
      return seen === null ? parts.openStores : saying(seen, parts.openStores);
    },
  };
}

function saying(restored: OpenStores['restored'], openStores: StoreOpener): StoreOpener {
  return async (file, how) => {
    const opened = await openStores(file, how);
    return opened.ok ? succeed({ ...opened.value, restored: opened.value.restored ?? restored }) : opened;
  };
}
