import type { CallFields } from '../../../../shared/calls/call';
import type { OpenIncident } from '../../../../shared/incidents/incident';
import { isOfIncident } from '../../../../shared/incidents/is-of-incident';

/** The fields by which a call is matched with an incident. */
type RecognisedFields = Pick<CallFields, 'issue' | 'dealerReseller' | 'state' | 'serviceId'>;

/** The incident that a call most likely belongs to, if it has everything that its calls have in common. */
export function findLikelyIncident<Incident extends Pick<OpenIncident, 'traits'>>(
  fields: RecognisedFields,
  open: readonly Incident[],
): Incident | undefined {
  if (open.length === 0) return undefined;
  const { issue, dealerReseller: dealer, state: regionName, serviceId } = fields;
  return open.find((incident) => isOfIncident({ issue, dealer, regionName, serviceId }, incident));
}

/**
 * Whether a call has nothing to do with the similar calls. As long as nobody has said what is wrong, it may be one of them,
 * and the agent decides about them between two calls.
 */
export function isUnlike(fields: RecognisedFields, { traits }: Pick<OpenIncident, 'traits'>): boolean {
  return fields.issue.trim() !== '' && findLikelyIncident(fields, [{ traits }]) === undefined;
}

/** Whether a call is one of the similar calls: what is wrong is typed, and is what they have in common. */
export function isLike(fields: RecognisedFields, { traits }: Pick<OpenIncident, 'traits'>): boolean {
  return fields.issue.trim() !== '' && findLikelyIncident(fields, [{ traits }]) !== undefined;
}
