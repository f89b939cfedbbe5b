import type { ChosenIncident, OpenIncident } from '../../../../shared/incidents/incident';
import type { TextKey } from '../../../i18n/use-text';

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
    /** There are similar calls, which are about something else, or may be. */
    readonly isUnlikeOthers: boolean;
    readonly chosen: ChosenIncident | null;
  },
  isShown: boolean,
  /** The incidents that last, and those of the last day that the call may belong to. */
  known: readonly OpenIncident[],
  /** Whether any incident ended within a day. */
  hasEnded = false,
): TextKey | undefined {
  if (known.length === 0 && !call.isEditable && call.chosen !== null) return 'unavailable.incidentLinked';
  const mayBeLikeOthers = call.isEditable && call.isBlank && call.isUnlikeOthers;
  if (known.length === 0 && mayBeLikeOthers) return 'unavailable.noIssueOfSimilar';
  // What it is about may show that it belongs to one that has ended.
  if (known.length === 0 && hasEnded && call.isEditable && call.isBlank) return 'unavailable.noIssueToLink';
  if (known.length === 0)
    return call.isUnlikeOthers ? 'unavailable.otherCallsSimilar' : 'unavailable.noIncident';
  // Nothing on the screen says yet that the call may belong to an incident.
  return call.isEditable && !isShown && call.isBlank ? 'unavailable.noIssueToLink' : undefined;
}
