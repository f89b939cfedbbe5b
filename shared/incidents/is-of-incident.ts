import { foldText } from '../search/fold-text';
import { listCallTraits, type TraitSource } from './call-traits';
import type { OpenIncident } from './incident';
import { saysTogether } from './trouble-topics';

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
