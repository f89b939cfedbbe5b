import { z } from 'zod';
import { modeSchema } from '../app/mode';
import { ticketIdSchema } from '../tickets/ticket-id';
import { priorities, serviceIds } from '../tickets/services-and-priorities';
import { ticketStatuses, ticketSummarySchema } from './ticket-summary-and-detail';

/** The sort orders of a history. `store` and `name` sort from A to Z, with the oldest first within each. */
export const historySorts = ['newest', 'oldest', 'store', 'name'] as const;
export type HistorySort = (typeof historySorts)[number];

const anyOf = <T extends z.ZodType>(value: T) => z.array(value).min(1).max(50).optional();
const exactText = z.string().trim().min(1).max(100);

/**
 * Conditions on a ticket, besides the search words. All given parts must hold; within a list, one value suffices. Texts
 * must match as a whole, ignoring case, width and accents.
 */
export const historyFilterSchema = z.strictObject({
  /** Which history; the current mode by default. */
  mode: modeSchema.optional(),
  statuses: anyOf(z.enum(ticketStatuses)),
  serviceIds: anyOf(z.literal(serviceIds)),
  priorities: anyOf(z.literal(priorities)),
  /** Match a state in any spelling. */
  regionNames: anyOf(exactText),
  storeNames: anyOf(exactText),
  dealers: anyOf(exactText),
  /** Match digits as typed and as sent to StoreHub. */
  phones: anyOf(exactText),
  /** Kinds of endings. */
  endings: anyOf(exactText),
  agents: anyOf(exactText),
  /** Names of the PCs from which the shared history brought a ticket, or an empty text for this PC. */
  pcs: anyOf(z.string().trim().max(200)),
  /** Hours of the day in which a ticket was made, on this PC’s clock. */
  hours: anyOf(z.number().int().min(0).max(23)),
  /** Inclusive, in ms since 1970. */
  fromMs: z.number().int().optional(),
  /** Exclusive, in ms since 1970. */
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
export const listQueryShape = {
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

/**
 * With `mayBeUnfinished`, a first page may come before every ticket has been compared. A newer search ends an earlier one for
 * the same `purpose`: the list, which is the default, or the field for the number of a case, which wants no close matches.
 */
export const historySearchSchema = historyQuerySchema.extend({
  mayBeUnfinished: z.boolean().optional(),
  purpose: z.enum(['list', 'case-number']).optional(),
});

export type HistorySearch = z.infer<typeof historySearchSchema>;

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
  /**
   * More tickets may match: exactly, or if `next` is null, only by ear or in spite of a slip. The same search without
   * `mayBeUnfinished` goes on and answers with all of them.
   */
  isUnfinished: z.boolean().optional(),
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
