import type { HistoryFilter } from '../../../shared/history/history-query-and-page';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { describeFollowedCase, describeLaterTicket } from './describe-related-tickets';
import css from './ticket-detail.module.css';

type RelatedTicketsProps = {
  readonly ticket: TicketDetail;
  readonly onSelect: (ticketId: number) => void;
  readonly onShow: (filter: HistoryFilter) => void;
};

/**
 * The related tickets: what this one replaces and follows, what replaced and followed it, and all tickets of its store
 * and its caller.
 */
export function RelatedTickets({ ticket, onSelect, onShow }: RelatedTicketsProps) {
  const t = useText();
  const { replaces, replacedBy, follows, followedBy } = ticket;
  const links = [
    ...(replaces === null ? [] : [{ id: replaces.id, text: t('history.replaces', replaces) }]),
    ...(replacedBy === null ? [] : [{ id: replacedBy.id, text: t('history.replacedBy', replacedBy) }]),
    ...(follows === null ? [] : [{ id: follows.id, text: describeFollowedCase(ticket, t) }]),
    ...followedBy.map((link) => ({ id: link.id, text: describeLaterTicket(link, t) })),
  ];
  return (
    <div className={css['links']}>
      {links.map(({ id, text }) => (
        <Button key={text} kind="quiet" onPress={() => onSelect(id)}>
          {text}
        </Button>
      ))}
      {ticket.storeName !== null && (
        <Button kind="quiet" onPress={() => onShow({ storeNames: [ticket.storeName ?? ''] })}>
          {t('historyList.sameStore')}
        </Button>
      )}
      <Button kind="quiet" onPress={() => onShow({ phones: [ticket.phone] })}>
        {t('historyList.sameCaller')}
      </Button>
    </div>
  );
}
