import { useCallback, useState, type ReactNode } from 'react';
import { formatCaseText } from '../../../shared/history/format-case-text';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { useCaseCommands } from '../../commands/use-case-commands';
import { formatExactDateTime } from '../../../shared/i18n/format-dates';
import { useText } from '../../i18n/use-text';
import { formatCombination } from '../../commands/key-bindings';
import { Button } from '../../ui/button';
import { HighlightedText } from '../masking/highlighted-text';
import { RevealButton } from '../masking/mask-scope-and-masked-text';
import { KnownCaller } from '../tickets/known-caller';
import { getTicketStatusKind, TicketStatusLabel } from '../tickets/ticket-status-icon';
import { IssueInHeader } from './ticket-content-fields';
import { RejectedTicketNotice } from './rejected-ticket-notice';
import css from './ticket-detail.module.css';
import type { JobSlip } from './use-job-slip';

/** Not one of the agent's action keys: with a text selection, it copies that text. */
export const copyNumberKey = { key: 'c', ctrl: true };

/** Makes a call a follow-up to the ticket, or undoes that. */
export type FollowUpAction = { readonly run: (ticketId: number) => void; readonly isFollowed: boolean };

export type TicketHeaderProps = {
  readonly ticket: TicketDetail;
  /** The text that one of its keys has copied. */
  readonly copied: string;
  readonly onCopyNumber: () => void;
  readonly onCopy: (text: string) => void;
  /** Null if the ticket does not allow it; the same for `onRemind`. */
  readonly onBeginFromTicket: ((ticketId: number) => void) | null;
  readonly onRemind: (() => void) | null;
  /** Null if the ticket cannot be followed up from here. */
  readonly followUp: FollowUpAction | null;
  readonly onReopenRejected: (ticketId: number) => void;
  readonly onSelect: (ticketId: number) => void;
  readonly slip: JobSlip;
  /** Beside a call, only what helps during it has a button. The keys of the others work all the same. */
  readonly isBesideCall: boolean;
  readonly moreActions: ReactNode;
};

/** The name and status of a ticket, and its actions. */
export function TicketHeader(props: TicketHeaderProps) {
  const { ticket, copied, onCopyNumber, onCopy, onBeginFromTicket, onRemind, followUp, slip } = props;
  const isWhole = !props.isBesideCall;
  const t = useText();
  const number = ticket.caseNumber ?? ticket.reference;
  const [refusedId, setRefusedId] = useState<number | null>(null);
  const follow = (action: FollowUpAction) => {
    if (ticket.status === 'rejected' && !action.isFollowed) setRefusedId(ticket.id);
    else action.run(ticket.id);
  };
  const again = useCallback(() => onBeginFromTicket?.(ticket.id), [onBeginFromTicket, ticket.id]);
  const whole = formatCaseText(ticket, t.language);
  useCaseCommands({
    'fill-from-caller': onBeginFromTicket === null ? undefined : { run: again },
    'follow-up': followUp === null ? undefined : { run: () => follow(followUp) },
    'set-reminder': onRemind === null ? undefined : { run: onRemind },
    'copy-case': { run: () => onCopy(whole) },
    'print-slip': { run: slip.print },
    'save-slip': { run: slip.save },
  });
  return (
    <header className={css['head']}>
      <TicketStatusLabel kind={getTicketStatusKind(ticket)} size="large" ending={ticket.ending} />
      <h2 className={css['number']}>
        <HighlightedText kind="code" text={number} />
      </h2>
      <div className={css['facts']}>
        {ticket.caseNumber !== null && (
          <span>
            <HighlightedText kind="code" text={ticket.reference} />
          </span>
        )}
        <span>{formatExactDateTime(ticket.createdAtMs, t.language)}</span>
        {ticket.agent !== null && <span>{t('history.takenBy', { agent: ticket.agent })}</span>}
        {ticket.ending?.knownCaller !== undefined && (
          <span>
            <KnownCaller ending={ticket.ending} />
          </span>
        )}
        {ticket.caseNumberSource === 'agent' && <span>{t('history.recordedByHand')}</span>}
      </div>
      <IssueInHeader request={ticket.request} />
      <div className={css['facts']}>
        {isWhole && (
          <Button kind="quiet" keyName={formatCombination(copyNumberKey)} onPress={onCopyNumber}>
            {t(copied === number ? 'outcome.copied' : 'outcome.copy')}
          </Button>
        )}
        <Button kind="quiet" action="copy-case" onPress={() => onCopy(whole)}>
          {t(copied === whole ? 'outcome.copied' : 'jobSlip.copy')}
        </Button>
        {isWhole && (
          <>
            <Button kind="quiet" action="print-slip" isResting={slip.isBusy} onPress={slip.print}>
              {t('jobSlip.print')}
            </Button>
            <Button kind="quiet" action="save-slip" isResting={slip.isBusy} onPress={slip.save}>
              {t('jobSlip.save')}
            </Button>
          </>
        )}
        {onBeginFromTicket !== null && (
          <Button kind="quiet" action="fill-from-caller" onPress={again}>
            {t('history.beginFromThis')}
          </Button>
        )}
        {followUp !== null && (
          <Button kind="quiet" action="follow-up" onPress={() => follow(followUp)}>
            {t(followUp.isFollowed ? 'history.followUpNot' : 'history.followUp')}
          </Button>
        )}
        {onRemind !== null && (
          <Button kind="quiet" action="set-reminder" onPress={onRemind}>
            {t('reminders.set')}
          </Button>
        )}
        {props.moreActions}
        <RevealButton />
      </div>
      {refusedId === ticket.id && (
        <RejectedTicketNotice
          ticket={ticket}
          onReopenRejected={props.onReopenRejected}
          onSelect={props.onSelect}
        />
      )}
    </header>
  );
}
