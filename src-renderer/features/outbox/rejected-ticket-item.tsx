import { useMemo } from 'react';
import { mightHaveArrived, type TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { explainOutcome } from '../../../shared/outcome/attempt-outcome';
import type { IpcClient } from '../../ipc/ipc-client';
import { onAnyTicket } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { useText } from '../../i18n/use-text';
import { findNamedCaseNumber } from '../../components/tickets/last-uncertain-attempt';
import { ResolveUncertainTicket } from '../../components/tickets/resolve-uncertain-ticket';
import { useTicket } from '../../state/use-ticket';
import { Button } from '../../ui/button';
import css from './outbox-screen.module.css';

type RejectedTicketItemProps = {
  readonly client: IpcClient;
  readonly ticket: TicketSummary;
  readonly onReopenRejected: (ticketId: number) => void;
};

/** Says why StoreHub rejected a ticket and what to do, and reopens its call. An earlier attempt may have arrived. */
export function RejectedTicketItem({ client, ticket, onReopenRejected }: RejectedTicketItemProps) {
  const t = useText();
  const { ticket: detail, checkCaseNumber, recordCaseNumber } = useTicket(client, ticket.id);
  const request = useMemo(() => ({ ticketId: ticket.id }), [ticket.id]);
  const erasure = useIpcQuery(client, 'privacy.is-erasure-requested', request, onAnyTicket);
  const explanation = ticket.lastOutcome && explainOutcome(ticket.lastOutcome, t.language);
  return (
    <div data-rejected="" className={css['box']}>
      {explanation !== null && (
        <p>
          <b>{explanation.sentence}</b> {explanation.nextStep}
        </p>
      )}
      {erasure.data === true && <p>{t('outbox.erasureRequested')}</p>}
      <Button
        kind="main"
        action="correct-rejected"
        className={css['toggle']}
        onPress={() => onReopenRejected(ticket.id)}
      >
        {t('history.correctAndResend')}
      </Button>
      {detail !== null && mightHaveArrived(detail) && (
        <ResolveUncertainTicket
          ticketId={ticket.id}
          namedCaseNumber={findNamedCaseNumber(detail)}
          onCheck={checkCaseNumber}
          onRecord={recordCaseNumber}
          onSendAgain={null}
        />
      )}
    </div>
  );
}
