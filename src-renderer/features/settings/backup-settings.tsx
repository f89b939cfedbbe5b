import { useState } from 'react';
import { explainError, isDeclined, type AppError } from '../../../shared/errors/app-error';
import type { BackupFailure, DatabaseState } from '../../../shared/app/database-and-backup-state';
import type { IpcClient } from '../../ipc/ipc-client';
import { always } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { describeDatabaseRecovery } from '../../i18n/describe-database-recovery';
import { formatExactDateTime } from '../../../shared/i18n/format-dates';
import { useText, type Translate } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import css from './settings-screen.module.css';

const refreshOn = { 'app.changed': always };

/** The backups of the history: automatic ones, a backup on demand, and a button that restores the newest. */
export function BackupSettings({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const {
    data: database,
    error: queryError,
    refresh,
  } = useIpcQuery(client, 'database.get-state', null, refreshOn);
  const { data: recovery } = useIpcQuery(client, 'database.get-recovery', null);
  const [changeError, setChangeError] = useState<AppError | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const error = changeError ?? queryError;

  const backUp = async () => {
    setIsAsked(true);
    const answer = await client.ask('database.back-up', null);
    setIsAsked(false);
    // The database state says why a backup failed, whether it was requested or automatic.
    setChangeError(answer.ok || answer.error.kind === 'database' ? null : answer.error);
    void refresh();
  };
  const restore = async () => {
    const answer = await client.ask('database.restore', null);
    setChangeError(answer.ok || isDeclined(answer.error) ? null : answer.error);
  };

  return (
    <div className={css['token']}>
      <dl className={css['facts']}>
        <dt>{t('backups.title')}</dt>
        <dd>{database === null ? '…' : describeBackups(database, t)}</dd>
      </dl>
      {recovery !== null &&
        describeDatabaseRecovery(recovery, t).map((notice) => (
          <Notice key={notice.sentence} tone="wait" {...notice} />
        ))}
      {database?.failure != null && <Notice {...describeFailure(database, database.failure, t)} />}
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <div className={css['buttons']}>
        <Button onPress={() => void backUp()} isResting={isAsked || database?.isBackingUp === true}>
          {t('backups.now')}
        </Button>
        {database !== null && database.backups.length > 0 && (
          <Button kind="danger" onPress={() => void restore()}>
            {t('backups.restore')}
          </Button>
        )}
      </div>
    </div>
  );
}

function describeBackups({ backups, isBackingUp }: DatabaseState, t: Translate): string {
  if (isBackingUp) return t('backups.underWay');
  if (backups.length === 0) return t('backups.none');
  return t('backups.kept', { count: backups.length, time: formatNewestBackupDate(backups, t) });
}

function describeFailure(
  { backups }: DatabaseState,
  { errorCode, isOverdue }: BackupFailure,
  t: Translate,
): { tone: 'bad' | 'wait'; sentence: string; nextStep: string } {
  const isKnown = errorCode === 'disk-full' || errorCode === 'read-only';
  const nextStep = t(`backups.steps.${isKnown ? errorCode : 'failed'}`);
  if (!isOverdue) return { tone: 'wait', sentence: t('backups.failed'), nextStep };
  const sentence =
    backups.length === 0
      ? t('backups.never')
      : t('backups.overdue', { time: formatNewestBackupDate(backups, t) });
  return { tone: 'bad', sentence, nextStep };
}

function formatNewestBackupDate(backups: DatabaseState['backups'], t: Translate): string {
  return formatExactDateTime(Math.max(...backups.map(({ madeAtMs }) => madeAtMs)), t.language);
}
