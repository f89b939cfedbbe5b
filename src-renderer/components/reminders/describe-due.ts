import type { DueOfCaller } from '../../../shared/history/reminder-lists';
import { formatShortDate } from '../../../shared/i18n/format-dates';
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
  if (reminder.reason === 'case-number' && reminder.text === '') return t('callbacks.tellNumber', { number });
  const what = reminder.text === '' ? number : mask('text', reminder.text);
  const { dueAtMs } = reminder;
  const nowMs = Date.now();
  if (dueAtMs <= nowMs) return t('callbacks.due', { what });
  return t('callbacks.promised', { when: formatShortDate(dueAtMs, nowMs, t.language), what });
}
