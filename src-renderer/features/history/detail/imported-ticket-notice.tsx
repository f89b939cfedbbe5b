import type { TicketDetail } from '../../../../shared/history/ticket-history';
import { exactDay } from '../../../i18n/format';
import { useText } from '../../../i18n/translate';
import { Notice } from '../../../ui/notice';

type FromElsewhereProps = {
  readonly ticket: TicketDetail;
  readonly imported: NonNullable<TicketDetail['imported']>;
};

/** A ticket that another PC made: a record here, and why nothing can be done with it. */
export function FromElsewhere({ ticket, imported }: FromElsewhereProps) {
  const t = useText();
  const { reference, atMs } = imported;
  const sentence = t('archive.elsewhere', { reference, time: exactDay(atMs, t.language) });
  if (ticket.state !== 'uncertain') return <p>{sentence}</p>;
  return <Notice tone="doubt" sentence={t('archive.left')} nextStep={sentence} />;
}
