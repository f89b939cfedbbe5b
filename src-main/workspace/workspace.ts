import { join } from 'node:path';
import type { Mode } from '../../shared/app/mode';
import { findOwedCallback } from '../../shared/reminders/reminder';
import { succeed, type Result } from '../../shared/result';
import { deleteStagedArchive } from '../archive/archive-jobs';
import { createBackupScheduler, type BackupScheduler } from '../backup/backup-scheduler';
import { openSupervisorNoticeFile } from '../sync/supervisor-notice-file';
import { createSyncService, type SyncService } from '../sync/sync-service';
import type { DatabaseError } from '../db/database-error';
import type { OpenStores, UnusableReason } from '../data/open-stores';
import { createSearchIndexer, type SearchIndexer } from '../history/search/search-indexer';
import { createSimilarCallsWatcher, type SimilarCallsWatcher } from '../incidents/similar-calls-watcher';
import { createLongJobs, type LongJobs } from '../jobs/long-jobs';
import { createPrivacyService, type PrivacyService } from '../privacy/privacy-service';
import { createOutbox, type Outbox } from '../outbox/outbox';
import { deleteOutboxAtClose } from '../outbox/outbox-at-close-file';
import { createOutboxPause } from '../outbox/outbox-pause';
import { createReminderScheduler, type ReminderScheduler } from '../reminders/reminder-scheduler';
import { createTicketSender, type TicketSender } from '../sending/ticket-sender';
import { createIncomingCallCloser } from '../incoming-calls/incoming-call-closer';
import { createCallsOnScreen, type CallsOnScreen } from '../calls/calls-on-screen';
import { createCallEndingService, type CallEndingService } from '../calls/call-ending-service';
import { closeHistory } from './close-history';
import type { TicketChange, WorkspaceParts } from './workspace-parts';
import { queuedStatuses } from '../rows/tickets/ticket-status';

/** Everything that belongs to one mode: its database, its way to send, its outbox. */
export type Workspace = {
  readonly mode: Mode;
  /** The folder of this mode's database and its other files. */
  readonly folder: string;
  readonly stores: OpenStores;
  readonly sender: TicketSender;
  readonly callEndings: CallEndingService;
  readonly callsOnScreen: CallsOnScreen;
  readonly outbox: Outbox;
  readonly backups: BackupScheduler;
  readonly index: SearchIndexer;
  /** Call it after each change of a ticket that was made through the stores only. */
  readonly ticketChanged: (ticketId: number) => void;
  /** Call it after a person has dealt with an uncertain or a rejected ticket, which then leaves the outbox. */
  readonly ticketResolved: (ticketId: number) => void;
  readonly reminders: ReminderScheduler;
  /** Call it after a reminder of a ticket was set or changed. */
  readonly reminderChanged: (ticketId: number) => void;
  /** Call it after many tickets were added or removed, by an import or an erasure. */
  readonly historyChanged: () => void;
  readonly incidents: SimilarCallsWatcher;
  /** Call it after a call at hand was saved, or discarded. */
  readonly callSaved: SimilarCallsWatcher['callSaved'];
  /** Call it after an incident, or a call of one, was changed. */
  readonly incidentsChanged: () => void;
  /** Call it after something became of incoming calls. */
  readonly incomingCallsChanged: () => void;
  readonly jobs: LongJobs;
  readonly privacy: PrivacyService;
  readonly sync: SyncService;
  /** Call it after sleep, or when the network may be back. */
  readonly wake: () => void;
  /** Starts all background work: sending, backups, reminders. */
  readonly start: () => Promise<void>;
  /** Waits for running sends, starts nothing more, and closes the database. */
  readonly close: () => Promise<void>;
};

/** A history for reading only. */
export type ReadableHistory = Pick<Workspace, 'mode' | 'stores'> & Partial<Pick<Workspace, 'index'>>;

