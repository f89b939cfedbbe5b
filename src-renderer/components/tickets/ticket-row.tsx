import { memo, useMemo } from 'react';
import type { Excerpt } from '../../../shared/history/history-query-and-page';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { toSearchTerms } from '../../../shared/search/search-terms';
import { getServiceNames } from '../../../shared/tickets/service-and-priority-names';
import { formatShortDate } from '../../../shared/i18n/format-dates';
import { getSpaceAfter } from '../../i18n/get-space-after';
import { useText } from '../../i18n/use-text';
import { HighlightedCode, HighlightedText, SearchTermsContext } from '../masking/highlighted-text';
import { MaskedPersonContext } from '../masking/mask-scope-and-masked-text';
import { KnownCaller } from './known-caller';
import { getTicketStatusKind, TicketStatusLabel } from './ticket-status-icon';
import css from './ticket-row.module.css';

type TicketRowProps = {
  readonly ticket: TicketSummary;
  /** Search matches in fields that the row does not show. They take the place of the issue. */
  readonly passages?: readonly Excerpt[] | undefined;
  /** The words of the ticket that are close to those of the search, if it does not have them exactly. */
  readonly closeWords?: readonly string[] | undefined;
  /** The id that the caller gets, or the second line where there is none, for the description of buttons. */
  readonly subjectId?: string;
};

/** A ticket in two lines: its name and status, its caller and issue. */
export const TicketRow = memo(function TicketRow({ closeWords, ...row }: TicketRowProps) {
  const closeTerms = useMemo(() => toSearchTerms(closeWords ?? []), [closeWords]);
  if (closeWords === undefined) return <Lines {...row} isClose={false} />;
  return (
    <SearchTermsContext value={closeTerms}>
      <Lines {...row} isClose />
    </SearchTermsContext>
  );
});

type LinesProps = Omit<TicketRowProps, 'closeWords'> & { readonly isClose: boolean };

const Lines = memo(function Lines({ ticket, passages, isClose, subjectId }: LinesProps) {
  const t = useText();
  const hasCaller = ticket.name !== '' || ticket.storeName !== null;
  return (
    <MaskedPersonContext value={ticket}>
      <div className={css['row']}>
        <span className={css['line']}>
          <span className={css['number']}>
            <HighlightedText kind="code" text={ticket.caseNumber ?? ticket.reference} />
          </span>
          <span id={hasCaller ? subjectId : undefined} className={css['who']}>
            <b>
              <HighlightedText kind="name" text={ticket.name} />
            </b>
            {ticket.storeName !== null && (
              <>
                {ticket.name !== '' && ' · '}
                <HighlightedText kind="store" text={ticket.storeName} />
              </>
            )}
            <KnownCaller ending={ticket.ending} />
          </span>
          {isClose && (
            <span className={css['close']} title={t('historyList.closeMatchAbout')}>
              {t('historyList.closeMatch')}
            </span>
          )}
          <time className={css['time']} dateTime={new Date(ticket.createdAtMs).toISOString()}>
            {formatShortDate(ticket.createdAtMs, Date.now(), t.language)}
          </time>
        </span>
        <span className={css['line']}>
          <span className={css['state']}>
            <TicketStatusLabel kind={getTicketStatusKind(ticket)} ending={ticket.ending} />
          </span>
          <span id={hasCaller ? undefined : subjectId} className={css['what']}>
            {ticket.caseNumber !== null && <HighlightedCode text={ticket.reference} />}
            <HighlightedText kind="phone" text={ticket.phone} />
            {passages?.map(({ field, text }) => (
              <span key={field}>
                {' · '}
                <i>{t(`historyList.passage.${field}`)}</i>
                {getSpaceAfter(t(`historyList.passage.${field}`))}
                <HighlightedText
                  kind={field === 'address' || field === 'email' ? field : 'text'}
                  text={text}
                />
              </span>
            ))}
            {/* A call without a number begins with its issue. */}
            {ticket.issue !== '' && hasTextBeforeIssue(ticket, passages) && ' · '}
            <HighlightedText text={ticket.issue} />
            {ticket.pcName !== undefined && (
              <>
                {' · '}
                <i>{ticket.pcName}</i>
              </>
            )}
          </span>
          <span className={css['service']}>{getServiceNames(ticket.serviceId, t.language).shortName}</span>
        </span>
      </div>
    </MaskedPersonContext>
  );
});

/** A call without a number begins with its issue. */
function hasTextBeforeIssue(
  { phone, caseNumber }: LinesProps['ticket'],
  passages: LinesProps['passages'],
): boolean {
  return phone !== '' || caseNumber !== null || (passages !== undefined && passages.length > 0);
}
