import { stateNamed, statesLike } from '../../../shared/state-names';
import { malaysianStates } from '../../../shared/states';

/** The states that what was typed may mean, likeliest first: all where nothing was, none where it is one already. */
export function suggestStates(typed: string): readonly string[] {
  if (typed.trim() === '') return malaysianStates;
  if (isState(typed)) return [];
  const named = stateNamed(typed);
  return named === undefined ? statesLike(typed) : [named];
}

export function isState(typed: string): boolean {
  return (malaysianStates as readonly string[]).includes(typed.trim());
}
