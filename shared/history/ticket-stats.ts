import { z } from 'zod';
import { modeSchema } from '../app/app-state';
import { ticketIdSchema } from '../tickets/ticket-link';

/**
 * What came in during a time, counted in slices: `after` is the `next` of the slice before, null for the first. From
 * `fromMs` up to, not including, `beforeMs`, in ms since 1970. `mode`: whose history; without it that of the mode the
 * app is in.
 */
export const ticketStatsQuerySchema = z.strictObject({
  fromMs: z.number().int(),
  beforeMs: z.number().int(),
  mode: modeSchema.optional(),
  after: ticketIdSchema.nullable(),
});

/** How many tickets each of several values has. */
const countsSchema = z.array(z.tuple([z.string(), z.number().int().positive()]));

/**
 * One slice of a tally. `hours` are local ones, as `2026-11-24 09`; `onScreenSeconds` tells how many calls were that
 * long before the agent's eyes, those of which nobody knows left out. `next` is null at the end.
 */
export const ticketStatsSchema = z.strictObject({
  count: z.number().int().min(0),
  statuses: countsSchema,
  services: countsSchema,
  regionNames: countsSchema,
  stores: countsSchema,
  hours: countsSchema,
  onScreenSeconds: countsSchema,
  next: ticketIdSchema.nullable(),
});

export type TicketStatsQuery = z.infer<typeof ticketStatsQuerySchema>;
export type TicketStats = z.infer<typeof ticketStatsSchema>;

/** All that a tally counts by value. */
export const ticketStatsDimensions = [
  'statuses',
  'services',
  'regionNames',
  'stores',
  'hours',
  'onScreenSeconds',
] as const satisfies readonly (keyof TicketStats)[];
