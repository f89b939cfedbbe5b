import { z } from 'zod';
import { callIdSchema } from './call';
import { outcomeSchema } from './outcome';
import { serviceIds } from './services';
import { createTicketRequestSchema } from './ticket';
import { ticketIdSchema, ticketLinkSchema } from './ticket-link';

/**
 * Where a ticket stands. `waiting`: in the outbox, to be sent by itself; `sending`: an attempt is under way;
 * the others are the outcome of its last attempt, but that a ticket which may exist stays `uncertain` until it is
 * created, rejected or settled by hand: an attempt that did not get through changes nothing about that.
 */
export const ticketStates = [
  'waiting',
  'sending',
  'created',
  'rejected',
  'signed out',
  'account blocked',
  'uncertain',
] as const;
export type TicketState = (typeof ticketStates)[number];

/** One row of the history. Times are ms since 1970; `id` is the order in which tickets were made on this PC. */
export const ticketSummarySchema = z.strictObject({
  id: ticketIdSchema,
  reference: z.string(),
  state: z.enum(ticketStates),
  caseNumber: z.string().nullable(),
  createdAtMs: z.number().int(),
  name: z.string(),
  phone: z.string(),
  storeName: z.string().nullable(),
  issue: z.string(),
  stateName: z.string(),
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

/**
 * A ticket whole. `request` is what is, was or will be sent. `mends` is the rejected ticket this one replaces,
 * `mendedBy` the one that replaced it. `follows` is the ticket that this one is a follow-up to, `followedBy` are its
 * own follow-ups, oldest first.
 */
export const ticketDetailSchema = ticketSummarySchema.extend({
  callId: callIdSchema,
  storeHubTicketId: z.string().nullable(),
  caseNumberSource: z.enum(caseNumberSources).nullable(),
  request: createTicketRequestSchema,
  attempts: z.array(attemptSchema),
  notes: z.array(noteSchema),
  owesCallback: z.boolean(),
  mends: z.strictObject({ id: ticketIdSchema, reference: z.string() }).nullable(),
  mendedBy: z.strictObject({ id: ticketIdSchema, reference: z.string() }).nullable(),
  follows: ticketLinkSchema.nullable(),
  followedBy: z.array(ticketLinkSchema),
});

export type TicketDetail = z.infer<typeof ticketDetailSchema>;

/** A question to the history. `before` is the id after which the page starts (newest first); null for the first page. */
export const historyQuerySchema = z.strictObject({
  text: z.string().max(10_000),
  before: ticketIdSchema.nullable(),
  limit: z.number().int().min(1).max(200),
});

export type HistoryQuery = z.infer<typeof historyQuerySchema>;

/** One page of rows, newest first. `next` is the `before` of the following page, null where there is none. */
export const historyPageSchema = z.strictObject({
  rows: z.array(ticketSummarySchema),
  next: ticketIdSchema.nullable(),
});

export type HistoryPage = z.infer<typeof historyPageSchema>;
