import { join } from 'node:path';
import type { Mode } from '../../shared/app/mode';
import { succeed, type Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import type { OpenStores, StoreOpener } from '../data/open-stores';
import type { createPracticeService } from '../practice/practice-service';
import type { ReadableHistory } from './workspace';

export type InactiveModeHistory = {
  /** Opens the history of the mode that the app is not in, for reading, at the first request. */
  readonly open: (mode: Mode) => Promise<Result<ReadableHistory, DatabaseError>>;
  /**
   * Closes it, so that the workspace of that mode can be its only owner.
   * @returns the opener for that workspace; if the history was restored while it was open for reading, the opener
   *   reports that
   */
  readonly release: () => Promise<StoreOpener>;
};

export type InactiveModeHistoryParts = {
  readonly userDataFolder: string;
  readonly openStores: StoreOpener;
  readonly practice: Pick<ReturnType<typeof createPracticeService>, 'fill'>;
  readonly nowMs: () => number;
};

/**
 * Reads the inactive mode's history. The two histories never mix: nothing is ever sent, saved or changed in the
 * inactive one.
 */
export function createInactiveModeHistory(parts: InactiveModeHistoryParts): InactiveModeHistory {
  let opening: Promise<Result<OpenStores, DatabaseError>> | undefined;
  let restored: OpenStores['restored'] = null;
  let mustRestore = false;

  async function open(mode: Mode): Promise<Result<OpenStores, DatabaseError>> {
    const opened = await parts.openStores(join(parts.userDataFolder, mode, 'helpdesk.db'), {
      nowMs: parts.nowMs(),
      mustRestore,
      onUnusable: (why) => {
        // If a restore did not repair the damage, another one will not either.
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
