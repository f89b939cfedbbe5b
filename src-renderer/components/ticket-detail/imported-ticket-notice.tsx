import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { formatExactDateTime } from '../../../shared/i18n/format-dates';
import { useText } from '../../i18n/use-text';
import { Notice } from '../../ui/notice';

type ImportedTicketNoticeProps = {
  readonly ticket: TicketDetail;
  readonly imported: NonNullable<TicketDetail['imported']>;
};

/** Says that another PC made this ticket, and why this PC cannot act on it. */
export function ImportedTicketNotice({ ticket, imported }: ImportedTicketNoticeProps) {
  const t = useText();
  const { reference, atMs, pcName, isFromArchive = false } = imported;
  const sentence =
    pcName === undefined
      ? t('archive.elsewhere', { reference, time: formatExactDateTime(atMs, t.language) })
      : t(isFromArchive ? 'archive.ofArchiveThere' : 'archive.ofServer', { reference, pcName });
  if (ticket.status !== 'uncertain') return <p>{sentence}</p>;
  const doubt =
    pcName === undefined || isFromArchive
      ? t('archive.unsettledElsewhere')
      : t('archive.unsettledOfServer', { pcName });
  return <Notice tone="doubt" sentence={doubt} nextStep={sentence} />;
}
