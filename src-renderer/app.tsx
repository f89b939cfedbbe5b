import { Suspense, useCallback, useMemo, useState } from 'react';
import { CommandContext, createCommandRegistry, KeyContext } from './commands/command-registry';
import { CallScreen } from './features/call/call-screen';
import { PracticeTour } from './features/call/practice-tour';
import { useBeginCalls } from './features/call/use-begin-calls';
import { useCallKeysGate } from './features/call/early-form/use-call-keys-gate';
import { useEarlyFormRemoval } from './features/call/early-form/use-early-form-removal';
import { UpdateAndQuitRequestBanner } from './features/call/update-and-quit-request-banner';
import { ringsAboveId } from './features/call/incoming/incoming-call-bar';
import { useIncomingCalls } from './features/call/incoming/use-incoming-calls';
import { createOpenCallLookup } from './features/call/open-call-lookup';
import type { OpenCallsStore } from './features/call/open-calls/open-calls-store-types';
import { useUnseenCallIds } from './features/call/open-calls/use-unseen-call-ids';
import { PracticeFrame } from './features/practice/practice-frame';
import type { IpcClient } from './ipc/ipc-client';
import { TextContext } from './i18n/use-text';
import { createKeyTable } from './commands/key-bindings';
import { createLongRunningJobs } from './state/long-running-job';
import type { SettingsSection } from './state/settings-sections';
import { useStore } from './state/store';
import css from './app.module.css';
import { Overlays, type OverlayName } from './overlays';
import { screens, usePreloadedScreens } from './screens';
import type { AppStore } from './shell/app-store';
import { OutboxBlockerProvider } from './shell/outbox-blocker-provider';
import { useOutboxSummaryStore } from './shell/use-outbox-summary-store';
import { NavigationRail } from './shell/navigation-rail';
import { UnavailableActionNotice } from './shell/unavailable-action-notice';
import { ReminderBanner } from './shell/reminder-banner';
import { getSettingsOrDefaults } from './shell/get-settings-or-defaults';
import { useAppCommands } from './shell/use-app-commands';
import { useHistoryCaseActions } from './shell/use-history-case-actions';
import { useKeyboardShortcuts } from './commands/use-keyboard-shortcuts';
import { useDueReminders } from './shell/use-due-reminders';
import { useWindowLanguage } from './shell/use-window-language';
import { ErrorBoundary, type RenderError } from './ui/error-boundary';
import { LiveRegion } from './ui/live-region';
import { MaskScope } from './components/masking/mask-scope-and-masked-text';
import { ScreenError } from './components/screen-error';
import { usePracticeTour } from './shell/use-practice-tour';
import { useTheme } from './shell/use-theme';
import { WindowBars } from './shell/window-bars';
import { WindowProviders } from './shell/window-providers';
import { useHistoryRequests } from './use-history-requests';
import { useShownScreen } from './use-shown-screen';

const { Screen: HistoryScreen } = screens.history;
const { Screen: OutboxScreen } = screens.outbox;
const { Screen: RemindersScreen } = screens.reminders;
const { Screen: HandoverScreen } = screens.handover;
const { Screen: SettingsScreen } = screens.settings;

type AppProps = {
  readonly client: IpcClient;
  readonly calls: OpenCallsStore;
  readonly state: AppStore;
};

