import { useState } from 'react';
import { explainError } from '../../../shared/errors/app-error';
import { formatNumber } from '../../../shared/format-number';
import type { SupportReport } from '../../../shared/support/support-report';
import { useText } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { useReportedAction } from '../../ipc/use-reported-action';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import css from './settings-screen.module.css';
import own from './support-report-settings.module.css';

/** Shows the report for IT, and saves it as it is shown. */
export function SupportReportSettings({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const [report, setReport] = useState<SupportReport | null>(null);
  const { isBusy, message, error, report: reportAction } = useReportedAction();

  const show = () =>
    reportAction(client.ask('support.read-report', null), (read) => {
      setReport(read);
      return '';
    });
  const save = () =>
    reportAction(client.ask('support.save-report', null), (saved) =>
      saved.kind === 'saved' ? t('support.saved', { file: saved.file }) : '',
    );

  return (
    <div className={css['words']}>
      <div className={css['buttons']}>
        {report === null ? (
          <Button isResting={isBusy} onPress={() => void show()}>
            {t('support.show')}
          </Button>
        ) : (
          <>
            <Button isResting={isBusy} onPress={() => void save()}>
              {t('support.save')}
            </Button>
            <Button kind="quiet" onPress={() => setReport(null)}>
              {t('support.hide')}
            </Button>
          </>
        )}
      </div>
      {report?.files.map(({ name, text }, at) => (
        <details key={name} open={at === 0}>
          <summary>{`${name} (${formatNumber(Math.ceil(text.length / 1_000), t.language)} kB)`}</summary>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by key where it overflows */}
          <pre className={own['text']} tabIndex={0} aria-label={name} role="region">
            {text}
          </pre>
        </details>
      ))}
      <p aria-live="polite" className={css['note']}>
        {message}
      </p>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </div>
  );
}
