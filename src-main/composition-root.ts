import type { Result } from '../shared/result';
import { applySettingsChange, type Settings } from '../shared/app/settings';
import { getAgent, type AppState } from '../shared/app/app-state';
import type { Mode } from '../shared/app/mode';
import type { IncomingCall } from '../shared/calls/incoming-call-link';
import type { IpcEvent } from '../shared/ipc/channels-and-events';
import type { Handlers } from '../shared/ipc/contract';
import type { EventPayload } from '../shared/ipc/event-contract';
import { resolveLanguage, type Language } from '../shared/i18n/language';
import { maskText } from '../shared/privacy/mask-personal-data';
import type { Schedule } from '../shared/time/schedule';
import { readTokenStateWithin } from './keychain/token-vault';
import type { Confirm } from './confirm/confirm';
import { createManySendsQuestion } from './confirm/confirmation-questions';
import { openOneDialogAtATime } from './confirm/one-dialog-at-a-time';
import type { DatabaseError } from './db/database-error';
import { createIncomingCalls } from './calls/pending-incoming-calls';
import type { StoreOpener } from './data/open-stores';
import { openWorkspace, type Workspace } from './workspace/workspace';
import { createWorkspaceHealth } from './workspace/workspace-health';
import { createModeAndToken } from './workspace/change-mode-and-token';
import { createWorkspaceManager } from './workspace/workspace-manager';
import type { ChooseFile } from './files/file-chooser';
import { createHandlers, type HandlerParts } from './ipc-handlers';
import type { TokenVault } from './keychain/token-vault';
import { createInactiveModeHistory } from './workspace/inactive-mode-history';
import { getCallbackNotificationText } from './reminders/callback-notification-text';
import { createPracticeService } from './practice/practice-service';
import { createWindowErrorLog } from './log/window-error-log';
import type { Log } from './log/log';
import { keepDaysOf, openSettingsFile } from './settings/settings-file';
import { createStoreHubClient } from './storehub/client';
import { createSendRateLimit, mostSendsInHour } from './sending/send-rate-limit';
import { openTemplatesFile } from './templates/templates-file';

export type HelpdeskParts = {
  readonly userDataFolder: string;
  readonly log: Log;
  readonly liveEndpoint: URL;
  /** A mode that this run cannot leave, or null. */
  readonly fixedMode: Mode | null;
  readonly appVersion: string;
  readonly electronVersion: string;
  readonly openStores: StoreOpener;
  readonly token: TokenVault;
  /** Returns the system's proxy for a URL, as PAC text. */
  readonly resolveProxy: (url: URL) => Promise<string>;
  /** Returns the certificate authorities to trust, or undefined for the runtime's own. */
  readonly certificateAuthorities: () => readonly string[] | undefined;
  readonly nowMs: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly newId: () => string;
  readonly newPcId: () => string;
  /** The system's name of this computer. */
  readonly pcName: string;
  /** The system's name of its user, at most as long as initials; null if it has none. */
  readonly systemUser: string | null;
  readonly schedule: Schedule;
  readonly copyText: (text: string) => void;
  readonly chooseFile: ChooseFile;
  /** Asks the agent in a dialog outside the window, which no page can answer. */
  readonly confirm: Confirm;
  readonly pagePrinter: HandlerParts['pagePrinter'];
  /** Whether a script of that name is one of the window's own. */
  readonly isWindowFile: (name: string) => boolean;
  readonly notify: <N extends IpcEvent>(notice: N, payload: EventPayload<N>) => void;
  readonly reloadWindow: () => void;
  /** Shows a notification outside the window without taking the focus. A click on it brings the window to the front. */
  readonly showNotification: (
    text: { readonly title: string; readonly body: string },
    onPressed: () => void,
  ) => void;
  /** The language of the computer, as a tag such as `ms-MY`. */
  readonly systemLanguage: () => string;
  readonly onSettingsChanged: (settings: Settings) => void;
};

