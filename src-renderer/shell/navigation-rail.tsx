import { memo, useContext, type ReactNode } from 'react';
import { getAgent, type AppState } from '../../shared/app/app-state';
import { CommandContext, runActionByKey, useKeyName } from '../commands/command-registry';
import { useText } from '../i18n/use-text';
import type { Action } from '../commands/key-bindings';
import { useOutboxBlocker } from '../state/outbox-blocker-context';
import { useStore } from '../state/store';
import type { OutboxSummaryStore } from './use-outbox-summary-store';
import type { RailScreenName, ScreenName } from './screen-name';
import { MissedCallIcon } from '../components/calls/missed-call-icon';
import { ReminderStatusIcon } from '../components/reminders/reminder-status-icon';
import { TicketStatusIcon } from '../components/tickets/ticket-status-icon';
import { VisuallyHidden } from '../ui/visually-hidden';
import css from './navigation-rail.module.css';

type NavigationRailProps = {
  readonly outbox: OutboxSummaryStore;
  readonly app: AppState | null;
  readonly screen: ScreenName;
  readonly unseenCount: number;
  readonly dueCount: number;
  readonly missedCount: number;
  readonly onGo: (screen: ScreenName) => void;
  readonly onHelp: () => void;
};

export const NavigationRail = memo(function NavigationRail({
  outbox,
  app,
  screen,
  unseenCount,
  dueCount,
  missedCount,
  onGo,
  onHelp,
}: NavigationRailProps) {
  const t = useText();
  const { waiting, uncertain, rejected } = useStore(outbox) ?? { waiting: 0, uncertain: 0, rejected: 0 };
  const place = (name: RailScreenName) => ({
    label: t(`app.${name}`),
    icon: icons[name],
    isHere: screen === name,
    onPress: () => onGo(name),
  });
  return (
    <nav className={css['rail']} aria-label={t('app.screens')}>
      <NavigationItem {...place('call')}>
        {/* Announced when it comes: screen readers need the element before its text. */}
        <span className={css['counts']} aria-live="polite">
          {screen !== 'call' && unseenCount > 0 && (
            <CountBadge
              kind="created"
              count={unseenCount}
              label={t('app.unseenCount', { count: unseenCount })}
            />
          )}
        </span>
      </NavigationItem>
      <NavigationItem {...place('history')} action="find" />
      <NavigationItem {...place('outbox')}>
        {waiting + uncertain + rejected > 0 && (
          <span className={css['counts']}>
            {waiting > 0 && (
              <CountBadge kind="waiting" count={waiting} label={t('app.waitingCount', { count: waiting })} />
            )}
            {uncertain > 0 && (
              <CountBadge
                kind="uncertain"
                count={uncertain}
                label={t('app.uncertainCount', { count: uncertain })}
              />
            )}
            {rejected > 0 && (
              <CountBadge
                kind="rejected"
                count={rejected}
                label={t('app.rejectedCount', { count: rejected })}
              />
            )}
          </span>
        )}
      </NavigationItem>
      <NavigationItem {...place('reminders')}>
        {dueCount + missedCount > 0 && (
          <span className={css['counts']}>
            {dueCount > 0 && (
              <span className={css['count']}>
                <ReminderStatusIcon status="due" />
                <span aria-hidden="true">{dueCount}</span>
                <VisuallyHidden>{t('app.callbackCount', { count: dueCount })}</VisuallyHidden>
              </span>
            )}
            {missedCount > 0 && (
              <span className={css['count']}>
                <MissedCallIcon />
                <span aria-hidden="true">{missedCount}</span>
                <VisuallyHidden>{t('app.missedCount', { count: missedCount })}</VisuallyHidden>
              </span>
            )}
          </span>
        )}
      </NavigationItem>
      <NavigationItem {...place('settings')}>
        {app?.isBackupOverdue === true && (
          <span className={css['counts']}>
            <span className={css['count']}>{t('app.backupOverdue')}</span>
          </span>
        )}
      </NavigationItem>
      <span className={css['gap']} />
      <NavigationItem label={t('app.keys')} action="help" icon={icons.keys} isHere={false} onPress={onHelp} />
      <AgentOnDuty app={app} />
      {app?.mode === 'live' && <LiveStatus app={app} onGo={onGo} />}
    </nav>
  );
});

type NavigationItemProps = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isHere: boolean;
  readonly onPress: () => void;
  readonly action?: Action;
  readonly children?: ReactNode;
};

