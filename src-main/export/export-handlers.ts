import type { Mode } from '../../shared/app/app-state';
import type { Handlers } from '../../shared/ipc/contract';
import type { RemoteSet } from '../db/remote-stores';
import type { WithHistory, WithWorkspace } from '../ipc/handler-types';
import type { LongJobs } from '../jobs/long-jobs';
import { exportHistory, type ExportParts } from './export-history';
import { shownRecords, type ExportRecordStore } from './export-record-store';
import type { ExportStore } from './export-store';

export type ExportHandlerParts = Pick<ExportParts, 'chooseFile' | 'nowMs' | 'log'>;

type ExportWorkspace = {
  readonly stores: RemoteSet<{ exportRecords: ExportRecordStore }>;
  readonly jobs: LongJobs;
};
type ExportedHistory = { readonly mode: Mode; readonly stores: RemoteSet<{ exports: ExportStore }> };

/** Creates the handlers for requests about exports of the history. */
export function createExportHandlers(
  parts: ExportHandlerParts,
  withWorkspace: WithWorkspace<ExportWorkspace>,
  withHistory: WithHistory<ExportedHistory>,
): Pick<Handlers, 'history.export' | 'history.list-exports'> {
  return {
    'history.export': (asked) =>
      withWorkspace(({ stores: { exportRecords }, jobs }) =>
        withHistory(asked.query.filter?.mode, ({ mode, stores }) =>
          exportHistory({ ...parts, mode, jobs, records: exportRecords, exports: stores.exports }, asked),
        ),
      ),
    'history.list-exports': () => withWorkspace(({ stores }) => stores.exportRecords.exports(shownRecords)),
  };
}
