import { join } from 'node:path';
import type { Mode } from '../../shared/app/app-state';
import type { JobProgress } from '../../shared/export/history-export';
import type { TicketReminder } from '../../shared/history/ticket-reminders';
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
import { queuedStatuses } from '../tickets/ticket-status';

/** Everything that belongs to one mode: its own database, its own way to send, its own outbox. */
export type Workspace = {
  readonly mode: Mode;
  /** Where the database of this mode lies, and all that belongs to it. */
  readonly folder: string;
  readonly stores: OpenStores;
  readonly sender: TicketSender;
  readonly outbox: Outbox;
  readonly backups: BackupScheduler;
  readonly index: SearchIndexer;
  /** To be told of each change of a ticket that was made by the stores alone. */
  readonly ticketChanged: (ticketId: number) => void;
  readonly reminders: ReminderScheduler;
  /** To be told of each reminder of a ticket that was set or changed. */
  readonly reminderChanged: (ticketId: number) => void;
  /** To be told after many tickets came or went: those of another PC, or what was erased. */
  readonly historyChanged: () => void;
  readonly jobs: LongJobs;
  readonly privacy: PrivacyService;
  readonly feed: SyncScheduler;
  /** Begins all that is done by itself: what waits is sent, backups are made, callbacks come up. */
  readonly start: () => Promise<void>;
  /** Lets what is being sent end, begins nothing more, and lets go of the database. */
  readonly close: () => Promise<void>;
};

/** A history that is looked into, and nothing done in it. */
export type ReadableHistory = Pick<Workspace, 'mode' | 'stores'>;

export type WorkspaceParts = {
  readonly mode: Mode;
  readonly userDataFolder: string;
  readonly openStores: StoreOpener;
  /** Takes the database for damaged, and restores it. */
  readonly mustRestore: boolean;
  readonly sendRequest: SendRequest;
  readonly token: TokenVault['token'];
  readonly addReferenceToRemark: () => boolean;
  /** For how many days tickets are kept; null: for ever. */
  readonly keepDays: () => number | null;
  readonly feed: Pick<SyncSchedulerParts, 'folder' | 'newPcId' | 'pcName' | 'onChanged'>;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly schedule: Schedule;
  /** Null: any of them, and many may have come or gone. */
  readonly onTicketChanged: (ticketId: number | null) => void;
  readonly onOutboxChanged: () => void;
  /** How far long work has come; null once it has ended. */
  readonly onProgress: (progress: JobProgress | null) => void;
  /** Told once of whom to ring back, when the hour has come. */
  readonly onRaised: (raised: readonly TicketReminder[]) => void;
  readonly onRemindersChanged: () => void;
  /** Told when a backup begins and when it has ended. */
  /** Told which calls that were not sent were erased on request. */
  readonly onCallsErased: (callIds: readonly string[]) => void;
  readonly onBackupsChanged: (state: BackupState) => void;
  /** Told before a damaged or lost database is replaced, which takes minutes where the history is long. */
  readonly onRestoring: () => void;
  /** Told once, where the database turns out to be damaged while it is in use, or its thread dies. */
  readonly onUnusable: (why: Unusable) => void;
  readonly log: Log;
};

/** Opens the workspace of a mode. Attempts that an earlier run left under way are uncertain before anything else happens. */
export async function openWorkspace(parts: WorkspaceParts): Promise<Result<Workspace, DatabaseError>> {
  const { mode, log } = parts;
  const beganAtMs = parts.nowMs();
  let isUsable = true;
  let isFreshlyRestored = false;
  function becomeUnusable(why: Unusable): void {
    // Damage that a restore did not repair is not repaired by restoring again.
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
    canTryNow: pause.canTryNow,
    nowMs: parts.nowMs,
    randomBytes: parts.randomBytes,
    schedule: parts.schedule,
    onOutcome: (ticket, outcome) => {
      ticketChanged(ticket.id);
      pause.recordOutcome(outcome);
      if (outcome.kind === 'created' && findOwedCallback(ticket) !== undefined) void reminders.check();
    },
    onChanged: (ticketId) => {
      ticketChanged(ticketId);
      parts.onOutboxChanged();
      // Nothing waits unseen: either it goes out, or the outbox says what keeps it.
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

  function ticketChanged(ticketId: number | null): void {
    parts.onTicketChanged(ticketId);
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
    // Practice is nobody's history.
    isPaused: parts.mode === 'practice',
    log,
  });

  return succeed({
    mode: parts.mode,
    folder,
    stores,
    sender,
    outbox,
    backups,
    index,
    ticketChanged,
    reminders,
    reminderChanged: (ticketId) => {
      // Its words are searched.
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
      // Together: a job may wait for its turn behind what only a privacy that is being closed cuts short.
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
