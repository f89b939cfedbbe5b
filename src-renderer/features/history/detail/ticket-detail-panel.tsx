import {
  memo,
  useContext,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react';
import { explainError } from '../../../../shared/errors/app-error';
import type { Mode } from '../../../../shared/app/app-state';
import {
  mayHaveArrived,
  type HistoryFilter,
  type TicketDetail,
} from '../../../../shared/history/ticket-history';
import { explainOutcome } from '../../../../shared/outcome/attempt-outcome';
import type { IpcClient } from '../../../ipc/ipc-client';
import { CommandContext, runAction } from '../../../commands/command-registry';
import { useText } from '../../../i18n/translate';
import { useOutboxStop } from '../../../state/outbox-blocker';
import { isComposing, isPressed } from '../../../commands/key-bindings';
import { Button } from '../../../ui/button';
import { MaskedPerson } from '../../../components/masking/masked-text';
import { Notice } from '../../../ui/notice';
import { findNamedCaseNumber } from '../../../components/tickets/back-office-message';
import { SettleUncertain } from '../../../components/tickets/resolve-uncertain';
import { UncertainDesk } from '../../../components/tickets/reconciliation-panel';
import { useTicket } from '../../../state/use-ticket';
import { CaseMap } from './ticket-map';
import { FromElsewhere } from './imported-ticket-notice';
import css from './ticket-detail.module.css';
import { SentFields } from './sent-fields';
import { copyNumberKey, TicketHead } from './ticket-header';
import { TicketLinks } from './related-tickets';
import { TicketReminders } from './ticket-reminders';
import { TicketNotes } from './ticket-notes';
import { Timeline } from './timeline';
import { hasNoSelection, isField } from '../../../ui/text-selection';
import { useSlip } from './use-job-slip';

/** What can be done with the case from the list that it is chosen in. */
export type CasePane = { readonly focus: () => void; readonly copyNumber: () => void };

type TicketDetailPaneProps = {
  readonly ref: Ref<CasePane>;
  readonly client: IpcClient;
  readonly ticketId: number;
  /** The mode it is of, where the app is in the other one: then it is looked at, and nothing done with it. */
  readonly elsewhere: Mode | undefined;
  /** The ticket is there, with all that can be done with it; gives what says that it is gone. */
  readonly onThere: () => () => void;
  readonly onMend: (ticketId: number) => void;
  readonly onLogAgain: (ticketId: number) => void;
  readonly onSelect: (ticketId: number) => void;
  /** Shows the tickets that are like it in one thing. */
  readonly onShow: (filter: HistoryFilter) => void;
  /** Back to where the ticket was found. */
  readonly onLeave: () => void;
};

/** One ticket whole: where it stands, what was sent, what came back of every attempt, and what was noted here. */
export const TicketDetailPane = memo(function TicketDetailPane(props: TicketDetailPaneProps) {
  const { ref, client, ticketId, elsewhere, onThere, onMend, onLogAgain, onSelect, onShow, onLeave } = props;
  const t = useText();
  const { ticket, error, neighbours, sendAgain, recordCaseNumber, addNote, copy } = useTicket(
    client,
    ticketId,
    elsewhere,
  );
  const [copied, setCopied] = useState('');
  const copyText = (text: string) => void copy(text).then((isCopied) => setCopied(isCopied ? text : ''));
  const copyNumber = () => {
    if (ticket !== null) copyText(ticket.caseNumber ?? ticket.reference);
  };
  const pane = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => pane.current?.focus(), copyNumber }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') onLeave();
    else if (isCopyingNumber(event)) copyNumber();
    else return;
    event.preventDefault();
  };
  const slip = useSlip(client, ticketId, elsewhere);
  const [isReminding, setIsReminding] = useState(false);
  const isThere = ticket !== null;
  useEffect(() => (isThere ? onThere() : undefined), [isThere, onThere]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves what Enter went into
    <section
      ref={pane}
      tabIndex={-1}
      className={css['pane']}
      aria-label={t('history.detail')}
      onKeyDown={onKeyDown}
    >
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      {ticket !== null && (
        <MaskedPerson value={ticket}>
          <TicketHead
            ticket={ticket}
            copied={copied}
            onCopyNumber={copyNumber}
            onCopy={copyText}
            onLogAgain={elsewhere === undefined ? onLogAgain : null}
            onRemind={elsewhere === undefined ? () => setIsReminding(true) : null}
            slip={slip}
          />
          <p aria-live="polite" className={css['said']}>
            {slip.said}
          </p>
          {slip.error !== null && <Notice tone="bad" {...explainError(slip.error, t.language)} />}
          {ticket.imported !== undefined && <FromElsewhere ticket={ticket} imported={ticket.imported} />}
          {elsewhere === undefined ? (
            <>
              <TicketReminders
                client={client}
                ticket={ticket}
                isSetting={isReminding}
                onEnd={() => {
                  setIsReminding(false);
                  onLeave();
                }}
              />
              <NextStep ticket={ticket} onMend={onMend} onSendAgain={() => void sendAgain()} />
            </>
          ) : (
            <p>{t(`historyList.elsewhere.${elsewhere}`)}</p>
          )}
          {elsewhere === undefined && mayHaveArrived(ticket) && (
            <>
              <UncertainDesk ticket={ticket} neighbours={neighbours} copy={copy} />
              <SettleUncertain
                key={ticket.attempts.length}
                namedCaseNumber={findNamedCaseNumber(ticket)}
                onRecord={recordCaseNumber}
                onSendAgain={ticket.state === 'uncertain' ? () => void sendAgain() : null}
              />
            </>
          )}
          <TicketLinks ticket={ticket} onSelect={onSelect} onShow={onShow} />
          <TicketNotes ticket={ticket} onAdd={elsewhere === undefined ? addNote : null} />
          <SentFields request={ticket.request} />
          <CaseMap ticket={ticket} copied={copied} onCopy={copyText} />
          <Timeline ticket={ticket} />
        </MaskedPerson>
      )}
    </section>
  );
});

