import type { DatabaseRecovery } from '../../shared/app/database-and-backup-state';
import { formatExactDateTime } from '../../shared/i18n/format-dates';
import type { TextKey, Translate } from './use-text';

export type DatabaseRecoveryNotice = { readonly sentence: string; readonly nextStep?: string };

const rollbackTextKeys = {
  'file-older': 'backups.rolledBackFile',
  'history-older': 'backups.rolledBackOlder',
  'history-elsewhere': 'backups.rolledBackElsewhere',
  'history-unwitnessed': 'backups.rolledBackUnwitnessed',
  'files-removed': 'backups.filesRemoved',
  'files-overwritten': 'backups.filesOverwritten',
} as const satisfies Record<NonNullable<DatabaseRecovery['rollback']>['reason'], TextKey>;

/**
 * Describes what the app found at this start: a damaged or missing history that was restored, or one older than
 * this PC's records.
 */
export function describeDatabaseRecovery(
  { restored, rollback }: DatabaseRecovery,
  t: Translate,
): DatabaseRecoveryNotice[] {
  const notices: DatabaseRecoveryNotice[] = [];
  if (restored !== null) notices.push({ sentence: describeRestored(restored, t) });
  if (rollback !== null) {
    const sentence = t(rollbackTextKeys[rollback.reason]);
    const { uncertainCount, skippedCount } = rollback;
    notices.push(
      uncertainCount === 0
        ? { sentence }
        : { sentence, nextStep: t('backups.rolledBackStep', { count: uncertainCount }) },
    );
    if (skippedCount !== undefined)
      notices.push({ sentence: t('backups.ticketsNotAdded', { count: skippedCount }) });
  }
  return notices;
}

function describeRestored(
  { backupMadeAtMs, wasMissing }: NonNullable<DatabaseRecovery['restored']>,
  t: Translate,
): string {
  if (backupMadeAtMs === null) return t(wasMissing ? 'backups.missingEmpty' : 'backups.restoredEmpty');
  const time = formatExactDateTime(backupMadeAtMs, t.language);
  return t(wasMissing ? 'backups.missingFrom' : 'backups.restoredFrom', { time });
}
