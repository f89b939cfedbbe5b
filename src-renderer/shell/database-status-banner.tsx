import { explainError } from '../../shared/errors/app-error';
import type { AppState } from '../../shared/app/app-state';
import { useText, type Translate } from '../i18n/translate';
import css from './database-status-banner.module.css';

/**
 * Shown over every screen while the history is being restored, is open in another copy of the app, or the app needs a
 * restart.
 */
export function DatabaseStatusBanner({ app }: { readonly app: AppState | null }) {
  const t = useText();
  const said = app === null ? '' : getStatusText(app, t);
  return (
    <p className={css['band']} role="status" data-shown={said !== '' || undefined}>
      {said}
    </p>
  );
}

function getStatusText({ isRestoring, openElsewhere, needsRestart }: AppState, t: Translate): string {
  if (isRestoring) return t('app.restoring');
  if (openElsewhere !== null) return describeOtherCopy(openElsewhere.host, t);
  return needsRestart ? t('appErrors.needsRestart') : '';
}

function describeOtherCopy(host: string | null, t: Translate): string {
  const error = { kind: 'database', errorCode: 'open-elsewhere', detail: '' } as const;
  const { sentence, nextStep } = explainError(host === null ? error : { ...error, host }, t.language);
  return `${sentence} ${nextStep}`;
}
