import { listCallTraits, type TraitSource } from '../../shared/incidents/call-traits';
import { saysTogether } from '../../shared/incidents/trouble-topics';
import { foldText } from '../../shared/search/fold-text';

/** Each call is compared with many others. */
const traitsOfCalls = new WeakMap<TraitSource, ReturnType<typeof listCallTraits>>();

export function readTraits(call: TraitSource): ReturnType<typeof listCallTraits> {
  const traits = traitsOfCalls.get(call) ?? listCallTraits(call);
  traitsOfCalls.set(call, traits);
  return traits;
}

/** Whether a call says these of one thing. What it has besides words, such as its region, is said of all of it. */
export function saysAllTogether(call: TraitSource, traits: readonly string[]): boolean {
  if (traits.length < 2) return true;
  const { words } = readTraits(call);
  return saysTogether(
    foldText(call.issue),
    traits.filter((trait) => words.includes(trait)),
  );
}
