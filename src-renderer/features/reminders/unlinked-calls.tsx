import { useId, useMemo, useRef } from 'react';
import { explainError } from '../../../shared/errors/app-error';
import type { CallToLink, UnlinkedCall } from '../../../shared/incidents/incident';
import { groupDigits } from '../../../shared/phone/phone-kind-and-grouping';
import { MaskedText, useMask } from '../../components/masking/mask-scope-and-masked-text';
import { formatWhen } from '../../i18n/format-when';
import { useText } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { always, onAnyTicket } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { Button } from '../../ui/button';
import { ButtonSubjectContext } from '../../ui/button-subject';
import { Notice } from '../../ui/notice';
import { useFocusRestoration } from '../../ui/use-focus-restoration';
import css from './incident-list.module.css';

type UnlinkedCallsProps = {
  readonly client: IpcClient;
  readonly uid: string;
  /** Whether they are listed, or only counted. */
  readonly areListed: boolean;
  /** Those that the list above still shows. */
  readonly except: readonly { readonly ticketId: number }[];
  readonly onLink: (call: CallToLink) => Promise<void>;
  readonly onOpenTicket: (ticketId: number) => void;
};

const refreshOn = { ...onAnyTicket, 'incidents.changed': always };

/** Calls that are like those of an incident, ended before it was known, or were not linked then: to be added to it. */
export function UnlinkedCalls({ client, uid, areListed, except, onLink, onOpenTicket }: UnlinkedCallsProps) {
  const t = useText();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useFocusRestoration(box);
  const request = useMemo(() => ({ uid }), [uid]);
  const { data: found, error } = useIpcQuery(client, 'incidents.find-unlinked', request, refreshOn);
  const calls = (found ?? []).filter(({ ticketId }) => !except.some((call) => call.ticketId === ticketId));
  return (
    <div ref={box}>
      {error !== null && areListed && <Notice tone="bad" {...explainError(error, t.language)} />}
      {calls.length > 0 && !areListed && (
        <p className={`${css['about']} ${css['unlinkedCount']}`}>
          {t('incidentList.unlinkedCount', { count: calls.length })}
        </p>
      )}
      {calls.length > 0 && areListed && (
        <>
          <h4 id={id} className={css['subhead']}>
            {t('incidentList.unlinked')}
          </h4>
          <ol aria-labelledby={id}>
            {calls.map((call) => (
              <UnlinkedCallItem
                key={call.ticketId}
                call={call}
                onAdd={(wantsCallback) => void onLink({ ticketId: call.ticketId, uid, wantsCallback })}
                onOpen={() => onOpenTicket(call.ticketId)}
              />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

type UnlinkedCallItemProps = {
  readonly call: UnlinkedCall;
  readonly onAdd: (wantsCallback: boolean) => void;
  readonly onOpen: () => void;
};

function UnlinkedCallItem({ call, onAdd, onOpen }: UnlinkedCallItemProps) {
  const t = useText();
  const mask = useMask(call);
  const id = useId();
  const who = [
    call.name === '' ? null : (
      <b key="name">
        <MaskedText text={mask('name', call.name)} />
      </b>
    ),
    call.storeName === '' ? null : <span key="store">{call.storeName}</span>,
    call.phone === '' ? null : <MaskedText key="phone" text={mask('phone', groupDigits(call.phone))} />,
  ].filter((part) => part !== null);
  return (
    <li className={css['call']}>
      <p id={id} className={css['who']}>
        {who.map((part) => (
          <span key={part.key}>
            {part}
            {' · '}
          </span>
        ))}
        <span className={css['time']}>
          {formatWhen(call.createdAtMs, t.language)}
          {call.isCallerLinked && ` · ${t('incidentList.callerLinked')}`}
        </span>
      </p>
      {call.issue !== '' && <p className={css['issue']}>{mask('text', call.issue)}</p>}
      <div className={css['actions']}>
        <ButtonSubjectContext value={id}>
          <Button onPress={() => onAdd(false)}>{t('incidentList.add')}</Button>
          <Button kind="quiet" onPress={() => onAdd(true)}>
            {t('incidentList.addWithCallback')}
          </Button>
          <Button kind="quiet" onPress={onOpen}>
            {t('incidentList.openCase')}
          </Button>
        </ButtonSubjectContext>
      </div>
    </li>
  );
}
