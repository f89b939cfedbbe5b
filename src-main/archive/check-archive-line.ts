import { createTicketRequestSchema } from '../../shared/tickets/create-ticket-request-schema';
import { ticketOrEndedCallContentSchema } from '../../shared/tickets/ticket-or-ended-call-content';
import { hashContent } from '../rows/tickets/content-hash';
import { areAttemptsContiguous } from '../rows/tickets/missing-row-checks';
import { createContactNoteKey } from '../../shared/callers/contact-note';
import {
  archivedContactNoteSchema,
  archivedIncidentSchema,
  archivedTicketSchema,
  archiveLimits,
} from './archive-format';
import type { ArchivedTicket, StagedContactNote } from './archive-format';
import { areNotesWithinLimits } from '../../shared/history/ticket-summary-and-detail';
import { splitIncident, type StagedIncident } from './import-incidents';
import { splitImportedTicket, type TicketPart } from './split-imported-ticket';
import { ArchiveRejectedError } from './archive-rejected-error';

/**
 * Checks a line of `contact-notes.jsonl`. No note is longer than the limits.
 * @throws ArchiveRejectedError if the app could not have written the line
 */
export function checkContactNoteLine(line: string | null): [StagedContactNote] {
  const contactNote = line === null ? null : parseJson(line);
  const read = archivedContactNoteSchema.safeParse(contactNote);
  if (!read.success || JSON.stringify(contactNote) !== line) throw new ArchiveRejectedError('incomplete');
  const { subject, key } = read.data;
  if (createContactNoteKey(subject, key) !== key) throw new ArchiveRejectedError('incomplete');
  return [{ contactNote: read.data }];
}

/**
 * Checks a line of `incidents.jsonl`, and splits it into parts that have few links each.
 * @throws ArchiveRejectedError if the app could not have written the line
 */
export function checkIncidentLine(line: string | null): StagedIncident[] {
  const incident = line === null ? null : parseJson(line);
  const read = archivedIncidentSchema.safeParse(incident);
  if (!read.success || JSON.stringify(incident) !== line) throw new ArchiveRejectedError('incomplete');
  return splitIncident(read.data);
}

/**
 * Checks a line of an archive and splits its ticket.
 * @returns null if the ticket or its line is too large
 * @throws ArchiveRejectedError if the app could not have written the line
 */
export function splitTicketLine(line: string | null): TicketPart[] | null {
  const ticket = line === null ? null : parseTicket(line);
  return ticket === null || !isWithinLimits(ticket) ? null : splitImportedTicket(ticket);
}

/**
 * Accepts only text that `JSON.stringify` writes: if a key occurs twice, JSON readers disagree on which value to use.
 */
function parseTicket(line: string): ArchivedTicket {
  const json = parseJson(line);
  if (!archivedTicketSchema.safeParse(json).success || JSON.stringify(json) !== line)
    throw new ArchiveRejectedError('incomplete');
  // The parsed line, not the schema's output, which may have another order of keys.
  const ticket = json as ArchivedTicket;
  if (hashContent(ticket.body) !== ticket.bodySha256 || !isAsTheAppMakesIt(ticket))
    throw new ArchiveRejectedError('incomplete');
  return ticket;
}

function isWithinLimits({ call, attempts, notes, reminders }: ArchivedTicket): boolean {
  return (
    JSON.stringify(call).length <= archiveLimits.callLength &&
    attempts.length <= archiveLimits.attempts &&
    areNotesWithinLimits(notes) &&
    reminders.length <= archiveLimits.reminders
  );
}

/**
 * True if the app could have made this ticket. A forged archive can have valid checksums, so tickets that could not be
 * shown or stored here are refused.
 */
function isAsTheAppMakesIt(ticket: ArchivedTicket): boolean {
  const { call, state, lastOutcome, replaces, attempts } = ticket;
  return (
    (state === 'created') === (ticket.caseNumber !== null) &&
    (state === 'recorded') === (ticket.ending !== null) &&
    (state !== 'recorded' || isNeverSent(ticket)) &&
    isBodyAsTheAppMakesIt(ticket) &&
    (replaces === null || replaces.call === call.id) &&
    areAttemptsContiguous(lastOutcome === null ? null : JSON.stringify(lastOutcome), attempts) &&
    attempts.every(({ outcome, endedAtMs }) => (outcome === null) === (endedAtMs === null)) &&
    attempts.every(
      ({ number, outcome }) => outcome !== null || (state === 'sending' && number === attempts.length),
    ) &&
    ticket.reminders.every(({ howEnded, endedAtMs }) => (howEnded === null) === (endedAtMs === null))
  );
}

function isNeverSent({ attempts, lastOutcome, replaces, storeHubTicketId }: ArchivedTicket): boolean {
  return attempts.length === 0 && lastOutcome === null && replaces === null && storeHubTicketId === null;
}

function isBodyAsTheAppMakesIt({ body, state }: ArchivedTicket): boolean {
  const content = parseJson(body);
  const schema = state === 'recorded' ? ticketOrEndedCallContentSchema : createTicketRequestSchema;
  return schema.safeParse(content).success && JSON.stringify(content) === body;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ArchiveRejectedError('incomplete');
  }
}
