import { z } from 'zod';
import { callIdSchema } from '../calls/call';
import { callBackTriesSchema } from '../reminders/call-back-tries';
import { ticketIdSchema } from '../tickets/ticket-id';

/** The kinds of open work, in the order of the page. */
export const handoverKinds = [
  'waiting',
  'uncertain',
  'rejected',
  'callbacks',
  'ringing',
  'missed',
  'incident-callbacks',
  'will-call-again',
  'calls',
  'notes',
  'incidents',
] as const;

export type HandoverKind = (typeof handoverKinds)[number];

/** Where a piece of open work stands, as one word of its line. */
export const handoverMarks = [
  'waiting',
  'sending',
  'signed-out',
  'account-blocked',
  'uncertain',
  'rejected',
  'rejected-and-ended',
  'owed',
  'owed-later',
  'due',
  'coming',
  'ringing',
  'missed',
  'incident-callback',
  'ongoing-incident-callback',
  'incident',
  'will-call-again',
  'open',
  'parked',
  'unseen',
  'rejected-and-open',
  'rejected-and-parked',
  'note',
  'reminder',
] as const;

/** One piece of open work. */
const handoverItemSchema = z.strictObject({
  mark: z.enum(handoverMarks),
  ticketId: ticketIdSchema.nullable(),
  callId: callIdSchema.nullable(),
  /** The case number, or the reference without one; null for a call without one. */
  code: z.string().nullable(),
  /** When a callback is due, otherwise when the call or ticket began, in ms since 1970. */
  atMs: z.number().int(),
  name: z.string(),
  phone: z.string(),
  storeName: z.string(),
  /** The issue, what the reminder says, the title of the incident, or the note or reminder that is being typed. */
  text: z.string(),
  /** The number of calls of an incident, or how often a caller rang; otherwise 1. */
  times: z.number().int().nonnegative(),
  /** A softphone announced the call. */
  isIncoming: z.boolean(),
  /** How often the caller was called back in vain, and when last. */
  tries: callBackTriesSchema.nullable(),
});

export type HandoverItem = z.infer<typeof handoverItemSchema>;

/** More than an agent leaves unseen. */
export const maxUnseenCalls = 200;

/** The most lines of work on the page: as many as fit on A4. */
export const maxHandoverLines = 40;

/** The calls whose case number the agent has not seen yet: only the window knows them. */
export const handoverRequestSchema = z.strictObject({
  unseenCallIds: z.array(callIdSchema).max(maxUnseenCalls),
});

/** All open work of one kind: how much there is, and the first of it. */
const handoverSectionSchema = z.strictObject({
  kind: z.enum(handoverKinds),
  count: z.number().int().nonnegative(),
  items: z.array(handoverItemSchema).max(maxHandoverLines),
});

export type HandoverSection = z.infer<typeof handoverSectionSchema>;

/** What is open at this moment, in ms since 1970: every kind once, as one consistent picture of the database. */
export const handoverSchema = z.strictObject({
  atMs: z.number().int(),
  sections: z.array(handoverSectionSchema).length(handoverKinds.length),
});

export type Handover = z.infer<typeof handoverSchema>;

/** How long a rejected ticket counts as open that nobody corrected or discarded, in days. */
export const rejectedDays = 30;

const line = z.string().max(4_000);

/** The page as it is shown, copied, printed and saved: translated, masked where the setting says so. */
export const handoverPageSchema = z.strictObject({
  title: line,
  facts: line,
  sections: z
    .array(
      z.strictObject({
        title: line,
        lines: z.array(line).max(maxHandoverLines),
        /** How much more there is, and where; null if nothing is left out. */
        more: line.nullable(),
      }),
    )
    .max(handoverKinds.length),
  /** The kinds of which nothing is open; null if there is something of each. */
  none: line.nullable(),
});

export type HandoverPage = z.infer<typeof handoverPageSchema>;
