import type { CallFields } from '../../../../shared/calls/call';
import { isOfIncident, type ChosenIncident, type OpenIncident } from '../../../../shared/incidents/incident';
import type { TextKey } from '../../../i18n/use-text';

/** The fields by which a call is matched with an incident. */
export type RecognisedFields = Pick<CallFields, 'issue' | 'dealerReseller' | 'state' | 'serviceId'>;

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

/**
 * What the key chooses next for a call: the likely incident, then the same with a callback, then the others in the same way, and
 * at last none again.
 */
export function getNextIncidentChoice(
  chosen: ChosenIncident | null,
  likely: OpenIncident | undefined,
  open: readonly OpenIncident[],
): ChosenIncident | null {
  const inOrder = open.toSorted((a, b) => Number(b === likely) - Number(a === likely));
  const choices = inOrder.flatMap(({ uid }) => [
    { uid, wantsCallback: false },
    { uid, wantsCallback: true },
  ]);
  const at = choices.findIndex(
    ({ uid, wantsCallback }) => uid === chosen?.uid && wantsCallback === chosen.wantsCallback,
  );
  return choices[at + 1] ?? null;
}

/** The same for a call that has ended: once linked, it stays so. */
export function getNextChoiceOfEndedCall(
  chosen: ChosenIncident | null,
  likely: OpenIncident | undefined,
  open: readonly OpenIncident[],
): ChosenIncident | null {
  return getNextIncidentChoice(chosen, likely, open) ?? getNextIncidentChoice(null, likely, open);
}

/** Why the key links nothing: what it says in place of it. */
export function getReasonNotToLink(
  call: {
    readonly isEditable: boolean;
    readonly isBlank: boolean;
    /** There are similar calls, which are about something else. */
    readonly isUnlikeOthers: boolean;
    readonly chosen: ChosenIncident | null;
  },
  isShown: boolean,
  open: readonly OpenIncident[],
): TextKey | undefined {
  if (open.length === 0 && !call.isEditable && call.chosen !== null) return 'unavailable.incidentLinked';
  if (open.length === 0)
    return call.isUnlikeOthers ? 'unavailable.otherCallsSimilar' : 'unavailable.noIncident';
  // Nothing on the screen says yet that the call may belong to an incident.
  return call.isEditable && !isShown && call.isBlank ? 'unavailable.noIssueToLink' : undefined;
}
