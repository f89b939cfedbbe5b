import type { DueOfCaller } from '../../../shared/history/reminder-lists';
import { TicketStatusIcon } from '../tickets/ticket-status-icon';
import { ReminderStatusIcon } from './reminder-status-icon';

/** A bell for what a caller is to be told, the sign of an uncertain ticket for what they are asked. */
export function DueIcon({ due }: { readonly due: DueOfCaller }) {
  return 'uncertain' in due ? <TicketStatusIcon kind="uncertain" /> : <ReminderStatusIcon status="due" />;
}
