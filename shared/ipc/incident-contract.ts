import { z } from 'zod';
import {
  callToLinkSchema,
  callToUnlinkSchema,
  incidentChangeSchema,
  incidentLinkChangeSchema,
  incidentOfTicketSchema,
  incidentRecordSchema,
  incidentStateSchema,
  listedIncidentSchema,
  similarCallsSchema,
  unlinkedCallSchema,
} from '../incidents/incident';
import { nothing } from './common-request-schemas';

const foundCalls = similarCallsSchema.pick({ key: true });

/** The part of the contract about known incidents. */
export const incidentContract = {
  /** Similar calls to decide about, the incidents that last, and those that ended within a day. */
  'incidents.get-state': { request: nothing, response: incidentStateSchema },
  /** Those that last first, each with its calls. */
  'incidents.list': { request: nothing, response: z.array(listedIncidentSchema) },
  /** Makes the similar calls a known incident. The event 'incidents.changed' follows. */
  'incidents.begin': { request: foundCalls, response: incidentRecordSchema.pick({ uid: true }) },
  /** These similar calls are not pointed out again. */
  'incidents.dismiss': { request: foundCalls, response: nothing },
  /** Renames an incident, ends it, or opens it again. */
  'incidents.change': { request: incidentChangeSchema, response: nothing },
  /** Whether a caller is to be called back when the incident is over, and whether that is done. */
  'incidents.change-link': { request: incidentLinkChangeSchema, response: nothing },
  /** Calls of the last hours that are like those of the incident and belong to none, the most alike first. */
  'incidents.find-unlinked': {
    request: incidentRecordSchema.pick({ uid: true }),
    response: z.array(unlinkedCallSchema),
  },
  /** The incident that an ended call belongs to. */
  'incidents.get-link-of-ticket': {
    request: callToLinkSchema.pick({ ticketId: true }),
    response: incidentOfTicketSchema.nullable(),
  },
  /** Links a call that has ended. The event 'incidents.changed' follows. */
  'incidents.link-ticket': { request: callToLinkSchema, response: nothing },
  /** Takes a call out of its incident. The event 'incidents.changed' follows. */
  'incidents.unlink-call': { request: callToUnlinkSchema, response: nothing },
} as const;
