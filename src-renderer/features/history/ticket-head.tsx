import { useCallback, useEffect } from 'react';
import { caseText } from '../../../shared/case-lines';
import type { TicketDetail } from '../../../shared/history';
import { useCommands, type Command, type Commands } from '../../commands';
import { exactDay } from '../../i18n/format';
import { useText } from '../../i18n/text';
import type { Action } from '../../keys';
import { Button } from '../../ui/button';
import { Marked } from '../../ui/marked';
import { RevealButton } from '../../ui/mask';
import { markKindOf, StateMark } from '../../ui/state-mark';
import css from './ticket-detail.module.css';
import type { ChosenCase } from './use-chosen-case';
import type { Slip } from './use-slip';

type TicketHeadProps = {
  readonly ticket: TicketDetail;
  /** What is on the clipboard by one of its keys. */
  readonly copied: string;
  readonly onCopy: (text: string) => void;
  /** Null where that is not for this ticket; so for `onRemind`. */
  readonly onLogAgain: ((ticketId: number) => void) | null;
  readonly onRemind: (() => void) | null;
  readonly slip: Slip;
  readonly chosen: ChosenCase;
};

/** What the ticket is called, where it stands, and what can be done from here. */
export function TicketHead(props: TicketHeadProps) {
  const { ticket, copied, onCopy, onLogAgain, onRemind, slip, chosen } = props;
  const t = useText();
  const number = ticket.caseNumber ?? ticket.reference;
  const again = useCallback(() => onLogAgain?.(ticket.id), [onLogAgain, ticket.id]);
  const whole = caseText(ticket, t.language);
  const command = (action: Action, run: () => void): Command => ({
    run: () => chosen.act(ticket.id, action, run),
  });
  const commands: Commands = {
    'same-place': onLogAgain === null ? undefined : command('same-place', again),
    remind: onRemind === null ? undefined : command('remind', onRemind),
    'copy-case': command('copy-case', () => onCopy(whole)),
    'print-slip': command('print-slip', slip.print),
    'save-slip': command('save-slip', slip.save),
  };
  useCommands(commands);
  useEffect(() => chosen.isThere(ticket.id, commands));
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
        <Button kind="quiet" keyName="Ctrl+C" onPress={() => onCopy(number)}>
          {t(copied === number ? 'outcome.copied' : 'outcome.copy')}
        </Button>
        <Button kind="quiet" action="copy-case" onPress={() => onCopy(whole)}>
          {t(copied === whole ? 'outcome.copied' : 'slip.copy')}
        </Button>
        <Button kind="quiet" action="print-slip" isResting={slip.isBusy} onPress={slip.print}>
          {t('slip.print')}
        </Button>
        <Button kind="quiet" action="save-slip" isResting={slip.isBusy} onPress={slip.save}>
          {t('slip.save')}
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