type EventWithoutPayload =
  'app.changed' | 'outbox.changed' | 'reminders.changed' | 'sync.changed' | 'calls.incoming-changed';

export type Helpdesk = {
  readonly handlers: Handlers;
  readonly settings: () => Settings;
  /** The current language, by the settings and the system. */
  readonly language: () => Language;
  /** Called when a softphone announces calls. Each stays listed until it is answered or dismissed. */
  readonly announceCalls: (calls: readonly IncomingCall[]) => void;
  /** Called after an error that the main process survived. The window then asks for a restart. */
  readonly askForRestart: () => void;
  /** Called after sleep, or when the network may be back. */
  readonly wake: () => void;
  /** Waits for running sends, then closes everything. */
  readonly close: () => Promise<void>;
};

/**
 * How long to wait for the state of the token, in ms: for the window's first paint, and for the choice of mode at a
 * first start.
 */
const patienceMs = { appState: 250, firstStart: 2_000 };

/** Creates every object of the main process. Does not use Electron, so that tests can create the same objects. */
export function composeHelpdesk(parts: HelpdeskParts): Helpdesk {
  const settings = openSettingsFile(parts.userDataFolder, parts.log);
  const practice = createPracticeService(parts);
  const client = createStoreHubClient({
    endpoint: parts.liveEndpoint,
    userAgent: `StoreHub-Helpdesk/${parts.appVersion}`,
    resolveProxy: parts.resolveProxy,
    certificateAuthorities: parts.certificateAuthorities,
    nowMs: parts.nowMs,
    log: parts.log,
  });

  const otherHistory = createInactiveModeHistory({ ...parts, practice });

  const tellAppChanged = tell('app.changed');
  const workspaceHealth = createWorkspaceHealth({ onChanged: tellAppChanged, schedule: parts.schedule });

  let needsRestart = false;
  const dialogs = openOneDialogAtATime(parts);
  const incomingCalls = createIncomingCalls({
    nowMs: parts.nowMs,
    onChanged: tell('calls.incoming-changed'),
    log: parts.log,
  });
  const workspaces = createWorkspaceManager({ ...parts, firstMode, open });
  const modeAndToken = createModeAndToken({
    ...parts,
    settings,
    workspaces,
    onChanged: tellAppChanged,
  });
  void workspaces.current();

  async function firstMode(): Promise<Mode> {
    const { chosenMode, hasHadToken } = settings.read();
    if (parts.fixedMode !== null) return parts.fixedMode;
    if (chosenMode !== null) return chosenMode;
    if (hasHadToken) return 'live';
    return (await readTokenStateWithin(patienceMs.firstStart, parts)).kind === 'present'
      ? 'live'
      : 'practice';
  }

  async function open(modeNow: Mode, mustRestore: boolean): Promise<Result<Workspace, DatabaseError>> {
    const isLive = modeNow === 'live';
    const opened = await openWorkspace({
      ...parts,
      openStores: await otherHistory.release(),
      mode: modeNow,
      mustRestore,
      sendRequest: isLive ? client.send : practice.send,
      token: isLive ? parts.token.token : practice.token,
      addReferenceToRemark: () => settings.read().addReferenceToRemark,
      agent: () => getAgent({ settings: settings.shown(), systemUser: parts.systemUser }),
      endingKinds: () => settings.read().endingKinds,
      keepDays: () => settings.read()[keepDaysOf[modeNow]],
      feed: {
        folder: () => settings.read().feedFolder,
        newPcId: parts.newPcId,
        pcName: parts.pcName,
        onChanged: tell('sync.changed'),
      },
      onTicketChanged: (ticketId, isAnswered) => {
        parts.notify('tickets.changed', { ticketId, ...(isAnswered && { isAnswered }) });
      },
      onOutboxChanged: tell('outbox.changed'),
      onProgress: (progress) => {
        parts.notify('job.progress', progress);
      },
      onRaised: (raised) => {
        const text = getCallbackNotificationText(
          raised,
          language(),
          settings.read().isMasked ? maskText : undefined,
        );
        const wanted = raised.length === 1 ? raised[0]?.ticket.id : undefined;
        parts.showNotification(text, () => {
          if (wanted !== undefined) parts.notify('tickets.open-requested', { ticketId: wanted });
        });
      },
      onRemindersChanged: tell('reminders.changed'),
      onCallsErased: (callIds) => parts.notify('calls.erased', { callIds: [...callIds] }),
      ...workspaceHealth.listeners,
      onUnusable: (why) => void workspaces.replace(modeNow, why === 'damaged'),
    });
    if (workspaceHealth.reset(opened)) parts.reloadWindow();
    if (!opened.ok) return opened;
    if (isLive && !settings.read().hasBeenLive) settings.change({ hasBeenLive: true });
    if (!isLive) await practice.fill(opened.value.stores.practice);
    await opened.value.start();
    return opened;
  }

  function tell(notice: EventWithoutPayload): () => void {
    return () => parts.notify(notice, null);
  }

  function language(): Language {
    return resolveLanguage(settings.read().language, parts.systemLanguage());
  }

  async function appState(): Promise<AppState> {
    return {
      mode: await workspaces.mode(),
      isModeFixed: parts.fixedMode !== null,
      token: await readTokenStateWithin(patienceMs.appState, parts),
      settings: settings.shown(),
      language: language(),
      version: parts.appVersion,
      electronVersion: parts.electronVersion,
      dataFolder: parts.userDataFolder,
      ...workspaceHealth.get(),
      needsRestart,
      liveHost: parts.liveEndpoint.host,
      platform: process.platform,
      systemUser: parts.systemUser,
    };
  }

  parts.token.onChange(tellAppChanged);

  return {
    handlers: createHandlers({
      workspace: () => workspaceHealth.failFastWhileRestoring(workspaces.current()),
      historyOf: async (of) =>
        of === undefined || of === (await workspaces.mode())
          ? workspaceHealth.failFastWhileRestoring(workspaces.current())
          : otherHistory.open(of),
      appState,
      ...modeAndToken,
      changeSettings: (change) => {
        const changed = settings.change(applySettingsChange(settings.shown(), change));
        if (!changed.ok) return changed;
        parts.onSettingsChanged(settings.shown());
        tellAppChanged();
        return changed;
      },
      restoreDatabase: async () => workspaces.replace(await workspaces.mode(), true),
      practice,
      copyText: parts.copyText,
      reportError: createWindowErrorLog(parts.log, parts.nowMs, parts.isWindowFile),
      templates: openTemplatesFile(parts.userDataFolder),
      ...dialogs,
      language,
      log: parts.log,
      newId: parts.newId,
      incomingCalls,
      nowMs: parts.nowMs,
      appVersion: parts.appVersion,
      keepDays: (of) => settings.read()[keepDaysOf[of]],
      setFeedFolder: (feedFolder) => settings.change({ feedFolder }),
      setKeepDays: (of, keepDays) => settings.change({ [keepDaysOf[of]]: keepDays }),
      mayBeginSend: createSendRateLimit({
        nowMs: parts.nowMs,
        mode: workspaces.mode,
        confirmMany: () => dialogs.confirm(createManySendsQuestion(mostSendsInHour, language())),
        log: parts.log,
      }),
      storedSettings: settings.read,
    }),
    settings: settings.shown,
    language,
    announceCalls: incomingCalls.announce,
    askForRestart: () => {
      needsRestart = true;
      tellAppChanged();
    },
    wake: () => {
      void workspaces.current().then((current) => {
        if (!current.ok) return;
        current.value.outbox.wake();
        void current.value.reminders.check();
      });
    },
    close: async () => {
      await workspaces.close();
      await otherHistory.release();
      await practice.stop();
    },
  };
}
