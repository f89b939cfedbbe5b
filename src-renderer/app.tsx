import { lazy, startTransition, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { CommandContext, commandDesk, KeyContext } from './commands/command-registry';
import { CallScreen } from './features/call/call-screen';
import type { OpenCalls } from './features/call/drafts/open-calls-store';
import { PracticeFrame } from './features/practice/practice-frame';
import type { IpcClient } from './ipc/ipc-client';
import { TextContext } from './i18n/translate';
import { tableWith } from './commands/key-bindings';
import { longJobs } from './state/long-running-job';
import { schedule } from './state/schedule-timeout';
import type { SettingsPart } from './state/settings-sections';
import { useStore } from './state/store';
import css from './app.module.css';
import type { AppStore } from './shell/app-store';
import { CommandPalette } from './shell/command-palette';
import { KeyCard } from './shell/shortcuts-overlay';
import { OutboxStopProvider, useOutboxSummaryStore } from './shell/outbox-summary-store';
import { Rail } from './shell/navigation-rail';
import { RestoringBand } from './shell/database-status-banner';
import { ReminderStrip } from './shell/reminder-banner';
import type { Screen } from './shell/screen-name';
import { useAppCommands } from './shell/use-app-commands';
import { useCommandKeys } from './commands/use-keyboard-shortcuts';
import { useDueReminders } from './shell/use-due-reminders';
import { useLanguage } from './shell/use-language';
import { ErrorBoundary, type Fault } from './ui/error-boundary';
import { MaskScope, MaskSetting } from './components/masking/masked-text';
import { ScreenFault } from './components/screen-error';
import { useTheme } from './shell/use-theme';

const historyScreen = () => import('./features/history/history-screen');
const remindersScreen = () => import('./features/reminders/reminders-screen');
const outboxScreen = () => import('./features/outbox/outbox-screen');
const settingsScreen = () => import('./features/settings/settings-screen');

const HistoryScreen = lazy(async () => ({ default: (await historyScreen()).HistoryScreen }));
const OutboxScreen = lazy(async () => ({ default: (await outboxScreen()).OutboxScreen }));
const RemindersScreen = lazy(async () => ({ default: (await remindersScreen()).RemindersScreen }));
const SettingsScreen = lazy(async () => ({ default: (await settingsScreen()).SettingsScreen }));

/** By then the caret has long been on Phone, also on a slow computer. */
const afterTheStartMs = 2_000;

type AppProps = {
  readonly client: IpcClient;
  readonly calls: OpenCalls;
  readonly state: AppStore;
};

/** The whole window. Its calls and its state are being asked for already. */
export function App({ client, calls, state: { store, actions } }: AppProps) {
  const [screen, setScreen] = useState<Screen>('call');
  const [wanted, setWanted] = useState<{ readonly ticketId: number } | null>(null);
  const [wantedPart, setWantedPart] = useState<{ readonly part: SettingsPart } | null>(null);
  const [findCount, setFindCount] = useState(0);
  const [isShiftFirst, setIsShiftFirst] = useState(false);
  const [isCardOpen, setIsCardOpen] = useState(false);
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const [desk] = useState(commandDesk);
  const app = useStore(store, (state) => state);
  const [jobs] = useState(() => longJobs(client));
  useTheme(app?.settings.theme ?? 'system');
  const t = useLanguage(app?.language);

  useEffect(() => {
    // The other screens are fetched once the first one stands and nothing else is to be done.
    return schedule(afterTheStartMs, () => {
      requestIdleCallback(
        () => void Promise.all([historyScreen(), outboxScreen(), remindersScreen(), settingsScreen()]),
      );
    });
  }, []);
  const go = useCallback(
    (to: Screen, withShift = false) => {
      desk.closeOverlays();
      startTransition(() => {
        setScreen(to);
        setIsShiftFirst(withShift);
      });
    },
    [desk],
  );
  const showCall = useCallback(() => setScreen('call'), []);
  const closeCard = useCallback(() => setIsCardOpen(false), []);
  const closePalette = useCallback(() => setIsPaletteOpen(false), []);
  const openTicket = useCallback(
    (ticketId: number) => {
      setWanted({ ticketId });
      go('history');
    },
    [go],
  );
  useEffect(
    () => client.onNotice('ticket.wanted', ({ ticketId }) => openTicket(ticketId)),
    [client, openTicket],
  );
  const due = useDueReminders(client);
  const outbox = useOutboxSummaryStore(client);
  const mend = useCallback(
    (id: number) => {
      setScreen('call');
      void calls.mend(id);
    },
    [calls],
  );
  const logAgain = useCallback(
    (id: number) => {
      setScreen('call');
      void calls.logAgain(id);
    },
    [calls],
  );
  const keys = useMemo(() => tableWith(app?.settings.keys ?? {}), [app?.settings.keys]);
  useCommandKeys(desk, keys);
  useAppCommands(desk, {
    t,
    screen,
    onGo: go,
    onShowPart: (part) => {
      setWantedPart({ part });
      go('settings');
    },
    onFind: () => {
      setWanted(null);
      setFindCount((count) => count + 1);
      go('history');
    },
    onShowShift: () => {
      setWanted(null);
      go('history', true);
    },
    onShowCall: showCall,
    onOpenCard: () => setIsCardOpen(true),
    onOpenPalette: () => setIsPaletteOpen(true),
  });

  const showFault = (fault: Fault, reset: () => void) => (
    <ScreenFault
      fault={fault}
      ask={client.ask}
      onReset={reset}
      isHidden={fault.place === 'call' && screen !== 'call'}
    />
  );
  return (
    <TextContext value={t}>
      <CommandContext value={desk}>
        <KeyContext value={keys}>
          <MaskSetting value={app?.settings.isMasked}>
            <OutboxStopProvider outbox={outbox} app={app}>
              <PracticeFrame client={client} isOn={app?.mode === 'practice'}>
                <div className={css['whole']}>
                  <RestoringBand app={app} />
                  <div className={css['shell']}>
                    <Rail
                      outbox={outbox}
                      app={app}
                      screen={screen}
                      dueCount={due.dueCount}
                      onGo={go}
                      onHelp={() => setIsCardOpen(true)}
                    />
                    <ErrorBoundary place="call" renderFault={showFault}>
                      <CallScreen
                        client={client}
                        calls={calls}
                        isShown={screen === 'call'}
                        app={app}
                        onShow={showCall}
                        onOpenTicket={openTicket}
                        tokenActions={actions}
                      />
                    </ErrorBoundary>
                    <Suspense fallback={<p className={css['wait']}>{t('app.starting')}</p>}>
                      <ErrorBoundary key={screen} place={screen} renderFault={showFault}>
                        {screen === 'history' && (
                          <HistoryScreen
                            client={client}
                            jobs={jobs}
                            mode={app?.mode ?? null}
                            wanted={wanted}
                            findCount={findCount}
                            isShiftFirst={isShiftFirst}
                            onMend={mend}
                            onLogAgain={logAgain}
                          />
                        )}
                        {screen === 'outbox' && (
                          <MaskScope of="outbox">
                            <OutboxScreen
                              client={client}
                              onOpenTicket={openTicket}
                              isAskingKeychain={app?.mode === 'live' && app.token.kind === 'checking'}
                              actions={actions}
                            />
                          </MaskScope>
                        )}
                        {screen === 'reminders' && (
                          <MaskScope of="reminders">
                            <RemindersScreen client={client} onOpenTicket={openTicket} />
                          </MaskScope>
                        )}
                        {screen === 'settings' && app !== null && (
                          <MaskScope of="settings">
                            <SettingsScreen
                              client={client}
                              jobs={jobs}
                              app={app}
                              actions={actions}
                              wanted={wantedPart}
                            />
                          </MaskScope>
                        )}
                      </ErrorBoundary>
                    </Suspense>
                    <ErrorBoundary place="overlay" renderFault={() => null}>
                      <MaskScope of="strip" isShown={false}>
                        <ReminderStrip
                          client={client}
                          due={due}
                          isOverCalls={screen === 'call'}
                          onOpenTicket={openTicket}
                        />
                      </MaskScope>
                    </ErrorBoundary>
                    <ErrorBoundary
                      key={`${isPaletteOpen} ${isCardOpen}`}
                      place="overlay"
                      renderFault={() => null}
                    >
                      {isPaletteOpen && <CommandPalette desk={desk} onClose={closePalette} />}
                      {isCardOpen && <KeyCard onClose={closeCard} />}
                    </ErrorBoundary>
                  </div>
                </div>
              </PracticeFrame>
            </OutboxStopProvider>
          </MaskSetting>
        </KeyContext>
      </CommandContext>
    </TextContext>
  );
}
