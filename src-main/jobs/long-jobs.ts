import type { AppError } from '../../shared/errors/app-error';
import type { JobProgress } from '../../shared/jobs/job-progress';
import { fail, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { cancelJob, createJobControl, readProgress, type JobControl } from './job-control';

export type LongJobs = ReturnType<typeof createLongJobs>;

export type LongJobsParts = {
  readonly schedule: Schedule;
  /** Called regularly with the progress, and with null once no job runs. */
  readonly onProgress: (progress: JobProgress | null) => void;
};

const tellEveryMs = 200;

/** Runs long jobs, one at a time. Reports their progress, and cancels them on request or when the workspace closes. */
export function createLongJobs({ schedule, onProgress }: LongJobsParts) {
  let current: JobControl | null = null;
  let isClosed = false;
  let working: Promise<unknown> = Promise.resolve();

  async function runWatched<T>(control: JobControl, work: (control: JobControl) => Promise<T>): Promise<T> {
    let stop: () => void;
    const tell = (): void => {
      onProgress(readProgress(control));
      stop = schedule(tellEveryMs, tell);
    };
    stop = schedule(tellEveryMs, tell);
    try {
      return await work(control);
    } finally {
      stop();
      current = null;
      onProgress(null);
    }
  }

  return {
    /** Refuses a second job while one is running. */
    async run<T>(work: (control: JobControl) => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
      if (current !== null || isClosed) return fail({ kind: 'file', errorCode: 'busy' });
      current = createJobControl();
      const running = runWatched(current, work);
      working = running.catch(() => undefined);
      return running;
    },

    cancel(): void {
      if (current !== null) cancelJob(current);
    },

    async close(): Promise<void> {
      isClosed = true;
      if (current !== null) cancelJob(current);
      await working;
    },
  };
}
