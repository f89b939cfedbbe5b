import { basename } from 'node:path';
import type { Mode } from '../../shared/app/mode';
import type { ExportResult } from '../../shared/export/history-export';
import { removeMode } from '../../shared/history/history-query-and-page';
import type { Handlers } from '../../shared/ipc/contract';
import { fail, succeed } from '../../shared/result';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { ChooseFile } from '../files/file-chooser';
import type { WithHistory, WithWorkspace } from '../ipc/handler-types';
import type { LongJobs } from '../jobs/long-jobs';
import type { Log } from '../log/log';
import { shownRecords, type ExportRecordStore } from './export-record-store';
import type { ExportStore } from './export-store';
import { suggestFileName } from './suggest-file-name';

export type ExportHandlerParts = {
  readonly chooseFile: ChooseFile;
  readonly nowMs: () => number;
  readonly log: Log;
};

/** The workspace of the current mode has the records, even if the other mode's history is exported. */
type ExportWorkspace = {
  readonly stores: RemoteSet<{ exportRecords: ExportRecordStore }>;
  readonly jobs: LongJobs;
};

type ExportedHistory = { readonly mode: Mode; readonly stores: RemoteSet<{ exports: ExportStore }> };

/** Creates the handlers for requests about exports of the history. */
export function createExportHandlers(
  { chooseFile, nowMs, log }: ExportHandlerParts,
  withWorkspace: WithWorkspace<ExportWorkspace>,
  withHistory: WithHistory<ExportedHistory>,
): Pick<Handlers, 'history.export' | 'history.list-exports'> {
  return {
    /**
     * Lets the agent choose a file and writes a list of the history to it. The export record is saved before the first
     * byte.
     */
    'history.export': ({ format, query }) =>
      withWorkspace(({ stores: { exportRecords: records }, jobs }) =>
        withHistory(query.filter?.mode, async ({ mode, stores: { exports } }) => {
          const atMs = nowMs();
          const file = await chooseFile.toSave(suggestFileName(mode, atMs, format));
          if (file === null) return succeed({ kind: 'cancelled' });
          return jobs.run<ExportResult>(async (control) => {
            const record = await records.beginExport({ atMs, format, query, fileName: basename(file) });
            if (!record.ok) return record;
            const written = await exports.write({ file, format, query: removeMode(query) }, control);
            if (!written.ok || written.value.kind !== 'written') {
              await records.dropExport(record.value);
              if (!written.ok) return written;
              if (written.value.kind === 'failed')
                return fail({ kind: 'file', errorCode: written.value.errorCode });
              return succeed({ kind: 'cancelled' });
            }
            const { rows, sheets } = written.value;
            await records.endExport(record.value, rows);
            log.info('history exported', { mode, format, rows, sheets, ms: nowMs() - atMs });
            return succeed({ kind: 'exported', file, rows, sheets });
          });
        }),
      ),
    'history.list-exports': () => withWorkspace(({ stores }) => stores.exportRecords.exports(shownRecords)),
  };
}
