import { z } from 'zod';
import { modes } from '../../shared/app/mode';
import { contactNoteRecordSchema } from '../../shared/callers/contact-note';
import { incidentLinkRecordSchema, incidentRecordSchema } from '../../shared/incidents/incident';
import { callIdSchema } from '../../shared/calls/call';
import { caseNumberSources, ticketStatuses } from '../../shared/history/ticket-summary-and-detail';
import { callEndingSchema } from '../../shared/calls/call-ending';
import { agentSchema } from '../../shared/calls/agent-initials';
import { outcomeSchema } from '../../shared/outcome/attempt-outcome';
import { latestTimeMs } from '../../shared/time/last-write-wins';
import type { TicketIdentity } from '../rows/tickets/ticket-identity';
import { maxReminderLength, reminderResolutions, reminderReasons } from '../../shared/reminders/reminder';

/** The parts of an archive. docs/archive-format.md describes the format for other programs. */
export const archiveVersion = 1;
export const entryNames = {
  tickets: 'tickets.jsonl',
  contactNotes: 'contact-notes.jsonl',
  incidents: 'incidents.jsonl',
  manifest: 'manifest.json',
  checksum: 'manifest.json.sha256',
} as const;

/**
 * The limits of an archive and of each ticket in it. Lengths are in UTF-16 code units. 2,000 PCs make 210,000,000
 * tickets in seven years: the app must be able to import what it exports. The free disk is what limits an import.
 */
export const archiveLimits = {
  tickets: 1_000_000_000,
  bytes: 2_000_000_000_000,
  /** Per line of `tickets.jsonl`: a ticket with everything that belongs to it. */
  lineBytes: 16_000_000,
  /** Per call in JSON, including its field history. */
  callLength: 2_000_000,
  /** In bytes. The app reads no longer answer from StoreHub. */
  rawAnswerLength: 1_048_576,
  attempts: 10_000,
  reminders: 1_000,
  /** Per call: a ticket and its corrections. */
  ticketsOfCall: 100,
  contactNotes: 100_000,
  /** Per line of `contact-notes.jsonl`. */
  contactNoteBytes: 20_000,
  incidents: 100_000,
  callsOfIncident: 10_000,
  /** Per line of `incidents.jsonl`. */
  incidentBytes: 2_000_000,
} as const;

/** In ms since 1970, from year 1 to year 9999. Outside this range, a day has no date to search for. */
const time = z.number().int().min(-62_135_596_800_000).max(latestTimeMs);
const text = z.string();

/** The maximum nesting. The app never nests deeper, and SQLite limits the nesting of JSON. */
const deepest = 20;
const flat = z.unknown().refine((value) => isFlat(value, deepest));

function isFlat(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isFlat(inner, depth - 1));
}

const ticketName: z.ZodType<TicketIdentity> = z.strictObject({
  call: callIdSchema,
  reference: text.min(1).max(100),
});

/**
 * One line of `tickets.jsonl`: a ticket with everything that belongs to it. JSON in the database is JSON here, too,
 * except `body`: its exact text was hashed and sent.
 */
export const archivedTicketSchema = z.strictObject({
  call: z.strictObject({
    id: callIdSchema,
    fields: z.record(text, flat),
    tape: z.record(text, flat),
    beganAtMs: time,
    savedAtMs: time,
    onScreenMs: time,
  }),
  reference: text.min(1).max(100),
  body: text,
  bodySha256: z.string().regex(/^[\da-f]{64}$/),
  createdAtMs: time,
  state: z.enum(ticketStatuses),
  lastOutcome: outcomeSchema.nullable(),
  caseNumber: text.max(200).nullable(),
  caseNumberSource: z.enum(caseNumberSources).nullable(),
  storeHubTicketId: text.max(200).nullable(),
  replaces: ticketName.nullable(),
  follows: ticketName.nullable(),
  attempts: z.array(
    z.strictObject({
      number: z.number().int().positive(),
      startedAtMs: time,
      firstByteAtMs: time.nullable(),
      endedAtMs: time.nullable(),
      httpStatus: z.number().int().nullable(),
      rawAnswer: text.max(archiveLimits.rawAnswerLength).nullable(),
      outcome: outcomeSchema.nullable(),
    }),
  ),
  notes: z.array(z.strictObject({ text, writtenAtMs: time })),
  caseNumberRecordedAtMs: time.nullable(),
  ending: callEndingSchema.nullable(),
  agent: agentSchema.nullable(),
  reminders: z.array(
    z.strictObject({
      uid: text.min(1).max(300),
      why: z.enum(reminderReasons),
      text: text.max(maxReminderLength),
      setAtMs: time,
      dueAtMs: time,
      howEnded: z.enum(reminderResolutions).nullable(),
      endedAtMs: time.nullable(),
      changedAtMs: time,
      isSnoozed: z.literal(true).optional(),
    }),
  ),
});
export type ArchivedTicket = z.infer<typeof archivedTicketSchema>;
export type ArchivedReminder = ArchivedTicket['reminders'][number];

/** Read first, to tell a newer archive from a damaged one. */
export const anyManifestSchema = z.object({
  format: z.literal('storehub-helpdesk-archive'),
  version: z.number().int().positive(),
});

/** One line of `contact-notes.jsonl`: a lasting note on a caller or a store, or that it was removed. */
export const archivedContactNoteSchema = contactNoteRecordSchema.extend({
  endsAtMs: time.nullable(),
  changedAtMs: time,
});

/** A note in a staged file. */
export type StagedContactNote = { readonly contactNote: z.infer<typeof archivedContactNoteSchema> };

/** One line of `incidents.jsonl`: a known incident with the calls that belong to it. */
export const archivedIncidentSchema = incidentRecordSchema.extend({
  beganAtMs: time,
  endedAtMs: time.nullable(),
  changedAtMs: time,
  links: z
    .array(
      incidentLinkRecordSchema
        .omit({ incidentUid: true })
        .extend({ calledBackAtMs: time.nullable(), changedAtMs: time }),
    )
    .max(archiveLimits.callsOfIncident),
});
export type ArchivedIncident = z.infer<typeof archivedIncidentSchema>;

const entryInfo = (rows: number) =>
  z.strictObject({
    rows: z.number().int().min(0).max(rows),
    bytes: z.number().int().min(0).max(archiveLimits.bytes),
    sha256: z.string(),
  });
export type EntryInfo = z.infer<ReturnType<typeof entryInfo>>;

export const manifestSchema = z.strictObject({
  format: z.literal('storehub-helpdesk-archive'),
  version: z.literal(archiveVersion),
  mode: z.enum(modes),
  madeAtMs: time,
  appVersion: text,
  tickets: entryInfo(archiveLimits.tickets),
  /** Missing if the archive has no such notes. */
  contactNotes: entryInfo(archiveLimits.contactNotes).optional(),
  /** Missing if the archive has no incidents. */
  incidents: entryInfo(archiveLimits.incidents).optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;
