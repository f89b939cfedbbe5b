import type { AppError } from '../../shared/errors/app-error';
import type { AppState, Mode, SettingsChange } from '../../shared/app/app-state';
import { refusalNumber } from '../../shared/callers/caller-suggestions';
import type { BackupInfo, DatabaseState } from '../../shared/app/database-state';
import type { ErrorReport } from '../../shared/errors/error-report';
import type { FeedState } from '../../shared/sync/sync-state';
import type { Handlers } from '../../shared/ipc/contract';
import { stopOf } from '../../shared/outbox/outbox-state';
import type { PrivacyState } from '../../shared/privacy/retention-and-erasure';
import type { PracticeState } from '../../shared/app/practice-state';
import { fail, succeed, type Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import { withConfirmation, type ConfirmationParts } from '../confirm/confirmed-handlers';
import { fieldsAgain } from '../calls/fields-from-past-ticket';
import type { IncomingCalls } from '../calls/incoming-calls';
import type { Desk } from '../workspace/workspace';
import { shownRecords } from '../export/export-record-store';
import { exportArchive, importArchive, type ArchiveParts } from '../archive/archive-jobs';
import { createHistoryHandlers, type HistoryHandlerParts } from './history-handlers';
import { known } from '../require-found';
import type { WordsFile } from '../templates/templates-file';
import { withSentCalls } from './restore-sent-calls';
import { withSendPace } from '../tickets/send/send-rate-limit';
import { resendableStates } from '../tickets/ticket-status';

export type HandlerParts = HistoryHandlerParts &
  ConfirmationParts & {
    /** Counts a send that the window asks for. @returns whether it may begin now */
    readonly mayBeginSend: () => Promise<boolean>;
    /** The desk of the mode the app is in, or why its database could not be opened. */
    readonly desk: () => Promise<Result<Desk, DatabaseError>>;
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
    readonly words: WordsFile;
    readonly newId: () => string;
    readonly incomingCalls: Pick<IncomingCalls, 'list' | 'end'>;
    readonly appVersion: string;
    readonly keepDays: (mode: Mode) => number | null;
    readonly setFeedFolder: (folder: string | null) => Result<null, AppError>;
    readonly setKeepDays: (mode: Mode, keepDays: number | null) => Result<null, AppError>;
  };

/** As many as anyone looks through to find one that was discarded by mistake. */
const mostDiscarded = 9;

/** What the main process answers to each question of the window. */
export function createHandlers(parts: HandlerParts): Handlers {
  async function atDesk<T>(use: (desk: Desk) => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
    const desk = await parts.desk();
    return desk.ok ? use(desk.value) : desk;
  }

  async function thenState(done: Result<null, AppError>): Promise<Result<AppState, AppError>> {
    return done.ok ? succeed(await parts.appState()) : done;
  }

  async function privacyState({ mode, stores }: Desk): Promise<Result<PrivacyState, AppError>> {
    const erasures = await stores.records.erasures(shownRecords);
    return erasures.ok ? succeed({ keepDays: parts.keepDays(mode), erasures: erasures.value }) : erasures;
  }

  async function setFeed(feed: Desk['feed'], folder: string | null): Promise<Result<FeedState, AppError>> {
    const set = parts.setFeedFolder(folder);
    if (!set.ok) return set;
    feed.lookSoon();
    return feed.state();
  }

  function archiveParts(desk: Desk): ArchiveParts {
    return { ...parts, ...desk, onImported: desk.historyChanged };
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

    'calls.list': () => atDesk(({ stores }) => stores.calls.unfinished()),
    'calls.begin': () => atDesk(({ stores }) => stores.calls.begin(parts.newId(), parts.nowMs())),
    'calls.save': ({ callId, fields }) =>
      atDesk(async ({ stores }) => known('call', await stores.calls.save(callId, fields, parts.nowMs()))),
    'calls.park': ({ callId, isParked }) =>
      atDesk(async ({ stores }) => known('call', await stores.calls.park(callId, isParked))),
    'calls.discard': ({ callId }) =>
      atDesk(async ({ stores }) => {
        const discarded = known('call', await stores.calls.discard(callId));
        return discarded.ok ? succeed(null) : discarded;
      }),
    'calls.discarded': () => atDesk(({ stores }) => stores.calls.discarded(mostDiscarded)),
    'calls.restore': ({ callId }) =>
      atDesk(async ({ stores }) => known('call', await stores.calls.restore(callId))),

    'calls.follow': ({ callId, ticketId }) =>
      atDesk(async ({ stores }) => known('call', await stores.calls.follow(callId, ticketId))),
    'calls.incoming': () => Promise.resolve(succeed([...parts.incomingCalls.list()])),
    'calls.end-incoming': ({ id }) => {
      parts.incomingCalls.end(id);
      return Promise.resolve(succeed(null));
    },
    'calls.tape': ({ callId }) =>
      atDesk(async ({ stores }) => known('call', await stores.calls.tape(callId))),
    'calls.count-on-screen': ({ callId, ms }) =>
      atDesk(async ({ stores, ticketChanged }) => {
        const counted = await stores.calls.countOnScreen(callId, ms);
        if (!counted.ok) return counted;
        if (counted.value !== null) ticketChanged(counted.value);
        return succeed(null);
      }),

    'tickets.send': ({ callId, fields }) => atDesk(({ sender }) => sender.send(callId, fields)),
    'tickets.send-outcome': ({ callId }) => atDesk(({ sender }) => sender.outcomeOf(callId)),
    'tickets.similar': ({ fields }) => atDesk(({ stores }) => stores.callers.similar(fields, parts.nowMs())),
    'tickets.mend': ({ ticketId }) =>
      atDesk(async ({ stores }) => {
        const reopened = await stores.tickets.reopen(ticketId);
        if (!reopened.ok) return reopened;
        if (reopened.value === null) {
          return fail({
            kind: 'not allowed now',
            why: 'not to be mended',
          });
        }
        return known('call', await stores.calls.get(reopened.value));
      }),
    'tickets.log-again': ({ ticketId }) =>
      atDesk(async ({ stores, sender }) => {
        const ticket = await sender.get(ticketId);
        if (!ticket.ok) return ticket;
        const before = await stores.calls.get(ticket.value.callId);
        if (!before.ok) return before;
        const begun = await stores.calls.begin(parts.newId(), parts.nowMs());
        if (!begun.ok) return begun;
        const fields = fieldsAgain(ticket.value, before.value?.fields ?? null);
        return known('call', await stores.calls.save(begun.value.id, fields, parts.nowMs()));
      }),
    'tickets.send-again': ({ ticketId }) =>
      atDesk(({ sender }) => sender.sendAgain(ticketId, resendableStates)),
    'tickets.record-case-number': ({ ticketId, caseNumber }) =>
      atDesk(async ({ stores, ticketChanged }) => {
        const recorded = await stores.tickets.recordCaseNumber(ticketId, caseNumber, parts.nowMs());
        if (!recorded.ok) return recorded;
        if (recorded.value === null) {
          return fail({
            kind: 'not allowed now',
            why: 'not uncertain',
          });
        }
        ticketChanged(ticketId);
        return succeed(recorded.value);
      }),
    'tickets.add-note': ({ ticketId, text }) =>
      atDesk(async ({ stores, ticketChanged }) => {
        const noted = known('ticket', await stores.tickets.addNote(ticketId, text, parts.nowMs()));
        if (noted.ok) ticketChanged(ticketId);
        return noted;
      }),
    'reminders.set': ({ ticketId, text, dueAtMs }) =>
      atDesk(async ({ stores, reminderChanged }) => {
        const reminder = { uid: parts.newId(), ticketId, text, dueAtMs, nowMs: parts.nowMs() };
        const set = known('ticket', await stores.reminders.set(reminder));
        if (set.ok) reminderChanged(ticketId);
        return set;
      }),
    'reminders.change': ({ id, state }) =>
      atDesk(async ({ stores, reminderChanged }) => {
        const changed = known('reminder', await stores.reminders.change(id, state, parts.nowMs()));
        if (!changed.ok) return changed;
        reminderChanged(changed.value);
        return succeed(null);
      }),
    'reminders.list': () => atDesk(({ stores }) => stores.reminders.list(parts.nowMs())),
    'reminders.due': () => atDesk(({ stores }) => stores.reminders.due(parts.nowMs())),

    ...createHistoryHandlers(parts, atDesk),

    'outbox.state': () => atDesk(({ outbox }) => outbox.state()),
    'outbox.counts': () =>
      atDesk(async ({ stores, outbox }) => {
        const counts = await stores.tickets.waitingCounts();
        return counts.ok ? succeed({ ...counts.value, stop: stopOf(outbox.halt()) }) : counts;
      }),
    'outbox.send-now': () =>
      atDesk(({ outbox }) => {
        outbox.goOn();
        return outbox.state();
      }),

    'job.cancel': () =>
      atDesk(({ jobs }) => {
        jobs.cancel();
        return Promise.resolve(succeed(null));
      }),

    'archive.export': () => atDesk((desk) => exportArchive(archiveParts(desk))),
    'archive.import': () => atDesk((desk) => importArchive(archiveParts(desk))),

    'feed.state': () => atDesk(({ feed }) => feed.state()),
    'feed.choose': () =>
      atDesk(async ({ mode, feed }) => {
        // Only the live history is written, and it remembers which folder was chosen for it.
        const folder = mode === 'practice' ? null : await parts.chooseFile.folder();
        if (folder === null) return feed.state();
        const chosen = await feed.choose(folder);
        return chosen.ok ? setFeed(feed, folder) : chosen;
      }),
    'feed.stop': () => atDesk(({ feed }) => setFeed(feed, null)),

    'privacy.state': () => atDesk(privacyState),
    'privacy.keep-days': ({ keepDays }) =>
      atDesk(async (desk) => {
        const set = parts.setKeepDays(desk.mode, keepDays);
        if (!set.ok) return set;
        desk.privacy.lookSoon();
        return privacyState(desk);
      }),
    'privacy.find-older': ({ keepDays }) => atDesk(({ privacy }) => privacy.findOlder(keepDays)),
    'privacy.find-caller': (caller) => atDesk(({ privacy }) => privacy.find(caller)),
    'privacy.erase-caller': (caller) => atDesk(({ privacy }) => privacy.erase(caller)),

    'callers.match': (query) => atDesk(({ stores }) => stores.callers.match(query, parts.nowMs())),
    'callers.refuse': ({ phone, callerKey }) =>
      atDesk(async ({ stores }) => {
        const number = refusalNumber(phone);
        const kept =
          number === null ? succeed(null) : await stores.refusals.refuse(number, callerKey, parts.nowMs());
        return kept.ok ? succeed({ isRemembered: number !== null }) : kept;
      }),
    'callers.take-back-refusal': ({ phone, callerKey }) =>
      atDesk(({ stores }) => stores.refusals.takeBack(refusalNumber(phone) ?? '', callerKey)),

    'words.get': () => Promise.resolve(succeed(parts.words.get())),
    'words.set': (words) => Promise.resolve(parts.words.set(words)),
    'words.reset': () => Promise.resolve(parts.words.reset()),
    'words.import': async () => {
      const file = await parts.chooseFile.toOpen('json');
      if (file === null) return succeed({ kind: 'cancelled' });
      const imported = parts.words.importFrom(file);
      return imported.ok ? succeed({ kind: 'imported', ...imported.value }) : imported;
    },
    'words.export': async () => {
      const file = await parts.chooseFile.toSave('storehub-helpdesk-words.json');
      if (file === null) return succeed({ kind: 'cancelled' });
      const exported = await parts.words.exportTo(file);
      return exported.ok ? succeed({ kind: 'exported', file }) : exported;
    },

    'database.state': () =>
      atDesk(async (desk) => {
        const kept = await desk.stores.maintenance.backups();
        return kept.ok ? succeed(databaseState(kept.value, desk)) : kept;
      }),
    'database.back-up': () =>
      atDesk(async (desk) => {
        const kept = await desk.backups.backUp();
        return kept.ok ? succeed(databaseState(kept.value, desk)) : kept;
      }),
    'database.restore': () => parts.restoreDatabase(),

    'practice.state': () => Promise.resolve(succeed(parts.practice.state())),
    'practice.set': (state) => {
      parts.practice.set(state);
      return Promise.resolve(succeed(parts.practice.state()));
    },
  };
  const remembering = withSentCalls(handlers, (callId) => atDesk(({ stores }) => stores.calls.get(callId)));
  return withConfirmation(withSendPace(remembering, parts.mayBeginSend), parts);
}

function databaseState(backups: BackupInfo[], { backups: keeper, stores }: Desk): DatabaseState {
  const { restored, putBack } = stores;
  return {
    backups,
    ...keeper.state(),
    restored: restored && { backupMadeAtMs: restored.backupMadeAtMs },
    putBack,
  };
}