function isCopyingNumber({ nativeEvent, target }: KeyboardEvent): boolean {
  return isPressed(nativeEvent, copyNumberKey) && !isField(target) && hasNoSelection(target);
}

type NextStepProps = {
  readonly ticket: TicketDetail;
  readonly onMend: (ticketId: number) => void;
  readonly onSendAgain: () => void;
};

function NextStep({ ticket, onMend, onSendAgain }: NextStepProps) {
  const t = useText();
  const said = ticket.lastOutcome === null ? null : explainOutcome(ticket.lastOutcome, t.language);
  const isQueued = ['waiting', 'signed out', 'account blocked'].includes(ticket.state);
  const stop = useOutboxStop();
  const desk = useContext(CommandContext);
  const isTokenWanted = isQueued && (stop === 'token-missing' || stop === 'token-refused');
  return (
    <div className={css['next']}>
      {ticket.state === 'waiting' && stop !== null && (
        <p>
          <b>{t(`outbox.stop.${stop}`)}</b>{' '}
          {t(isTokenWanted ? 'outbox.stopStep.token' : 'outbox.stopStep.account')}
        </p>
      )}
      {said !== null && ticket.state !== 'created' && (
        <p>
          <b>{said.sentence}</b> {said.nextStep}
        </p>
      )}
      {ticket.state === 'rejected' && ticket.mendedBy === null && ticket.imported === undefined && (
        <Button kind="main" onPress={() => onMend(ticket.id)}>
          {t('history.mend')}
        </Button>
      )}
      {isTokenWanted && (
        <Button kind="main" onPress={() => runAction(desk, 'settings')}>
          {t('outbox.openSettings')}
        </Button>
      )}
      {isQueued && <Button onPress={onSendAgain}>{t('history.sendNow')}</Button>}
    </div>
  );
}
