import { memo } from 'react';
import type { TicketSummary } from '../../shared/history';
import { serviceWords } from '../../shared/services';
import { shortDay } from '../i18n/format';
import { useText } from '../i18n/text';
import { markKindOf, StateMark } from './state-mark';
import css from './ticket-row.module.css';

/** A ticket in two lines: what it is called and where it stands, who it is for and what is wrong. */
export const TicketRow = memo(function TicketRow({ ticket }: { readonly ticket: TicketSummary }) {
  const t = useText();
  return (
    <div className={css['row']}>
      <span className={css['number']}>{ticket.caseNumber ?? ticket.reference}</span>
      <span className={css['who']}>
        <b>{ticket.name}</b>
        {ticket.storeName !== null && ` · ${ticket.storeName}`}
      </span>
      <time className={css['time']} dateTime={new Date(ticket.createdAtMs).toISOString()}>
        {shortDay(ticket.createdAtMs, Date.now(), t.language)}
      </time>
      <span className={css['state']}>
        <StateMark kind={markKindOf(ticket)} />
      </span>
      <span className={css['what']}>
        {ticket.phone} · {ticket.issue}
      </span>
      <span className={css['service']}>{serviceWords(ticket.serviceId, t.language).shortName}</span>
    </div>
  );
});
