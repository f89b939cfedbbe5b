import type { AppError } from '../../shared/errors/app-error';
import type { AppState, Mode, SettingsChange } from '../../shared/app/app-state';
import { getDismissalNumber } from '../../shared/callers/caller-suggestions';
import type { BackupInfo, DatabaseState } from '../../shared/app/database-state';
import type { ErrorReport } from '../../shared/errors/error-report';
import type { SyncState } from '../../shared/sync/sync-state';
import type { Handlers } from '../../shared/ipc/contract';
import { findOutboxBlocker } from '../../shared/outbox/outbox-state';
import type { PrivacyState } from '../../shared/privacy/retention-and-erasure';
import type { PracticeState } from '../../shared/app/practice-state';
import { fail, succeed, type Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import { withConfirmation, type ConfirmationParts } from '../confirm/confirmed-handlers';
import { beginCall, saveCall } from '../calls/calls-within-limit';
import { copyFieldsFromPastTicket } from '../calls/fields-from-past-ticket';
import type { IncomingCalls } from '../calls/pending-incoming-calls';
import type { Workspace } from '../workspace/workspace';
import { shownRecords } from '../export/export-record-store';
import { exportArchive, importArchive, type ArchiveParts } from '../archive/archive-jobs';
import { createHistoryHandlers, type HistoryHandlerParts } from './history-handlers';
import { requireFound, requireRoom } from '../../shared/errors/require-found';
import { createTemplateHandlers, type TemplateHandlerParts } from '../templates/template-handlers';
import { withSentCalls } from './restore-sent-calls';
import { withSendRateLimit, type MayBeginSend } from '../sending/send-rate-limit';
import { resendableStatuses } from '../tickets/ticket-status';

export type HandlerParts = HistoryHandlerParts &
  TemplateHandlerParts &
  ConfirmationParts & {
    readonly mayBeginSend: MayBeginSend;
    /** The workspace of the mode the app is in, or why its database could not be opened. */
    readonly workspace: () => Promise<Result<Workspace, DatabaseError>>;
    readonly appState: () => Promise<AppState>;
    readonly setMode: (mode: Mode) => Promise<Result<null, AppError>>;
    readonly changeSettings: (change: SettingsChange) => Result<null, AppError>;
    readonly setToken: (token: string) => Promise<Result<null, AppError>>;
    readonly removeToken: () => Promise<Result<null, AppError>>;
    readonly checkToken: () => Promise<void>;
    readonly restoreDatabase: () => Promise<Result<null, AppError>>;
    readonly practice: { readonly state: () => PracticeState; readonly set: (state: PracticeState) => void };
    readonly copyText: (text: string) => void;
    readonly reportError: (report: ErrorReport) => void;
    readonly newId: () => string;
    readonly incomingCalls: Pick<IncomingCalls, 'list' | 'end'>;
    readonly appVersion: string;
    readonly keepDays: (mode: Mode) => number | null;
    readonly setFeedFolder: (folder: string | null) => Result<null, AppError>;
    readonly setKeepDays: (mode: Mode, keepDays: number | null) => Result<null, AppError>;
  };

/** Enough to find a call that was discarded by mistake. */
const mostDiscarded = 9;

/** Creates the handlers of all requests of the window. */
export function createHandlers(parts: HandlerParts): Handlers {
  async function withWorkspace<T>(
    use: (workspace: Workspace) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> {
    const workspace = await parts.workspace();
    return workspace.ok ? use(workspace.value) : workspace;
  }

  async function thenState(done: Result<null, AppError>): Promise<Result<AppState, AppError>> {
    return done.ok ? succeed(await parts.appState()) : done;
  }

  async function privacyState({ mode, stores }: Workspace): Promise<Result<PrivacyState, AppError>> {
    const erasures = await stores.exportRecords.erasures(shownRecords);
    return erasures.ok
      ? succeed({ retentionDays: parts.keepDays(mode), erasures: erasures.value })
      : erasures;
  }

  async function setFeed(
    feed: Workspace['feed'],
    folder: string | null,
  ): Promise<Result<SyncState, AppError>> {
    const set = parts.setFeedFolder(folder);
    if (!set.ok) return set;
    feed.checkSoon();
    return feed.state();
  }

  function archiveParts(workspace: Workspace): ArchiveParts {
    return { ...parts, ...workspace, onImported: workspace.historyChanged };
  }

  const handlers: Handlers = {
    'app.state': async () => succeed(await parts.appState()),
    'app.set-mode': async ({ mode }) => thenState(await parts.setMode(mode)),
    'app.set-settings': (change) => thenState(parts.changeSettings(change)),
    'app.copy-text': ({ text }) => {
      parts.copyText(text);
      return Promise.resolve(succeed(null));
    },
    'app.report-error': (report) => {
      parts.reportError(report);
      return Promise.resolve(succeed(null));
    },

    'token.set': async ({ token }) => thenState(await parts.setToken(token)),
    'token.remove': async () => thenState(await parts.removeToken()),
    'token.check': async () => {
      await parts.checkToken();
      return succeed(await parts.appState());
    },

    'calls.list': () => withWorkspace(({ stores }) => stores.calls.unfinished()),
    'calls.begin': () => withWorkspace(({ stores }) => beginCall(stores.calls, parts.newId(), parts.nowMs())),
    'calls.save': ({ callId, fields }) =>
      withWorkspace(({ stores }) => saveCall(stores.calls, callId, fields, parts.nowMs())),
    'calls.park': ({ callId, isParked }) =>
      withWorkspace(async ({ stores }) => requireFound('call', await stores.calls.park(callId, isParked))),
    'calls.discard': ({ callId }) =>
      withWorkspace(async ({ stores }) => {
        const discarded = requireFound('call', await stores.calls.discard(callId));
        return discarded.ok ? succeed(null) : discarded;
      }),
    'calls.discarded': () => withWorkspace(({ stores }) => stores.calls.discarded(mostDiscarded)),
    'calls.restore': ({ callId }) =>
      withWorkspace(async ({ stores }) => requireFound('call', await stores.calls.restore(callId))),

    'calls.set-follow-up': ({ callId, ticketId }) =>
      withWorkspace(async ({ stores }) =>
        requireFound('call', await stores.calls.setFollowUp(callId, ticketId)),
      ),
    'calls.list-incoming': () => Promise.resolve(succeed(parts.incomingCalls.list())),
    'calls.close-incoming': ({ id }) => {
      parts.incomingCalls.end(id);
      return Promise.resolve(succeed(null));
    },
    'calls.field-history': ({ callId }) =>
      withWorkspace(async ({ stores }) => requireFound('call', await stores.calls.fieldHistory(callId))),
    'calls.add-screen-time': ({ callId, ms }) =>
      withWorkspace(async ({ stores, ticketChanged }) => {
        const counted = await stores.calls.addScreenTime(callId, ms);
        if (!counted.ok) return counted;
        if (counted.value !== null) ticketChanged(counted.value);
        return succeed(null);
      }),

    'tickets.send': ({ callId, fields }) => withWorkspace(({ sender }) => sender.send(callId, fields)),
    'tickets.await-outcome': ({ callId }) => withWorkspace(({ sender }) => sender.outcomeOf(callId)),
    'tickets.similar': ({ fields }) =>
      withWorkspace(({ stores }) => stores.callers.similar(fields, parts.nowMs())),
    'tickets.reopen-rejected': ({ ticketId }) =>
      withWorkspace(async ({ stores }) => {
        const reopened = await stores.tickets.reopen(ticketId);
        if (!reopened.ok) return reopened;
        if (reopened.value === null) {
          return fail({ kind: 'not-allowed', reason: 'not-correctable' });
        }
        return requireFound('call', await stores.calls.get(reopened.value));
      }),
    'calls.begin-from-ticket': ({ ticketId }) =>
      withWorkspace(async ({ stores, sender }) => {
        const ticket = await sender.get(ticketId);
        if (!ticket.ok) return ticket;
        const before = await stores.calls.get(ticket.value.callId);
        if (!before.ok) return before;
        const begun = await beginCall(stores.calls, parts.newId(), parts.nowMs());
        if (!begun.ok) return begun;
        const fields = copyFieldsFromPastTicket(ticket.value, before.value?.fields ?? null);
        return requireFound('call', await stores.calls.save(begun.value.id, fields, parts.nowMs()));
      }),
    'tickets.send-again': ({ ticketId }) =>
      withWorkspace(({ sender }) => sender.sendAgain(ticketId, resendableStatuses)),
    'tickets.record-case-number': ({ ticketId, caseNumber }) =>
      withWorkspace(async ({ stores, ticketChanged }) => {
        const recorded = await stores.tickets.recordCaseNumber(ticketId, caseNumber, parts.nowMs());
        if (!recorded.ok) return recorded;
        if (recorded.value === null) {
          return fail({ kind: 'not-allowed', reason: 'not-uncertain' });
        }
        ticketChanged(ticketId);
        return succeed(recorded.value);
      }),
    'tickets.add-note': ({ ticketId, text }) =>
      withWorkspace(async ({ stores, ticketChanged }) => {
        const noted = requireFound('ticket', await stores.tickets.addNote(ticketId, text, parts.nowMs()));
        if (noted.ok) ticketChanged(ticketId);
        return noted;
      }),
    'reminders.set': ({ ticketId, text, dueAtMs }) =>
      withWorkspace(async ({ stores, reminderChanged }) => {
        const reminder = { uid: parts.newId(), ticketId, text, dueAtMs, nowMs: parts.nowMs() };
        const added = requireRoom('reminders-full', await stores.reminders.set(reminder));
        const set = requireFound('ticket', added);
        if (set.ok) reminderChanged(ticketId);
        return set;
      }),
    'reminders.change': ({ id, state }) =>
      withWorkspace(async ({ stores, reminderChanged }) => {
        const changed = requireFound('reminder', await stores.reminders.change(id, state, parts.nowMs()));
        if (!changed.ok) return changed;
        reminderChanged(changed.value);
        return succeed(null);
      }),
    'reminders.list': () => withWorkspace(({ stores }) => stores.reminders.list(parts.nowMs())),
    'reminders.due': () => withWorkspace(({ stores }) => stores.reminders.due(parts.nowMs())),

    ...createHistoryHandlers(parts, withWorkspace),

    'outbox.state': () => withWorkspace(({ outbox }) => outbox.state()),
    'outbox.counts': () =>
      withWorkspace(async ({ stores, outbox }) => {
        const counts = await stores.tickets.waitingCounts();
        return counts.ok
          ? succeed({ ...counts.value, blocker: findOutboxBlocker(outbox.pauseState()) })
          : counts;
      }),
    'outbox.send-now': () =>
      withWorkspace(({ outbox }) => {
        outbox.resume();
        return outbox.state();
      }),

    'job.cancel': () =>
      withWorkspace(({ jobs }) => {
        jobs.cancel();
        return Promise.resolve(succeed(null));
      }),

    'archive.export': () => withWorkspace((workspace) => exportArchive(archiveParts(workspace))),
    'archive.import': () => withWorkspace((workspace) => importArchive(archiveParts(workspace))),

    'sync.state': () => withWorkspace(({ feed }) => feed.state()),
    'sync.choose-folder': () =>
      withWorkspace(async ({ mode, feed }) => {
        // Only the live history is synced, and it stores which folder the agent chose.
        const folder = mode === 'practice' ? null : await parts.chooseFile.folder();
        if (folder === null) return feed.state();
        const chosen = await feed.choose(folder);
        return chosen.ok ? setFeed(feed, folder) : chosen;
      }),
    'sync.stop': () => withWorkspace(({ feed }) => setFeed(feed, null)),

    'privacy.state': () => withWorkspace(privacyState),
    'privacy.set-retention': ({ retentionDays }) =>
      withWorkspace(async (workspace) => {
        const set = parts.setKeepDays(workspace.mode, retentionDays);
        if (!set.ok) return set;
        workspace.privacy.checkSoon();
        return privacyState(workspace);
      }),
    'privacy.preview-retention': ({ retentionDays }) =>
      withWorkspace(({ privacy }) => privacy.findOlder(retentionDays)),
    'privacy.preview-erasure': (caller) => withWorkspace(({ privacy }) => privacy.find(caller)),
    'privacy.erase-caller': (caller) => withWorkspace(({ privacy }) => privacy.erase(caller)),

    'callers.match': (query) => withWorkspace(({ stores }) => stores.callers.match(query, parts.nowMs())),
    'callers.dismiss': ({ phone, callerKey }) =>
      withWorkspace(async ({ stores }) => {
        const number = getDismissalNumber(phone);
        const kept =
          number === null ? succeed(null) : await stores.dismissals.dismiss(number, callerKey, parts.nowMs());
        return kept.ok ? succeed({ isRemembered: number !== null }) : kept;
      }),
    'callers.undo-dismiss': ({ phone, callerKey }) =>
      withWorkspace(({ stores }) =>
        stores.dismissals.undoDismiss(getDismissalNumber(phone) ?? '', callerKey),
      ),

    ...createTemplateHandlers(parts),

    'database.state': () =>
      withWorkspace(async (workspace) => {
        const kept = await workspace.stores.maintenance.backups();
        return kept.ok ? succeed(databaseState(kept.value, workspace)) : kept;
      }),
    'database.back-up': () =>
      withWorkspace(async (workspace) => {
        const kept = await workspace.backups.backUp();
        return kept.ok ? succeed(databaseState(kept.value, workspace)) : kept;
      }),
    'database.restore': () => parts.restoreDatabase(),

    'practice.state': () => Promise.resolve(succeed(parts.practice.state())),
    'practice.set': (state) => {
      parts.practice.set(state);
      return Promise.resolve(succeed(parts.practice.state()));
    },
  };
  const remembering = withSentCalls(handlers, (callId) =>
    withWorkspace(({ stores }) => stores.calls.get(callId)),
  );
  return withConfirmation(withSendRateLimit(remembering, parts.mayBeginSend), parts);
}

function databaseState(backups: BackupInfo[], { backups: keeper, stores }: Workspace): DatabaseState {
  const { restored, putBack: rollback } = stores;
  return {
    backups,
    ...keeper.state(),
    restored: restored && { backupMadeAtMs: restored.backupMadeAtMs },
    rollback,
  };
}
