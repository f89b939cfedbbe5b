import { useId, useState } from 'react';
import type { IncidentLinkChange, LinkedCall } from '../../../shared/incidents/incident';
import { groupDigits } from '../../../shared/phone/phone-kind-and-grouping';
import type { FindOpenCall } from '../../components/calls/open-call-links';
import { MaskedText, useMask } from '../../components/masking/mask-scope-and-masked-text';
import { formatWhen } from '../../i18n/format-when';
import { useText, type TextKey } from '../../i18n/use-text';
import { announce } from '../../ui/announcer';
import type { IpcClient } from '../../ipc/ipc-client';
import type { ReminderChanges } from '../../state/use-change-reminder';
import { Button } from '../../ui/button';
import { SteadyLabel } from '../../ui/steady-label';
import { ButtonSubjectContext } from '../../ui/button-subject';
import { CallbackActions, CallbackFacts } from './callback-actions';
import css from './incident-list.module.css';

type IncidentCallsProps = {
  readonly calls: readonly LinkedCall[];
  /** Calls that were just unlinked stay in their places, for Undo. */
  readonly unlinkedCallIds: ReadonlySet<string>;
  readonly isEnded: boolean;
  readonly onChange: (change: IncidentLinkChange) => Promise<void>;
  readonly onUnlink: (call: LinkedCall) => void;
  readonly onLinkAgain: (call: LinkedCall) => void;
  /** @returns whether it was copied */
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onOpenTicket: (ticketId: number) => void;
  readonly client: IpcClient;
  readonly findOpenCall: FindOpenCall;
  readonly onCallBack: (ticket: { readonly id: number; readonly phone: string }) => void;
  readonly changes: Pick<ReminderChanges, 'remember'>;
};

/** The calls of an incident: while it lasts, who wants a callback; once it is over, who is to be called back. */
export function IncidentCalls({ calls, unlinkedCallIds, isEnded, ...actions }: IncidentCallsProps) {
  const t = useText();
  if (calls.length === 0) return <p className={css['about']}>{t('incidentList.nobody')}</p>;
  return (
    <ol
      className={css['calls']}
      aria-label={t(isEnded ? 'incidentList.callBackList' : 'incidentList.allCalls')}
    >
      {calls.map((call) => (
        <LinkedCallItem
          key={call.callId}
          call={call}
          isUnlinked={unlinkedCallIds.has(call.callId)}
          isEnded={isEnded}
          {...actions}
        />
      ))}
    </ol>
  );
}

type LinkedCallItemProps = Omit<IncidentCallsProps, 'calls' | 'unlinkedCallIds'> & {
  readonly call: LinkedCall;
  readonly isUnlinked: boolean;
};

function LinkedCallItem({ call, isUnlinked, onUnlink, onLinkAgain, ...rest }: LinkedCallItemProps) {
  const t = useText();
  const mask = useMask(call);
  const id = useId();
  const { name, storeName, phone, createdAtMs } = call;
  const isDone = call.calledBackAtMs !== null;
  const state = getStateText(call, isUnlinked, rest.isEnded);
  return (
    <li className={css['call']} data-done={isDone || isUnlinked || undefined}>
      <p id={id} className={css['who']}>
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
        {name === '' && storeName === '' && phone === '' && `${t('callScreen.incomingNoNumber')} · `}
        <span className={css['time']}>
          {formatWhen(createdAtMs, t.language)}
          {state !== null && ` · ${t(state)}`}
        </span>
      </p>
      {rest.isEnded && !isDone && !isUnlinked && (
        <CallbackFacts
          tries={call.tries}
          openCalls={phone === '' ? [] : rest.findOpenCall({ phone, callId: null })}
          onCallBack={() => rest.onCallBack({ id: call.ticketId, phone })}
        />
      )}
      <div className={css['actions']}>
        <ButtonSubjectContext value={id}>
          {!isUnlinked && <LinkActions call={call} {...rest} />}
          {/* The same button, so that the caret stays on it. */}
          {!isDone && (
            <Button kind="quiet" onPress={() => (isUnlinked ? onLinkAgain(call) : onUnlink(call))}>
              {t(isUnlinked ? 'incidentList.undo' : 'incidentList.unlink')}
            </Button>
          )}
        </ButtonSubjectContext>
      </div>
    </li>
  );
}

function getStateText(call: LinkedCall, isUnlinked: boolean, isEnded: boolean): TextKey | null {
  if (isUnlinked) return 'incidentList.notLinked';
  return !isEnded && isWaitingForEnd(call) ? 'incidentList.wanted' : null;
}

function isWaitingForEnd({ wantsCallback, calledBackAtMs }: LinkedCall): boolean {
  return wantsCallback && calledBackAtMs === null;
}

type LinkActionsProps = Omit<LinkedCallItemProps, 'isUnlinked' | 'onUnlink' | 'onLinkAgain'>;

function LinkActions({ call, isEnded, client, ...actions }: LinkActionsProps) {
  const { onChange, onCopy, onOpenTicket, onCallBack, changes } = actions;
  const t = useText();
  const [isCopied, setIsCopied] = useState(false);
  const { callId, ticketId, name, storeName, phone, wantsCallback, calledBackAtMs } = call;
  const isDone = calledBackAtMs !== null;
  const isWaiting = isWaitingForEnd(call);
  const callBack = () => onCallBack({ id: ticketId, phone });
  return (
    <>
      {isEnded ? (
        <>
          {!isDone && (
            <CallbackActions
              client={client}
              who={{ phone, name, storeName }}
              onCallBack={callBack}
              changes={changes}
            />
          )}
          {!isDone && phone === '' && (
            <Button kind="quiet" onPress={callBack}>
              {t('incidentList.newCall')}
            </Button>
          )}
          <Button
            kind="quiet"
            onPress={() => void onChange({ callId, wantsCallback, isCalledBack: !isDone })}
          >
            {t(isDone ? 'incidentList.undo' : 'incidentList.calledBack')}
          </Button>
          {phone !== '' && (
            <Button
              kind="quiet"
              onPress={() => {
                void onCopy(phone).then((wasCopied) => {
                  setIsCopied(wasCopied);
                  if (wasCopied) announce(t('incidentList.copied'));
                });
              }}
            >
              {t(isCopied ? 'incidentList.copied' : 'incidentList.copy')}
            </Button>
          )}
        </>
      ) : (
        <Button
          kind="quiet"
          onPress={() => void onChange({ callId, wantsCallback: !isWaiting, isCalledBack: false })}
        >
          <SteadyLabel
            shown={t(isWaiting ? 'incidentList.notWanted' : 'incidentList.wants')}
            other={t(isWaiting ? 'incidentList.wants' : 'incidentList.notWanted')}
          />
        </Button>
      )}
      <Button kind="quiet" onPress={() => onOpenTicket(ticketId)}>
        {t('incidentList.openCase')}
      </Button>
      {isDone && (
        <span className={css['time']}>
          {t('incidentList.done', { time: formatWhen(calledBackAtMs, t.language) })}
        </span>
      )}
    </>
  );
}
