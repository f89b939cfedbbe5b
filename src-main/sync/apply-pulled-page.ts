import { fail, succeed, type Result } from '../../shared/result';
import type { SyncErrorCode } from '../../shared/sync/sync-server-and-state';
import type { Schedule } from '../../shared/time/schedule';
import type { ArchiveAndSyncImport } from '../archive/archive-and-sync-import';
import { isRedactedTicket } from '../archive/import-redactions';
import type { SyncedStep } from '../archive/import-step';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { Log } from '../log/log';
import type { ErasedThere, ErasurePreviewStore, HashedTraces } from '../privacy/erasure-preview-store';
import type { JournaledErasureStore } from '../privacy/journaled-erasure-store';
import type { PulledPage } from './pull-page';
import { toLocalTime } from './correct-clock-skew';
import type { ServerConnection } from './server-connection';
import type { SyncQueueStore } from './sync-queue-store';

/** The stores that write what the server sends. */
export type ReceivingStores = {
  readonly syncQueue: SyncQueueStore;
  readonly archiveImport: Pick<ArchiveAndSyncImport, 'importSynced'>;
  readonly erasures: Pick<JournaledErasureStore, 'beginOfOtherPc' | 'findRemaining'>;
  readonly erasurePreviews: Pick<ErasurePreviewStore, 'findHashed'>;
};

type ApplyPageParts = {
  readonly stores: RemoteSet<ReceivingStores>;
  readonly connection: Pick<ServerConnection, 'findCalls'>;
  readonly nowMs: () => number;
  /**
   * When the page was asked for, in ms since 1970. What was written here while the answer was on its way is later than what
   * was erased before it.
   */
  readonly askedAtMs: number;
  /** See `findAheadMs`. */
  readonly aheadMs: number;
  readonly schedule: Schedule;
  /** Called when calls are to be erased that another PC erased, and when what it redacted was taken over. */
  readonly onErasuresBegun: () => void;
  /** Called with calls that another PC redacted, after they were redacted here. */
  readonly onCallsRedacted: (callIds: readonly string[]) => void;
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
  { stores, connection, nowMs, askedAtMs, aheadMs, schedule, ...parts }: ApplyPageParts,
): Promise<Result<null, SyncErrorCode>> {
  const { onErasuresBegun, onCallsRedacted, onNews, isCancelled, log } = parts;
  if (page.invalid > 0) log.warn('shared tickets not readable', { count: page.invalid });
  if (page.erased.length > 0) {
    const erased = page.erased.map(({ hash, agoMs }) => ({ hash, atMs: askedAtMs - agoMs }));
    const found = await findErased(erased, stores, connection);
    if (!found.ok) return found;
    const begun = await stores.erasures.beginOfOtherPc(
      found.value,
      erased.map(({ hash }) => hash),
      nowMs(),
    );
    if (!begun.ok) return fail('history');
    const { calls, notes, incidents } = found.value;
    if (calls.length + notes.length + incidents.length > 0) onErasuresBegun();
  }
  for (const group of page.groups) {
    if (isCancelled()) return succeed(null);
    const taken = await stores.archiveImport.importSynced(
      group.map((step) => withLocalTime(step, aheadMs)),
      nowMs(),
    );
    if (!taken.ok) return fail('history');
    const { isNews, redactedCallIds } = taken.value;
    if (isNews) onNews();
    if (redactedCallIds.length > 0) onCallsRedacted(redactedCallIds);
    if (isNews && group.some((step) => 'part' in step && isRedactedTicket(step.part.ticket))) {
      const rest = await stores.erasures.findRemaining();
      if (rest.ok && rest.value.isInDatabase) onErasuresBegun();
    }
    await new Promise<void>((resolve) => {
      schedule(pauseMs, resolve);
    });
  }
  const noted = await stores.syncQueue.recordPulled(page.cursors, nowMs());
  return noted.ok ? succeed(null) : fail('history');
}

/**
 * Finds what is here of what was erased elsewhere. Of a ticket that came with an archive, only the server knows whether the
 * PC that erased the caller had it, and left it.
 */
async function findErased(
  erased: readonly ErasedThere[],
  { erasurePreviews }: RemoteSet<Pick<ReceivingStores, 'erasurePreviews'>>,
  connection: Pick<ServerConnection, 'findCalls'>,
): Promise<Result<HashedTraces, SyncErrorCode>> {
  const found = await erasurePreviews.findHashed(erased, []);
  if (!found.ok) return fail('history');
  if (found.value.callsToAskFor.length === 0) return found;
  const onServer = await connection.findCalls(found.value.callsToAskFor);
  if (!onServer.ok) return onServer;
  const checked = await erasurePreviews.findHashed(erased, onServer.value);
  return checked.ok ? checked : fail('history');
}

function withLocalTime(step: SyncedStep, aheadMs: number): SyncedStep {
  return 'contactNote' in step || 'incident' in step ? toLocalTime(step, aheadMs) : step;
}
