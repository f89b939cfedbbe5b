import {
  memo,
  useContext,
  useEffect,
  useImperativeHandle,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { explainError } from '../../../shared/errors/app-error';
import type { Mode } from '../../../shared/app/mode';
import { explainLastOutcome } from '../../../shared/history/explain-last-outcome';
import { mightHaveArrived, type TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import type { HistoryFilter } from '../../../shared/history/history-query-and-page';
import type { IpcClient } from '../../ipc/ipc-client';
import { useCaseCommands } from '../../commands/use-case-commands';
import { CommandContext, runAction } from '../../commands/command-registry';
import { useText, type TextKey } from '../../i18n/use-text';
import { useOutboxBlocker } from '../../state/outbox-blocker-context';
import { isComposing } from '../../commands/key-bindings';
import { Button } from '../../ui/button';
import { MaskedPersonContext } from '../masking/mask-scope-and-masked-text';
import { Notice } from '../../ui/notice';
import { findNamedCaseNumber } from '../tickets/last-uncertain-attempt';
import { ResolveUncertainTicket } from '../tickets/resolve-uncertain-ticket';
import { UncertainTicketEvidence } from '../tickets/uncertain-ticket-evidence';
import { useTicket, type TicketView } from '../../state/use-ticket';
import { IncidentOfCase } from '../incidents/incident-of-case';
import { CaseAnnouncement } from './case-announcement';
import { isCopyingNumber } from './is-copying-number';
import { EndedCallActions, type HistoryCaseActions } from './ended-call-actions';
import { TicketMap } from './ticket-map';
import { ImportedTicketNotice } from './imported-ticket-notice';
import css from './ticket-detail.module.css';
import { TicketContentFields } from './ticket-content-fields';
import { TicketHeader, type FollowUpAction, type TicketHeaderProps } from './ticket-header';
import { RelatedTickets } from './related-tickets';
import { TicketReminders } from './ticket-reminders';
import { TicketNotes } from './ticket-notes';
import { Timeline } from './timeline';
import { useNoteAndReminderForms } from './use-note-and-reminder-forms';
import { useCopiedText } from './use-copied-text';
import { useJobSlip } from './use-job-slip';

/** Actions on the case that the list can call. */
export type TicketDetailHandle = { readonly focus: () => void; readonly copyNumber: () => void };

type TicketDetailPanelProps = {
  readonly ref: Ref<TicketDetailHandle>;
  readonly client: IpcClient;
  readonly ticketId: number;
  /** The ticket's mode, if the app is in the other one. The ticket is then read-only. */
  readonly otherMode: Mode | undefined;
  /** Called when the ticket and its actions are ready. Returns a function to call when they are gone. */
  readonly onLoaded: () => () => void;
  readonly onReopenRejected: (ticketId: number) => void;
  /** Null beside a call, whose keys are about that one. */
  readonly inHistory: HistoryCaseActions | null;
  /** Null where a call is already being written down. */
  readonly onBeginFromTicket: ((ticketId: number) => void) | null;
  readonly followUp: FollowUpAction;
  /** Beside a call, what was sent comes first, since the agent reads it while the caller speaks. */
  readonly isBesideCall: boolean;
  /** Beside a call, which one it is of those to go through; '' if unknown. */
  readonly nth?: string | undefined;
  /** Further actions of the place where the case is shown, after those of every case. */
  readonly moreActions?: ReactNode;
  readonly onSelect: (ticketId: number) => void;
  /** Shows the tickets that match this filter. */
  readonly onShow: (filter: HistoryFilter) => void;
  /** Returns to the list, or to the call. */
  readonly onLeave: () => void;
  /** Esc was pressed while the focus was in the case. */
  readonly onEscape: () => void;
};

/** One ticket in full: its status, what was sent, the answer to every attempt, and the notes on it. */
export const TicketDetailPanel = memo(function TicketDetailPanel(props: TicketDetailPanelProps) {
  const {
    ref,
    client,
    ticketId,
    otherMode,
    onLoaded,
    onReopenRejected,
    inHistory,
    onBeginFromTicket,
    followUp,
    isBesideCall,
    nth,
    moreActions,
    onSelect,
    onShow,
    onLeave,
    onEscape,
  } = props;
  const t = useText();
  const view = useTicket(client, ticketId, otherMode);
  const { ticket, error, addNote, copy } = view;
  const { copied, copyText } = useCopiedText(copy);
  const copyNumber = () => {
    if (ticket !== null) copyText(ticket.caseNumber ?? ticket.reference);
  };
  const pane = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => pane.current?.focus(), copyNumber }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') onEscape();
    else if (isCopyingNumber(event)) copyNumber();
    else return;
    event.preventDefault();
  };
  const slip = useJobSlip(client, ticketId, otherMode);
  const isThere = ticket !== null;
  const isOwn = otherMode === undefined;
  const { isReminding, setIsReminding, isNoting } = useNoteAndReminderForms(isThere, isOwn, pane);
  useEffect(() => (isThere ? onLoaded() : undefined), [isThere, onLoaded]);

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
      <MaskedPersonContext value={ticket ?? undefined}>
        {ticket !== null && (
          <TicketTop
            client={client}
            isOwn={isOwn}
            inHistory={inHistory}
            ticket={ticket}
            copied={copied}
            onCopyNumber={copyNumber}
            onCopy={copyText}
            onBeginFromTicket={isOwn ? onBeginFromTicket : null}
            onRemind={isOwn ? () => setIsReminding(true) : null}
            followUp={isOwn ? followUp : null}
            onReopenRejected={onReopenRejected}
            onSelect={onSelect}
            slip={slip}
            isBesideCall={isBesideCall}
            nth={nth}
            moreActions={isOwn ? moreActions : null}
          />
        )}
        {isOwn && (isThere || isReminding) && (
          <TicketReminders
            client={client}
            ticketId={ticketId}
            ticket={ticket}
            isSetting={isReminding}
            onEnd={() => {
              setIsReminding(false);
              onLeave();
            }}
          />
        )}
        {ticket !== null && (
          <>
            {isOwn ? (
              <OwnTicketSteps ticket={ticket} view={view} onReopenRejected={onReopenRejected} />
            ) : (
              <p>{t(`historyList.elsewhere.${otherMode}`)}</p>
            )}
            <RelatedTickets ticket={ticket} onSelect={onSelect} onShow={onShow} />
            {!isBesideCall && (
              <TicketContentFields request={ticket.request} isNeverSent={ticket.status === 'recorded'} />
            )}
          </>
        )}
        {(isThere || isNoting) && (
          <TicketNotes
            ticketId={ticketId}
            notes={ticket?.notes ?? []}
            onAdd={isOwn ? addNote : null}
            hasFocus={isNoting}
          />
        )}
        {ticket !== null && (
          <>
            <TicketMap ticket={ticket} copied={copied} onCopy={copyText} />
            <Timeline ticket={ticket} />
          </>
        )}
      </MaskedPersonContext>
    </section>
  );
});

