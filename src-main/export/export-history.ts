import { basename } from 'node:path';
import type { AppError } from '../../shared/errors/app-error';
import type { Mode } from '../../shared/app/app-state';
import type { ExportFormat, ExportQuery, ExportResult } from '../../shared/export/history-export';
import { removeMode } from '../../shared/history/ticket-history';
import { fail, succeed, type Result } from '../../shared/result';
import type { Remote } from '../db/remote-stores';
import type { ChooseFile } from '../files/file-chooser';
import type { LongJobs } from '../jobs/long-jobs';
import type { Log } from '../log/log';
import { toLocalMs } from './export-columns';
import type { ExportRecordStore } from './export-record-store';
import type { ExportStore } from './export-store';

export type ExportParts = {
  readonly mode: Mode;
  /** Of the exported history. */
  readonly exports: Remote<ExportStore>;
  /** Of the workspace, even if the other mode's history is exported. */
  readonly records: Remote<ExportRecordStore>;
  readonly jobs: LongJobs;
  readonly chooseFile: ChooseFile;
  readonly nowMs: () => number;
  readonly log: Log;
};

/**
 * Lets the agent choose a file and writes a list of the history to it. The export record is saved before the first
 * byte.
 */
export async function exportHistory(
  { mode, exports, records, jobs, chooseFile, nowMs, log }: ExportParts,
  { format, query }: { readonly format: ExportFormat; readonly query: ExportQuery },
): Promise<Result<ExportResult, AppError>> {
  const atMs = nowMs();
  const file = await chooseFile.toSave(suggestedName(mode, atMs, format));
  if (file === null) return succeed({ kind: 'cancelled' });
  return jobs.run<ExportResult>(async (control) => {
    const record = await records.beginExport({ atMs, format, query, fileName: basename(file) });
    if (!record.ok) return record;
    const written = await exports.write({ file, format, query: removeMode(query) }, control);
    if (!written.ok || written.value.kind !== 'written') {
      await records.dropExport(record.value);
      if (!written.ok) return written;
      if (written.value.kind === 'failed') return fail({ kind: 'file', errorCode: written.value.errorCode });
      return succeed({ kind: 'cancelled' });
    }
    const { rows, sheets } = written.value;
    await records.endExport(record.value, rows);
    log.info('history exported', { mode, format, rows, sheets, ms: nowMs() - atMs });
    return succeed({ kind: 'exported', file, rows, sheets });
  });
}

/**
 * Suggests a file name. It contains the mode, so that nobody mixes up live and practice. Its date is local: with UTC,
 * the first file of a morning would get yesterday's name and could replace yesterday's file.
 */
export function suggestedName(mode: Mode, atMs: number, extension: string): string {
  return `storehub-helpdesk-${mode}-${new Date(toLocalMs(atMs)).toISOString().slice(0, 10)}.${extension}`;
}
