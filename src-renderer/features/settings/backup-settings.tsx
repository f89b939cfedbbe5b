import { useEffect, useState } from 'react';
import { explainError, type AppError } from '../../../shared/app-error';
import type { DatabaseState } from '../../../shared/database';
import type { IpcClient } from '../../ipc-client';
import { exactDay } from '../../i18n/format';
import { useText, type Translate } from '../../i18n/text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import css from './settings-screen.module.css';

/** The kept copies of the history: made by itself, made now, and put back by one button. */
export function BackupSettings({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const [database, setDatabase] = useState<DatabaseState | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isSure, setIsSure] = useState(false);

  useEffect(() => {
    void client.ask('database.state', null).then((answer) => {
      if (answer.ok) setDatabase(answer.value);
      else setError(answer.error);
    });
  }, [client]);
  const backUp = async () => {
    const answer = await client.ask('database.back-up', null);
    if (answer.ok) setDatabase(answer.value);
    setError(answer.ok ? null : answer.error);
  };
  const restore = async () => {
    setIsSure(false);
    const answer = await client.ask('database.restore', null);
    setError(answer.ok ? null : answer.error);
  };

  return (
    <div className={css['token']}>
      <dl className={css['facts']}>
        <dt>{t('settings.backups')}</dt>
        <dd>{database === null ? '…' : backupSentence(database, t)}</dd>
      </dl>
      {database?.restored != null && (
        <Notice tone="wait" sentence={restoredSentence(database.restored.backupMadeAtMs, t)} />
      )}
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      {isSure ? (
        <Notice tone="bad" sentence={t('settings.restoreSure')} nextStep={t('settings.restoreStep')}>
          <div className={css['buttons']}>
            <Button kind="danger" onPress={() => void restore()}>
              {t('settings.restoreYes')}
            </Button>
            <Button onPress={() => setIsSure(false)}>{t('settle.cancel')}</Button>
          </div>
        </Notice>
      ) : (
        <div className={css['buttons']}>
          <Button onPress={() => void backUp()}>{t('settings.backUp')}</Button>
          {database !== null && database.backups.length > 0 && (
            <Button kind="danger" onPress={() => setIsSure(true)}>
              {t('settings.restore')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function backupSentence({ backups }: DatabaseState, t: Translate): string {
  if (backups.length === 0) return t('settings.backupsNone');
  const newestMs = Math.max(...backups.map(({ madeAtMs }) => madeAtMs));
  return t('settings.backupsKept', { count: backups.length, time: exactDay(newestMs, t.language) });
}

function restoredSentence(madeAtMs: number | null, t: Translate): string {
  if (madeAtMs === null) return t('settings.restoredEmpty');
  return t('settings.restoredFrom', { time: exactDay(madeAtMs, t.language) });
}
