import { useText } from '../../i18n/use-text';
import type { LongRunningChannel, LongRunningJobs } from '../../state/long-running-job';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useJobStatus } from '../../state/use-job-status';
import css from './settings-screen.module.css';

const channels: readonly LongRunningChannel[] = ['archive.export', 'archive.import'];

/** Exports the whole history as one file, for a new PC, another shift or an auditor, and imports such a file. */
export function HistoryExportImportSettings({ jobs }: { readonly jobs: LongRunningJobs }) {
  const t = useText();
  const { isRunning, text, error, cancelLabel } = useJobStatus(jobs, channels);
  return (
    <div className={css['token']}>
      <div className={css['buttons']}>
        {isRunning ? (
          <Button onPress={jobs.cancel}>{cancelLabel}</Button>
        ) : (
          <>
            <Button onPress={() => void jobs.begin('archive.export', null)}>{t('archive.export')}</Button>
            <Button onPress={() => void jobs.begin('archive.import', null)}>{t('archive.import')}</Button>
          </>
        )}
      </div>
      <p aria-live="polite" className={css['note']}>
        {text}
      </p>
      {error !== null && <Notice tone="bad" {...error} />}
    </div>
  );
}
