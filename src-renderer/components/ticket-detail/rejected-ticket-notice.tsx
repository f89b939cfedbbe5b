import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

type RejectedTicketNoticeProps = {
  /** A rejected ticket. */
  readonly ticket: TicketDetail;
  readonly onReopenRejected: (ticketId: number) => void;
  readonly onSelect: (ticketId: number) => void;
};

/** Says that a rejected ticket has no case to follow up, and offers what to do instead. */
export function RejectedTicketNotice({ ticket, onReopenRejected, onSelect }: RejectedTicketNoticeProps) {
  const t = useText();
  const { replacedBy } = ticket;
  if (replacedBy !== null) {
    return (
      <Notice
        tone="doubt"
        sentence={t('history.neverArrived')}
        nextStep={t('history.neverArrivedReplaced', { reference: replacedBy.reference })}
      >
        <Button onPress={() => onSelect(replacedBy.id)}>{t('history.replacedBy', replacedBy)}</Button>
      </Notice>
    );
  }
  const canReopen = ticket.imported === undefined;
  return (
    <Notice
      tone="doubt"
      sentence={t('history.neverArrived')}
      nextStep={t(canReopen ? 'history.neverArrivedResend' : 'history.neverArrivedNew')}
    >
      {canReopen && (
        <Button action="correct-rejected" onPress={() => onReopenRejected(ticket.id)}>
          {t('history.correctAndResend')}
        </Button>
      )}
    </Notice>
  );
}
