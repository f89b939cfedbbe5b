import type { ReactNode } from 'react';
import type { TimelineEvent } from '../../../shared/history/ticket-timeline';
import { ReminderStatusIcon } from '../reminders/reminder-status-icon';
import { TicketStatusIcon } from '../tickets/ticket-status-icon';
import css from './ticket-detail.module.css';

/** The kind of an event as its own shape, next to its text. */
export function TimelineIcon({ event }: { readonly event: TimelineEvent }) {
  return <span className={css['shape']}>{renderIcon(event)}</span>;
}

function renderIcon(event: TimelineEvent): ReactNode {
  switch (event.kind) {
    case 'queued':
      return <TicketStatusIcon kind="waiting" />;
    case 'recorded':
    case 'ending-corrected':
    case 'ended-again':
      return <TicketStatusIcon kind="recorded" />;
    case 'attempt':
      return <TicketStatusIcon kind="sending" />;
    case 'reminder-set':
    case 'reminder-changed':
      return <ReminderStatusIcon status="coming" />;
    case 'reminder-ended':
      return <ReminderStatusIcon status={event.reminder.resolution ?? 'done'} />;
    case 'call-started':
    case 'reopened':
    case 'case-number-recorded':
    case 'replaced':
    case 'followed':
    case 'imported':
      return (
        <svg className={css['drawn']} viewBox="0 0 16 16" aria-hidden="true">
          <path d={iconPaths[event.kind]} />
        </svg>
      );
  }
}

const iconPaths = {
  'call-started':
    'M5.100 2.100 3.200 2.700c-.7 2.600.8 5.600 2.800 7.600s5 3.500 7.600 2.800l.6-1.900-2.900-1.800-1.300 1.100c-1.500-.7-2.700-1.900-3.400-3.400l1.100-1.300Z',
  reopened: 'M5.500 3 2.500 6l3 3M2.500 6h6.500a4 4 0 0 1 0 8H6',
  'case-number-recorded': 'M3 12.800 3.600 10 11 2.600l2.400 2.400L6 12.300ZM9.300 4.300l2.400 2.400',
  replaced: 'M2.500 5.500h9L9 3M13.500 10.500h-9L7 13',
  followed: 'M3 3v5.500h9.500M9.500 5.500l3 3-3 3',
  imported: 'M8 2v7.500M5 6.800l3 3 3-3M2.500 11v2.500h11V11',
} as const;
