import type { ArchivedTicket } from '../../src-main/archive/archive-format';

/** The content of a ticket that every PC and the server must agree on. Equal contents give the same text. */
export function toComparableTicket({
  call,
  reference,
  state,
  caseNumber,
  replaces,
  attempts,
  notes,
  body,
}: ArchivedTicket): string {
  return JSON.stringify({
    call: call.id,
    reference,
    state,
    caseNumber,
    replaces: replaces?.reference ?? null,
    attempts,
    body,
    notes: notes.map(({ text }) => text).toSorted(),
  });
}

type ComparableTicket = {
  readonly call: string;
  readonly reference: string;
  readonly body: string;
  readonly notes: readonly string[];
};

export const parseComparableTicket = (text: string): ComparableTicket => JSON.parse(text) as ComparableTicket;

export const formatTicketName = ({ call, reference }: Pick<ComparableTicket, 'call' | 'reference'>): string =>
  `${call} ${reference}`;

/** A row of the server: the ticket as the PC that made it knows it, or what another PC added to it. */
export type ServerRow = {
  readonly call: string;
  readonly reference: string;
  readonly is_maker: boolean;
  readonly archived: string;
};

/** Describes the tickets of a server: each as its PC knows it, with the notes of all. */
export function toComparableServerTickets(rows: readonly ServerRow[]): string[] {
  const notes = new Map<string, Map<string, ArchivedTicket['notes'][number]>>();
  const read = rows.map((row) => ({ row, ticket: JSON.parse(row.archived) as ArchivedTicket }));
  for (const { row, ticket } of read) {
    const here = notes.get(formatTicketName(row)) ?? new Map<string, ArchivedTicket['notes'][number]>();
    for (const note of ticket.notes) here.set(note.text, note);
    notes.set(formatTicketName(row), here);
  }
  return read
    .filter(({ row }) => row.is_maker)
    .map(({ row, ticket }) =>
      toComparableTicket({ ...ticket, notes: [...(notes.get(formatTicketName(row))?.values() ?? [])] }),
    )
    .toSorted();
}