type TicketTopProps = TicketHeaderProps &
  Pick<TicketDetailPanelProps, 'client' | 'inHistory' | 'nth'> & { readonly isOwn: boolean };

/** The name, the status and the actions of a ticket, and beside a call what was sent. */
function TicketTop({ client, isOwn, inHistory, nth = '', ...props }: TicketTopProps) {
  const { ticket, slip, isBesideCall } = props;
  const t = useText();
  return (
    <>
      {isBesideCall && <CaseAnnouncement ticket={ticket} nth={nth} />}
      <TicketHeader {...props} />
      <p aria-live="polite" className={css['said']}>
        {slip.message}
      </p>
      {slip.error !== null && <Notice tone="bad" {...explainError(slip.error, t.language)} />}
      {ticket.imported !== undefined && <ImportedTicketNotice ticket={ticket} imported={ticket.imported} />}
      {inHistory !== null && (
        <EndedCallActions client={client} ticket={ticket} isOwn={isOwn} onReopen={inHistory.reopenEnded} />
      )}
      {isOwn && <IncidentOfCase client={client} ticketId={ticket.id} inHistory={inHistory} />}
      {isBesideCall && (
        <TicketContentFields request={ticket.request} isNeverSent={ticket.status === 'recorded'} />
      )}
    </>
  );
}

