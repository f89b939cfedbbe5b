import type { DueOfCaller } from '../../../shared/history/reminder-lists';
import type { Translate } from '../../i18n/use-text';
import type { Mask } from '../masking/mask-scope-and-masked-text';

/** What a caller who is due is to be told or asked. */
export function describeDue(due: DueOfCaller, mask: Mask, t: Translate): string {
  if ('incident' in due) return t('callbacks.solved', { what: mask('text', due.incident.title) });
  if ('uncertain' in due)
    return t('callbacks.uncertain', {
      question: t(due.uncertain.hasSms ? 'readBack.gotSms' : 'readBack.gotCall'),
    });
  const { reminder, ticket } = due;
  const number = ticket.caseNumber ?? ticket.reference;
  if (reminder.text !== '') return t('callbacks.due', { what: mask('text', reminder.text) });
  return reminder.reason === 'case-number'
    ? t('callbacks.tellNumber', { number })
    : t('callbacks.due', { what: number });
}
