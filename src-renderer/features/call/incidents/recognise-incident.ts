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

/** Whether what is typed of a call is about the same thing as an incident, in whatever words. */
export function isAboutSameThing(fields: RecognisedFields, incident: Pick<OpenIncident, 'traits'>): boolean {
  const { issue, dealerReseller: dealer, state: regionName, serviceId } = fields;
  return countWordsInCommon(listCallTraits({ issue, dealer, regionName, serviceId }).words, incident) > 0;
}

/**
 * The incident that an earlier call of the same caller belongs to, unless the issue that is typed is another one.
 * @param uids of the incidents of the caller's earlier calls
 */
export function findIncidentOfCaller<Incident extends Pick<OpenIncident, 'traits' | 'uid'>>(
  fields: RecognisedFields,
  uids: readonly string[],
  open: readonly Incident[],
): Incident | undefined {
  const ofCaller = open.filter(({ uid }) => uids.includes(uid));
  if (fields.issue.trim() === '') return ofCaller[0];
  return ofCaller.find((incident) => isAboutSameThing(fields, incident));
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
