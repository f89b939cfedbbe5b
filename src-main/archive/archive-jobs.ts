import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AppError } from '../../shared/errors/app-error';
import type { Mode } from '../../shared/app/mode';
import type {
  ArchiveExportResult,
  ArchiveImportResult,
} from '../../shared/export/archive-export-and-import-results';
import { fail, succeed, type Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import type { RemoteSet } from '../db/cross-thread-store-types';
import { suggestFileName } from '../export/suggest-file-name';
import type { ExportRecordStore } from '../export/export-record-store';
import type { ChooseFile } from '../files/file-chooser';
import { JobCancelledError, reportProgress, type JobControl } from '../jobs/job-control';
import type { LongJobs } from '../jobs/long-jobs';
import type { Log } from '../log/log';
import type { JournaledErasureStore } from '../privacy/journaled-erasure-store';
import type { ArchiveAndSyncImport } from './archive-and-sync-import';
import type { ArchiveWriteAndCheckStore } from './archive-write-and-check-store';
import type { ImportStep } from './import-step';

export type ArchiveParts = {
  readonly mode: Mode;
  /** The folder of this mode's database. */
  readonly folder: string;
  readonly stores: RemoteSet<{
    archives: ArchiveWriteAndCheckStore;
    archiveImport: ArchiveAndSyncImport;
    exportRecords: ExportRecordStore;
    erasures: Pick<JournaledErasureStore, 'findRemaining'>;
  }>;
  readonly jobs: LongJobs;
  readonly chooseFile: ChooseFile;
  readonly nowMs: () => number;
  readonly appVersion: string;
  /** Called after tickets were imported. */
  readonly onImported: () => void;
  /** Called when what another PC redacted may have been taken over: this PC's copies have it still. */
  readonly onErasuresBegun: () => void;
  /** Called with calls that another PC redacted, after they were redacted here: the window may have them open. */
  readonly onCallsRedacted: (callIds: readonly string[]) => void;
  readonly log: Log;
};

/** Lets the agent choose a file and writes the whole history into it. */
export async function exportArchive(parts: ArchiveParts): Promise<Result<ArchiveExportResult, AppError>> {
  const { mode, stores, jobs, chooseFile, appVersion } = parts;
  const madeAtMs = parts.nowMs();
  const file = await chooseFile.toSave(suggestFileName(mode, madeAtMs, 'zip'));
  if (file === null) return succeed({ kind: 'cancelled' });
  return jobs.run<ArchiveExportResult>(async (control) => {
    const record = await stores.exportRecords.beginExport({
      atMs: madeAtMs,
      format: 'archive',
      query: null,
      fileName: basename(file),
    });
    if (!record.ok) return record;
    const written = await stores.archives.write({ file, mode, madeAtMs, appVersion }, control);
    if (written.ok && written.value.kind === 'written') {
      await stores.exportRecords.endExport(record.value, written.value.rows);
      const { rows } = written.value;
      parts.log.info('archive exported', { mode, rows, ms: parts.nowMs() - madeAtMs });
      return succeed({ kind: 'exported', file, rows: written.value.rows });
    }
    await stores.exportRecords.dropExport(record.value);
    if (!written.ok) return written;
    if (written.value.kind === 'failed') return fail({ kind: 'file', errorCode: written.value.errorCode });
    return succeed({ kind: 'cancelled' });
  });
}

/**
 * Lets the agent choose an archive and imports it. First it checks the whole archive on a separate thread, then imports
 * a few tickets at a time, so that keystrokes and sending are never delayed. If it is cancelled, the next import of the
 * same archive continues.
 */
export async function importArchive(parts: ArchiveParts): Promise<Result<ArchiveImportResult, AppError>> {
  const { mode, stores, jobs, chooseFile } = parts;
  const file = await chooseFile.toOpen('zip');
  if (file === null) return succeed({ kind: 'cancelled' });
  const staged = stagedFile(parts.folder);
  return jobs.run<ArchiveImportResult>(async (control) => {
    try {
      deleteStagedArchive(parts.folder);
      const checked = await stores.archives.stage(file, staged, mode, control);
      if (!checked.ok) return checked;
      if (checked.value.kind === 'cancelled') return succeed({ kind: 'cancelled' });
      if (checked.value.kind === 'failed') return fail({ kind: 'file', errorCode: checked.value.errorCode });
      if ('refused' in checked.value.staged)
        return fail({ kind: 'archive', errorCode: checked.value.staged.refused });
      return await importStaged(parts, staged, checked.value.staged, control);
    } finally {
      deleteStagedArchive(parts.folder);
    }
  });
}

/** Imports the staged tickets. Wherever it ends, it reports what was imported; the next import brings the rest. */
async function importStaged(
  { mode, stores, nowMs, onImported, onErasuresBegun, onCallsRedacted, log }: ArchiveParts,
  staged: string,
  { rows, tooLarge: unstaged }: { readonly rows: number; readonly tooLarge: number },
  control: JobControl,
): Promise<Result<ArchiveImportResult, AppError>> {
  const counts = {
    added: 0,
    changed: 0,
    leftOut: 0,
    tooLarge: unstaged,
    erased: 0,
    contactNotes: 0,
    incidents: 0,
  };
  let seen = unstaged;
  try {
    for (let next: number | null = 0; next !== null;) {
      reportProgress(control, seen);
      const step: Result<ImportStep, DatabaseError> = await stores.archiveImport.importSome(
        staged,
        next,
        nowMs(),
      );
      if (!step.ok) return step;
      seen += step.value.seen;
      counts.added += step.value.added;
      counts.changed += step.value.changed;
      counts.leftOut += step.value.leftOut;
      counts.tooLarge += step.value.tooLarge;
      counts.erased += step.value.erased;
      counts.contactNotes += step.value.contactNotes;
      counts.incidents += step.value.incidents;
      if (step.value.redactedCallIds.length > 0) onCallsRedacted(step.value.redactedCallIds);
      next = step.value.next;
    }
    return succeed({ kind: 'imported', rows, ...counts, isWhole: seen === rows });
  } catch (thrown) {
    if (!(thrown instanceof JobCancelledError)) throw thrown;
    return succeed({ kind: 'imported', rows, ...counts, isWhole: false });
  } finally {
    log.info('archive imported', { mode, rows, seen, ...counts });
    const { added, changed, contactNotes, incidents } = counts;
    if (added + changed + contactNotes + incidents > 0) onImported();
    const rest = changed > 0 ? await stores.erasures.findRemaining() : null;
    if (rest?.ok === true && rest.value.isInDatabase) onErasuresBegun();
  }
}

/** Deletes the staged archive that a run left behind when it died: it holds personal data. */
export function deleteStagedArchive(folder: string): void {
  rmSync(stagedFile(folder), { force: true });
}

function stagedFile(folder: string): string {
  return join(folder, 'import.jsonl');
}
