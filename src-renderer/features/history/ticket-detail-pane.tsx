import { useCallback, useEffect, useState, type Ref } from 'react';
import { explainError, type AppError } from '../../../shared/app-error';
import type { TicketDetail } from '../../../shared/history';
import { explainOutcome } from '../../../shared/outcome';
import type { IpcClient } from '../../ipc-client';
import { exactDay } from '../../i18n/format';
import { useText } from '../../i18n/text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { SettleUncertain } from '../../ui/settle-uncertain';
import { markKindOf, StateMark } from '../../ui/state-mark';
import { AttemptList } from './attempt-list';
import css from './ticket-detail.module.css';
import { SentFields } from './sent-fields';

type TicketDetailPaneProps = {
  readonly ref: Ref<HTMLElement>;
  readonly client: IpcClient;
  readonly ticketId: number;
  readonly onMend: (ticketId: number) => void;
  readonly onSelect: (ticketId: number) => void;
};

/** One ticket whole: where it stands, what was sent, and what came back of every attempt. */
export function TicketDetailPane(props: TicketDetailPaneProps) {
  const { ref, client, ticketId, onMend, onSelect } = props;
  const t = useText();
  const [ticket, setTicket] = useState<TicketDetail | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [copied, setCopied] = useState(false);

  const ask = useCallback(
    async (channel: 'tickets.get' | 'tickets.send-again') => {
      const answer = await client.ask(channel, { ticketId });
      if (answer.ok) setTicket(answer.value);
      setError(answer.ok ? null : answer.error);
    },
    [client, ticketId],
  );
  useEffect(() => {
    const refresh = () => void ask('tickets.get');
    refresh();
    return client.onNotice('tickets.changed', (changed) => {
      if (changed.ticketId === ticketId) refresh();
    });
  }, [client, ask, ticketId]);

  return (
    <section ref={ref} tabIndex={-1} className={css['pane']} aria-label={t('history.detail')}>
      {error !== null && <Notice tone="bad" {...explainError(error)} />}
      {ticket !== null && (
        <>
          <Head
            ticket={ticket}
            copied={copied}
            onCopy={(text) =>
              void client.ask('app.copy-text', { text }).then((answer) => setCopied(answer.ok))
            }
          />
          <NextStep
            ticket={ticket}
            onMend={onMend}
            onSelect={onSelect}
            onSendAgain={() => void ask('tickets.send-again')}
            onRecord={async (caseNumber) => {
              const recorded = await client.ask('tickets.record-case-number', { ticketId, caseNumber });
              if (recorded.ok) setTicket(recorded.value);
              return recorded.ok ? null : recorded.error;
            }}
          />
          <SentFields request={ticket.request} />
          <AttemptList attempts={ticket.attempts} />
        </>
      )}
    </section>
  );
}

type HeadProps = {
  readonly ticket: TicketDetail;
  readonly copied: boolean;
  readonly onCopy: (text: string) => void;
};

function Head({ ticket, copied, onCopy }: HeadProps) {
  const t = useText();
  const number = ticket.caseNumber ?? ticket.reference;
  return (
    <header className={css['head']}>
      <StateMark kind={markKindOf(ticket)} size="large" />
      <h2 className={css['number']}>{number}</h2>
      <div className={css['facts']}>
        {ticket.caseNumber !== null && <span>{ticket.reference}</span>}
        <span>{exactDay(ticket.createdAtMs)}</span>
        {ticket.caseNumberSource === 'agent' && <span>{t('history.recordedByHand')}</span>}
        <Button kind="quiet" keyName="Ctrl+C" onPress={() => onCopy(number)}>
          {t(copied ? 'outcome.copied' : 'outcome.copy')}
        </Button>
      </div>
    </header>
  );
}

type NextStepProps = {
  readonly ticket: TicketDetail;
  readonly onMend: (ticketId: number) => void;
  readonly onSelect: (ticketId: number) => void;
  readonly onSendAgain: () => void;
  readonly onRecord: (caseNumber: string) => Promise<AppError | null>;
};

function NextStep({ ticket, onMend, onSelect, onSendAgain, onRecord }: NextStepProps) {
  const t = useText();
  const said = ticket.lastOutcome === null ? null : explainOutcome(ticket.lastOutcome);
  const { mends, mendedBy } = ticket;
  const isQueued = ['waiting', 'signed out', 'account blocked'].includes(ticket.state);
  return (
    <div className={css['next']}>
      {said !== null && ticket.state !== 'created' && (
        <p>
          <b>{said.sentence}</b> {said.nextStep}
        </p>
      )}
      {ticket.state === 'rejected' && mendedBy === null && (
        <Button kind="main" onPress={() => onMend(ticket.id)}>
          {t('history.mend')}
        </Button>
      )}
      {isQueued && <Button onPress={onSendAgain}>{t('history.sendNow')}</Button>}
      {ticket.state === 'uncertain' && <SettleUncertain onRecord={onRecord} onSendAgain={onSendAgain} />}
      {mends !== null && (
        <Button kind="quiet" onPress={() => onSelect(mends.id)}>
          {t('history.mends', { reference: mends.reference })}
        </Button>
      )}
      {mendedBy !== null && (
        <Button kind="quiet" onPress={() => onSelect(mendedBy.id)}>
          {t('history.mendedBy', { reference: mendedBy.reference })}
        </Button>
      )}
    </div>
  );
}
