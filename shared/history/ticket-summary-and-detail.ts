import { z } from 'zod';
import { callIdSchema } from '../calls/call';
import { callEndingSchema, correctionsSchema } from '../calls/call-ending';
import { agentSchema } from '../calls/agent-initials';
import { languages } from '../i18n/language';
import { outcomeSchema } from '../outcome/attempt-outcome';
import { pinSchema } from '../pin/pin-and-coordinates';
import { reminderSchema } from '../reminders/reminder';
import { serviceIds } from '../tickets/services-and-priorities';
import { ticketOrEndedCallContentSchema } from '../tickets/ticket-or-ended-call-content';
import { ticketIdSchema } from '../tickets/ticket-id';
import { relatedTicketSchema } from '../tickets/related-ticket';

/**
 * The status of a ticket. `waiting`: in the outbox, to be sent automatically. `sending`: an attempt is under way. The
 * next five are the outcome of the last attempt, with one exception: a ticket that may exist stays `uncertain` until it
 * is created, rejected or resolved by hand. An attempt that did not get through does not change that. `recorded`: a call
 * that ended without a ticket, which is never sent.
 */
export const ticketStatuses = [
  'waiting',
  'sending',
  'created',
  'rejected',
  'signed-out',
  'account-blocked',
  'uncertain',
  'recorded',
] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/**
 * One row of the history: a ticket, or a call that ended without one, of which any text may be blank. Times are ms since
 * 1970. `id` is the order in which this PC made its tickets. `ending` says how a call ended without a ticket, and is null
 * for a ticket. `agent` holds the initials of who took the call, null if nobody gave any.
 */
export const ticketSummarySchema = z.strictObject({
  id: ticketIdSchema,
  reference: z.string(),
  status: z.enum(ticketStatuses),
  caseNumber: z.string().nullable(),
  createdAtMs: z.number().int(),
  name: z.string(),
  phone: z.string(),
  storeName: z.string().nullable(),
  issue: z.string(),
  regionName: z.string(),
  serviceId: z.literal(serviceIds).nullable(),
  lastOutcome: outcomeSchema.nullable(),
  ending: callEndingSchema.nullable(),
  agent: agentSchema.nullable(),
  /** The PC that made the ticket, if the shared history brought it. */
  pcName: z.string().optional(),
});

export type TicketSummary = z.infer<typeof ticketSummarySchema>;

/**
 * One attempt to send. `firstByteAtMs` is when the request began to leave, null if no byte left. `outcome` is null
 * while the attempt is under way. `rawAnswer` is the body word for word, as far as it arrived.
 */
export const attemptSchema = z.strictObject({
  id: z.number().int(),
  number: z.number().int().positive(),
  startedAtMs: z.number().int(),
  firstByteAtMs: z.number().int().nullable(),
  endedAtMs: z.number().int().nullable(),
  httpStatus: z.number().int().nullable(),
  rawAnswer: z.string().nullable(),
  outcome: outcomeSchema.nullable(),
});

export type Attempt = z.infer<typeof attemptSchema>;

/** The source of a case number: StoreHub's answer, or an agent who asked StoreHub. */
export const caseNumberSources = ['answer', 'agent'] as const;

/** The longest note, and the most notes of a ticket and their longest total. Lengths are in UTF-16 code units. */
export const maxNoteLength = 5000;
/** What stands in the place of a note or reminder that named a caller who was erased on request. */
export const redactedText = '…';
export const maxNotesPerTicket = 200;
export const maxNotesLengthPerTicket = 200_000;

/** Whether a ticket has room for these notes. */
export function areNotesWithinLimits(notes: readonly { readonly text: string }[]): boolean {
  const length = notes.reduce((sum, { text }) => sum + text.length, 0);
  return notes.length <= maxNotesPerTicket && length <= maxNotesLengthPerTicket;
}

/** A note that an agent wrote about a ticket. It is never sent to StoreHub. */
export const noteSchema = z.strictObject({
  id: z.number().int(),
  text: z.string(),
  writtenAtMs: z.number().int(),
});

const datedLinkSchema = relatedTicketSchema.extend({ createdAtMs: z.number().int() });

export type DatedRelatedTicket = z.infer<typeof datedLinkSchema>;

/** A whole ticket. Times are ms since 1970. */
export const ticketDetailSchema = ticketSummarySchema.extend({
  callId: callIdSchema,
  call: z.strictObject({
    beganAtMs: z.number().int(),
    /** How long the agent had the call on the screen, in ms. */
    onScreenMs: z.number().int(),
    /** What the call of a ticket had ended as before it was opened again and sent. */
    earlierEndings: correctionsSchema.optional(),
  }),
  storeHubTicketId: z.string().nullable(),
  caseNumberSource: z.enum(caseNumberSources).nullable(),
  /** Null if no agent recorded a case number, or the time is unknown. */
  caseNumberRecordedAtMs: z.number().int().nullable(),
  /** What is, was or will be sent, or what an ended call had. `pin` describes its coordinates. */
  request: ticketOrEndedCallContentSchema,
  pin: pinSchema.nullable(),
  attempts: z.array(attemptSchema),
  notes: z.array(noteSchema),
  reminders: z.array(reminderSchema),
  /** The rejected ticket that this one replaces, and the one that replaced this one. */
  replaces: datedLinkSchema.omit({ caseNumber: true }).nullable(),
  replacedBy: datedLinkSchema.omit({ caseNumber: true }).nullable(),
  /** The ticket that this one is a follow-up to. */
  follows: datedLinkSchema.nullable(),
  /**
   * Its own follow-ups, and the calls that asked about it (`recorded`) or that nobody answered (`isNoAnswer`), oldest
   * first.
   */
  followedBy: z.array(
    datedLinkSchema.extend({ status: ticketSummarySchema.shape.status, isNoAnswer: z.boolean().optional() }),
  ),
  /**
   * Another PC made the ticket, under this reference: this PC never sends, corrects or resolves it. `pcName` is that PC,
   * if the shared history brought it.
   */
  imported: z
    .strictObject({
      reference: z.string(),
      atMs: z.number().int(),
      pcName: z.string().optional(),
      /** The PC of this name did not make the ticket either: an archive brought it there. */
      isFromArchive: z.literal(true).optional(),
    })
    .optional(),
  /** The language spoken with the caller, if the call says so. */
  callerLanguage: z.enum(languages).optional(),
});

export type TicketDetail = z.infer<typeof ticketDetailSchema>;

/**
 * Whether a case number may still turn up for a ticket of this PC: one of its attempts is uncertain, and neither a
 * later attempt nor a replacement was created.
 */
export function mightHaveArrived({ status, attempts, replacedBy, imported }: TicketDetail): boolean {
  if (imported !== undefined) return false;
  const isInDoubt = attempts.some(({ outcome }) => outcome?.kind === 'uncertain');
  return status === 'uncertain' || (status === 'rejected' && replacedBy === null && isInDoubt);
}
