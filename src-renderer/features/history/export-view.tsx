import { useEffect, useId, useState } from 'react';
import { explainError, type AppError } from '../../../shared/app-error';
import type { ExportFormat, ExportQuery, JobProgress } from '../../../shared/export';
import type { IpcClient } from '../../ipc-client';
import { useText, type Translate } from '../../i18n/text';
import { isComposing } from '../../keys';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import css from './export-view.module.css';

type ExportViewProps = { readonly client: IpcClient; readonly query: ExportQuery };

/** The list that is shown, into a file: chosen, watched, cancelled, and said where it lies. */
export function ExportView({ client, query }: ExportViewProps) {
  const t = useText();
  const sheetId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [isRunning, setIsRunning] = useState(false);
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const [said, setSaid] = useState('');
  const [error, setError] = useState<AppError | null>(null);

  useEffect(() => client.onNotice('job.progress', setProgress), [client]);

  useEffect(() => {
    if (!isOpen) return undefined;
    // Before the key leads from the history back to the call.
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isComposing(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setIsOpen(false);
    };
    window.addEventListener('keydown', onEscape, { capture: true });
    return () => window.removeEventListener('keydown', onEscape, { capture: true });
  }, [isOpen]);

  const write = async (format: ExportFormat) => {
    setIsRunning(true);
    setSaid('');
    setError(null);
    const answer = await client.ask('history.export', { format, query });
    setIsRunning(false);
    if (!answer.ok) setError(answer.error);
    else if (answer.value.kind === 'exported')
      setSaid(t('exports.done', { rows: answer.value.rows, file: answer.value.file }));
  };

  return (
    <div className={css['export']}>
      <Button kind="quiet" isOpen={isOpen} onPress={() => setIsOpen(!isOpen)}>
        {t('exports.open')}
      </Button>
      {isOpen && (
        <section id={sheetId} className={css['sheet']} aria-label={t('exports.open')}>
          <p>{t('exports.about')}</p>
          <div className={css['buttons']}>
            {isRunning ? (
              <Button onPress={() => void client.ask('job.cancel', null)}>{t('exports.cancel')}</Button>
            ) : (
              <>
                <Button kind="main" onPress={() => void write('xlsx')}>
                  {t('exports.xlsx')}
                </Button>
                <Button onPress={() => void write('csv')}>{t('exports.csv')}</Button>
              </>
            )}
          </div>
          <p className={css['note']}>{t('exports.csvNote')}</p>
          <p aria-live="polite" className={css['said']}>
            {isRunning && progress !== null ? progressSentence(progress, t) : said}
          </p>
          {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
        </section>
      )}
    </div>
  );
}

function progressSentence({ done, total }: JobProgress, t: Translate): string {
  return total === null ? t('exports.running', { done }) : t('exports.runningOf', { done, total });
}
