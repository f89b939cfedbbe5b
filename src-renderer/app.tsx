import { lazy, startTransition, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { CallScreen } from './features/call/call-screen';
import { openCalls } from './features/call/open-calls';
import { PracticeFrame } from './features/practice/practice-frame';
import type { IpcClient } from './ipc-client';
import { useText } from './i18n/text';
import { actionOf, usualKeys } from './keys';
import { useStore } from './store';
import css from './app.module.css';
import { appStore } from './shell/app-store';
import { KeyCard } from './shell/key-card';
import { Rail } from './shell/rail';
import type { Screen } from './shell/screen';
import { useTheme } from './shell/use-theme';

const historyScreen = () => import('./features/history/history-screen');
const outboxScreen = () => import('./features/outbox/outbox-screen');
const settingsScreen = () => import('./features/settings/settings-screen');

const HistoryScreen = lazy(async () => ({ default: (await historyScreen()).HistoryScreen }));
const OutboxScreen = lazy(async () => ({ default: (await outboxScreen()).OutboxScreen }));
const SettingsScreen = lazy(async () => ({ default: (await settingsScreen()).SettingsScreen }));

/** By then the caret has long been on Phone, also on a slow computer. */
const afterTheStartMs = 2_000;

export function App({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const [screen, setScreen] = useState<Screen>('call');
  const [ticketId, setTicketId] = useState<number | null>(null);
  const [findCount, setFindCount] = useState(0);
  const [isCardOpen, setIsCardOpen] = useState(false);
  const [{ store, refresh, actions }] = useState(() => appStore(client.ask));
  const app = useStore(store, (state) => state);
  const [calls] = useState(() => openCalls(client, schedule));
  useTheme(app?.settings.theme ?? 'system');

  useEffect(() => {
    void calls.load();
    void refresh();
    return client.onNotice('app.changed', () => void refresh());
  }, [client, calls, refresh]);
  useEffect(() => {
    // The other screens are fetched once the first one stands and nothing else is to be done.
    return schedule(afterTheStartMs, () => {
      requestIdleCallback(() => void Promise.all([historyScreen(), outboxScreen(), settingsScreen()]));
    });
  }, []);
  const go = useCallback((to: Screen) => startTransition(() => setScreen(to)), []);
  const showCall = useCallback(() => setScreen('call'), []);
  const openTicket = useCallback(
    (id: number) => {
      setTicketId(id);
      go('history');
    },
    [go],
  );
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
  useShellKeys(
    useMemo(
      () => ({
        find: () => {
          setTicketId(null);
          setFindCount((count) => count + 1);
          go('history');
        },
        help: () => setIsCardOpen((isOpen) => !isOpen),
        back: () => setScreen('call'),
      }),
      [go],
    ),
  );

  return (
    <PracticeFrame client={client} isOn={app?.mode === 'practice'}>
      <div className={css['shell']}>
        <Rail client={client} app={app} screen={screen} onGo={go} onHelp={() => setIsCardOpen(true)} />
        <CallScreen
          client={client}
          calls={calls}
          isShown={screen === 'call'}
          token={app === null || app.mode === 'practice' ? null : app.token}
          onShow={showCall}
          onOpenTicket={openTicket}
          tokenActions={actions}
        />
        <Suspense fallback={<p className={css['wait']}>{t('app.starting')}</p>}>
          {screen === 'history' && (
            <HistoryScreen
              client={client}
              ticketId={ticketId}
              findCount={findCount}
              onMend={mend}
              onLogAgain={logAgain}
            />
          )}
          {screen === 'outbox' && (
            <OutboxScreen client={client} onOpenTicket={openTicket} actions={actions} />
          )}
          {screen === 'settings' && app !== null && (
            <SettingsScreen client={client} app={app} actions={actions} />
          )}
        </Suspense>
        {isCardOpen && <KeyCard onClose={() => setIsCardOpen(false)} />}
      </div>
    </PracticeFrame>
  );
}

function schedule(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}

type ShellKeys = { readonly find: () => void; readonly help: () => void; readonly back: () => void };

/** The keys that work on every screen. A key that a control has used for itself is left to it. */
function useShellKeys(keys: ShellKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actionOf(event, usualKeys);
      if (action !== 'find' && action !== 'help' && action !== 'back') return;
      if (action === 'back' && event.defaultPrevented) return;
      event.preventDefault();
      keys[action]();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [keys]);
}
