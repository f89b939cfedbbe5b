import type { TicketStatus } from '../../../shared/history/ticket-summary-and-detail';
import type { Translate } from '../../i18n/use-text';

/** The status of a ticket of which StoreHub may have no case, such as an uncertain one; '' for a case. */
export function describeStatusUnlessCreated(status: TicketStatus, t: Translate): string {
  return status === 'created' ? '' : t(`statuses.${status}`);
}
