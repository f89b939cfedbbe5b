import { useEffect, useState } from 'react';
import { explainPause, type OutboxPauseState } from '../../../shared/outbox/outbox-state';
import type { AppActions } from '../../state/app-actions';
import { formatDateTime, formatTime, splitDuration } from '../../../shared/i18n/format-dates';
import { useText } from '../../i18n/use-text';
import { useIsForbidden } from '../../state/policy-restrictions-context';
import { KeychainNotice } from '../../components/token/keychain-notice';
import { Notice } from '../../ui/notice';
import { TokenField } from '../../components/token/token-field';
import css from './outbox-screen.module.css';

type PauseNoticeProps = {
  readonly pauseState: OutboxPauseState;
  readonly actions: Pick<AppActions, 'saveToken' | 'checkToken'>;
};

/** Says why the outbox is paused, and what ends the pause. */
export function PauseNotice({ pauseState, actions }: PauseNoticeProps) {
  const t = useText();
  const isTokenFixed = useIsForbidden('AllowTokenChange');
  if (pauseState.kind === 'paused') {
    return (
      <div className={css['pause']}>
        <b>{t(`outbox.paused.${pauseState.reason}`)}</b> <Countdown untilMs={pauseState.untilMs} />
      </div>
    );
  }
  if (pauseState.kind === 'keychain')
    return <KeychainNotice errorCode={pauseState.errorCode} actions={actions} isQueued />;
  const explanation = explainPause(pauseState, t.language);
  const wantsToken = pauseState.kind === 'signed-out';
  return (
    // The next step is to enter a token, which nobody can here.
    <Notice tone="bad" {...(wantsToken && isTokenFixed ? { sentence: explanation.sentence } : explanation)}>
      {wantsToken && <TokenField onSave={actions.saveToken} />}
    </Notice>
  );
}

/** From an hour on, a person reckons with the time of day, not with minutes. */
const longSeconds = 3600;

/** Not announced: a screen reader would read out every second. */
function Countdown({ untilMs }: { readonly untilMs: number }) {
  const t = useText();
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
  if (left === 0) return <span>{t('outbox.retryingNow')}</span>;
  if (left >= longSeconds) {
    const isToday = new Date(untilMs).toDateString() === new Date(nowMs).toDateString();
    return (
      <span>
        {t('outbox.nextTry', { time: (isToday ? formatTime : formatDateTime)(untilMs, t.language) })}
      </span>
    );
  }
  // In words, since minutes and seconds with a colon would look like a time of day.
  return <span>{t('outbox.retryingIn', splitDuration(left))}</span>;
}
