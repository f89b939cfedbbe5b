import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { databaseRecoverySchema, type DatabaseRecovery } from '../../shared/app/database-and-backup-state';
import type { StoreOpener } from '../data/open-stores';
import { writeFileAtomic } from '../files/write-file-atomic';
import { readJson } from '../folder-identity/read-json-file';

const nothingFound: DatabaseRecovery = { restored: null, rollback: null };

const reportFileOf = (file: string): string => join(dirname(file), 'recovery-report.json');

/**
 * Keeps what the openings of a history found until the window shows it, in a file beside the history. Some openings only read
 * it, failed once it was open, or were of a run that ended before the window was there; the next one finds a sound history.
 */
export function createRecoveryReports(openStores: StoreOpener) {
  const reports = new Map<string, { readonly report: DatabaseRecovery; readonly isShown: boolean }>();

  function readUnshown(file: string): DatabaseRecovery {
    const last = reports.get(file);
    if (last !== undefined) return last.isShown ? nothingFound : last.report;
    return readJson(reportFileOf(file), databaseRecoverySchema) ?? nothingFound;
  }

  return {
    openStores: (async (file, how) => {
      const opened = await openStores(file, how);
      if (!opened.ok) return opened;
      const { restored, putBack } = opened.value;
      const before = readUnshown(file);
      const report: DatabaseRecovery = {
        restored: restored === null ? before.restored : withoutPath(restored),
        rollback: putBack ?? before.rollback,
      };
      reports.set(file, { report, isShown: false });
      if (report.restored !== null || report.rollback !== null) writeReport(file, report);
      return opened;
    }) satisfies StoreOpener,

    /** What is to be said of a history that is open. From then on, later openings say it no more. */
    show: (file: string): DatabaseRecovery => {
      const { report, isShown } = reports.get(file) ?? { report: nothingFound, isShown: true };
      reports.set(file, { report, isShown: true });
      if (!isShown) deleteReport(file);
      return report;
    },
  };
}

/** The window does not show where the damaged file is kept. */
function withoutPath({
  backupMadeAtMs,
  wasMissing,
}: NonNullable<DatabaseRecovery['restored']>): DatabaseRecovery['restored'] {
  return { backupMadeAtMs, wasMissing };
}

function writeReport(file: string, report: DatabaseRecovery): void {
  try {
    writeFileAtomic(reportFileOf(file), JSON.stringify(report));
  } catch {
    // On a full disk this run still says it.
  }
}

function deleteReport(file: string): void {
  try {
    rmSync(reportFileOf(file), { force: true });
  } catch {
    // Then the next start says it once more.
  }
}
