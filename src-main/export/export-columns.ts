import type { Priority, ServiceId } from '../../shared/tickets/services-and-priorities';
import { getPriorityName, getServiceNames } from '../../shared/tickets/service-and-priority-names';
import type { CallEnding, KnownCaller } from '../../shared/calls/call-ending';
import { describeEnding } from '../../shared/calls/ending-names';
import type { TicketOrEndedCallContent } from '../../shared/tickets/ticket-or-ended-call-content';
import type { SummaryRow } from '../rows/tickets/ticket-rows';

/** One cell: a text, a number, a time in ms since 1970, or nothing. */
export type Cell = string | number | { readonly atMs: number } | null;

/**
 * A complete ticket: its row, its request, its notes as one text, the title of the known incident it belongs to, and the number of
 * the case that it follows, or its reference while it has none.
 */
export type ExportedTicket = {
  readonly row: SummaryRow;
  readonly request: TicketOrEndedCallContent;
  readonly notes: string | null;
  readonly incident: string | null;
  readonly follows: string | null;
  /** Whether it was sent although the address had changed after the pin was set. */
  readonly isPinStale: boolean;
};

type Column = { readonly name: string; readonly of: (ticket: ExportedTicket) => Cell };

/** Look up each message once per name, not for each of a million rows. */
const serviceName = memoize((id: ServiceId | null) => getServiceNames(id, 'en').name);
const endingName = memoize((kindAndWords: string) => {
  const [kind, words] = JSON.parse(kindAndWords) as [CallEnding['kind'], CallEnding['words']];
  return describeEnding({ kind, words }, 'en');
});
const priorityName = memoize((priority: Priority) => getPriorityName(priority, 'en'));

function memoize<K, V>(find: (key: K) => V): (key: K) => V {
  const found = new Map<K, V>();
  return (key) => {
    const value = found.get(key) ?? find(key);
    found.set(key, value);
    return value;
  };
}

/** The columns of an export. Always in English, because programs read exports, too. */
const columns: readonly Column[] = [
  { name: 'Reference', of: ({ row }) => row.reference },
  { name: 'Ticket state', of: ({ row }) => row.state },
  { name: 'Case number', of: ({ row }) => row.case_number },
  { name: 'StoreHub TicketId', of: ({ row }) => row.storehub_ticket_id },
  { name: 'Made at', of: ({ row }) => ({ atMs: row.created_at_ms }) },
  { name: 'Name', of: ({ request: { Ticket } }) => Ticket.Name },
  { name: 'Phone', of: ({ request: { Ticket } }) => Ticket.Phone },
  { name: 'Store', of: ({ request: { Ticket } }) => Ticket.StoreName ?? null },
  { name: 'Dealer', of: ({ request: { Ticket } }) => Ticket.DealerReseller ?? null },
  {
    name: 'Service',
    of: ({ request: { Appointment } }) => serviceName(Appointment.ServiceId),
  },
  { name: 'Priority', of: ({ request: { Ticket } }) => priorityName(Ticket.Priority) },
  { name: 'Issue', of: ({ request: { Ticket } }) => Ticket.Issue },
  { name: 'Remark', of: ({ request: { Ticket } }) => Ticket.Remark ?? null },
  { name: 'Address', of: ({ request: { Appointment } }) => Appointment.Address },
  { name: 'State', of: ({ request: { Appointment } }) => Appointment.State },
  { name: 'Longitude', of: ({ request: { Appointment } }) => Appointment.Longitude },
  { name: 'Latitude', of: ({ request: { Appointment } }) => Appointment.Latitude },
  { name: 'SMS', of: ({ request: { Ticket } }) => (Ticket.IsReceiveSms ? 'yes' : 'no') },
  { name: 'E-mail', of: ({ request: { Ticket } }) => Ticket.Email ?? null },
  { name: 'Notes', of: ({ notes }) => notes },
  { name: 'Ended as', of: ({ row }) => nameEnding(parseEnding(row)) },
  { name: 'Agent', of: ({ row }) => row.agent },
  { name: 'Known incident', of: ({ incident }) => incident },
  { name: 'Asked about', of: ({ row, follows }) => (row.ending === null ? null : follows) },
  { name: 'Follow-up to', of: ({ row, follows }) => (row.ending === null ? follows : null) },
  {
    name: 'Pin to check',
    of: ({ isPinStale }) => (isPinStale ? 'address changed after the pin was set' : null),
  },
  // An ended call of which neither a name nor a store was written down.
  { name: 'Known name', of: ({ row }) => getKnownCaller(row)?.name ?? null },
  { name: 'Known store', of: ({ row }) => getKnownCaller(row)?.storeName ?? null },
  { name: 'Known from', of: ({ row }) => getKnownCaller(row)?.from ?? null },
];

function parseEnding({ ending }: SummaryRow): CallEnding | null {
  return ending === null ? null : (JSON.parse(ending) as CallEnding);
}

function nameEnding(ending: CallEnding | null): string | null {
  return ending === null ? null : endingName(JSON.stringify([ending.kind, ending.words]));
}

function getKnownCaller(row: SummaryRow): KnownCaller | undefined {
  return parseEnding(row)?.knownCaller;
}

export const columnNames: readonly string[] = columns.map(({ name }) => name);

export function toCells(ticket: ExportedTicket): Cell[] {
  return columns.map(({ of }) => of(ticket));
}

/** Converts a time to this PC's local time, encoded as UTC: spreadsheets know no time zones. */
export function toLocalMs(atMs: number): number {
  return atMs - new Date(atMs).getTimezoneOffset() * 60_000;
}
