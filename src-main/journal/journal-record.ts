import { z } from 'zod';
import { ticketStatuses } from '../../shared/history/ticket-summary-and-detail';
import { callEndingSchema } from '../../shared/calls/call-ending';
import { agentSchema } from '../../shared/calls/agent-initials';
import { incomingCallRecordSchema } from '../../shared/calls/incoming-call';
import { contactNoteRecordSchema } from '../../shared/callers/contact-note';
import { incidentLinkRecordSchema, incidentRecordSchema } from '../../shared/incidents/incident';
import { outcomeSchema } from '../../shared/outcome/attempt-outcome';
import { erasureRequestSchema } from '../../shared/privacy/retention-and-erasure';
import { reminderResolutions, reminderReasons } from '../../shared/reminders/reminder';

const reference = z.string().min(1);
const time = z.number().int();

/**
 * A record of the journal. Records name a ticket by its reference, which survives a rebuild of the database. `made`
 * holds everything needed to rebuild the ticket, or a call that ended without one. `began` is written before the first
 * byte leaves, `ended` before the database has the outcome. The journal also holds what a person recorded by hand,
 * because a backup may be a day old.
 */
export const journalRecordSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('made'),
    reference,
    ticketId: z.number().int().positive().nullable().default(null),
    callId: z.string(),
    fields: z.unknown(),
    body: z.string(),
    bodySha256: z.string(),
    createdAtMs: time,
    replaces: z.string().nullable(),
    follows: z.string().nullable().default(null),
    /** How the call ended without a ticket; null for a ticket. */
    ending: callEndingSchema.nullable().default(null),
    agent: agentSchema.nullable().default(null),
    /** The call's revision when it ended. A call with a later one was reopened since. */
    revision: z.number().int().nullable().default(null),
  }),
  /**
   * The call of this ended call was reopened with this note besides its own, and the ended call removed, at this time, by these
   * initials; null where nobody is named.
   */
  z.object({
    kind: z.literal('ending-undone'),
    reference,
    note: z.string().nullable().default(null),
    isNoteShown: z.boolean().default(true),
    /** The call went with its row: it was a try to call back. */
    isCallRemoved: z.boolean().default(false),
    atMs: time.nullable().default(null),
    by: agentSchema.nullable().default(null),
  }),
  /** This ended call got another kind of ending, and is about this case. */
  z.object({
    kind: z.literal('ending-corrected'),
    reference,
    ending: callEndingSchema,
    follows: z.string().nullable().default(null),
  }),
  z.object({
    kind: z.literal('began'),
    reference,
    number: z.number().int().positive(),
    startedAtMs: time,
    /** Present only in records read from a damaged database. */
    attemptId: z.number().int().positive().optional(),
  }),
  z.object({
    kind: z.literal('ended'),
    reference,
    number: z.number().int().positive(),
    outcome: outcomeSchema,
    firstByteAtMs: time.nullable(),
    endedAtMs: time,
    httpStatus: z.number().int().nullable(),
    rawAnswer: z.string().nullable(),
    isCallerWaiting: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('case-number-recorded'),
    reference,
    caseNumber: z.string(),
    atMs: time.nullable().default(null),
  }),
  z.object({ kind: z.literal('noted'), reference, text: z.string(), writtenAtMs: time }),
  /** The whole reminder, as it is after the change. */
  z.object({
    kind: z.literal('reminder'),
    reference,
    uid: z.string().min(1),
    why: z.enum(reminderReasons),
    text: z.string(),
    setAtMs: time,
    dueAtMs: time,
    howEnded: z.enum(reminderResolutions).nullable(),
    endedAtMs: time.nullable(),
    isQuiet: z.number().int(),
    changedAtMs: time,
    isSnoozed: z.literal(true).optional(),
  }),
  /** The whole note, as it is after the change. */
  z.object({ kind: z.literal('contact-note'), ...contactNoteRecordSchema.shape }),
  /** The whole incident, and the whole link of a call to it, as they are after the change. */
  z.object({ kind: z.literal('incident'), ...incidentRecordSchema.shape }),
  z.object({ kind: z.literal('incident-link'), ...incidentLinkRecordSchema.shape }),
  /** The whole record of an incoming call, as it is after the change. */
  z.object({ kind: z.literal('incoming-call'), ...incomingCallRecordSchema.shape }),
  z.object({ kind: z.literal('caller-dismissed'), number: z.string(), callerKey: z.string(), atMs: time }),
  z.object({ kind: z.literal('caller-dismissal-undone'), number: z.string(), callerKey: z.string() }),
  /** Discarded calls that were erased by age. Replays of their endings must not bring them back. */
  z.object({ kind: z.literal('calls-erased'), callIds: z.array(z.string()) }),
  /** Kept until no backup holds the caller any more; the segment is deleted together with the oldest backup. */
  z.object({
    kind: z.literal('erase-caller'),
    ...erasureRequestSchema.shape,
    callers: z.array(erasureRequestSchema),
    atMs: time,
  }),
  /** Only from a damaged database: the status in the ticket's own row, in case some of its attempts cannot be read. */
  z.object({
    kind: z.literal('stands'),
    reference,
    state: z.enum(ticketStatuses),
    lastOutcome: outcomeSchema.nullable(),
    recordedCaseNumber: z.string().nullable(),
    recordedAtMs: time.nullable().default(null),
    atMs: time,
  }),
]);

export type JournalRecord = z.infer<typeof journalRecordSchema>;

/** What else a kind may be written as, with the kind that it is read as. */
const formerKinds: Readonly<Record<string, JournalRecord['kind']>> = {
  'case number recorded': 'case-number-recorded',
  'caller refused': 'caller-dismissed',
  'refusal taken back': 'caller-dismissal-undone',
  'erase caller': 'erase-caller',
};

const kindSchema = z.looseObject({ kind: z.string().transform((kind) => formerKinds[kind] ?? kind) });

/** Parses the records that this version of the app understands, and skips others. */
export function parseRecords(raw: readonly unknown[]): JournalRecord[] {
  return raw.flatMap((record) => {
    const parsed = kindSchema.pipe(journalRecordSchema).safeParse(record);
    return parsed.success ? [parsed.data] : [];
  });
}
