import { explainNotOpened, type AppError } from '../../../shared/errors/app-error';
import { useText } from '../../i18n/translate';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import css from './history-not-open.module.css';

type HistoryNotOpenProps = {
  /** Null while the history is being opened. */
  readonly error: AppError | null;
  /** Null until the main process has answered for the first time. */
  readonly dataFolder: string | null;
  readonly onRetry: () => void;
};

/** Stands where the call would: says what the app waits for, or what keeps it from opening the history. */
export function HistoryNotOpen({ error, dataFolder, onRetry }: HistoryNotOpenProps) {
  const t = useText();
  return (
    <div className={css['place']}>
      {error === null ? (
        // Most histories are open before it shows.
        <p role="status" className={css['opening']}>
          {t('notOpen.opening')}
        </p>
      ) : (
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

/** The band over every screen says it already, and the app goes on by itself. */
export function isShownInBanner(error: AppError): boolean {
  return error.kind === 'database' && error.errorCode === 'open-elsewhere';
}