function NavigationItem({ label, icon, isHere, onPress, action, children }: NavigationItemProps) {
  const keyName = useKeyName(action ?? 'back');
  return (
    <button
      type="button"
      className={css['place']}
      aria-current={isHere ? 'page' : undefined}
      onClick={onPress}
    >
      <svg className={css['icon']} viewBox="0 0 20 20" aria-hidden="true">
        {icon}
      </svg>
      <span className={css['word']}>{label}</span>
      {action !== undefined && keyName !== '' && (
        <kbd className={css['key']} aria-hidden="true">
          {keyName}
        </kbd>
      )}
      {children}
    </button>
  );
}

type CountBadgeProps = {
  readonly kind: 'created' | 'waiting' | 'uncertain' | 'rejected';
  readonly count: number;
  readonly label: string;
};

function CountBadge({ kind, count, label }: CountBadgeProps) {
  return (
    <span className={css['count']} data-kind={kind}>
      <TicketStatusIcon kind={kind} />
      <span aria-hidden="true">{count}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}

/** Who takes the calls: the initials that stand on what is recorded now. They lead to the line that changes them. */
const AgentOnDuty = memo(function AgentOnDuty({ app }: Pick<NavigationRailProps, 'app'>) {
  const t = useText();
  const registry = useContext(CommandContext);
  const key = useKeyName('change-agent');
  const agent = app && getAgent(app);
  if (agent === null) return null;
  const about = t('app.onDuty', { agent });
  return (
    <button
      type="button"
      className={css['agent']}
      aria-label={about}
      title={key === '' ? about : t('app.onDutyKey', { agent, key })}
      onClick={() => runActionByKey(registry, 'change-agent')}
    >
      {agent}
    </button>
  );
});

type LiveStatusProps = { readonly app: AppState; readonly onGo: (screen: ScreenName) => void };

/** Where tickets go and with which token. If nothing can be sent, says why and leads to the fix. */
function LiveStatus({ app, onGo }: LiveStatusProps) {
  const t = useText();
  const stop = useOutboxBlocker();
  const isFine = stop === null && (app.token.kind === 'present' || app.token.kind === 'checking');
  return (
    <>
      {isFine ? (
        <p className={css['token']}>
          <b>{t('app.live')}</b>
          {describeToken(app, t)}
        </p>
      ) : (
        <button
          type="button"
          className={css['token']}
          data-stop={stop ?? app.token.kind}
          onClick={() => onGo(stop === 'account-blocked' ? 'outbox' : 'settings')}
        >
          <b>{t('app.live')}</b>
          <TicketStatusIcon kind={stop === 'account-blocked' ? 'account-blocked' : 'signed-out'} />
          {stop === null || stop === 'token-missing' ? describeToken(app, t) : t(`app.stopped.${stop}`)}
        </button>
      )}
      <VisuallyHidden aria-live="polite">{stop !== null && t(`outbox.stop.${stop}`)}</VisuallyHidden>
    </>
  );
}

function describeToken(app: AppState, t: ReturnType<typeof useText>): string {
  switch (app.token.kind) {
    case 'present':
      return t('app.tokenPresent', { lastFour: app.token.lastFour });
    case 'none':
      return t('app.tokenNone');
    case 'checking':
      return t('app.tokenChecking');
    case 'unknown':
      return t(`app.keychain.${app.token.errorCode}`);
  }
}

const icons = {
  call: (
    <path d="M6.4 2.6 4 3.4c-.9 3.300 1 7 3.500 9.500s6.200 4.400 9.500 3.500l.8-2.400-3.600-2.200-1.700 1.300c-1.800-.9-3.300-2.400-4.200-4.200l1.300-1.700Z" />
  ),
  history: <path d="M3.500 4.500h13M3.500 8.200h13M3.500 11.900h8M3.500 15.600h5" />,
  outbox: <path d="M3 11v5h14v-5M10 12.500v-9M6.300 7 10 3.300 13.700 7" />,
  reminders: (
    <path d="M4 14.500c1.600-1.500 1.700-3.200 1.700-5.600a4.300 4.300 0 0 1 8.600 0c0 2.400.1 4.100 1.700 5.600ZM8.300 17.200h3.400M10 2.600v2" />
  ),
  settings: (
    <path d="M3 5.500h7m4 0h3M3 10h2m4 0h8M3 14.500h8m4 0h2M12 3.700v3.600M7 8.200v3.600M13 12.700v3.600" />
  ),
  keys: (
    <path d="M2.500 5.500h15v9h-15ZM5.500 8.500h.01M8.500 8.500h.01M11.500 8.500h.01M14.500 8.500h.01M6.500 11.700h7" />
  ),
} as const;
