import type { Result } from '../shared/result';
import { getAgent, type AppState } from '../shared/app/app-state';
import type { Mode } from '../shared/app/mode';
import type { IpcEvent } from '../shared/ipc/channels-and-events';
import type { EventPayload } from '../shared/ipc/event-contract';
import { resolveLanguage, type Language } from '../shared/i18n/language';
import { maskText } from '../shared/privacy/mask-personal-data';
import { createManySendsQuestion, createOpenLiveQuestion } from './confirm/confirmation-questions';
import { openOneDialogAtATime } from './confirm/one-dialog-at-a-time';
import type { DatabaseError } from './db/database-error';
import type { Helpdesk, HelpdeskParts } from './helpdesk-parts';
import { createIncomingCalls } from './incoming-calls/incoming-calls';
import { openWorkspace, type ReadableHistory, type Workspace } from './workspace/workspace';
import { createWorkspaceStatus } from './workspace/workspace-status';
import { createAppStateReader } from './workspace/app-state-reader';
import { createQuitGuard } from './workspace/quit-guard';
import { chooseStartupMode } from './workspace/choose-startup-mode';
import { createModeAndToken } from './workspace/change-mode-and-token';
import { createWorkspaceManager } from './workspace/workspace-manager';
import { createHandlers } from './ipc-handlers';
import { createInactiveModeHistory } from './workspace/inactive-mode-history';
import { getCallbackNotificationText } from './reminders/callback-notification-text';
import { createPracticeService } from './practice/practice-service';
import { createWindowErrorLog } from './log/window-error-log';
import { getFixedMode } from './settings/policy-settings';
import { keepDaysKeys } from './settings/settings-file';
import { findRefusedTokenHash } from './settings/stored-settings-schema';
import { createStoreHubClient } from './storehub/client';
import { createSendRateLimit, maxSendsInHour } from './sending/send-rate-limit';
import { startUpdateCheck } from './updates/update-check';
import { openTemplateSources } from './templates/template-sources';

type EventWithoutPayload = { [N in IpcEvent]: EventPayload<N> extends null ? N : never }[IpcEvent];

