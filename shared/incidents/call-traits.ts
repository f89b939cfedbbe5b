import { foldText } from '../search/fold-text';
import { listTroubleWords } from './trouble-topics';

/** The fields in which calls can be alike. */
export type TraitSource = {
  readonly issue: string;
  readonly dealer: string;
  readonly regionName: string;
  readonly serviceId: number | null;
};

/** The traits of a call by their names. `words` are topics and rare words of the issue. */
export type CallTraits = { readonly words: readonly string[]; readonly context: readonly string[] };

/** Whether a trait is no word of a call, but its region, dealer or service. */
export function isContextTrait(trait: string): boolean {
  return /^(?:region|dealer|service):/.test(trait);
}

export function listCallTraits({ issue, dealer, regionName, serviceId }: TraitSource): CallTraits {
  const context = [
    ...(regionName.trim() === '' ? [] : [`region:${foldText(regionName.trim())}`]),
    ...(dealer.trim() === '' ? [] : [`dealer:${foldText(dealer.trim())}`]),
    ...(serviceId === null ? [] : [`service:${serviceId}`]),
  ];
  return { words: [...listTroubleWords(foldText(issue)).keys()], context };
}
