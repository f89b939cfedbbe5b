import { useEffect } from 'react';
import { explainNotOpened, type AppError } from '../../../shared/errors/app-error';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { removeEarlyForm, hasEarlyForm, runWhenNotComposing } from './early-form/early-form';
import css from './history-not-open.module.css';

type HistoryNotOpenProps = {
  /** Null while the history is being opened. */
  readonly error: AppError | null;
  /** Null until the main process has answered for the first time. */
  readonly dataFolder: string | null;
  readonly onRetry: () => void;
};

/** Shown in place of the call: what the app is waiting for, or what prevents it from opening the history. */
export function HistoryNotOpen({ error, dataFolder, onRetry }: HistoryNotOpenProps) {
  const t = useText();
  useEffect(() => (error === null ? undefined : runWhenNotComposing(removeEarlyForm)), [error]);
  return (
    <div className={css['place']}>
      {error === null && !hasEarlyForm() && (
        // Appears with a delay, before which most histories are open.
        <p role="status" className={css['opening']}>
          {t('notOpen.opening')}
        </p>
      )}
      {error !== null && (
        <>
          {!isShownInBanner(error) && (
            <Notice tone="bad" {...explainNotOpened(error, t.language)}>
              {dataFolder !== null && (
                <p className={css['folder']}>{t('notOpen.folder', { folder: dataFolder })}</p>
              )}
              <div className={css['buttons']}>
                <Button onPress={onRetry}>{t('app.tryAgain')}</Button>
              </div>
            </Notice>
          )}
          <p>{t('notOpen.onPaper')}</p>
        </>
      )}
    </div>
  );
}

/** The banner over every screen already says so, and the app goes on by itself. */
export function isShownInBanner(error: AppError): boolean {
  return error.kind === 'database' && ['open-elsewhere', 'still-opening'].includes(error.errorCode);
}
