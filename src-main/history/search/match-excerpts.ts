import type { hiddenFields, Passage } from '../../../shared/history/ticket-history';
import { marksIn } from '../../../shared/search/find-highlights';
import { finderIn } from '../../../shared/search/searchable-text';
import type { SearchWords } from '../../../shared/search/search-terms';
import type { SearchedTicket } from './searchable-ticket';

const signsAround = 40;

/** For each word that a row of the history does not show, the first hidden field that has it, with what stands around. */
export function passagesOf(ticket: SearchedTicket, words: SearchWords): Passage[] {
  const { id, case_number: caseNumber, reference, notes, reminders, Ticket, Appointment } = ticket;
  const isShown = finderIn(
    [Ticket.Name, Ticket.Phone, Ticket.StoreName ?? '', Ticket.Issue, Appointment.State],
    [caseNumber ?? '', reference],
  );
  const hidden: readonly (readonly [(typeof hiddenFields)[number], string | null | undefined])[] = [
    ['remark', Ticket.Remark],
    ['address', Appointment.Address],
    ['email', Ticket.Email],
    ['dealer', Ticket.DealerReseller],
    ['note', notes],
    ['reminder', reminders],
  ];
  const passages = new Map<Passage['field'], Passage>();
  for (const word of words.filter((ways) => !isShown([ways]))) {
    for (const [field, text] of hidden) {
      const [mark] = text === null || text === undefined ? [] : marksIn(text, [word]);
      if (mark === undefined || passages.has(field)) continue;
      passages.set(field, { ticketId: id, field, text: around(text ?? '', mark) });
      break;
    }
  }
  return [...passages.values()];
}

/** The words around, whole: a sign of two code units is never cut. */
function around(text: string, { from, to }: { from: number; to: number }): string {
  const before = text.slice(Math.max(0, from - signsAround), from).replace(/^\p{Surrogate}/u, '');
  const after = text.slice(to, to + signsAround).replace(/\p{Surrogate}$/u, '');
  return [
    from > signsAround ? `…${before}` : before,
    text.slice(from, to),
    to + signsAround < text.length ? `${after}…` : after,
  ].join('');
}
