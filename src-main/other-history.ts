import { join } from 'node:path';
import type { Mode } from '../shared/app-state';
import type { Result } from '../shared/result';
import type { DatabaseError } from './db/database-trouble';
import type { OpenStores, StoreOpener } from './db/open-stores';

export type OtherHistory = {
  /** The history of a mode that the app is not in, to look into; opened at the first question. */
  readonly stores: (mode: Mode) => Promise<Result<OpenStores, DatabaseError>>;
  /**
   * Lets go of it, so that the desk of that mode can be its only owner.
   * @returns which backup it had to be restored from, if it had; whoever opens it next is to say so
   */
  readonly close: () => Promise<OpenStores['restored']>;
};

export type OtherHistoryParts = {
  readonly userDataFolder: string;
  readonly openStores: StoreOpener;
  /** What makes a history that was just opened one to look at. */
  readonly prepare: (mode: Mode, stores: OpenStores) => Promise<unknown>;
  readonly nowMs: () => number;
};

/** Two histories never mix: of the one that is not worked in, nothing is ever sent, written down or changed. */
export function createOtherHistory(parts: OtherHistoryParts): OtherHistory {
  let opening: Promise<Result<OpenStores, DatabaseError>> | undefined;
  let restored: OpenStores['restored'] = null;
  let mustRestore = false;

  async function open(mode: Mode): Promise<Result<OpenStores, DatabaseError>> {
    const opened = await parts.openStores(join(parts.userDataFolder, mode, 'helpdesk.db'), {
      nowMs: parts.nowMs(),
      mustRestore,
      onUnusable: (why) => {
        // What no backup could mend is not mended by restoring it over and over.
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
    await parts.prepare(mode, opened.value);
    return opened;
  }

  async function close(): Promise<void> {
    const last = opening;
    opening = undefined;
    const opened = await last;
    if (opened?.ok === true) await opened.value.close();
  }

  return {
    stores: (mode) => (opening ??= open(mode)),
    close: async () => {
      await close();
      const seen = restored;
      restored = null;
      return seen;
    },
  };
}
