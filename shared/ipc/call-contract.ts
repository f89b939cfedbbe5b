import { z } from 'zod';
import {
  callFieldsSchema,
  callIdSchema,
  callSchema,
  discardedCallSchema,
  fieldHistorySchema,
} from '../calls/call';
import { callEndingSchema, caseNumberTextSchema } from '../calls/call-ending';
import {
  incomingCallRefSchema,
  listedIncomingCallSchema,
  missedCallsSchema,
  ringingCallsSchema,
} from '../calls/incoming-call';
import { ticketDetailSchema } from '../history/ticket-summary-and-detail';
import { ticketIdSchema } from '../tickets/ticket-id';
import { callerNumber, noteText, nothing, ticketRef } from './common-request-schemas';

const unknownCaseSchema = z.strictObject({ number: caseNumberTextSchema, note: noteText });

const callRef = z.strictObject({ callId: callIdSchema });

/** The requests about calls that are being written down, as a part of the contract. */
export const callContract = {
  /**
   * Every call that is open or parked, and the sent or ended ones whose tabs were open. The call to show comes last, unless only
   * unseen ones are there; the open ones before it are in the order in which they began.
   */
  'calls.list': { request: nothing, response: z.array(callSchema) },
  /** The window shows this call. `closedIds`: its other tabs whose calls are sent or ended, or just being so. */
  'calls.show': {
    request: z.strictObject({ callId: callIdSchema, closedIds: z.array(callIdSchema).max(1000) }),
    response: nothing,
  },
  'calls.begin': { request: nothing, response: callSchema },
  /** Answers only after the fields are on disk. */
  'calls.save': {
    request: z.strictObject({ callId: callIdSchema, fields: callFieldsSchema }),
    response: callSchema,
  },
  'calls.park': {
    request: z.strictObject({ callId: callIdSchema, isParked: z.boolean() }),
    response: callSchema,
  },
  /**
   * Ends a call without a ticket, as a kind of ending in the settings. It then stands in the history and is never sent.
   * `caseTicketId` is the ticket that the caller asked about; null keeps the one that the call follows. The note of
   * `unknownCase` is written by the ending, and goes when it is undone. Answers only after the call is on disk.
   */
  'calls.end': {
    request: z.strictObject({
      callId: callIdSchema,
      fields: callFieldsSchema,
      kind: callEndingSchema.shape.kind,
      caseTicketId: ticketIdSchema.nullable(),
      unknownCase: unknownCaseSchema.nullable(),
    }),
    response: ticketDetailSchema,
  },
  /**
   * Gives a call that ended without a ticket in this shift another kind of ending. `caseTicketId` is the earlier case that the
   * caller asked about; null takes the link to a case away, and `unknownCase` is noted. All else of it stays.
   */
  'calls.correct-ending': {
    request: ticketRef.extend({
      kind: callEndingSchema.shape.kind,
      caseTicketId: ticketIdSchema.nullable(),
      unknownCase: unknownCaseSchema.nullable(),
    }),
    response: ticketDetailSchema,
  },
  /**
   * Reopens a call that ended without a ticket, as long as it has no reminder and no follow-up. The call keeps its notes
   * and gets `note`, which has the reference that it loses, and is hidden unless `isNoteShown`. The note that the ending
   * wrote goes. `askedAboutCase` is the number of a case that was being typed: the next ending proposes it.
   */
  'calls.undo-end': {
    request: ticketRef.extend({
      note: noteText.nullable(),
      isNoteShown: z.boolean(),
      askedAboutCase: z.string().max(100).optional(),
    }),
    response: callSchema,
  },
  'calls.discard': { request: callRef, response: nothing },
  /** The discarded calls of the last 30 days, newest first, without those in which nothing was ever typed. */
  'calls.list-discarded': { request: nothing, response: z.array(discardedCallSchema) },
  /** Restores a discarded call, also after a restart. */
  'calls.restore': { request: callRef, response: callSchema },
  /**
   * Makes the ticket of this call a follow-up to another ticket, or with null to none. The window writes the remark
   * itself (`setFollowUpLine` in shared/history/follow-up-and-reference-lines-of-remark), since it has the newest text.
   */
  'calls.set-follow-up': {
    request: z.strictObject({ callId: callIdSchema, ticketId: ticketIdSchema.nullable() }),
    response: callSchema,
  },
  /**
   * Calls that softphones announced and that still ring. The window asks for them at its start and at each event
   * 'calls.incoming-changed', since it misses events while it loads.
   */
  'calls.list-incoming': { request: nothing, response: ringingCallsSchema },
  /** Calls that nobody took, until they are called back or dismissed. */
  'calls.list-missed': { request: nothing, response: missedCallsSchema },
  /** The missed call from this number, in any format. */
  'calls.find-missed-of-caller': { request: callerNumber, response: listedIncomingCallSchema.nullable() },
  /**
   * Records that nobody answered a call back: as a call that ended so, without an open call. The caller still waits for it,
   * and an open call of theirs stays as it is.
   */
  'calls.record-no-answer': {
    request: callFieldsSchema.pick({ phone: true, name: true, storeName: true }),
    response: ticketDetailSchema,
  },
  /** Takes back what `calls.record-no-answer` recorded, while it is recent. */
  'calls.undo-no-answer': { request: ticketRef, response: nothing },
  /** The agent takes a ringing call, or calls a missed one back, in this call. */
  'calls.take-incoming': {
    request: incomingCallRefSchema.extend({ callId: callIdSchema }),
    response: nothing,
  },
  'calls.dismiss-incoming': { request: incomingCallRefSchema, response: nothing },
  /** Makes a dismissed call a missed one. */
  'calls.undo-dismiss-incoming': { request: incomingCallRefSchema, response: nothing },
  'calls.get-field-history': { request: callRef, response: fieldHistorySchema },
  /** Adds to the time that the agent has had a call on screen, in ms. */
  'calls.add-screen-time': {
    request: z.strictObject({ callId: callIdSchema, ms: z.number().int().min(0).max(86_400_000) }),
    response: nothing,
  },
  /** Starts a new call with the caller, the store and the location of this ticket. */
  'calls.begin-from-ticket': { request: ticketRef, response: callSchema },
} as const;
