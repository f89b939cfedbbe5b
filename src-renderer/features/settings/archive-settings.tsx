import { useText } from '../../i18n/translate';
import type { LongChannel, LongJobs } from '../../state/long-running-job';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useLongJob } from '../../state/use-job-status';
import css from './settings-screen.module.css';

const channels: readonly LongChannel[] = ['archive.export', 'archive.import'];

/** The whole history as one file, for a new PC, another shift or an auditor; and one such file taken in. */
export function ArchiveSettings({ jobs }: { readonly jobs: LongJobs }) {
  const t = useText();
  const { isRunning, said, error, cancelWord } = useLongJob(jobs, channels);
  return (
    <div className={css['token']}>
      <div className={css['buttons']}>
        {isRunning ? (
          <Button onPress={jobs.cancel}>{cancelWord}</Button>
        ) : (
          <>
            <Button onPress={() => void jobs.begin('archive.export', null)}>{t('archive.export')}</Button>
            <Button onPress={() => void jobs.begin('archive.import', null)}>{t('archive.import')}</Button>
          </>
        )}
      </div>
      <p aria-live="polite" className={css['note']}>
        {said}
      </p>
      {error !== null && <Notice tone="bad" {...error} />}
    </div>
  );
}
