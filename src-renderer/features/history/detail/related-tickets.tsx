import type { HistoryFilter, TicketDetail } from '../../../../shared/history/ticket-history';
import { useText } from '../../../i18n/translate';
import { Button } from '../../../ui/button';
import css from './ticket-detail.module.css';

type TicketLinksProps = {
  readonly ticket: TicketDetail;
  readonly onSelect: (ticketId: number) => void;
  readonly onShow: (filter: HistoryFilter) => void;
};

/** The tickets this one hangs together with: what it replaces and follows, what replaced and followed it; and all of its store and its caller. */
export function TicketLinks({ ticket, onSelect, onShow }: TicketLinksProps) {
  const t = useText();
  const { mends, mendedBy, follows, followedBy } = ticket;
  const links = [
    ...(mends === null ? [] : [{ id: mends.id, text: t('history.mends', mends) }]),
    ...(mendedBy === null ? [] : [{ id: mendedBy.id, text: t('history.mendedBy', mendedBy) }]),
    ...(follows === null ? [] : [{ id: follows.id, text: t('history.follows', named(follows)) }]),
    ...followedBy.map((link) => ({ id: link.id, text: t('history.followedBy', named(link)) })),
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

function named({
  reference,
  caseNumber,
}: {
  readonly reference: string;
  readonly caseNumber: string | null;
}) {
  return { name: caseNumber ?? reference };
}
