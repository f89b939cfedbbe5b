import type { Language } from '../../shared/i18n/language';
import type { MaskedKind } from '../../shared/privacy/mask-personal-data';
import type { TicketReminder } from '../../shared/history/reminder-lists';
import { nativeMessages } from '../../shared/messages/native-catalogues';
import { getCallbackName } from '../../shared/reminders/get-callback-name';

/** The maximum number of names that a notification shows. */
const maxNames = 3;

/**
 * Returns the text of a notification about due callbacks.
 * @param mask masks personal data
 */
export function getCallbackNotificationText(
  raised: readonly TicketReminder[],
  language: Language,
  mask: (kind: MaskedKind, text: string) => string = (_kind, text) => text,
): { readonly title: string; readonly body: string } {
  const t = nativeMessages[language];
  const [first] = raised;
  if (first !== undefined && raised.length === 1) {
    const { reminder, ticket } = first;
    const body = [
      mask('text', reminder.text),
      ticket.caseNumber ?? ticket.reference,
      mask('phone', ticket.phone),
    ];
    return {
      title: t('native.ringBack', { name: getCallbackName(ticket, mask) }),
      body: body.filter((part) => part !== '').join(' · '),
    };
  }
  const names = raised.slice(0, maxNames).map(({ ticket }) => getCallbackName(ticket, mask));
  return {
    title: t('native.ringBackMany', { count: raised.length }),
    body: raised.length > maxNames ? `${names.join(', ')}…` : names.join(', '),
  };
}
