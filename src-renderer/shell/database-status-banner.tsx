import { explainError } from '../../shared/errors/app-error';
import type { AppState } from '../../shared/app/app-state';
import { useText, type Translate } from '../i18n/translate';
import css from './database-status-banner.module.css';

/**
 * Shown over every screen while the history is being restored, is open in another copy of the app, or the app needs a
 * restart or is to be closed, and after settings were reset.
 */
export function DatabaseStatusBanner({ app }: { readonly app: AppState | null }) {
  const t = useText();
  const statusText = app === null ? '' : getStatusText(app, t);
  return (
    <p className={css['band']} role="status" data-shown={statusText !== '' || undefined}>
      {statusText}
    </p>
  );
}

function getStatusText(app: AppState, t: Translate): string {
  const { isRestoring, openElsewhere, needsRestart, isQuitAsked, hasUnreadSettings } = app;
  if (isRestoring) return t('app.restoring');
  if (openElsewhere !== null) return describeOtherCopy(openElsewhere.host, t);
  if (needsRestart) return t('appErrors.needsRestart');
  if (isQuitAsked) return t('app.quitAsked');
  return hasUnreadSettings ? t('app.settingsUnread') : '';
}

function describeOtherCopy(host: string | null, t: Translate): string {
  const error = { kind: 'database', errorCode: 'open-elsewhere', detail: '' } as const;
  const { sentence, nextStep } = explainError(host === null ? error : { ...error, host }, t.language);
  return `${sentence} ${nextStep}`;
}