type OwnTicketStepsProps = Pick<TicketDetailPanelProps, 'onReopenRejected'> & {
  readonly ticket: TicketDetail;
  readonly view: TicketView;
};

/** The next steps for a ticket of the current mode. */
function OwnTicketSteps({ ticket, view, onReopenRejected }: OwnTicketStepsProps) {
  const { neighbours, copy, checkCaseNumber, recordCaseNumber, sendAgain } = view;
  return (
    <>
      <NextStep ticket={ticket} onReopenRejected={onReopenRejected} onSendAgain={() => void sendAgain()} />
      {mightHaveArrived(ticket) && (
        <>
          <UncertainTicketEvidence ticket={ticket} neighbours={neighbours} copy={copy} />
          <ResolveUncertainTicket
            key={ticket.attempts.length}
            ticketId={ticket.id}
            namedCaseNumber={findNamedCaseNumber(ticket)}
            onCheck={checkCaseNumber}
            onRecord={recordCaseNumber}
            onSendAgain={ticket.status === 'uncertain' ? () => void sendAgain() : null}
          />
        </>
      )}
    </>
  );
}

type NextStepProps = {
  readonly ticket: TicketDetail;
  readonly onReopenRejected: (ticketId: number) => void;
  readonly onSendAgain: () => void;
};

function NextStep({ ticket, onReopenRejected, onSendAgain }: NextStepProps) {
  const t = useText();
  const explanation = explainLastOutcome(ticket, t.language);
  const isQueued = ['waiting', 'signed-out', 'account-blocked'].includes(ticket.status);
  const blocker = useOutboxBlocker();
  const registry = useContext(CommandContext);
  const whyNotCorrect = () => explainNotCorrectable(ticket);
  useCaseCommands({
    'correct-rejected': { run: () => onReopenRejected(ticket.id), whyNot: whyNotCorrect },
  });
  const isTokenWanted = isQueued && (blocker === 'token-missing' || blocker === 'token-refused');
  return (
    <div className={css['next']}>
      {ticket.status === 'waiting' && blocker !== null && (
        <p>
          <b>{t(`outbox.stop.${blocker}`)}</b>{' '}
          {t(isTokenWanted ? 'outbox.stopStep.token' : 'outbox.stopStep.account')}
        </p>
      )}
      {explanation !== null && ticket.status !== 'created' && (
        <p>
          <b>{explanation.sentence}</b> {explanation.nextStep}
        </p>
      )}
      {whyNotCorrect() === undefined && (
        <Button kind="main" action="correct-rejected" onPress={() => onReopenRejected(ticket.id)}>
          {t('history.correctAndResend')}
        </Button>
      )}
      {isTokenWanted && (
        <Button kind="main" onPress={() => runAction(registry, 'settings')}>
          {t('outbox.openSettings')}
        </Button>
      )}
      {isQueued && <Button onPress={onSendAgain}>{t('history.sendNow')}</Button>}
    </div>
  );
}

function explainNotCorrectable({ status, replacedBy, imported }: TicketDetail): TextKey | undefined {
  if (status !== 'rejected') return 'unavailable.notRejected';
  if (replacedBy !== null) return 'unavailable.alreadyCorrected';
  return imported === undefined ? undefined : 'unavailable.correctOnOtherPc';
}
