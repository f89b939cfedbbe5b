import {
  createTextMatcher,
  createSearchableText,
  type SearchableText,
} from '../../../shared/search/searchable-text';
import type { SearchTerms } from '../../../shared/search/search-terms';
import type { TicketStatus } from '../../../shared/history/ticket-summary-and-detail';
import type { TicketOrEndedCallContent } from '../../../shared/tickets/ticket-or-ended-call-content';
import { pcNameSql } from '../../rows/tickets/ticket-conditions-sql';
import type { CallEnding } from '../../../shared/calls/call-ending';
import { listEndingWords } from '../../../shared/calls/ending-names';

/** The notes and reminders of a ticket, for any SELECT from `ticket`. */
export const notedColumns = `
  (SELECT group_concat(text, char(10)) FROM note WHERE note.ticket_id = ticket.id) AS notes,
  (SELECT group_concat(text, char(10)) FROM reminder
    WHERE reminder.ticket_id = ticket.id AND reminder.text <> '') AS reminders`;

/** The columns that a ticket is searched by, for any SELECT from `ticket`. */
export const searchedColumns = `
  ticket.id, ticket.state, ticket.case_number, ticket.reference, ticket.created_at_ms, ticket.body, ticket.ending, ticket.agent,
  ${pcNameSql} AS pc_name, ${notedColumns}`;

export type SearchedRow = {
  id: number;
  state: TicketStatus;
  case_number: string | null;
  reference: string;
  created_at_ms: number;
  body: string;
  ending: string | null;
  agent: string | null;
  pc_name: string | null;
  notes: string | null;
  reminders: string | null;
};

/** A ticket as searches see it. */
export type SearchedTicket = SearchedRow & TicketOrEndedCallContent;

export function toSearchedTicket(row: SearchedRow): SearchedTicket {
  return { ...row, ...(JSON.parse(row.body) as TicketOrEndedCallContent) };
}

export function toSearchableText(ticket: SearchedTicket): SearchableText {
  const { texts, codes } = searchedTexts(ticket);
  return createSearchableText(texts, codes);
}

export function ticketMatchesSearch(ticket: SearchedTicket, words: SearchTerms): boolean {
  const { texts, codes } = searchedTexts(ticket);
  return createTextMatcher(texts, codes)(words);
}

function searchedTexts(ticket: SearchedTicket): { texts: string[]; codes: string[] } {
  const { Ticket, Appointment, case_number: caseNumber, reference, notes, reminders } = ticket;
  const texts: unknown[] = [
    ...Object.values(Ticket),
    Appointment.Address,
    Appointment.State,
    notes,
    reminders,
    ...listEndingTexts(ticket),
  ];
  return {
    texts: texts.filter((text) => typeof text === 'string'),
    codes: [caseNumber, reference].filter((code) => code !== null),
  };
}

/** Returns the words that an ended call is found by; none for a ticket. */
export function listEndingTexts({ ending }: Pick<SearchedRow, 'ending'>): readonly string[] {
  return ending === null ? [] : listEndingWords(JSON.parse(ending) as CallEnding);
}
