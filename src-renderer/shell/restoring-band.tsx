import type { AppState } from '../../shared/app-state';
import { useText, type Translate } from '../i18n/text';
import css from './restoring-band.module.css';

/** Over every screen, while what is asked of the history waits for it, or the app is to be restarted. */
export function RestoringBand({ app }: { readonly app: AppState | null }) {
  const t = useText();
  const said = app === null ? '' : sentenceFor(app, t);
  return (
    <p className={css['band']} role="status" data-shown={said !== '' || undefined}>
      {said}
    </p>
  );
}

function sentenceFor({ isRestoring, needsRestart }: AppState, t: Translate): string {
  if (isRestoring) return t('app.restoring');
  return needsRestart ? t('appFaults.needsRestart') : '';
}
