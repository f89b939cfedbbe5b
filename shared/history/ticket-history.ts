import { z } from 'zod';
import { modeSchema } from '../app/app-state';
import { callIdSchema } from '../calls/call';
import { languages } from '../i18n/language';
import { outcomeSchema } from '../outcome/attempt-outcome';
import { pinSchema } from '../pin/pin-and-coordinates';
import { reminderSchema } from '../reminders/reminder';
import { priorities, serviceIds } from '../tickets/services-and-priorities';
import { createTicketRequestSchema } from '../tickets/create-ticket-request';
import { ticketIdSchema, ticketLinkSchema } from '../tickets/linked-ticket';

/**
 * The status of a ticket. `waiting`: in the outbox, to be sent automatically. `sending`: an attempt is under way. The
 * others are the outcome of the last attempt, with one exception: a ticket that may exist stays `uncertain` until it
 * is created, rejected or resolved by hand. An attempt that did not get through does not change that.
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

/** One row of the history. Times are ms since 1970. `id` is the order in which this PC made its tickets. */
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
export const maxNotesPerTicket = 1000;
export const maxNotesLengthPerTicket = 200_000;

/** Whether a ticket has room for these notes. */
export function areNotesWithinLimits(notes: readonly { readonly text: string }[]): boolean {
  const length = notes.reduce((sum, { text }) => sum + text.length, 0);
  return notes.length <= maxNotesPerTicket && length <= maxNotesLengthPerTicket;
}

/** A note that an agent wrote about a ticket. It exists on this PC only. */
export const noteSchema = z.strictObject({
  id: z.number().int(),
  text: z.string(),
  writtenAtMs: z.number().int(),
});

const datedLinkSchema = ticketLinkSchema.extend({ createdAtMs: z.number().int() });

export type DatedTicketLink = z.infer<typeof datedLinkSchema>;

/**
 * A whole ticket. `call` holds when its call began and how long the agent had it on screen, in ms.
 * `caseNumberRecordedAtMs` is null if no agent recorded a case number, or the time is unknown. `request` is what is,
 * was or will be sent; `pin` describes its coordinates. `replaces` is the rejected ticket that this one replaces,
 * `replacedBy` the one that replaced it. `follows` is the ticket that this one is a follow-up to, `followedBy` are its
 * own follow-ups, oldest first. `imported` marks a ticket that another PC made, under this reference there: a record
 * that this PC never sends, corrects or resolves.
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

/** The sort orders of a history. `store` and `name` sort from A to Z, with the oldest first within each. */
export const historySorts = ['newest', 'oldest', 'store', 'name'] as const;
export type HistorySort = (typeof historySorts)[number];

const anyOf = <T extends z.ZodType>(value: T) => z.array(value).min(1).max(50).optional();
const exactText = z.string().trim().min(1).max(100);

/**
 * Conditions on a ticket, besides the search words. All given parts must hold; within a list, one value suffices.
 * Texts must match as a whole, ignoring case, width and accents. `regionNames` match a state in any spelling. `phones`
 * match digits as typed and as sent to StoreHub. `hours` are the hours of the day, 0 to 23, on this PC's clock, in
 * which a ticket was made. The range is `fromMs` (inclusive) to `beforeMs` (exclusive), in ms since 1970. `mode`
 * selects the history; the default is the current mode.
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

/** Removes the mode once it has selected the history. */
export function removeMode<Query extends { readonly filter?: HistoryFilter | undefined }>(
  query: Query,
): Query {
  if (query.filter?.mode === undefined) return query;
  const { mode: _mode, ...filter } = query.filter;
  return { ...query, filter };
}

/** The contents of a history list. Without `filter` it has every ticket, without `sort` the newest comes first. */
const listQueryShape = {
  text: z.string().max(10_000),
  filter: historyFilterSchema.optional(),
  sort: z.enum(historySorts).optional(),
};

/** A history query. `before` is the id after which the page starts, in any order; null for the first page. */
export const historyQuerySchema = z.strictObject({
  ...listQueryShape,
  before: ticketIdSchema.nullable(),
  limit: z.number().int().min(1).max(200),
});

export type HistoryQuery = z.infer<typeof historyQuerySchema>;

/** Fields that a history row does not show. */
export const hiddenTicketFields = ['remark', 'address', 'email', 'dealer', 'note', 'reminder'] as const;

/** The words around a search match in a field that the row does not show. */
const excerptSchema = z.strictObject({
  ticketId: ticketIdSchema,
  field: z.enum(hiddenTicketFields),
  text: z.string(),
});

export type Excerpt = z.infer<typeof excerptSchema>;

/**
 * A ticket that does not have the words of the search as they were typed, but words that sound like them or differ by a
 * slip of the hand. `words` are those of the ticket, folded.
 */
const closeMatchSchema = z.strictObject({ ticketId: ticketIdSchema, words: z.array(z.string()) });

/** The page size of the list: about two windows full. Larger pages are slower to read. */
export const pageLength = 50;

/**
 * One page of rows in the requested order. `next` is the `before` of the following page, null at the end. A search whose
 * matches all fit on its first page fills the page with `closeMatches`: its last rows, the closest first.
 * `findHighlights` in shared/search marks matches in a row; `excerpts` hold the matches in fields that rows do not
 * show.
 */
export const historyPageSchema = z.strictObject({
  rows: z.array(ticketSummarySchema),
  next: ticketIdSchema.nullable(),
  excerpts: z.array(excerptSchema).optional(),
  closeMatches: z.array(closeMatchSchema).optional(),
});

export type HistoryPage = z.infer<typeof historyPageSchema>;

/**
 * Asks how many tickets a list has. Counting stops at `maxCount`, or once the search has compared as many tickets as
 * it may at once. `isMore` then says that there may be more.
 */
export const historyCountQuerySchema = z.strictObject({
  text: listQueryShape.text,
  filter: listQueryShape.filter,
});
export const historyCountSchema = z.strictObject({ count: z.number().int(), isMore: z.boolean() });
export const maxCount = 1000;

export type HistoryCountQuery = z.infer<typeof historyCountQuerySchema>;
export type HistoryCount = z.infer<typeof historyCountSchema>;

/** Relative dates. `week` and `month` are the last 7 and 30 days, including today. */
export const relativeDays = ['today', 'yesterday', 'week', 'month'] as const;
export type RelativeDays = (typeof relativeDays)[number];

/**
 * A filter as it is saved. `days` is resolved whenever the view is shown, counted or exported, and overrides `fromMs`
 * and `beforeMs`.
 */
export const savedFilterSchema = historyFilterSchema.extend({ days: z.enum(relativeDays).optional() });
export type SavedFilter = z.infer<typeof savedFilterSchema>;

/** A named history list. Lists keep the order that the agent gives them. */
export const viewContentSchema = z.strictObject({
  ...listQueryShape,
  name: z.string().trim().min(1).max(60),
  filter: savedFilterSchema.optional(),
});
export const savedViewSchema = viewContentSchema.extend({ id: z.number().int().positive() });

export type ViewContent = z.infer<typeof viewContentSchema>;
export type SavedView = z.infer<typeof savedViewSchema>;
