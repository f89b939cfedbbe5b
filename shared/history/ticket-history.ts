import { z } from 'zod';
import { modeSchema } from '../app/app-state';
import { callIdSchema } from '../calls/call';
import { languages } from '../i18n/language';
import { outcomeSchema } from '../outcome/attempt-outcome';
import { pinSchema } from '../pin/coordinates';
import { reminderSchema } from '../reminders/reminder';
import { priorities, serviceIds } from '../tickets/services';
import { createTicketRequestSchema } from '../tickets/create-ticket-request';
import { ticketIdSchema, ticketLinkSchema } from '../tickets/ticket-link';

/**
 * Where a ticket stands. `waiting`: in the outbox, to be sent by itself; `sending`: an attempt is under way;
 * the others are the outcome of its last attempt, but that a ticket which may exist stays `uncertain` until it is
 * created, rejected or settled by hand: an attempt that did not get through changes nothing about that.
 */
export const ticketStatuses = [
  'waiting',
  'sending',
  'created',
  'rejected',
  'signed-out',
  'account-blocked',
  'uncertain',
] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** One row of the history. Times are ms since 1970; `id` is the order in which tickets were made on this PC. */
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
  serviceId: z.literal(serviceIds),
  lastOutcome: outcomeSchema.nullable(),
});

export type TicketSummary = z.infer<typeof ticketSummarySchema>;

/**
 * One try at sending. `firstByteAtMs` is when the request began to leave, null if none of it did;
 * `outcome` is null while it is under way. `rawAnswer` is the body word for word, as far as it arrived.
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

/** How a case number came to be known: from StoreHub's answer, or recorded by an agent who asked. */
export const caseNumberSources = ['answer', 'agent'] as const;

/** What an agent wrote down about a ticket. It is on this PC only. */
export const noteSchema = z.strictObject({
  id: z.number().int(),
  text: z.string(),
  writtenAtMs: z.number().int(),
});

const datedLinkSchema = ticketLinkSchema.extend({ createdAtMs: z.number().int() });

export type DatedTicketLink = z.infer<typeof datedLinkSchema>;

/**
 * A ticket whole. `call` is when the call began that it was made of, and how long that was before the agent's eyes, in ms.
 * `caseNumberRecordedAtMs` is null where no agent recorded one, or nobody knows when. `request` is what is, was or will be sent; `pin` what its call knew of the coordinates in it. `replaces` is the rejected ticket that this one replaces,
 * `replacedBy` the one that replaced it. `follows` is the ticket that this one is a follow-up to, `followedBy` are its
 * own follow-ups, oldest first. `imported` tells of one that another PC made, under this reference there: a record here,
 * which is never sent, corrected or resolved from this PC.
 */
export const ticketDetailSchema = ticketSummarySchema.extend({
  callId: callIdSchema,
  call: z.strictObject({ beganAtMs: z.number().int(), onScreenMs: z.number().int() }),
  storeHubTicketId: z.string().nullable(),
  caseNumberSource: z.enum(caseNumberSources).nullable(),
  caseNumberRecordedAtMs: z.number().int().nullable(),
  request: createTicketRequestSchema,
  pin: pinSchema.nullable(),
  attempts: z.array(attemptSchema),
  notes: z.array(noteSchema),
  reminders: z.array(reminderSchema),
  replaces: datedLinkSchema.omit({ caseNumber: true }).nullable(),
  replacedBy: datedLinkSchema.omit({ caseNumber: true }).nullable(),
  follows: datedLinkSchema.nullable(),
  followedBy: z.array(datedLinkSchema),
  imported: z.strictObject({ reference: z.string(), atMs: z.number().int() }).optional(),
  /** What the caller was spoken to in, where the call says so. */
  callerLanguage: z.enum(languages).optional(),
});

export type TicketDetail = z.infer<typeof ticketDetailSchema>;

/**
 * True while a case number may still turn up for a ticket of this PC: nobody knows of an attempt of it whether it arrived, and
 * none after it, nor another ticket in its place, was created.
 */
export function mightHaveArrived({ status, attempts, replacedBy, imported }: TicketDetail): boolean {
  if (imported !== undefined) return false;
  const isInDoubt = attempts.some(({ outcome }) => outcome?.kind === 'uncertain');
  return status === 'uncertain' || (status === 'rejected' && replacedBy === null && isInDoubt);
}

/** The orders in which a history is shown. By store and name: A to Z, within one the oldest first. */
export const historySorts = ['newest', 'oldest', 'store', 'name'] as const;
export type HistorySort = (typeof historySorts)[number];

const anyOf = <T extends z.ZodType>(value: T) => z.array(value).min(1).max(50).optional();
const exactText = z.string().trim().min(1).max(100);

