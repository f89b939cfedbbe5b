import type { AppError } from '../../shared/errors/app-error';
import type { ArchiveExportResult, ArchiveImportResult } from '../../shared/export/archive-result';
import type { ExportResult, JobProgress } from '../../shared/export/history-export';
import type { Request } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';
import type { IpcClient } from '../ipc/ipc-client';
import { makeStore, type Store } from './store';

/** What takes longer than a moment. The main process does one of them at a time. */
export type LongChannel = 'history.export' | 'archive.export' | 'archive.import';

type Report = Result<ExportResult | ArchiveExportResult | ArchiveImportResult, AppError>;

export type LongJob = {
  readonly channel: LongChannel;
  /** Null while nobody knows, as before a file is chosen. */
  readonly progress: JobProgress | null;
  /** What came of it; null while it is under way. */
  readonly report: Report | null;
};

export type LongJobs = {
  /** The work under way, else the last one whose report nobody has seen. It outlives the screen that began it. */
  readonly store: Store<LongJob | null>;
  /** Nothing is begun while another is under way. */
  readonly begin: <C extends LongChannel>(channel: C, request: Request<C>) => Promise<void>;
  readonly cancel: () => void;
  /** The report of such work was seen. */
  readonly putAway: (channels: readonly LongChannel[]) => void;
};

export function longJobs(client: IpcClient): LongJobs {
  const store = makeStore<LongJob | null>(null);
  const change = (more: Partial<LongJob>) => store.set((job) => job && { ...job, ...more });
  return {
    store,
    begin: async (channel, request) => {
      if (isRunning(store.get())) return;
      store.set(() => ({ channel, progress: null, report: null }));
      const end = client.onNotice('job.progress', (progress) => change({ progress }));
      const report: Report = await client.ask(channel, request);
      end();
      if (report.ok && report.value.kind === 'cancelled') store.set(() => null);
      else change({ report });
    },
    cancel: () => void client.ask('job.cancel', null),
    putAway: (channels) =>
      store.set((job) => (job?.report != null && channels.includes(job.channel) ? null : job)),
  };
}

export function isRunning(job: LongJob | null): boolean {
  return job?.report === null;
}
