import { z } from 'zod';
import { callBackTriesSchema } from '../reminders/call-back-tries';
import { ticketIdSchema } from '../tickets/ticket-id';

/** In UTF-16 code units. */
export const maxIncidentTitleLength = 100;
const maxTraits = 12;
const maxTraitLength = 1100;

const uid = z.string().min(1).max(100);
const title = z.string().trim().min(1).max(maxIncidentTitleLength);
const traits = z.array(z.string().max(maxTraitLength)).max(maxTraits).readonly();
const time = z.number().int();
const callId = z.uuid();

/**
 * A known incident: a trouble that many callers have. A call with its `traits` is recognised (`listCallTraits`), none
 * without traits. `uid` is the same on every PC. Times are ms since 1970.
 */
export const incidentRecordSchema = z.strictObject({
  uid,
  title,
  traits,
  beganAtMs: time,
  /** Null while it lasts. */
  endedAtMs: time.nullable(),
  /** When it was begun or renamed. */
  changedAtMs: time,
  /**
   * When it was ended or opened again, if not at `changedAtMs`: a PC that renames an incident may not know yet that it
   * has ended.
   */
  endChangedAtMs: time.optional(),
});
export type IncidentRecord = z.infer<typeof incidentRecordSchema>;

/**
 * A call that belongs to an incident. `calledBackAtMs` is when the caller heard that it is over; null before. `isUnlinked`: it
 * does not belong to it any more, which every PC is to know.
 */
export const incidentLinkRecordSchema = z.strictObject({
  callId,
  incidentUid: uid,
  wantsCallback: z.boolean(),
  calledBackAtMs: time.nullable(),
  changedAtMs: time,
  isUnlinked: z.literal(true).optional(),
});
export type IncidentLinkRecord = z.infer<typeof incidentLinkRecordSchema>;

/** The incident that a call at hand belongs to, and whether the caller wants to hear when it is over. */
export const chosenIncidentSchema = z.strictObject({ uid, wantsCallback: z.boolean() });
export type ChosenIncident = z.infer<typeof chosenIncidentSchema>;

/** The incident that a call belongs to that has ended, for who sees its case. */
export const incidentOfTicketSchema = chosenIncidentSchema.extend({
  callId,
  title,
  endedAtMs: time.nullable(),
  calledBackAtMs: time.nullable(),
});
export type IncidentOfTicket = z.infer<typeof incidentOfTicketSchema>;

/** An incident that lasts, as the call screen shows it. */
export const openIncidentSchema = incidentRecordSchema.pick({
  uid: true,
  title: true,
  traits: true,
  beganAtMs: true,
});
export type OpenIncident = z.infer<typeof openIncidentSchema>;

/** An incident that has ended, but not long ago. */
export const endedIncidentSchema = openIncidentSchema.extend({ endedAtMs: time });
export type EndedIncident = z.infer<typeof endedIncidentSchema>;

/** An incident that a call may be linked to: `endedAtMs` is missing while it lasts. */
export type LinkableIncident = OpenIncident & Partial<Pick<EndedIncident, 'endedAtMs'>>;

/**
 * Calls of the last hour that are more alike than chance explains, those at hand among them. `key` names this finding.
 * `callerCount` counts different callers; `title` is what they have in common, in the words of the newest call.
 */
export const similarCallsSchema = z.strictObject({
  key: z.string().max(1000),
  title,
  traits,
  ticketIds: z.array(ticketIdSchema).max(1000),
  openCallIds: z.array(callId).max(1000),
  callerCount: z.number().int(),
  beganAtMs: time,
  newestAtMs: time,
});
export type SimilarCalls = z.infer<typeof similarCallsSchema>;

/**
 * What the call screen needs to know: similar calls that nobody has decided about, the incidents that last, and those that ended
 * within a day, the last one first.
 */
export const incidentStateSchema = z.strictObject({
  similarCalls: similarCallsSchema.nullable(),
  open: z.array(openIncidentSchema),
  ended: z.array(endedIncidentSchema),
});
export type IncidentState = z.infer<typeof incidentStateSchema>;

/** A call of an incident, as a list shows it. `tries` since it ended, while the caller waits and the incident is over. */
export const linkedCallSchema = z.strictObject({
  callId,
  ticketId: ticketIdSchema,
  reference: z.string(),
  createdAtMs: time,
  name: z.string(),
  phone: z.string(),
  storeName: z.string(),
  wantsCallback: z.boolean(),
  calledBackAtMs: time.nullable(),
  tries: callBackTriesSchema.optional(),
});
export type LinkedCall = z.infer<typeof linkedCallSchema>;

/** A call of the last hours that is like those of an incident and belongs to none, as a list shows it. */
export const unlinkedCallSchema = z.strictObject({
  ticketId: ticketIdSchema,
  createdAtMs: time,
  name: z.string(),
  phone: z.string(),
  storeName: z.string(),
  issue: z.string(),
  /** Another call of the same number belongs to the incident. */
  isCallerLinked: z.boolean(),
});
export type UnlinkedCall = z.infer<typeof unlinkedCallSchema>;

/** Links a call that has ended to an incident, or to another one. */
export const callToLinkSchema = chosenIncidentSchema.extend({ ticketId: ticketIdSchema });
export type CallToLink = z.infer<typeof callToLinkSchema>;

/** An incident in the list, with its calls, oldest first. */
export const listedIncidentSchema = incidentRecordSchema
  .pick({ uid: true, title: true, beganAtMs: true, endedAtMs: true })
  .extend({ calls: z.array(linkedCallSchema) });
export type ListedIncident = z.infer<typeof listedIncidentSchema>;

/** What an agent changes of an incident: its name, or whether it is over. What is not named stays as it is. */
export const incidentChangeSchema = z.union([
  z.strictObject({ uid, title }),
  z.strictObject({ uid, isEnded: z.boolean() }),
]);
export type IncidentChange = z.infer<typeof incidentChangeSchema>;

/** What an agent changes of a call of an incident. */
export const incidentLinkChangeSchema = z.strictObject({
  callId,
  wantsCallback: z.boolean(),
  isCalledBack: z.boolean(),
});
export type IncidentLinkChange = z.infer<typeof incidentLinkChangeSchema>;

/** Takes a call out of its incident. */
export const callToUnlinkSchema = z.strictObject({ callId });
