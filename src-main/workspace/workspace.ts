import { join } from 'node:path';
import type { Mode } from '../../shared/app/mode';
import type { JobProgress } from '../../shared/jobs/job-progress';
import type { TicketReminder } from '../../shared/history/reminder-lists';
import { findOwedCallback } from '../../shared/reminders/reminder';
import { succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { deleteStagedArchive } from '../archive/archive-jobs';
import { createBackupScheduler, type BackupScheduler, type BackupState } from '../backup/backup-scheduler';
import { createSyncScheduler, type SyncScheduler, type SyncSchedulerParts } from '../sync/sync-scheduler';
import type { DatabaseError } from '../db/database-error';
import type { OpenStores, StoreOpener, Unusable } from '../data/open-stores';
import { createSearchIndexer, type SearchIndexer } from '../history/search/search-indexer';
import type { TokenVault } from '../keychain/token-vault';
import { appendAfterClose } from '../journal/append-after-close';
import { createLongJobs, type LongJobs } from '../jobs/long-jobs';
import type { Log } from '../log/log';
import { createPrivacyService, type PrivacyService } from '../privacy/privacy-service';
import { createOutbox, type Outbox } from '../outbox/outbox';
import { createOutboxPause } from '../outbox/outbox-pause';
import { createReminderScheduler, type ReminderScheduler } from '../reminders/reminder-scheduler';
import { createTicketSender, type SendRequest, type TicketSender } from '../sending/ticket-sender';
import { createCallEndings, type CallEndings, type CallEndingsParts } from '../calls/end-calls';
import { queuedStatuses } from '../tickets/store/ticket-status';

/** Everything that belongs to one mode: its database, its way to send, its outbox. */
export type Workspace = {
  readonly mode: Mode;
  /** The folder of this mode's database and its other files. */
  readonly folder: string;
  readonly stores: OpenStores;
  readonly sender: TicketSender;
  readonly callEndings: CallEndings;
  readonly outbox: Outbox;
  readonly backups: BackupScheduler;
  readonly index: SearchIndexer;
  /** Call it after each change of a ticket that was made through the stores only. */
  readonly ticketChanged: (ticketId: number) => void;
  readonly reminders: ReminderScheduler;
  /** Call it after a reminder of a ticket was set or changed. */
  readonly reminderChanged: (ticketId: number) => void;
  /** Call it after many tickets were added or removed, by an import or an erasure. */
  readonly historyChanged: () => void;
  readonly jobs: LongJobs;
  readonly privacy: PrivacyService;
  readonly feed: SyncScheduler;
  /** Starts all background work: sending, backups, reminders. */
  readonly start: () => Promise<void>;
  /** Waits for running sends, starts nothing more, and closes the database. */
  readonly close: () => Promise<void>;
};

/** A history for reading only. */
export type ReadableHistory = Pick<Workspace, 'mode' | 'stores'>;

export type WorkspaceParts = {
  readonly mode: Mode;
  readonly userDataFolder: string;
  readonly openStores: StoreOpener;
  /** Treats the database as damaged, and restores it. */
  readonly mustRestore: boolean;
  readonly sendRequest: SendRequest;
  readonly token: TokenVault['token'];
  readonly addReferenceToRemark: () => boolean;
  readonly agent: CallEndingsParts['agent'];
  readonly endingKinds: CallEndingsParts['endingKinds'];
  /** How many days to keep tickets; null means forever. */
  readonly keepDays: () => number | null;
  readonly feed: Pick<SyncSchedulerParts, 'folder' | 'newPcId' | 'pcName' | 'onChanged'>;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly schedule: Schedule;
  /**
   * Null means any ticket, and tickets may have been added or removed. `isAnswered` if the answer to a send has the
   * ticket.
   */
  readonly onTicketChanged: (ticketId: number | null, isAnswered: boolean) => void;
  readonly onOutboxChanged: () => void;
  /** The progress of a long job; null once it has ended. */
  readonly onProgress: (progress: JobProgress | null) => void;
  /** Called once per callback, when it becomes due. */
  readonly onRaised: (raised: readonly TicketReminder[]) => void;
  readonly onRemindersChanged: () => void;
  /** Called with the erased calls that were not sent. */
  readonly onCallsErased: (callIds: readonly string[]) => void;
  /** Called when a backup starts and when it ends. */
  readonly onBackupsChanged: (state: BackupState) => void;
  /** Called before a damaged or lost database is restored, which takes minutes if the history is long. */
  readonly onRestoring: () => void;
  /** Called once, when the database turns out to be damaged or unusable. */
  readonly onUnusable: (why: Unusable) => void;
  readonly log: Log;
};

/** Opens the workspace of a mode. First, attempts that an earlier run left running become uncertain. */
export async function openWorkspace(parts: WorkspaceParts): Promise<Result<Workspace, DatabaseError>> {
  const { mode, log } = parts;
  const beganAtMs = parts.nowMs();
  let isUsable = true;
  let isFreshlyRestored = false;
  function becomeUnusable(why: Unusable): void {
    // If a restore did not repair the damage, another one will not either.
    if (!isUsable || (why === 'damaged' && isFreshlyRestored)) return;
    isUsable = false;
    log.error('history unusable', { mode, why });
    parts.onUnusable(why);
  }

  const folder = join(parts.userDataFolder, parts.mode);
  deleteStagedArchive(folder);
  const opened = await parts.openStores(join(folder, 'helpdesk.db'), {
    nowMs: parts.nowMs(),
    mustRestore: parts.mustRestore,
    onRestoring: parts.onRestoring,
    onUnusable: becomeUnusable,
    log,
    schedule: parts.schedule,
  });
  if (!opened.ok) return opened;
  const stores = opened.value;
  isFreshlyRestored = stores.restored !== null;
  const recovered = await stores.tickets.recover(parts.nowMs());
  if (!recovered.ok) {
    await stores.close();
    return recovered;
  }
  log.info('history opened', {
    mode,
    wasClosedWell: stores.wasClosedWell,
    cutOffAttempts: recovered.value,
    ms: parts.nowMs() - beganAtMs,
  });

  const pause = createOutboxPause({ ...parts, onChanged: parts.onOutboxChanged });
  const sender = createTicketSender({
    calls: stores.calls,
    tickets: stores.tickets,
    sendRequest: parts.sendRequest,
    token: parts.token,
    addReferenceToRemark: parts.addReferenceToRemark,
    agent: parts.agent,
    canTryNow: pause.canTryNow,
    nowMs: parts.nowMs,
    randomBytes: parts.randomBytes,
    schedule: parts.schedule,
    onOutcome: (ticket, outcome, isAnswered) => {
      ticketChanged(ticket.id, isAnswered);
      pause.recordOutcome(outcome);
      if (outcome.kind === 'created' && findOwedCallback(ticket) !== undefined) void reminders.check();
    },
    onChanged: (ticketId) => {
      ticketChanged(ticketId);
      parts.onOutboxChanged();
      // A waiting ticket is either sent, or the outbox shows why not.
      void outbox.drain();
    },
    log,
  });
  const outbox = createOutbox({
    tickets: stores.tickets,
    pause,
    attempt: (ticketId) => sender.sendAgain(ticketId, queuedStatuses),
    token: parts.token,
    log,
  });

  const backups = createBackupScheduler({
    stores,
    nowMs: parts.nowMs,
    schedule: parts.schedule,
    onDamaged: () => becomeUnusable('damaged'),
    onChanged: parts.onBackupsChanged,
    log,
  });

  const index = createSearchIndexer({ ticketIndex: stores.ticketIndex, schedule: parts.schedule });

  const callEndings = createCallEndings({
    ...parts,
    calls: stores.calls,
    tickets: stores.tickets,
    onChanged: (ticketId) => ticketChanged(ticketId),
  });

  function ticketChanged(ticketId: number | null, isAnswered = false): void {
    parts.onTicketChanged(ticketId, isAnswered);
    index.ticketChanged();
  }

  const reminders = createReminderScheduler({
    reminders: stores.reminders,
    nowMs: parts.nowMs,
    schedule: parts.schedule,
    onRaised: parts.onRaised,
    onChanged: parts.onRemindersChanged,
  });

  function remindersChanged(): void {
    parts.onRemindersChanged();
    void reminders.check();
  }

  function historyChanged(): void {
    ticketChanged(null);
    remindersChanged();
  }

  const jobs = createLongJobs({ schedule: parts.schedule, onProgress: parts.onProgress });

  const privacy = createPrivacyService({
    stores,
    backups,
    index,
    jobs,
    keepDays: parts.keepDays,
    nowMs: parts.nowMs,
    schedule: parts.schedule,
    onHistoryChanged: historyChanged,
    onCallsErased: parts.onCallsErased,
    log,
  });

  const feed = createSyncScheduler({
    ...parts.feed,
    stores,
    nowMs: parts.nowMs,
    schedule: parts.schedule,
    // Practice tickets do not belong in the shared history.
    isPaused: parts.mode === 'practice',
    log,
  });

  return succeed({
    mode: parts.mode,
    folder,
    stores,
    sender,
    callEndings,
    outbox,
    backups,
    index,
    ticketChanged,
    reminders,
    reminderChanged: (ticketId) => {
      // Searches include the text of reminders.
      ticketChanged(ticketId);
      remindersChanged();
    },
    historyChanged,
    jobs,
    privacy,
    feed,
    start: async () => {
      await outbox.start();
      backups.start();
      privacy.start();
      feed.start();
      index.start();
      void reminders.check();
    },
    close: async () => {
      isUsable = false;
      // Close both together: a job may wait behind work that only the closing privacy service cuts short.
      await Promise.all([privacy.close(), jobs.close()]);
      await feed.close();
      await reminders.close();
      await index.close();
      await backups.close();
      await outbox.close();
      const unwritten = await sender.settled();
      await stores.close();
      if (unwritten.length > 0) appendAfterClose(folder, unwritten, log);
    },
  });
}
