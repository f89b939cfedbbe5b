import type { ErasureRecord } from '../../shared/privacy/retention-and-erasure';
import type { TicketContent } from '../../shared/tickets/ticket-content';
import { describeEnding } from '../../shared/calls/call-ending';
import type { ArchivedTicket } from '../archive/archive-format';
import type { SyncFileRange } from './sync-position-store';

/** The writer of a file: the id of its PC in the shared history, and the PC's name. */
export type SyncFileHeader = SyncFileRange & { readonly pcName: string };

/** Why a ticket is gone: erased, or the ending of its call was undone. */
export type RemovalReason = ErasureRecord['reason'] | 'undone';

/** A line of a sync file: a ticket, or the identity of an erased one. */
export type SyncLine =
  | { readonly ticket: ArchivedTicket }
  | {
      readonly erased: {
        readonly call: string;
        readonly reference: string;
        readonly why: RemovalReason;
      };
    };

type Cell = string | number | boolean | null;
type Filled = { readonly archived: ArchivedTicket; readonly request: TicketContent };

/** The columns of a ticket; docs/shared-history.md describes them for the importing database. New ones go to the end. */
const ticketColumns = {
  state: ({ archived }) => archived.state,
  case_number: ({ archived }) => archived.caseNumber,
  storehub_ticket_id: ({ archived }) => archived.storeHubTicketId,
  made_at: ({ archived }) => new Date(archived.createdAtMs).toISOString(),
  name: ({ request }) => request.Ticket.Name,
  phone: ({ request }) => request.Ticket.Phone,
  store: ({ request }) => request.Ticket.StoreName ?? null,
  dealer: ({ request }) => request.Ticket.DealerReseller ?? null,
  service_id: ({ request }) => request.Appointment.ServiceId,
  priority: ({ request }) => request.Ticket.Priority,
  issue: ({ request }) => request.Ticket.Issue,
  remark: ({ request }) => request.Ticket.Remark ?? null,
  address: ({ request }) => request.Appointment.Address,
  state_name: ({ request }) => request.Appointment.State,
  longitude: ({ request }) => request.Appointment.Longitude,
  latitude: ({ request }) => request.Appointment.Latitude,
  sms: ({ request }) => request.Ticket.IsReceiveSms,
  email: ({ request }) => request.Ticket.Email ?? null,
  notes: ({ archived: { notes } }) => (notes.length === 0 ? null : notes.map(({ text }) => text).join('\n')),
  archived: ({ archived }) => JSON.stringify(archived),
  ended_as: ({ archived: { ending } }) => ending && describeEnding(ending, 'en'),
  agent: ({ archived }) => archived.agent,
} as const satisfies Record<string, (ticket: Filled) => Cell>;

export function formatSyncLine({ desk, pcName, number }: SyncFileHeader, line: SyncLine): string {
  const from = [desk, pcName, number];
  if ('erased' in line) {
    const { call, reference, why } = line.erased;
    return copyLine([...from, call, reference, why, ...Object.keys(ticketColumns).map(() => null)]);
  }
  const archived = line.ticket;
  const ticket = { archived, request: JSON.parse(archived.body) as TicketContent };
  return copyLine([
    ...from,
    archived.call.id,
    archived.reference,
    null,
    ...Object.values(ticketColumns).map((of) => of(ticket)),
  ]);
}

/**
 * Formats a line for PostgreSQL's COPY in text format: tab-separated, with separators escaped. Not CSV, in which a
 * note's line `\.` ends the whole file. NUL is replaced, because PostgreSQL's text cannot hold it.
 */
function copyLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => (cell === null ? '\\N' : escaped(String(cell)))).join('\t')}\n`;
}

const escapes: Readonly<Record<string, string>> = {
  '\0': '\uFFFD',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\\': '\\\\',
};

function escaped(text: string): string {
  return text.replaceAll(/[\0\t\n\r\\]/g, (char) => escapes[char] ?? '');
}
