import { useCallback } from 'react';
import { caseText } from '../../../../shared/history/case-as-text';
import type { TicketDetail } from '../../../../shared/history/ticket-history';
import { useCaseCommands } from '../../../commands/case-commands';
import { exactDay } from '../../../i18n/format';
import { useText } from '../../../i18n/translate';
import { nameOf } from '../../../commands/key-bindings';
import { Button } from '../../../ui/button';
import { Marked } from '../../../components/masking/highlighted-text';
import { RevealButton } from '../../../components/masking/masked-text';
import { markKindOf, StateMark } from '../../../components/tickets/ticket-status-icon';
import css from './ticket-detail.module.css';
import type { Slip } from './use-job-slip';

/** No action of the agent's keys: where text is selected it copies that. */
export const copyNumberKey = { key: 'c', ctrl: true };

type TicketHeadProps = {
  readonly ticket: TicketDetail;
  /** What is on the clipboard by one of its keys. */
  readonly copied: string;
  readonly onCopyNumber: () => void;
  readonly onCopy: (text: string) => void;
  /** Null where that is not for this ticket; so for `onRemind`. */
  readonly onLogAgain: ((ticketId: number) => void) | null;
  readonly onRemind: (() => void) | null;
  readonly slip: Slip;
};

/** What the ticket is called, where it stands, and what can be done from here. */
export function TicketHead(props: TicketHeadProps) {
  const { ticket, copied, onCopyNumber, onCopy, onLogAgain, onRemind, slip } = props;
  const t = useText();
  const number = ticket.caseNumber ?? ticket.reference;
  const again = useCallback(() => onLogAgain?.(ticket.id), [onLogAgain, ticket.id]);
  const whole = caseText(ticket, t.language);
  useCaseCommands({
    'same-place': onLogAgain === null ? undefined : { run: again },
    remind: onRemind === null ? undefined : { run: onRemind },
    'copy-case': { run: () => onCopy(whole) },
    'print-slip': { run: slip.print },
    'save-slip': { run: slip.save },
  });
  return (
    <header className={css['head']}>
      <StateMark kind={markKindOf(ticket)} size="large" />
      <h2 className={css['number']}>
        <Marked kind="code" text={number} />
      </h2>
      <div className={css['facts']}>
        {ticket.caseNumber !== null && (
          <span>
            <Marked kind="code" text={ticket.reference} />
          </span>
        )}
        <span>{exactDay(ticket.createdAtMs, t.language)}</span>
        {ticket.caseNumberSource === 'agent' && <span>{t('history.recordedByHand')}</span>}
      </div>
      <div className={css['facts']}>
        <Button kind="quiet" keyName={nameOf(copyNumberKey)} onPress={onCopyNumber}>
          {t(copied === number ? 'outcome.copied' : 'outcome.copy')}
        </Button>
        <Button kind="quiet" action="copy-case" onPress={() => onCopy(whole)}>
          {t(copied === whole ? 'outcome.copied' : 'jobSlip.copy')}
        </Button>
        <Button kind="quiet" action="print-slip" isResting={slip.isBusy} onPress={slip.print}>
          {t('jobSlip.print')}
        </Button>
        <Button kind="quiet" action="save-slip" isResting={slip.isBusy} onPress={slip.save}>
          {t('jobSlip.save')}
        </Button>
        {onLogAgain !== null && (
          <Button kind="quiet" action="same-place" onPress={again}>
            {t('history.logAgain')}
          </Button>
        )}
        {onRemind !== null && (
          <Button kind="quiet" action="remind" onPress={onRemind}>
            {t('reminders.set')}
          </Button>
        )}
        <RevealButton />
      </div>
    </header>
  );
}