/** Creates every object of the main process. Does not use Electron, so that tests can create the same objects. */
export function composeHelpdesk(parts: HelpdeskParts): Helpdesk {
  const { settings, syncServer } = parts.openedSettings;
  const fixedMode = parts.fixedMode ?? getFixedMode(parts.policies.required.Mode);
  const practice = createPracticeService(parts);
  const client = createStoreHubClient({
    endpoint: parts.liveEndpoint,
    userAgent: `StoreHub-Helpdesk/${parts.appVersion}`,
    resolveProxy: parts.resolveProxy,
    certificateAuthorities: parts.certificateAuthorities,
    nowMs: parts.nowMs,
    log: parts.log,
  });

  const templates = openTemplateSources(parts.userDataFolder, {
    ...parts,
    onShared: tell('templates.changed'),
  });
  const otherHistory = createInactiveModeHistory({ ...parts, practice });
  const tellAppChanged = tell('app.changed');
  const workspaceStatus = createWorkspaceStatus({ onChanged: tellAppChanged, schedule: parts.schedule });

  let needsRestart = false;
  let supervisorNotices: AppState['supervisorNotices'] = [];
  const dialogs = openOneDialogAtATime(parts);
  const workspaces = createWorkspaceManager({
    ...parts,
    chooseStartupMode: () =>
      chooseStartupMode({
        ...parts,
        fixedMode,
        settings,
        confirmLive: () => dialogs.confirm(createOpenLiveQuestion(language())),
      }),
    open,
    use,
  });
  const incomingCalls = createIncomingCalls({
    ...parts,
    workspaces,
    openHistory: async (of) => (of === (await workspaces.mode()) ? workspaces.current() : openInactive(of)),
    onChanged: tell('calls.incoming-changed'),
  });
  const modeAndToken = createModeAndToken({
    ...parts,
    fixedMode,
    settings,
    workspaces,
    onChanged: tellAppChanged,
  });
  const quitGuard = createQuitGuard({ workspaces, incomingCalls, onChanged: tellAppChanged });
  const updates = startUpdateCheck({ ...parts, onChanged: tellAppChanged });
  void workspaces.current();

  async function open(modeNow: Mode, mustRestore: boolean): Promise<Result<Workspace, DatabaseError>> {
    const isLive = modeNow === 'live';
    // To the page of another mode, the same id would mean another ticket or call.
    const notify: HelpdeskParts['notify'] = (event, payload) => {
      if (!workspaces.isLeft(modeNow)) parts.notify(event, payload);
    };
    const opened = await openWorkspace({
      ...parts,
      openStores: await otherHistory.release(),
      mode: modeNow,
      mustRestore,
      sendRequest: isLive ? client.send : practice.send,
      token: isLive ? parts.token.token : practice.token,
      refusedTokenHash: (refusal) => (isLive ? findRefusedTokenHash(settings.read(), refusal) : null),
      onTokenRefused: (refusedTokenHash, refusedTokenFor) =>
        void (isLive && settings.change({ refusedTokenHash, refusedTokenFor })),
      addReferenceToRemark: () => settings.read().addReferenceToRemark,
      agent: () => getAgent({ settings: settings.shown(), systemUser: parts.systemUser }),
      endingKinds: () => settings.read().endingKinds,
      keepDays: () => settings.read()[keepDaysKeys[modeNow]],
      sync: {
        ...parts,
        server: syncServer,
        templates,
        password: parts.syncPassword.read,
        onChanged: tell('sync.changed', notify),
        onNotices: (notices) => {
          supervisorNotices = notices;
          tellAppChanged();
        },
      },
      onTicketChanged: (ticketId, how) => notify('tickets.changed', { ticketId, ...how }),
      onOutboxChanged: tell('outbox.changed', notify),
      onProgress: (progress) => notify('job.progress', progress),
      onRaised: (raised) => {
        const mask = settings.read().isMasked ? maskText : undefined;
        const text = getCallbackNotificationText(raised, language(), mask);
        const wanted = raised.length === 1 ? raised[0]?.ticket.id : undefined;
        // It may be pressed hours later: in another history, the same id is another person's ticket.
        parts.showNotification(text, () => {
          void workspaces.current().then((current) => {
            if (current === opened && wanted !== undefined)
              parts.notify('tickets.open-requested', { ticketId: wanted });
          });
        });
      },
      onRemindersChanged: tell('reminders.changed', notify),
      onIncidentsChanged: tell('incidents.changed', notify),
      onIncomingCallsChanged: tell('calls.incoming-changed', notify),
      onCallsErased: (callIds) => notify('calls.erased', { callIds: [...callIds] }),
      onCallsRedacted: (callIds) => notify('calls.redacted', { callIds: [...callIds] }),
      ...workspaceStatus.createListeners(modeNow, workspaces.mode),
      onUnusable: (why) => void workspaces.reopen(modeNow, why === 'damaged'),
    });
    if (opened.ok && !isLive) await practice.fill(opened.value.stores.practice);
    return opened;
  }

  async function use(opened: Result<Workspace, DatabaseError>, modeNow: Mode): Promise<void> {
    if (workspaceStatus.reset(opened)) parts.reloadWindow();
    if (!opened.ok) return;
    if (modeNow === 'live' && !settings.read().hasBeenLive) settings.change({ hasBeenLive: true });
    await opened.value.start();
  }

  async function openInactive(of: Mode): Promise<Result<ReadableHistory, DatabaseError>> {
    return (await workspaces.whileOpening(of)) ?? otherHistory.open(of);
  }

  function tell(event: EventWithoutPayload, notify = parts.notify): () => void {
    return () => notify(event, null);
  }

  function language(): Language {
    return resolveLanguage(settings.read().language, parts.systemLanguage());
  }

  const appState = createAppStateReader({
    ...parts,
    fixedMode,
    mode: workspaces.mode,
    settings: settings.shown,
    language,
    health: workspaceStatus.get,
    needsRestart: () => needsRestart,
    supervisorNotices: () => supervisorNotices,
    isQuitAsked: quitGuard.isAsked,
    ...updates,
    hasUnreadSettings: settings.hasUnread,
  });
  parts.token.onChange(tellAppChanged);

  return {
    handlers: createHandlers({
      ...parts,
      workspace: () => workspaceStatus.failFastWhileOpening(workspaces.current()),
      historyOf: async (of) =>
        of === undefined || of === (await workspaces.mode())
          ? workspaceStatus.failFastWhileOpening(workspaces.current())
          : openInactive(of),
      appState,
      ...modeAndToken,
      changeSettings: (change) => {
        const changed = settings.changeShown(change);
        // Also after a refusal: the file may have been read again.
        parts.onSettingsChanged(settings.shown());
        tellAppChanged();
        return changed;
      },
      showRecovery: otherHistory.showRecovery,
      restoreDatabase: async () => workspaces.replace(await workspaces.mode(), true),
      practice,
      mode: workspaces.mode,
      reportInUse: quitGuard.reportInUse,
      reportError: createWindowErrorLog(parts.log, parts.nowMs, parts.isWindowFile),
      templates,
      ...dialogs,
      language,
      incomingCalls,
      keepDays: (of) => settings.read()[keepDaysKeys[of]],
      syncServer,
      saveRings: incomingCalls.saveAll,
      setKeepDays: (of, keepDays) => settings.change({ [keepDaysKeys[of]]: keepDays }),
      mayBeginSend: createSendRateLimit({
        nowMs: parts.nowMs,
        mode: workspaces.mode,
        confirmMany: () => dialogs.confirm(createManySendsQuestion(maxSendsInHour, language())),
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
    askToQuit: quitGuard.ask,
    wake: () => {
      incomingCalls.wake();
      void workspaces.current().then((current) => (current.ok ? current.value.wake() : undefined));
    },
    close: async () => {
      const checkInstaller = await updates.stop(quitGuard.mayUpdate);
      quitGuard.close();
      await incomingCalls.close();
      await workspaces.close();
      await otherHistory.release();
      await practice.stop();
      return (await checkInstaller?.()) ?? null;
    },
  };
}
