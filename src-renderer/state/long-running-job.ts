import type { AppError } from '../../shared/errors/app-error';
import type {
  ArchiveExportResult,
  ArchiveImportResult,
} from '../../shared/export/archive-export-and-import-results';
import type { ExportResult } from '../../shared/export/history-export';
import type { JobProgress } from '../../shared/jobs/job-progress';
import type { RequestOf } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';
import type { IpcClient } from '../ipc/ipc-client';
import { createStore, type Store } from './store';

/** Work that takes longer than a moment. The main process runs one job at a time. */
export type LongRunningChannel = 'history.export' | 'archive.export' | 'archive.import';

type Report = Result<ExportResult | ArchiveExportResult | ArchiveImportResult, AppError>;

export type LongRunningJob = {
  readonly channel: LongRunningChannel;
  /** Null while unknown, as before a file is chosen. */
  readonly progress: JobProgress | null;
  /** The result; null while the job is running. */
  readonly report: Report | null;
};

export type LongRunningJobs = {
  /** The running job, otherwise the last one whose report was not seen. It outlives the screen that started it. */
  readonly store: Store<LongRunningJob | null>;
  /** Does nothing while another job is running. */
  readonly begin: <C extends LongRunningChannel>(channel: C, request: RequestOf<C>) => Promise<void>;
  readonly cancel: () => void;
  /** Marks the report of such a job as seen. */
  readonly dismiss: (channels: readonly LongRunningChannel[]) => void;
};

export function createLongRunningJobs(client: IpcClient): LongRunningJobs {
  const store = createStore<LongRunningJob | null>(null);
  const change = (more: Partial<LongRunningJob>) => store.set((job) => job && { ...job, ...more });
  return {
    store,
    begin: async (channel, request) => {
      if (isRunning(store.get())) return;
      store.set(() => ({ channel, progress: null, report: null }));
      const end = client.onEvent('job.progress', (progress) => change({ progress }));
      const report: Report = await client.ask(channel, request);
      end();
      if (report.ok && report.value.kind === 'cancelled') store.set(() => null);
      else change({ report });
    },
    cancel: () => void client.ask('job.cancel', null),
    dismiss: (channels) =>
      store.set((job) => (job?.report != null && channels.includes(job.channel) ? null : job)),
  };
}

export function isRunning(job: LongRunningJob | null): boolean {
  return job?.report === null;
}
