import { z } from 'zod';
import { modeSchema } from '../app/mode';
import { ticketIdSchema } from '../tickets/ticket-id';

/**
 * Asks for the stats of a period, counted in slices: `after` is the `next` of the previous slice, null for the first.
 * The period is `fromMs` (inclusive) to `beforeMs` (exclusive), in ms since 1970. `mode` selects the history; the
 * default is the current mode. `isFloor` also counts the tickets that came from other PCs by the shared history; without
 * it, only this PC's work is counted.
 */
export const ticketStatsQuerySchema = z.strictObject({
  fromMs: z.number().int(),
  beforeMs: z.number().int(),
  mode: modeSchema.optional(),
  isFloor: z.boolean().optional(),
  after: ticketIdSchema.nullable(),
});

/** The number of tickets for each value. */
const countsSchema = z.array(z.tuple([z.string(), z.number().int().positive()]));

/**
 * One slice of the stats. `count` is of calls: a ticket that was rejected, or corrected, whose call has ended without
 * one as well, is in the statuses only. `hours` are local, as `2026-11-24 09`. `onScreenSeconds` counts calls by their
 * seconds on screen, without those of unknown length. `next` is null at the end.
 */
export const ticketStatsSchema = z.strictObject({
  count: z.number().int().min(0),
  statuses: countsSchema,
  services: countsSchema,
  regionNames: countsSchema,
  stores: countsSchema,
  hours: countsSchema,
  onScreenSeconds: countsSchema,
  /** Calls that ended without a ticket, by the name that the kind had then; JSON of a `CallEnding`. */
  endings: countsSchema,
  agents: countsSchema,
  /** The PCs of the tickets, '' for this one. Counted for the floor only. */
  pcs: countsSchema,
  /** Calls without a row in the history, by status. Only the first slice has them, and none of the floor. */
  unfinishedCalls: countsSchema,
  /** Calls that softphones announced, by what became of them. As with `unfinishedCalls`, of the last 30 days. */
  incomingCalls: countsSchema,
  next: ticketIdSchema.nullable(),
});

export type TicketStatsQuery = z.infer<typeof ticketStatsQuerySchema>;
export type TicketStats = z.infer<typeof ticketStatsSchema>;

/** Every dimension in which tickets are counted by value. */
export const ticketStatsDimensions = [
  'statuses',
  'services',
  'regionNames',
  'stores',
  'hours',
  'onScreenSeconds',
  'endings',
  'agents',
  'pcs',
  'unfinishedCalls',
  'incomingCalls',
] as const satisfies readonly (keyof TicketStats)[];
