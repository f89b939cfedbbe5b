import { memo } from 'react';
import type { Passage, TicketSummary } from '../../../shared/history/ticket-history';
import { serviceWords } from '../../../shared/tickets/services';
import { shortDay } from '../../i18n/format';
import { useText } from '../../i18n/translate';
import { IfMarked, Marked } from '../masking/highlighted-text';
import { MaskedPerson } from '../masking/masked-text';
import { markKindOf, StateMark } from './ticket-status-icon';
import css from './ticket-row.module.css';

type TicketRowProps = {
  readonly ticket: TicketSummary;
  /** Where a word that was looked for stands in what a row does not show: it takes the place of the issue. */
  readonly passages?: readonly Passage[] | undefined;
};

/** A ticket in two lines: what it is called and where it stands, who it is for and what is wrong. */
export const TicketRow = memo(function TicketRow({ ticket, passages }: TicketRowProps) {
  const t = useText();
  return (
    <MaskedPerson value={ticket}>
      <div className={css['row']}>
        <span className={css['line']}>
          <span className={css['number']}>
            <Marked kind="code" text={ticket.caseNumber ?? ticket.reference} />
          </span>
          <span className={css['who']}>
            <b>
              <Marked kind="name" text={ticket.name} />
            </b>
            {ticket.storeName !== null && (
              <>
                {' · '}
                <Marked kind="store" text={ticket.storeName} />
              </>
            )}
          </span>
          <time className={css['time']} dateTime={new Date(ticket.createdAtMs).toISOString()}>
            {shortDay(ticket.createdAtMs, Date.now(), t.language)}
          </time>
        </span>
        <span className={css['line']}>
          <span className={css['state']}>
            <StateMark kind={markKindOf(ticket)} />
          </span>
          <span className={css['what']}>
            {ticket.caseNumber !== null && <IfMarked text={ticket.reference} />}
            <Marked kind="phone" text={ticket.phone} />
            {passages?.map(({ field, text }) => (
              <span key={field}>
                {' · '}
                <i>{t(`historyList.passage.${field}`)}</i>{' '}
                <Marked kind={field === 'address' || field === 'email' ? field : 'text'} text={text} />
              </span>
            ))}
            {' · '}
            <Marked text={ticket.issue} />
          </span>
          <span className={css['service']}>{serviceWords(ticket.serviceId, t.language).shortName}</span>
        </span>
      </div>
    </MaskedPerson>
  );
});
