import type { AppState } from '../../shared/app-state';
import { useText } from '../i18n/text';
import css from './restoring-band.module.css';

/** Over every screen, while what is asked of the history waits for it. */
export function RestoringBand({ app }: { readonly app: AppState | null }) {
  const t = useText();
  const isShown = app?.isRestoring === true;
  return (
    <p className={css['band']} role="status" data-shown={isShown || undefined}>
      {isShown && t('app.restoring')}
    </p>
  );
}