/** Opens the workspace of a mode. First, attempts that an earlier run left running become uncertain. */
export async function openWorkspace(parts: WorkspaceParts): Promise<Result<Workspace, DatabaseError>> {
  const { mode, log } = parts;
  const beganAtMs = parts.nowMs();
  let isUsable = true;
  let isFreshlyRestored = false;
  function becomeUnusable(why: UnusableReason): void {
    // If a restore did not repair the damage, another one will not either.
    if (!isUsable || (why === 'damaged' && isFreshlyRestored)) return;
    isUsable = false;
    log.error('history unusable', { mode, why });
    parts.onUnusable(why);
  }

  const folder = join(parts.userDataFolder, parts.mode);
  deleteStagedArchive(folder);
  deleteOutboxAtClose(folder);
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
  if (recovered.ok) await stores.incomingCalls.recover(parts.nowMs());
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
  const incomingCalls = createIncomingCallCloser({ ...parts, store: stores.incomingCalls });
  const sender = createTicketSender({
    ...parts,
    calls: stores.calls,
    tickets: stores.tickets,
    canTryNow: pause.canTryNow,
    onOutcome: (ticket, outcome, isAnswered, tokenHash) => {
      ticketChanged(ticket.id, isAnswered ? { isAnswered } : {});
      pause.recordOutcome(outcome, tokenHash);
      if (outcome.kind === 'created' && findOwedCallback(ticket) !== undefined) void reminders.check();
    },
    onChanged: (ticketId) => {
      ticketChanged(ticketId);
      parts.onOutboxChanged();
      // A waiting ticket is either sent, or the outbox shows why not.
      void outbox.drain();
    },
    onTicketMade: ticketMade,
    onCallEnded: incomingCalls.closeByCall,
  });
  const outbox = createOutbox({
    ...parts,
    tickets: stores.tickets,
    pause,
    attempt: (ticketId) => sender.sendAgain(ticketId, queuedStatuses),
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
  const callEndings = createCallEndingService({
    ...parts,
    stores,
    // A call whose ticket was rejected leaves it to the outbox when it ends, and takes it back when it is opened again.
    onChanged: ticketResolved,
    onTicketMade: ticketMade,
    onCallEnded: incomingCalls.closeByCall,
    onCallerNotReached: (callId) => incomingCalls.reopenByCall(callId, false),
    onUndone: (callId, isSlip) => {
      incidentsChanged();
      // A caller who was called back has been, also where that call goes on later.
      if (isSlip) incomingCalls.reopenByCall(callId, true);
    },
  });
  const incidents = createSimilarCallsWatcher({
    ...parts,
    incidents: stores.incidents,
    similarCalls: stores.similarCalls,
    onChanged: incidentsChanged,
  });
  function incidentsChanged(): void {
    parts.onIncidentsChanged();
    sync.historyChanged();
  }

  function ticketMade(isAboutCase: boolean): void {
    // Other PCs are to know of the ticket while it is being sent, before they send the same.
    sync.historyChanged();
    if (!isAboutCase) return;
    // It may be a callback that was promised, or that the caller wanted after an incident.
    parts.onIncidentsChanged();
    remindersChanged();
  }

  function ticketChanged(ticketId: number | null, how: TicketChange = {}): void {
    parts.onTicketChanged(ticketId, how);
    index.ticketChanged();
    sync.historyChanged();
    incidents.ticketChanged();
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

  function ticketResolved(ticketId: number | null): void {
    ticketChanged(ticketId);
    // A recorded case number is to be told to the caller.
    remindersChanged();
    parts.onOutboxChanged();
  }

  function historyChanged(how: TicketChange = {}): void {
    if (how.isErasure === true) incidents.forget();
    incomingCalls.closeElsewhere();
    ticketChanged(null, how);
    remindersChanged();
    parts.onIncidentsChanged();
  }

  const jobs = createLongJobs({ schedule: parts.schedule, onProgress: parts.onProgress });

  const privacy = createPrivacyService({
    stores,
    backups,
    index,
    jobs,
    keepDays: parts.keepDays,
    isClockFarOff: () => sync.isClockFarOff(),
    nowMs: parts.nowMs,
    schedule: parts.schedule,
    onHistoryChanged: () => historyChanged({ isErasure: true }),
    onCallsErased: parts.onCallsErased,
    onCallsRedacted: parts.onCallsRedacted,
    log,
  });

  const sync = createSyncService({
    ...parts.sync,
    stores,
    noticeFile: openSupervisorNoticeFile(join(folder, 'notices.json')),
    nowMs: parts.nowMs,
    schedule: parts.schedule,
    // Practice tickets do not belong in the shared history.
    isPaused: parts.mode === 'practice',
    onHistoryChanged: () => historyChanged(),
    onErasuresBegun: privacy.checkSoon,
    onCallsRedacted: parts.onCallsRedacted,
    log,
  });

  return succeed({
    mode: parts.mode,
    folder,
    stores,
    sender,
    callEndings,
    callsOnScreen: createCallsOnScreen(stores.calls),
    outbox,
    backups,
    index,
    ticketChanged,
    ticketResolved,
    reminders,
    reminderChanged: (ticketId) => {
      // Searches include the text of reminders.
      ticketChanged(ticketId);
      remindersChanged();
    },
    historyChanged: () => historyChanged(),
    incidents,
    callSaved: incidents.callSaved,
    incidentsChanged,
    incomingCallsChanged: parts.onIncomingCallsChanged,
    jobs,
    privacy,
    sync,
    wake: () => {
      outbox.wake();
      void reminders.check();
      sync.reconnect();
    },
    start: async () => {
      await outbox.start();
      backups.start();
      privacy.start();
      sync.start();
      index.start();
      incidents.start();
      void reminders.check();
    },
    close: async () => {
      isUsable = false;
      // Close both together: a job may wait behind work that only the closing privacy service cuts short.
      await Promise.all([privacy.close(), jobs.close()]);
      await sync.close();
      await reminders.close();
      await incidents.close();
      await index.close();
      await backups.close();
      await outbox.close();
      await closeHistory({ folder, stores, unwritten: await sender.settled(), log });
    },
  });
}
