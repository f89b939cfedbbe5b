import { useCallback, useEffect, useId, useState, type KeyboardEvent } from 'react';
import { explainError, type AppError } from '../../../shared/app-error';
import type { Mode } from '../../../shared/app-state';
import type { CallerErased, CallerFound, PrivacyState } from '../../../shared/privacy';
import { exactDay } from '../../i18n/format';
import { useText, type Translate } from '../../i18n/text';
import type { IpcClient } from '../../ipc-client';
import { isComposing } from '../../keys';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import { KeepTickets } from './keep-tickets';
import css from './settings-screen.module.css';

type PrivacySettingsProps = { readonly client: IpcClient; readonly mode: Mode };

/** For how long tickets are kept, who asked to be forgotten, and when something was erased. */
export function PrivacySettings({ client, mode }: PrivacySettingsProps) {
  const t = useText();
  const [privacy, setPrivacy] = useState<PrivacyState | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  const refresh = useCallback(
    () =>
      client.ask('privacy.state', null).then((answer) => {
        if (answer.ok) setPrivacy(answer.value);
        setError(answer.ok ? null : answer.error);
      }),
    [client],
  );
  useEffect(() => {
    void refresh();
    return client.onNotice('tickets.changed', ({ ticketId }) => {
      if (ticketId === null) void refresh();
    });
  }, [client, refresh]);

  return (
    <div className={css['token']}>
      {privacy !== null && (
        <KeepTickets client={client} mode={mode} keepDays={privacy.keepDays} onKept={setPrivacy} />
      )}
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

  const isNobody = phone.trim() === '' && name.trim() === '';
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
    setSaid(answer.ok ? sayErased(t, answer.value) : '');
    if (!answer.ok) return;
    setPhone('');
    setName('');
    onErased();
  };
  const change = (set: (text: string) => void) => (text: string) => {
    set(text);
    setFound(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || isNobody) return;
    event.preventDefault();
    void find();
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
        onKeyDown={onKeyDown}
      />
      <label htmlFor={nameId}>{t('privacy.name')}</label>
      <input
        id={nameId}
        className={controls['well']}
        autoComplete="off"
        maxLength={1000}
        value={name}
        onChange={(event) => change(setName)(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {found === null ? (
        <div className={css['buttons']}>
          <Button isResting={isNobody} onPress={() => void find()}>
            {t('privacy.find')}
          </Button>
        </div>
      ) : (
        <Notice
          tone={isAnything(found) ? 'bad' : 'wait'}
          sentence={t('privacy.found', { count: found.tickets })}
          nextStep={[
            ...(found.others === 0 ? [] : [t('privacy.others', { count: found.others })]),
            ...(found.unsettled === 0 ? [] : [t('privacy.unsettled', { count: found.unsettled })]),
            t('privacy.forGood'),
          ].join(' ')}
        >
          <div className={css['buttons']}>
            {isAnything(found) && (
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

function isAnything({ tickets, others }: CallerFound): boolean {
  return tickets + others > 0;
}

function sayErased(t: Translate, { tickets, others, isDone }: CallerErased): string {
  if (!isDone) return t('privacy.goesOn');
  const done = t('privacy.done', { count: tickets });
  return others === 0 ? done : `${done} ${t('privacy.doneOthers', { count: others })}`;
}
