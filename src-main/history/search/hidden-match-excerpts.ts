import type { hiddenTicketFields, Excerpt } from '../../../shared/history/history-query-and-page';
import { findHighlights } from '../../../shared/search/find-highlights';
import { createTextMatcher } from '../../../shared/search/searchable-text';
import type { SearchTerms } from '../../../shared/search/search-terms';
import { listEndingTexts, type SearchedTicket } from './searchable-ticket';

const charactersAround = 40;

/**
 * For each search word that a row of the list does not show, finds the first hidden field with it, and the text around
 * it.
 */
export function findExcerpts(
  ticket: Pick<
    SearchedTicket,
    'id' | 'case_number' | 'reference' | 'ending' | 'notes' | 'reminders' | 'Ticket' | 'Appointment'
  >,
  words: SearchTerms,
): Excerpt[] {
  if (words.length === 0) return [];
  const { id, case_number: caseNumber, reference, notes, reminders, Ticket, Appointment } = ticket;
  const isShown = createTextMatcher(
    [
      Ticket.Name,
      Ticket.Phone,
      Ticket.StoreName ?? '',
      Ticket.Issue,
      Appointment.State,
      ...listEndingTexts(ticket),
    ],
    [caseNumber ?? '', reference],
  );
  const hidden: readonly (readonly [(typeof hiddenTicketFields)[number], string | null | undefined])[] = [
    ['remark', Ticket.Remark],
    ['address', Appointment.Address],
    ['email', Ticket.Email],
    ['dealer', Ticket.DealerReseller],
    ['note', notes],
    ['reminder', reminders],
  ];
  const passages = new Map<Excerpt['field'], Excerpt>();
  for (const word of words.filter((ways) => !isShown([ways]))) {
    for (const [field, text] of hidden) {
      const [mark] = text === null || text === undefined ? [] : findHighlights(text, [word]);
      if (mark === undefined || passages.has(field)) continue;
      passages.set(field, { ticketId: id, field, text: cutAround(text ?? '', mark) });
      break;
    }
  }
  return [...passages.values()];
}

/** Cuts the text around the match. Never splits a character of two code units. */
function cutAround(text: string, { from, to }: { from: number; to: number }): string {
  const before = text.slice(Math.max(0, from - charactersAround), from).replace(/^\p{Surrogate}/u, '');
  const after = text.slice(to, to + charactersAround).replace(/\p{Surrogate}$/u, '');
  return [
    from > charactersAround ? `…${before}` : before,
    text.slice(from, to),
    to + charactersAround < text.length ? `${after}…` : after,
  ].join('');
}
