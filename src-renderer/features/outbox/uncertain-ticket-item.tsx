import { useState } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { explainOutcome, getNamedCaseNumber } from '../../../shared/outcome/attempt-outcome';
import type { IpcClient } from '../../ipc/ipc-client';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { ResolveUncertainTicket } from '../../components/tickets/resolve-uncertain-ticket';
import { UncertainTicketEvidence } from '../../components/tickets/uncertain-ticket-evidence';
import { createCaseNumberCheck } from '../../state/check-case-number';
import { useTicket } from '../../state/use-ticket';
import css from './outbox-screen.module.css';

type UncertainTicketItemProps = {
  readonly client: IpcClient;
  readonly ticket: TicketSummary;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

/** Says why a ticket is uncertain and how to resolve it. Expanded, it shows the evidence. */
export function UncertainTicketItem({ client, ticket, isOpen, onToggle }: UncertainTicketItemProps) {
  const t = useText();
  const ticketId = ticket.id;
  const [error, setError] = useState<AppError | null>(null);
  const sendAgain = async () => {
    const answer = await client.ask('tickets.send-again', { ticketId });
    setError(answer.ok ? null : answer.error);
  };
  return (
    <div className={css['box']}>
      {ticket.lastOutcome !== null && <p>{explainOutcome(ticket.lastOutcome, t.language).sentence}</p>}
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <Button kind="quiet" className={css['toggle']} isOpen={isOpen} onPress={onToggle}>
        {t('outbox.showDetails')}
      </Button>
      {isOpen && <OpenReconciliation client={client} ticketId={ticketId} />}
      <ResolveUncertainTicket
        ticketId={ticketId}
        namedCaseNumber={getNamedCaseNumber(ticket.lastOutcome)}
        onCheck={createCaseNumberCheck(client.ask, ticketId)}
        onRecord={async (caseNumber) => {
          const answer = await client.ask('tickets.record-case-number', { ticketId, caseNumber });
          return answer.ok ? null : answer.error;
        }}
        onSendAgain={() => void sendAgain()}
      />
    </div>
  );
}

function OpenReconciliation({ client, ticketId }: { readonly client: IpcClient; readonly ticketId: number }) {
  const t = useText();
  const { ticket, error, neighbours, copy } = useTicket(client, ticketId);
  return (
    <>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      {ticket?.status === 'uncertain' && (
        <UncertainTicketEvidence ticket={ticket} neighbours={neighbours} copy={copy} />
      )}
    </>
  );
}
