import type { ReactNode } from 'react';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { isBuiltIn, type BuiltInEndingKind, type CallEnding } from '../../../shared/calls/call-ending';
import { describeEnding } from '../../../shared/calls/ending-names';
import type { OutcomeKind } from '../../../shared/outcome/attempt-outcome';
import { useText } from '../../i18n/use-text';
import { HighlightedText } from '../masking/highlighted-text';
import css from './ticket-status-icon.module.css';

export type TicketStatusKind = OutcomeKind | 'waiting' | 'sending' | 'recorded';

type TicketStatusLabelProps = {
  readonly kind: TicketStatusKind;
  readonly size?: 'row' | 'large';
  /** How a call ended without a ticket, instead of the status. */
  readonly ending?: CallEnding | null;
};

/** The status of a ticket as words, with its own shape and colour. Never the colour alone. */
export function TicketStatusLabel({ kind, size = 'row', ending = null }: TicketStatusLabelProps) {
  const t = useText();
  return (
    <span className={css['mark']} data-kind={kind} data-size={size}>
      <TicketStatusIcon kind={kind} ending={ending} />
      {ending === null ? (
        <span>{t(`statuses.${kind}`)}</span>
      ) : (
        <span>
          <HighlightedText text={describeEnding(ending, t.language)} />
        </span>
      )}
    </span>
  );
}

/** A waiting ticket shows why it is waiting. */
export function getTicketStatusKind(ticket: Pick<TicketSummary, 'status' | 'lastOutcome'>): TicketStatusKind {
  const last = ticket.lastOutcome?.kind;
  if (ticket.status === 'waiting' && (last === 'not-sent' || last === 'throttled')) return last;
  return ticket.status;
}

type TicketStatusIconProps = Pick<TicketStatusLabelProps, 'kind' | 'ending'>;

export function TicketStatusIcon({ kind, ending = null }: TicketStatusIconProps) {
  return (
    <svg className={css['shape']} data-kind={kind} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[kind]}
      {kind === 'recorded' &&
        (ending !== null && isBuiltIn(ending.kind) ? endingShapes[ending.kind] : plainShape)}
    </svg>
  );
}

const clock = <path d="M8 4.2V8l2.6 1.8" />;

/** What stands in the speech bubble of a call without a ticket, by how it ended. */
const plainShape = <path d="M5 5.3h6M5 7.9h3.6" />;
const endingShapes: Record<BuiltInEndingKind, ReactNode> = {
  'asked-about-case': <path d="M6.3 5.6c.1-.9.8-1.4 1.7-1.4s1.7.5 1.7 1.3c0 1-1.6 1.1-1.6 2.1M8.1 9.2v.1" />,
  'solved-by-phone': <path d="m5.2 6.6 1.9 1.9 3.7-3.9" />,
  complaint: <path d="M8 4.2v2.8M8 9v.1" />,
  'wrong-number': <path d="m6.1 4.7 3.8 3.8m0-3.8L6.1 8.5" />,
  'will-call-again': <path d="M10.5 5.5A2.7 2.7 0 1 0 10.7 7.5M10.7 3.9v1.8H8.9" />,
  'no-answer': <path d="M4.9 6.6h.1M8 6.6h.1M11.1 6.6h.1" />,
};

const shapes: Record<TicketStatusKind, ReactNode> = {
  created: (
    <>
      <circle cx="8" cy="8" r="7" className={css['solid']} />
      <path d="m4.8 8.3 2.2 2.2 4.3-4.8" className={css['cut']} />
    </>
  ),
  waiting: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      {clock}
    </>
  ),
  'not-sent': (
    <>
      <circle cx="8" cy="8" r="6.2" strokeDasharray="2.6 2.2" />
      {clock}
    </>
  ),
  throttled: (
    <path d="M3.5 1.8h9M3.5 14.2h9M4.6 1.8c0 4 6.8 4.4 6.8 6.2s-6.8 2.2-6.8 6.2M11.4 1.8c0 4-6.8 4.4-6.8 6.2s6.8 2.2 6.8 6.2" />
  ),
  sending: <path d="M1.5 8h11M8.5 3.6 13 8l-4.5 4.4" />,
  rejected: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="1.5" className={css['solid']} />
      <path d="m5 5 6 6m0-6-6 6" className={css['cut']} />
    </>
  ),
  'signed-out': (
    <>
      <circle cx="5" cy="8" r="3.6" />
      <path d="M8.6 8h6M12.2 8v3" />
    </>
  ),
  'account-blocked': (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5Z" className={css['solid']} />
      <path d="M4 8h8" className={css['cut']} />
    </>
  ),
  recorded: <path d="M1.5 2h13v9H8.4L5 13.9V11H1.5Z" />,
  uncertain: (
    <>
      <path d="M8 .9 15.4 14.6H.6Z" className={css['solid']} />
      <path
        d="M6.2 7.1c.1-1 .8-1.6 1.8-1.6s1.8.6 1.8 1.5c0 1.2-1.7 1.3-1.7 2.6M8.1 11.9v.2"
        className={css['cut']}
      />
    </>
  ),
};
