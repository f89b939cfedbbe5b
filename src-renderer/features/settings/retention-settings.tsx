import { useEffect, useId, useRef, useState } from 'react';
import { explainError, isDeclined, type AppError } from '../../../shared/errors/app-error';
import type { Mode } from '../../../shared/app/mode';
import type { PrivacyState } from '../../../shared/privacy/retention-and-erasure';
import { useText } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import css from './settings-screen.module.css';

const retentionChoices = [90, 180, 365, 730, 1095, 2555] as const;

type RetentionSettingsProps = {
  readonly client: IpcClient;
  readonly mode: Mode;
  /** The current setting. Null means forever. */
  readonly retentionDays: number | null;
  readonly isReadOnly: boolean;
  readonly onChange: (privacy: PrivacyState) => void;
};

/**
 * Sets how long tickets are kept. A choice alone erases nothing: first a preview shows how many tickets would be
 * erased, then a question follows, since erasure cannot be undone.
 */
export function RetentionSettings(props: RetentionSettingsProps) {
  const { client, mode, retentionDays, isReadOnly, onChange } = props;
  const t = useText();
  const id = useId();
  const field = useRef<HTMLSelectElement>(null);
  const [chosen, setChosen] = useState(retentionDays);
  const isNews = chosen !== retentionDays;
  const { older, error, setError } = useRetentionPreview(client, isNews ? chosen : null);

  const leave = (days: number | null) => {
    setChosen(days);
    setError(null);
    field.current?.focus();
  };
  const keep = async () => {
    const answer = await client.ask('privacy.set-retention', { retentionDays: chosen });
    if (!answer.ok) {
      if (!isDeclined(answer.error)) setError(answer.error);
      return;
    }
    onChange(answer.value);
    leave(answer.value.retentionDays);
  };
  const buttons = (yes: string, isDanger: boolean) => (
    <div className={css['buttons']}>
      <Button {...(isDanger && { kind: 'danger' })} onPress={() => void keep()}>
        {yes}
      </Button>
      <Button onPress={() => leave(retentionDays)}>{t('reconciliation.cancel')}</Button>
    </div>
  );

  return (
    <>
      <label htmlFor={id}>{t('privacy.keep')}</label>
      <select
        ref={field}
        id={id}
        className={controls['well']}
        disabled={isReadOnly}
        value={chosen ?? ''}
        onChange={({ target }) => setChosen(target.value === '' ? null : Number(target.value))}
      >
        <option value="">{t('privacy.forever')}</option>
        {[...new Set([...retentionChoices, ...(retentionDays === null ? [] : [retentionDays])])]
          .toSorted((a, b) => a - b)
          .map((count) => (
            <option key={count} value={count}>
              {t('privacy.days', { count })}
            </option>
          ))}
      </select>
      {isNews && chosen === null && (
        <Notice tone="wait" sentence={t('privacy.noneByAge')}>
          {buttons(t('privacy.forEverYes'), false)}
        </Notice>
      )}
      {isNews && chosen !== null && older !== null && (
        <Notice
          tone={older === 0 ? 'wait' : 'bad'}
          sentence={t('privacy.older', { days: chosen, count: older })}
          nextStep={t('privacy.olderGo')}
        >
          {buttons(t('privacy.keepYes', { count: chosen }), older > 0)}
        </Notice>
      )}
      <p aria-live="polite" className={css['note']}>
        {isNews && chosen !== null && older === null && error === null && t('privacy.counting')}
      </p>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <p className={css['note']}>
        {t(`privacy.retentionMode.${mode}`)} {t('privacy.keepNote')}
      </p>
    </>
  );
}

/** Counting may read the whole history, so arrow keys on the way to a choice do not trigger it. */
const debounceMs = 300;

/** How many tickets this retention would erase; null while unknown. */
function useRetentionPreview(client: IpcClient, days: number | null) {
  const [found, setFound] = useState<{ readonly days: number; readonly tickets: number } | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    if (days === null) return undefined;
    let isStale = false;
    const timer = setTimeout(() => {
      void client.ask('privacy.preview-retention', { retentionDays: days }).then((answer) => {
        if (isStale) return;
        setFound(answer.ok ? { days, tickets: answer.value.tickets } : null);
        setError(answer.ok ? null : answer.error);
      });
    }, debounceMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [client, days]);
  const isCurrent = days !== null && found?.days === days;
  return { older: isCurrent ? found.tickets : null, error, setError };
}
