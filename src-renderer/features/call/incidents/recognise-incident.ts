import type { CallFields } from '../../../../shared/calls/call';
import { isBlankCall } from '../../../../shared/calls/is-blank-call';
import type { OpenIncident } from '../../../../shared/incidents/incident';
import { listCallTraits } from '../../../../shared/incidents/call-traits';
import { countWordsInCommon, isOfIncident } from '../../../../shared/incidents/is-of-incident';

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
 * The incidents that are about the same thing as the issue that is typed, in whatever words. Without an issue, those of the
 * caller's other calls.
 */
export function listAlike<Incident extends Pick<OpenIncident, 'traits' | 'uid'>>(
  fields: RecognisedFields,
  uidsOfCaller: readonly string[],
  incidents: readonly Incident[],
): readonly Incident[] {
  if (incidents.length === 0) return incidents;
  const { issue, dealerReseller: dealer, state: regionName, serviceId } = fields;
  if (issue.trim() === '') return incidents.filter(({ uid }) => uidsOfCaller.includes(uid));
  const { words } = listCallTraits({ issue, dealer, regionName, serviceId });
  return incidents.filter((incident) => countWordsInCommon(words, incident) > 0);
}

/**
 * The incident that the call has everything in common with, or that another call of its caller belongs to, unless the issue
 * that is typed is another one.
 */
export function findLikelyOrOfCaller<Incident extends Pick<OpenIncident, 'traits' | 'uid'>>(
  fields: RecognisedFields,
  uidsOfCaller: readonly string[],
  incidents: readonly Incident[],
): Incident | undefined {
  const ofCaller = incidents.filter(({ uid }) => uidsOfCaller.includes(uid));
  return findLikelyIncident(fields, incidents) ?? listAlike(fields, uidsOfCaller, ofCaller)[0];
}

/**
 * Whether the similar calls are none of this call's business. Between two calls, while nothing is written down, the agent
 * decides about them. Once a caller is there, they are only pointed out where the issue is theirs.
 */
export function isUnlike(fields: CallFields, { traits }: Pick<OpenIncident, 'traits'>): boolean {
  if (fields.issue.trim() === '') return !isBlankCall(fields);
  return findLikelyIncident(fields, [{ traits }]) === undefined;
}

/** Whether a call is one of the similar calls: what is wrong is typed, and is what they have in common. */
export function isLike(fields: RecognisedFields, { traits }: Pick<OpenIncident, 'traits'>): boolean {
  return fields.issue.trim() !== '' && findLikelyIncident(fields, [{ traits }]) !== undefined;
}
