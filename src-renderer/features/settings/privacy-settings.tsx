import { useEffect, useId, useState } from 'react';
import { explainError, type AppError } from '../../../shared/app-error';
import type { CallerFound, PrivacyState } from '../../../shared/privacy';
import { exactDay } from '../../i18n/format';
import { useText } from '../../i18n/text';
import type { IpcClient } from '../../ipc-client';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import css from './settings-screen.module.css';

const keepChoices = [90, 180, 365, 730, 1095, 2555] as const;

/** For how long tickets are kept, who asked to be forgotten, and when something was erased. */
export function PrivacySettings({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const keepId = useId();
  const [privacy, setPrivacy] = useState<PrivacyState | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  const refresh = async () => {
    const answer = await client.ask('privacy.state', null);
    if (answer.ok) setPrivacy(answer.value);
    else setError(answer.error);
  };
  useEffect(() => {
    void client.ask('privacy.state', null).then((answer) => {
      if (answer.ok) setPrivacy(answer.value);
      else setError(answer.error);
    });
  }, [client]);
  const keep = async (keepDays: number | null) => {
    const answer = await client.ask('privacy.keep-days', { keepDays });
    if (answer.ok) setPrivacy(answer.value);
    setError(answer.ok ? null : answer.error);
  };

  const days = privacy?.keepDays ?? null;
  return (
    <div className={css['token']}>
      <label htmlFor={keepId}>{t('privacy.keep')}</label>
      <select
        id={keepId}
        className={controls['well']}
        value={days ?? ''}
        onChange={(event) => void keep(event.target.value === '' ? null : Number(event.target.value))}
      >
        <option value="">{t('privacy.forEver')}</option>
        {[...new Set([...keepChoices, ...(days === null ? [] : [days])])]
          .toSorted((a, b) => a - b)
          .map((count) => (
            <option key={count} value={count}>
              {t('privacy.days', { count })}
            </option>
          ))}
      </select>
      <p className={css['note']}>{t('privacy.keepNote')}</p>
      <EraseCaller client={client} onErased={() => void refresh()} />
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <h3 className={css['head']}>{t('privacy.erased')}</h3>
      <ul className={css['note']}>
        {privacy?.erasures.length === 0 && <li>{t('privacy.nothingErased')}</li>}
        {privacy?.erasures.map(({ id, atMs, why, tickets, isCleaned }) => (
          <li key={id}>
            {t(`privacy.because.${why}`, { time: exactDay(atMs, t.language), count: tickets })}
            {!isCleaned && ` ${t('privacy.copiesLeft')}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

type EraseCallerProps = { readonly client: IpcClient; readonly onErased: () => void };

/** First shown what would go, then asked once more: it cannot be undone. */
function EraseCaller({ client, onErased }: EraseCallerProps) {
  const t = useText();
  const [phoneId, nameId] = [useId(), useId()];
  const [phone, setPhone] = useState('');
  const [name, setName] = useState('');
  const [found, setFound] = useState<CallerFound | null>(null);
  const [said, setSaid] = useState('');
  const [error, setError] = useState<AppError | null>(null);

  const find = async () => {
    setSaid('');
    const answer = await client.ask('privacy.find-caller', { phone, name });
    setFound(answer.ok ? answer.value : null);
    setError(answer.ok ? null : answer.error);
  };
  const erase = async () => {
    setFound(null);
    setSaid(t('privacy.erasing'));
    const answer = await client.ask('privacy.erase-caller', { phone, name });
    setError(answer.ok ? null : answer.error);
    setSaid(
      answer.ok
        ? t(answer.value.isDone ? 'privacy.done' : 'privacy.goesOn', { count: answer.value.tickets })
        : '',
    );
    if (!answer.ok) return;
    setPhone('');
    setName('');
    onErased();
  };
  const change = (set: (text: string) => void) => (text: string) => {
    set(text);
    setFound(null);
  };

  return (
    <>
      <h3 className={css['head']}>{t('privacy.forget')}</h3>
      <label htmlFor={phoneId}>{t('privacy.phone')}</label>
      <input
        id={phoneId}
        className={controls['well']}
        autoComplete="off"
        maxLength={1000}
        value={phone}
        onChange={(event) => change(setPhone)(event.target.value)}
      />
      <label htmlFor={nameId}>{t('privacy.name')}</label>
      <input
        id={nameId}
        className={controls['well']}
        autoComplete="off"
        maxLength={1000}
        value={name}
        onChange={(event) => change(setName)(event.target.value)}
      />
      {found === null ? (
        <div className={css['buttons']}>
          <Button isResting={phone.trim() === '' && name.trim() === ''} onPress={() => void find()}>
            {t('privacy.find')}
          </Button>
        </div>
      ) : (
        <Notice
          tone={found.tickets === 0 ? 'wait' : 'bad'}
          sentence={t('privacy.found', { count: found.tickets })}
          nextStep={
            found.unsettled === 0
              ? t('privacy.forGood')
              : `${t('privacy.unsettled', { count: found.unsettled })} ${t('privacy.forGood')}`
          }
        >
          <div className={css['buttons']}>
            {found.tickets > 0 && (
              <Button kind="danger" onPress={() => void erase()}>
                {t('privacy.eraseYes')}
              </Button>
            )}
            <Button onPress={() => setFound(null)}>{t('settle.cancel')}</Button>
          </div>
        </Notice>
      )}
      <p aria-live="polite" className={css['note']}>
        {said}
      </p>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </>
  );
}
