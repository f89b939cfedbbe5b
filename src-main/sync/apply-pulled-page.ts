import { succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import type { ArchiveAndSyncImport, SyncedStep } from '../archive/archive-and-sync-import';
import type { DatabaseError } from '../db/database-error';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { Log } from '../log/log';
import type { ErasurePreviewStore } from '../privacy/erasure-preview-store';
import type { JournaledErasureStore } from '../privacy/journaled-erasure-store';
import type { PulledPage } from './pull-page';
import { toLocalTime } from './correct-clock-skew';
import type { SyncQueueStore } from './sync-queue-store';

/** The stores that write what the server sends. */
export type ReceivingStores = {
  readonly syncQueue: SyncQueueStore;
  readonly archiveImport: Pick<ArchiveAndSyncImport, 'takeSynced'>;
  readonly erasures: Pick<JournaledErasureStore, 'beginOfOtherPc'>;
  readonly erasurePreviews: Pick<ErasurePreviewStore, 'findHashed'>;
};

type ApplyPageParts = {
  readonly stores: RemoteSet<ReceivingStores>;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Called when calls are to be erased that another PC erased. */
  readonly onErasuresBegun: () => void;
  /** Called when tickets of other PCs have come. */
  readonly onNews: () => void;
  /** Asked before each step. What is left comes again. */
  readonly isCancelled: () => boolean;
  readonly log: Log;
};

/** A save or a ticket comes between two steps. */
const pauseMs = 5;

/** Writes a page to the history: erasures first, then tickets in small steps. Applying a page again changes nothing. */
export async function applyPulledPage(
  page: PulledPage,
  { stores, nowMs, schedule, onErasuresBegun, onNews, isCancelled, log }: ApplyPageParts,
): Promise<Result<null, DatabaseError>> {
  const aheadMs = nowMs() - page.serverNowMs;
  if (page.invalid > 0) log.warn('shared tickets not readable', { count: page.invalid });
  if (page.erased.length > 0) {
    const atMs = nowMs();
    const erased = page.erased.map(({ hash, agoMs }) => ({ hash, atMs: atMs - agoMs }));
    const found = await stores.erasurePreviews.findHashed(erased);
    if (!found.ok) return found;
    const begun = await stores.erasures.beginOfOtherPc(
      found.value,
      erased.map(({ hash }) => hash),
      atMs,
    );
    if (!begun.ok) return begun;
    const { calls, notes, incidents } = found.value;
    if (calls.length + notes.length + incidents.length > 0) onErasuresBegun();
  }
  for (const group of page.groups) {
    if (isCancelled()) return succeed(null);
    const taken = await stores.archiveImport.takeSynced(
      group.map((step) => withLocalTime(step, aheadMs)),
      nowMs(),
    );
    if (!taken.ok) return taken;
    if (taken.value) onNews();
    await new Promise<void>((resolve) => {
      schedule(pauseMs, resolve);
    });
  }
  const noted = await stores.syncQueue.pulled(page.cursors, nowMs());
  return noted.ok ? succeed(null) : noted;
}

function withLocalTime(step: SyncedStep, aheadMs: number): SyncedStep {
  return 'contactNote' in step || 'incident' in step ? toLocalTime(step, aheadMs) : step;
}
