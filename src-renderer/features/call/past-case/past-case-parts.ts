import { formatCaseText } from '../../../../shared/history/format-case-text';
import { TicketReminders } from '../../../components/ticket-detail/ticket-reminders';
import { PastCasePanel } from './past-case-panel';

/**
 * What is loaded behind the first screen: the panel of a past case, and what the keys of a case need of a call that is over. It is
 * one file, since one for each of them would split what a start loads.
 */
export const pastCaseParts = { PastCasePanel, TicketReminders, formatCaseText };
