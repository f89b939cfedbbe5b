import type { BackupInfo } from '../../shared/app/database-and-backup-state';

const days = 7;
const weeks = 4;
const dayMs = 24 * 60 * 60_000;

type DatedBackup = Pick<BackupInfo, 'number' | 'madeAtMs' | 'kind'>;

/**
 * Selects the backups to keep, oldest first: the newest backup of each of the last seven days that have one, and of
 * each of the last four weeks that have one; beyond those, the newest backup from before a migration.
 */
export function selectBackupsToKeep<Backup extends DatedBackup>(all: readonly Backup[]): Backup[] {
  const toKeep = new Set([
    ...selectRotation(all),
    ...all.filter(({ kind }) => kind === 'before-migration').slice(-1),
  ]);
  return all.filter((backup) => toKeep.has(backup));
}

/**
 * Returns the first segment of the journal that is still needed: that of the oldest daily or weekly backup, or null
 * without a backup. An older backup from before a migration is kept for a return to that version of the app. A restore
 * never starts from such a copy, because records between it and the journal would be missing. So the journal need not
 * reach back to it, and does not grow forever.
 */
export function findOldestNeededSegment(all: readonly DatedBackup[]): number | null {
  return selectRotation(all)[0]?.number ?? null;
}

function selectRotation<Backup extends DatedBackup>(all: readonly Backup[]): Backup[] {
  const toKeep = new Set([
    ...pickNewestPer(all, ({ madeAtMs }) => Math.floor(madeAtMs / dayMs), days),
    ...pickNewestPer(all, ({ madeAtMs }) => Math.floor(madeAtMs / (7 * dayMs)), weeks),
  ]);
  return all.filter((backup) => toKeep.has(backup));
}

function pickNewestPer<Backup extends DatedBackup>(
  all: readonly Backup[],
  period: (backup: Backup) => number,
  maxCount: number,
): Backup[] {
  const newest = new Map<number, Backup>();
  for (const backup of all) newest.set(period(backup), backup);
  return [...newest.values()].toSorted((a, b) => a.number - b.number).slice(-maxCount);
}
