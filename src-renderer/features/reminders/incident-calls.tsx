import { useState } from 'react';
import type { IncidentLinkChange, LinkedCall } from '../../../shared/incidents/incident';
import { groupDigits } from '../../../shared/phone/phone-kind-and-grouping';
import { MaskedText, useMask } from '../../components/masking/masked-text';
import { formatShortDate } from '../../i18n/format-dates';
import { useText, type Translate } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import css from './incident-list.module.css';

type IncidentCallsProps = {
  readonly calls: readonly LinkedCall[];
  readonly isEnded: boolean;
  readonly onChange: (change: IncidentLinkChange) => Promise<void>;
  readonly onCopy: (text: string) => void;
  readonly onOpenTicket: (ticketId: number) => void;
  readonly onFollowUp: (ticketId: number) => void;
};

/** The calls of an incident: while it lasts, who wants a callback; once it is over, who is to be called back. */
export function IncidentCalls({ calls, isEnded, ...actions }: IncidentCallsProps) {
  const t = useText();
  if (calls.length === 0) return <p className={css['about']}>{t('incidentList.nobody')}</p>;
  return (
    <ol
      className={css['calls']}
      aria-label={t(isEnded ? 'incidentList.callBackList' : 'incidentList.allCalls')}
    >
      {calls.map((call) => (
        <LinkedCallItem key={call.callId} call={call} isEnded={isEnded} {...actions} />
      ))}
    </ol>
  );
}

function LinkedCallItem({
  call,
  isEnded,
  onChange,
  onCopy,
  onOpenTicket,
  onFollowUp,
}: Omit<IncidentCallsProps, 'calls'> & { readonly call: LinkedCall }) {
  const t = useText();
  const mask = useMask(call);
  const [isCopied, setIsCopied] = useState(false);
  const { callId, ticketId, name, storeName, phone, createdAtMs, wantsCallback, calledBackAtMs } = call;
  const isDone = calledBackAtMs !== null;
  return (
    <li className={css['call']} data-done={isDone || undefined}>
      <p className={css['who']}>
        {name !== '' && (
          <>
            <b>
              <MaskedText text={mask('name', name)} />
            </b>
            {' · '}
          </>
        )}
        {storeName !== '' && `${storeName} · `}
        {phone !== '' && (
          <>
            <MaskedText text={mask('phone', groupDigits(phone))} />
            {' · '}
          </>
        )}
        <span className={css['time']}>
          {formatWhen(createdAtMs, t)}
          {!isEnded && wantsCallback && ` · ${t('incidentList.wanted')}`}
        </span>
      </p>
      <div className={css['actions']}>
        {isEnded ? (
          <>
            <Button onPress={() => void onChange({ callId, wantsCallback, isCalledBack: !isDone })}>
              {t(isDone ? 'incidentList.undo' : 'incidentList.calledBack')}
            </Button>
            {!isDone && (
              <Button kind="quiet" onPress={() => onFollowUp(ticketId)}>
                {t('incidentList.newCall')}
              </Button>
            )}
            {phone !== '' && (
              <Button
                kind="quiet"
                onPress={() => {
                  onCopy(phone);
                  setIsCopied(true);
                }}
              >
                {t(isCopied ? 'incidentList.copied' : 'incidentList.copy')}
              </Button>
            )}
          </>
        ) : (
          <Button
            kind="quiet"
            onPress={() => void onChange({ callId, wantsCallback: !wantsCallback, isCalledBack: false })}
          >
            {t(wantsCallback ? 'incidentList.notWanted' : 'incidentList.wants')}
          </Button>
        )}
        <Button kind="quiet" onPress={() => onOpenTicket(ticketId)}>
          {t('incidentList.openCase')}
        </Button>
        {isDone && (
          <span className={css['time']}>
            {t('incidentList.done', { time: formatWhen(calledBackAtMs, t) })}
          </span>
        )}
      </div>
    </li>
  );
}

function formatWhen(atMs: number, t: Translate): string {
  return formatShortDate(atMs, Date.now(), t.language);
}