/**
 * What a ticket must be besides being found by words: each named part must hold, and of a list any one. Texts are
 * compared whole, without case, width and accents; `regionNames` stand for a state in any spelling, and `phones` for their
 * digits, as they are and as StoreHub is told them. `hours` are those of the day, 0 to 23, on the clock of
 * this PC, in which a ticket was made. From `fromMs` up to, not including, `beforeMs`, in ms since 1970. `mode`: whose
 * history; without it that of the mode the app is in.
 */
export const historyFilterSchema = z.strictObject({
  mode: modeSchema.optional(),
  statuses: anyOf(z.enum(ticketStatuses)),
  serviceIds: anyOf(z.literal(serviceIds)),
  priorities: anyOf(z.literal(priorities)),
  regionNames: anyOf(exactText),
  storeNames: anyOf(exactText),
  dealers: anyOf(exactText),
  phones: anyOf(exactText),
  hours: anyOf(z.number().int().min(0).max(23)),
  fromMs: z.number().int().optional(),
  beforeMs: z.number().int().optional(),
});

export type HistoryFilter = z.infer<typeof historyFilterSchema>;

/** What is asked of a history itself, once it is known which. */
export function removeMode<Query extends { readonly filter?: HistoryFilter | undefined }>(
  query: Query,
): Query {
  if (query.filter?.mode === undefined) return query;
  const { mode: _mode, ...filter } = query.filter;
  return { ...query, filter };
}

/** What a list of the history shows. Without `filter` everything, without `sort` the newest first. */
const listQueryShape = {
  text: z.string().max(10_000),
  filter: historyFilterSchema.optional(),
  sort: z.enum(historySorts).optional(),
};

/**
 * A question to the history. `before` is the id after which the page starts, in any order; null for the first page.
 */
export const historyQuerySchema = z.strictObject({
  ...listQueryShape,
  before: ticketIdSchema.nullable(),
  limit: z.number().int().min(1).max(200),
});

export type HistoryQuery = z.infer<typeof historyQuerySchema>;

/** The field of a ticket that a row of the history does not show. */
export const hiddenTicketFields = ['remark', 'address', 'email', 'dealer', 'note', 'reminder'] as const;

/** Where a word of the search stands in what the row itself does not show: the words around it. */
const excerptSchema = z.strictObject({
  ticketId: ticketIdSchema,
  field: z.enum(hiddenTicketFields),
  text: z.string(),
});

export type Excerpt = z.infer<typeof excerptSchema>;

/** So many tickets the list asks for at a time: about two windows full. What is asked for more is read more slowly. */
export const pageLength = 50;

/**
 * One page of rows in the order asked for. `next` is the `before` of the following page, null where there is none. What
 * to mark in a row, `marksIn` of shared/search tells from the words; `passages` is for what the rows do not show.
 */
export const historyPageSchema = z.strictObject({
  rows: z.array(ticketSummarySchema),
  next: ticketIdSchema.nullable(),
  excerpts: z.array(excerptSchema).optional(),
});

export type HistoryPage = z.infer<typeof historyPageSchema>;

/** How many tickets a list holds, counted as far as `maxCount` or as can be told at once: then there may be more. */
export const historyCountQuerySchema = z.strictObject({
  text: listQueryShape.text,
  filter: listQueryShape.filter,
});
export const historyCountSchema = z.strictObject({ count: z.number().int(), isMore: z.boolean() });
export const maxCount = 1000;

export type HistoryCountQuery = z.infer<typeof historyCountQuerySchema>;
export type HistoryCount = z.infer<typeof historyCountSchema>;

/** Days as they are said, which are others tomorrow. `week` and `month` are the last 7 and 30 days, today among them. */
export const relativeDays = ['today', 'yesterday', 'week', 'month'] as const;
export type RelativeDays = (typeof relativeDays)[number];

/** As it is kept: with `days` it spans what those are when it is shown, counted or exported, whatever `fromMs` and `beforeMs` say. */
export const savedFilterSchema = historyFilterSchema.extend({ days: z.enum(relativeDays).optional() });
export type SavedFilter = z.infer<typeof savedFilterSchema>;

/** A list of the history under a name, in the order in which the agent keeps them. */
export const viewContentSchema = z.strictObject({
  ...listQueryShape,
  name: z.string().trim().min(1).max(60),
  filter: savedFilterSchema.optional(),
});
export const savedViewSchema = viewContentSchema.extend({ id: z.number().int().positive() });

export type ViewContent = z.infer<typeof viewContentSchema>;
export type SavedView = z.infer<typeof savedViewSchema>;
