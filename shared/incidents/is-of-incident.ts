import { foldText } from '../search/fold-text';
import { isContextTrait, listCallTraits, type TraitSource } from './call-traits';
import type { OpenIncident } from './incident';
import { isFailure, saysTogether } from './trouble-topics';

/** Whether a call has everything by which the calls of an incident are recognised. */
export function isOfIncident(call: TraitSource, incident: Pick<OpenIncident, 'traits'>): boolean {
  const { words, context } = listCallTraits(call);
  return (
    incident.traits.length > 0 &&
    incident.traits.every((trait) => words.includes(trait) || context.includes(trait)) &&
    saysTogether(
      foldText(call.issue),
      incident.traits.filter((trait) => words.includes(trait)),
    )
  );
}

/**
 * Counts the words that a call has in common with an incident. Returns 0 if they are not about the same thing, or the call
 * does not say that something is wrong with it: what goes wrong is said of anything, and of one thing in many words.
 * @param words of the call (`listCallTraits`)
 */
export function countWordsInCommon(words: readonly string[], incident: Pick<OpenIncident, 'traits'>): number {
  const ofIncident = incident.traits.filter((trait) => !isContextTrait(trait));
  const things = ofIncident.filter((trait) => !isFailure(trait));
  const isSameThing = (things.length === 0 ? ofIncident : things).some((trait) => words.includes(trait));
  const isTrouble = !ofIncident.some(isFailure) || words.some(isFailure);
  return isSameThing && isTrouble ? ofIncident.filter((trait) => words.includes(trait)).length : 0;
}
