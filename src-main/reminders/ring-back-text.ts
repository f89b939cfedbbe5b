import type { Language } from '../../shared/language';
import type { TicketReminder } from '../../shared/reminder-list';
import { sentences } from '../../shared/sentences/sentences';
import { fillIn } from '../../shared/translation';

/** Names beyond these would not be shown. */
const mostNames = 3;

/** What a notice outside the window says of whom to ring back. */
export function ringBackText(
  raised: readonly TicketReminder[],
  language: Language,
): { readonly title: string; readonly body: string } {
  const { ringBack, ringBackMany } = sentences[language].outside;
  const [first] = raised;
  if (first !== undefined && raised.length === 1) {
    const { reminder, ticket } = first;
    const body = [reminder.text, ticket.caseNumber ?? ticket.reference, ticket.phone];
    return {
      title: fillIn(ringBack, { name: ticket.name }),
      body: body.filter((part) => part !== '').join(' · '),
    };
  }
  const names = raised.slice(0, mostNames).map(({ ticket }) => ticket.name);
  return {
    title: fillIn(ringBackMany, { count: raised.length }),
    body: raised.length > mostNames ? `${names.join(', ')}…` : names.join(', '),
  };
}
