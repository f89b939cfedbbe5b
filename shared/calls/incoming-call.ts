import { z } from 'zod';
import { callBackTriesSchema } from '../reminders/call-back-tries';
import { callIdSchema } from './call';
import { incomingCallSchema } from './incoming-caller';

/** What became of an incoming call. A missed one stays missed until the call back to it has ended. */
export const incomingCallStates = ['ringing', 'taken', 'missed', 'dismissed', 'called-back'] as const;

/**
 * How long a call counts as ringing after it was last announced, in ms. Callers hang up, and exchanges and voice mail take
 * over, within a minute: after that, nobody is on the line any more, and the caller waits to be called back.
 */
export const ringingMs = 60_000;

/** The most missed calls in one answer. */
export const maxListedMissedCalls = 200;

const time = z.number().int();
const incomingCallId = z.number().int();

/**
 * The whole record of an incoming call, as the database and the journal have it. `ringCount` counts the rings. `callId` is
 * the call in which an agent took it up or calls it back, or null. Times are ms since 1970.
 */
export const incomingCallRecordSchema = incomingCallSchema.extend({
  uid: z.string().min(1),
  firstRangAtMs: time,
  lastRangAtMs: time,
  ringCount: z.number().int().positive(),
  state: z.enum(incomingCallStates),
  callId: callIdSchema.nullable(),
  changedAtMs: time,
});

export type IncomingCallRecord = z.infer<typeof incomingCallRecordSchema>;

/**
 * An incoming call as the window lists it, while it rings and after it was missed. `callId`: see the record; otherwise the
 * open call in which its number was answered before. `tries`: how often a missed one was called back in vain since it rang,
 * and when last.
 */
export const listedIncomingCallSchema = incomingCallSchema.extend({
  id: incomingCallId,
  firstRangAtMs: time,
  lastRangAtMs: time,
  ringCount: z.number().int().positive(),
  callId: callIdSchema.nullable(),
  tries: callBackTriesSchema.optional(),
});

export type ListedIncomingCall = z.infer<typeof listedIncomingCallSchema>;

/** The calls that ring, oldest first, and the number of missed calls. */
export const ringingCallsSchema = z.strictObject({
  calls: z.array(listedIncomingCallSchema),
  missedCount: z.number().int().nonnegative(),
});

export type RingingCalls = z.infer<typeof ringingCallsSchema>;

/**
 * The missed calls, newest first, and the number of all of them. `lastDismissed` is the one that was dismissed last,
 * while that can be undone.
 */
export const missedCallsSchema = z.strictObject({
  calls: z.array(listedIncomingCallSchema),
  count: z.number().int().nonnegative(),
  lastDismissed: listedIncomingCallSchema.nullable(),
});

export type MissedCalls = z.infer<typeof missedCallsSchema>;

export const incomingCallRefSchema = z.strictObject({ id: incomingCallId });