/** The whole window. Its calls and its state are already being requested. */
export function App({ client, calls, state: { store, actions } }: AppProps) {
  const [wantedPart, setWantedPart] = useState<{ readonly part: SettingsSection } | null>(null);
  const [overlay, setOverlay] = useState<OverlayName | null>(null);
  const [registry] = useState(createCommandRegistry);
  const { screen, historyStart, go, showCall } = useShownScreen(registry);
  const app = useStore(store);
  const [jobs] = useState(() => createLongRunningJobs(client));
  const settings = getSettingsOrDefaults(app);
  useTheme(settings.theme);
  const t = useWindowLanguage(app?.language);

  usePreloadedScreens();
  useEarlyFormRemoval(screen === 'call' && overlay === null, app);
  const openCalls = useMemo(() => createOpenCallLookup(calls, showCall), [calls, showCall]);
  const closeOverlay = useCallback(() => setOverlay(null), []);
  const tour = usePracticeTour(app, actions, showCall);
  const history = useHistoryRequests({ client, calls, screen, mode: app?.mode ?? null, onGo: go });
  const due = useDueReminders(client);
  const incoming = useIncomingCalls(client);
  const outbox = useOutboxSummaryStore(client);
  const unseenCallIds = useUnseenCallIds(calls);
  const begin = useBeginCalls({ client, calls, registry, onShow: showCall });
  const caseActions = useHistoryCaseActions({
    reopenEnded: calls.reopenEnded,
    onShowCall: showCall,
    onGo: go,
  });
  const keys = useMemo(() => createKeyTable(settings.keys), [settings.keys]);
  const gate = useCallKeysGate(calls, { isIncomingKnown: incoming.isKnown, isCallScreen: screen === 'call' });
  useKeyboardShortcuts(registry, keys, gate);
  useAppCommands(registry, {
    t,
    screen,
    onGo: go,
    settings: { app, actions },
    onShowPart: (part) => {
      setWantedPart({ part });
      go('settings');
    },
    onFind: history.find,
    onShowShift: history.showShift,
    onShowCall: showCall,
    onOpenOverlay: setOverlay,
  });

  const showFault = (fault: RenderError, reset: () => void) => (
    <ScreenError
      error={fault}
      ask={client.ask}
      onReset={reset}
      isHidden={fault.area === 'call' && screen !== 'call'}
    />
  );
  return (
    <TextContext value={t}>
      <CommandContext value={registry}>
        <KeyContext value={keys}>
          <WindowProviders client={client} app={app}>
            <OutboxBlockerProvider outbox={outbox}>
              <PracticeFrame client={client} isOn={app?.mode === 'practice'}>
                <div className={css['whole']}>
                  <WindowBars
                    client={client}
                    app={app}
                    onChangeAgent={(agent) => actions.changeSettings({ agent })}
                  >
                    <UpdateAndQuitRequestBanner app={app} calls={calls} />
                    {tour.isShown && screen === 'call' && <PracticeTour calls={calls} tour={tour} />}
                  </WindowBars>
                  <div className={css['shell']}>
                    <NavigationRail
                      outbox={outbox}
                      app={app}
                      screen={screen}
                      unseenCount={unseenCallIds.length}
                      dueCount={due.dueCount}
                      missedCount={incoming.missedCount}
                      onGo={history.goByRail}
                      onHelp={() => setOverlay('shortcuts')}
                    />
                    <div id={ringsAboveId} className={css['rings']} data-rings-above />
                    <ErrorBoundary area="call" renderError={showFault}>
                      <CallScreen
                        client={client}
                        calls={calls}
                        incoming={incoming}
                        isShown={screen === 'call'}
                        app={app}
                        onShow={showCall}
                        onOpenTicket={history.openTicket}
                        onReopenRejected={begin.reopenRejected}
                        onShowInHistory={history.showLike}
                        tokenActions={actions}
                      />
                    </ErrorBoundary>
                    <Suspense fallback={<p className={css['wait']}>{t('app.starting')}</p>}>
                      <ErrorBoundary key={screen} area={screen} renderError={showFault}>
                        {screen === 'history' && (
                          <HistoryScreen
                            client={client}
                            jobs={jobs}
                            mode={app?.mode ?? null}
                            openCalls={openCalls}
                            {...historyStart}
                            {...history.requests}
                            onReopenRejected={begin.reopenRejected}
                            caseActions={caseActions}
                            onBeginFromTicket={begin.logAgain}
                            onFollowUp={begin.followUp}
                          />
                        )}
                        {screen === 'outbox' && (
                          <MaskScope resetKey="outbox">
                            <OutboxScreen
                              client={client}
                              onOpenTicket={history.openTicket}
                              onReopenRejected={begin.reopenRejected}
                              isAskingKeychain={app?.mode === 'live' && app.token.kind === 'checking'}
                              actions={actions}
                            />
                          </MaskScope>
                        )}
                        {screen === 'reminders' && (
                          <MaskScope resetKey="reminders">
                            <RemindersScreen
                              client={client}
                              onOpenTicket={history.openTicket}
                              callBack={begin.callBack}
                              findOpenCall={openCalls.ofRing}
                            />
                          </MaskScope>
                        )}
                        {screen === 'handover' && (
                          <MaskScope resetKey="handover">
                            <HandoverScreen
                              client={client}
                              app={app}
                              unseenCallIds={unseenCallIds}
                              onOpenTicket={history.openTicket}
                              onOpenCall={openCalls.open}
                              onShowCallbacks={() => go('reminders')}
                              onLeave={showCall}
                            />
                          </MaskScope>
                        )}
                        {screen === 'settings' && app !== null && (
                          <MaskScope resetKey="settings">
                            <SettingsScreen
                              client={client}
                              jobs={jobs}
                              app={app}
                              actions={actions}
                              openRequest={wantedPart}
                            />
                          </MaskScope>
                        )}
                      </ErrorBoundary>
                    </Suspense>
                    <UnavailableActionNotice />
                    <LiveRegion />
                    <ErrorBoundary area="overlay" renderError={() => null}>
                      <MaskScope resetKey="strip" isShown={false}>
                        <ReminderBanner
                          client={client}
                          due={due}
                          isOverCalls={screen === 'call'}
                          onOpenTicket={history.openTicket}
                        />
                      </MaskScope>
                    </ErrorBoundary>
                    <Overlays open={overlay} registry={registry} onClose={closeOverlay} tour={tour} />
                  </div>
                </div>
              </PracticeFrame>
            </OutboxBlockerProvider>
          </WindowProviders>
        </KeyContext>
      </CommandContext>
    </TextContext>
  );
}
