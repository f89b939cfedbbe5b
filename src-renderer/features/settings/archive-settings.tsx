import { useEffect, useState } from 'react';
import { explainError, type AppError } from '../../../shared/app-error';
import type { ArchiveImportResult } from '../../../shared/archive';
import type { JobProgress } from '../../../shared/export';
import type { IpcClient } from '../../ipc-client';
import { useText, type Translate } from '../../i18n/text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import css from './settings-screen.module.css';

/** The whole history as one file, for a new PC, another shift or an auditor; and one such file taken in. */
export function ArchiveSettings({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const [isRunning, setIsRunning] = useState(false);
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const [said, setSaid] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => client.onNotice('job.progress', setProgress), [client]);

  const begin = () => {
    setIsRunning(true);
    setSaid('');
    setError(null);
  };
  const write = async () => {
    begin();
    const answer = await client.ask('archive.export', null);
    setIsRunning(false);
    if (!answer.ok) setError(answer.error);
    else if (answer.value.kind === 'exported') setSaid(t('archive.written', answer.value));
  };
  const take = async () => {
    begin();
    const answer = await client.ask('archive.import', null);
    setIsRunning(false);
    if (!answer.ok) setError(answer.error);
    else if (answer.value.kind === 'imported') setSaid(sayTaken(t, answer.value));
  };

  return (
    <div className={css['token']}>
      <div className={css['buttons']}>
        {isRunning ? (
          <Button onPress={() => void client.ask('job.cancel', null)}>{t('archive.cancel')}</Button>
        ) : (
          <>
            <Button onPress={() => void write()}>{t('archive.export')}</Button>
            <Button onPress={() => void take()}>{t('archive.import')}</Button>
          </>
        )}
      </div>
      <p aria-live="polite" className={css['note']}>
        {isRunning && progress !== null
          ? t('archive.running', { done: progress.done, total: progress.total ?? '…' })
          : said}
      </p>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </div>
  );
}

type Taken = Extract<ArchiveImportResult, { kind: 'imported' }>;

function sayTaken(t: Translate, { rows, added, changed, leftOut, erased, isWhole }: Taken): string {
  return [
    t('archive.taken', { rows, added, changed }),
    ...(leftOut === 0 ? [] : [t('archive.leftOut', { count: leftOut })]),
    ...(erased === 0 ? [] : [t('archive.erased', { count: erased })]),
    ...(isWhole ? [] : [t('archive.cutShort')]),
  ].join(' ');
}
