import { useEffect } from 'react';
import { explainError } from '../../shared/errors/app-error';
import type { Explanation } from '../../shared/messages/explanation';
import { useText, type Translate } from '../i18n/use-text';
import {
  isRunning,
  type LongRunningChannel,
  type LongRunningJob,
  type LongRunningJobs,
} from './long-running-job';
import { useStore } from './store';

export type JobStatus = {
  readonly isRunning: boolean;
  /** The progress, or the result; blank if there is nothing to say. */
  readonly text: string;
  readonly error: Explanation | null;
  readonly cancelLabel: string;
};

/**
 * The status of the running job, and the result of jobs of these channels. Unmounting marks the result as seen.
 * @param channels the same array each time
 */
export function useJobStatus(jobs: LongRunningJobs, channels: readonly LongRunningChannel[]): JobStatus {
  const t = useText();
  const job = useStore(jobs.store);
  useEffect(() => () => jobs.dismiss(channels), [jobs, channels]);
  const isShown = job !== null && (isRunning(job) || channels.includes(job.channel));
  const report = isShown ? job.report : null;
  return {
    isRunning: isRunning(job),
    text: isShown ? describeJob(job, t) : '',
    error: report?.ok === false ? explainError(report.error, t.language) : null,
    cancelLabel: t(job?.channel === 'history.export' ? 'exports.cancel' : 'archive.cancel'),
  };
}

function describeJob({ channel, progress, report }: LongRunningJob, t: Translate): string {
  const isExport = channel === 'history.export';
  if (report === null) {
    if (progress === null) return '';
    const { done, total } = progress;
    if (total === null) return t(isExport ? 'exports.running' : 'archive.runningSoFar', { count: done });
    return t(isExport ? 'exports.runningOf' : 'archive.running', { done, count: total });
  }
  if (!report.ok) return '';
  switch (report.value.kind) {
    case 'cancelled':
      return '';
    case 'exported': {
      const { rows, file } = report.value;
      return t(isExport ? 'exports.done' : 'archive.written', { count: rows, file });
    }
    case 'imported': {
      const { rows, added, changed, contactNotes, incidents, leftOut, tooLarge, erased, isWhole } =
        report.value;
      return [
        t('archive.importSummary', { count: rows, added, changed }),
        ...(leftOut === 0 ? [] : [t('archive.leftOut', { count: leftOut })]),
        ...(tooLarge === 0 ? [] : [t('archive.tooLarge', { count: tooLarge })]),
        ...(erased === 0 ? [] : [t('archive.erased', { count: erased })]),
        ...(contactNotes === 0 ? [] : [t('archive.contactNotes', { count: contactNotes })]),
        ...(incidents === 0 ? [] : [t('archive.incidents', { count: incidents })]),
        ...(isWhole ? [] : [t('archive.cutShort')]),
      ].join(' ');
    }
  }
}
