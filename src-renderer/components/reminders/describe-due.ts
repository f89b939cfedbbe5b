import type { TicketReminder } from '../../../shared/history/reminder-lists';
import type { Translate } from '../../i18n/use-text';
import type { Mask } from '../masking/mask-scope-and-masked-text';

/** What a caller who is due is to be told. */
export function describeDue({ reminder, ticket }: TicketReminder, mask: Mask, t: Translate): string {
  const number = ticket.caseNumber ?? ticket.reference;
  if (reminder.text !== '') return t('callbacks.due', { what: mask('text', reminder.text) });
  return reminder.reason === 'case-number'
    ? t('callbacks.tellNumber', { number })
    : t('callbacks.due', { what: number });
}
