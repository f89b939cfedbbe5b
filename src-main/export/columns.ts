import { priorityWord, serviceWords } from '../../shared/services';
import type { CreateTicketRequest } from '../../shared/ticket';
import type { SummaryRow } from '../tickets/ticket-rows';

/** One cell: a text, a number, a moment in ms since 1970, or nothing. */
export type Cell = string | number | { readonly atMs: number } | null;

/** A ticket whole: its row, what it sends, and its notes in one text. */
export type ExportedTicket = SummaryRow & CreateTicketRequest & { readonly notes: string | null };

type Column = { readonly name: string; readonly of: (ticket: ExportedTicket) => Cell };

/** What an export says of a ticket, in English whatever the window speaks: programs read it, too. */
const columns: readonly Column[] = [
  { name: 'Reference', of: (ticket) => ticket.reference },
  { name: 'Ticket state', of: (ticket) => ticket.state },
  { name: 'Case number', of: (ticket) => ticket.case_number },
  { name: 'StoreHub TicketId', of: (ticket) => ticket.storehub_ticket_id },
  { name: 'Made at', of: (ticket) => ({ atMs: ticket.created_at_ms }) },
  { name: 'Name', of: ({ Ticket }) => Ticket.Name },
  { name: 'Phone', of: ({ Ticket }) => Ticket.Phone },
  { name: 'Store', of: ({ Ticket }) => Ticket.StoreName ?? null },
  { name: 'Dealer', of: ({ Ticket }) => Ticket.DealerReseller ?? null },
  { name: 'Service', of: ({ Appointment }) => serviceWords(Appointment.ServiceId, 'en').name },
  { name: 'Priority', of: ({ Ticket }) => priorityWord(Ticket.Priority, 'en') },
  { name: 'Issue', of: ({ Ticket }) => Ticket.Issue },
  { name: 'Remark', of: ({ Ticket }) => Ticket.Remark ?? null },
  { name: 'Address', of: ({ Appointment }) => Appointment.Address },
  { name: 'State', of: ({ Appointment }) => Appointment.State },
  { name: 'Longitude', of: ({ Appointment }) => Appointment.Longitude },
  { name: 'Latitude', of: ({ Appointment }) => Appointment.Latitude },
  { name: 'SMS', of: ({ Ticket }) => (Ticket.IsReceiveSms ? 'yes' : 'no') },
  { name: 'E-mail', of: ({ Ticket }) => Ticket.Email ?? null },
  { name: 'Notes', of: (ticket) => ticket.notes },
];

export const columnNames: readonly string[] = columns.map(({ name }) => name);

export function cellsOf(ticket: ExportedTicket): Cell[] {
  return columns.map(({ of }) => of(ticket));
}

/** The same moment as this PC's clock shows it, as if it were UTC: spreadsheets know no time zones. */
export function localMs(atMs: number): number {
  return atMs - new Date(atMs).getTimezoneOffset() * 60_000;
}
