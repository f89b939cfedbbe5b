import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { explainError, isDeclined, type AppError } from '../../../shared/errors/app-error';
import type { Mode } from '../../../shared/app/mode';
import { succeed } from '../../../shared/result';
import type {
  ErasureResult,
  ErasurePreview,
  ErasureRecord,
  ErasureRequest,
} from '../../../shared/privacy/retention-and-erasure';
import { formatExactDateTime } from '../../../shared/i18n/format-dates';
import { useText, type Translate } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { onErasure } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { isComposing } from '../../commands/key-bindings';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import { ErasurePreviewList, keepLeftOutRows } from './erasure-preview';
import { ControlledByOrganisation } from './controlled-by-organisation';
import { RetentionSettings } from './retention-settings';
import css from './settings-screen.module.css';

type PrivacySettingsProps = {
  readonly client: IpcClient;
  readonly mode: Mode;
  /** Whether the organisation has set how long live tickets are kept. */
  readonly isRetentionSet: boolean;
  readonly isErasureForbidden: boolean;
};

/** The retention of tickets, the erasure of a caller, and the records of past erasures. */
export function PrivacySettings(props: PrivacySettingsProps) {
  const { client, mode, isRetentionSet, isErasureForbidden } = props;
  const t = useText();
  const { data: privacy, error, refresh, accept } = useIpcQuery(client, 'privacy.get-state', null, onErasure);

  return (
    <div className={css['token']}>
      {privacy !== null && (
        <RetentionSettings
          client={client}
          mode={mode}
          retentionDays={privacy.retentionDays}
          isReadOnly={isRetentionSet}
          onChange={(state) => accept(succeed(state))}
        />
      )}
      {isRetentionSet && <ControlledByOrganisation />}
      {isErasureForbidden ? (
        <>
          <h3 className={css['head']}>{t('privacy.eraseCaller')}</h3>
          <ControlledByOrganisation rule="off" />
        </>
      ) : (
        <EraseCaller client={client} mode={mode} onErased={() => void refresh()} />
      )}
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <h3 className={css['head']}>{t('privacy.erased')}</h3>
      <ul className={css['note']}>
        {privacy?.erasures.length === 0 && <li>{t('privacy.nothingErased')}</li>}
        {privacy?.erasures.map(({ id, atMs, reason, tickets, leftOut, isCleaned }) => (
          <li key={id}>
            {describeRecord(t, reason, tickets, formatExactDateTime(atMs, t.language))}
            {leftOut > 0 && ` ${t('privacy.leftOut', { count: leftOut })}`}
            {!isCleaned && ` ${t('privacy.copiesLeft')}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

type EraseCallerProps = {
  readonly client: IpcClient;
  readonly mode: Mode;
  readonly onErased: () => void;
};

type AnsweredRequest = {
  readonly of: ErasureRequest;
  readonly found: ErasurePreview;
  /** Ids of the calls that were unticked. */
  readonly leftOut: ReadonlySet<string>;
  /** Ids of the calls with `unsure` tickets that were ticked. */
  readonly chosen: ReadonlySet<string>;
};

const nothingTicked = { leftOut: new Set<string>(), chosen: new Set<string>() };

const emptyRequest: ErasureRequest = { phone: '', name: '' };

/**
 * Shows a preview, then asks for confirmation, since erasure cannot be undone. The preview is valid only while the
 * fields name the same caller, and exactly that caller is erased.
 */
function EraseCaller({ client, mode, onErased }: EraseCallerProps) {
  const t = useText();
  const [phoneId, nameId] = [useId(), useId()];
  const [caller, setCaller] = useState(emptyRequest);
  const [answered, setAnswered] = useState<AnsweredRequest | null>(null);
  const [message, setMessage] = useState('');
  const [isErasing, setIsErasing] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const isNobody = caller.phone.trim() === '' && caller.name.trim() === '';
  const shown = answered !== null && isSame(answered.of, caller) ? answered : null;
  /** The latest request: of two pending answers, only its answer counts. */
  const asked = useRef<ErasureRequest | null>(null);
  const find = async () => {
    setMessage('');
    asked.current = caller;
    const answer = await client.ask('privacy.preview-erasure', caller);
    if (asked.current !== caller) return;
    setAnswered(answer.ok ? { of: caller, found: answer.value, ...nothingTicked } : null);
    setError(answer.ok ? null : answer.error);
  };
  const leave = () => {
    asked.current = null;
    setAnswered(null);
  };
  const erase = async (confirmed: AnsweredRequest) => {
    const { of: erased } = confirmed;
    setIsErasing(true);
    // Progress events come only after the confirmation.
    const end = client.onEvent('job.progress', () => setMessage(t('privacy.erasing')));
    const answer = await client.ask('privacy.erase-caller', toRequest(confirmed));
    end();
    setIsErasing(false);
    if (!answer.ok && isDeclined(answer.error)) return;
    setAnswered((now) => (now === confirmed ? null : now));
    setError(answer.ok ? null : answer.error);
    setMessage(answer.ok ? describeErasure(t, answer.value) : '');
    if (!answer.ok) return;
    // A caller who was entered meanwhile stays in the fields.
    setCaller((now) => (isSame(now, erased) ? emptyRequest : now));
    onErased();
  };
  /** Counted as the question of the dialog counts it, without what is left out. */
  const toggle = async (callId: string) => {
    if (answered === null) return;
    const isUnsure = answered.found.unsureList.some((ticket) => ticket.callId === callId);
    const next = isUnsure
      ? { ...answered, chosen: toggleIn(answered.chosen, callId), leftOut: without(answered.leftOut, callId) }
      : { ...answered, leftOut: toggleIn(answered.leftOut, callId) };
    const { leftOut, chosen } = next;
    setAnswered(next);
    const answer = await client.ask('privacy.preview-erasure', toRequest(next));
    if (!answer.ok) setError(answer.error);
    else
      setAnswered((now) =>
        now?.leftOut === leftOut && now.chosen === chosen
          ? { ...now, found: { ...answer.value, ...keepLeftOutRows(now.found, answer.value, leftOut) } }
          : now,
      );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || isNobody) return;
    event.preventDefault();
    void find();
  };

  return (
    <>
      <h3 className={css['head']}>{t('privacy.eraseCaller')}</h3>
      <p className={css['note']}>{t(`privacy.eraseIn.${mode}`)}</p>
      <label htmlFor={phoneId}>{t('privacy.phone')}</label>
      <input
        id={phoneId}
        className={controls['well']}
        autoComplete="off"
        maxLength={1000}
        value={caller.phone}
        onChange={(event) => setCaller({ ...caller, phone: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <label htmlFor={nameId}>{t('privacy.name')}</label>
      <input
        id={nameId}
        className={controls['well']}
        autoComplete="off"
        maxLength={1000}
        value={caller.name}
        onChange={(event) => setCaller({ ...caller, name: event.target.value })}
        onKeyDown={onKeyDown}
      />
      {shown === null ? (
        <div className={css['buttons']}>
          <Button isResting={isNobody} onPress={() => void find()}>
            {t('privacy.find')}
          </Button>
        </div>
      ) : (
        <>
          <Notice tone={hasAnything(shown.found) ? 'bad' : 'wait'} {...describePreview(t, shown.found)} />
          {/* Outside the notice, which is read out whole when a number of it changes. */}
          <ErasurePreviewList
            found={shown.found}
            leftOut={shown.leftOut}
            chosen={shown.chosen}
            isDisabled={isErasing}
            onToggle={(callId) => void toggle(callId)}
          />
          <div className={css['buttons']}>
            <Button kind="danger" isResting={isErasing} onPress={() => void erase(shown)}>
              {t('privacy.eraseYes')}
            </Button>
            <Button onPress={leave}>{t('reconciliation.cancel')}</Button>
          </div>
        </>
      )}
      <p aria-live="polite" className={css['note']}>
        {message}
      </p>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </>
  );
}

function toRequest({ of, leftOut, chosen }: AnsweredRequest): ErasureRequest {
  return { ...of, leftOut: [...leftOut], chosen: [...chosen] };
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((each) => each !== id));
}

function toggleIn(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? without(ids, id) : new Set([...ids, id]);
}

function isSame(a: ErasureRequest, b: ErasureRequest): boolean {
  return a.phone === b.phone && a.name === b.name;
}

function hasAnything(found: ErasurePreview | ErasureResult): boolean {
  const { tickets, calls, unsettled, redacted, others, leftOut, unsure } = found;
  return tickets + calls + unsettled + redacted + others + leftOut + unsure > 0;
}

function describePreview(t: Translate, found: ErasurePreview) {
  const { tickets, ofOthers, calls, others, redacted, unsettled, leftOut, unsure } = found;
  const counts = [
    // Directly behind the tickets of which it speaks.
    ...(ofOthers === 0 ? [] : [t('privacy.ofOthers', { count: ofOthers })]),
    ...(unsure === 0 ? [] : [t('privacy.unsure', { count: unsure })]),
    ...(leftOut === 0 ? [] : [t('privacy.leftOut', { count: leftOut })]),
    ...(calls === 0 ? [] : [t('privacy.calls', { count: calls })]),
    ...(others === 0 ? [] : [t('privacy.others', { count: others })]),
    ...(redacted === 0 ? [] : [t('privacy.redacted', { count: redacted })]),
    ...(unsettled === 0 ? [] : [t('privacy.unsettled', { count: unsettled })]),
  ];
  const end = t(hasAnything(found) ? 'privacy.forGood' : 'privacy.onlyCopies');
  return { sentence: t('privacy.found', { count: tickets }), nextStep: [...counts, end].join(' ') };
}

/** A request without tickets took notes, calls or mentions, here or on the PC where it was made. */
function describeRecord(t: Translate, reason: ErasureRecord['reason'], count: number, time: string): string {
  const hasOnlyTraces = reason === 'request' && count === 0;
  return hasOnlyTraces
    ? t('privacy.tracesErased', { time })
    : t(`privacy.because.${reason}`, { time, count });
}

function describeErasure(t: Translate, result: ErasureResult): string {
  const { tickets, calls, unsettled, redacted, others, leftOut, unsure, isDone } = result;
  if (!isDone) return t('privacy.continuesAutomatically');
  if (!hasAnything(result)) return t('privacy.doneCopies');
  return [
    t('privacy.done', { count: tickets }),
    ...(leftOut === 0 ? [] : [t('privacy.leftOut', { count: leftOut })]),
    ...(calls + others === 0 ? [] : [t('privacy.doneOthers', { count: calls + others })]),
    ...(redacted === 0 ? [] : [t('privacy.doneRedacted', { count: redacted })]),
    ...(unsettled === 0 ? [] : [t('privacy.unsettled', { count: unsettled })]),
    ...(unsure === 0 ? [] : [t('privacy.unsureKept', { count: unsure })]),
  ].join(' ');
}
