import type { Gazetteer } from '../gazetteer/gazetteer';
import { parseRegion } from '../regions/parse-and-suggest-regions';

/** Whether a text ends with the name of a town or a region. */
export function endsWithTownOrRegion(text: string, gazetteer: Gazetteer | undefined): boolean {
  const words = text.match(/[\p{L}\p{N}.()'-]+/gu) ?? [];
  return [1, 2, 3, 4].some((count) => isTownOrRegion(words.slice(-count), gazetteer));
}

/** The whole phrase must name the place: no town counts that is still found without the first or the last word. */
export function isTownOrRegion(words: readonly string[], gazetteer: Gazetteer | undefined): boolean {
  const text = words.join(' ');
  if (/^malaysia\.?$/i.test(text) || parseRegion(text) !== undefined) return true;
  if ((gazetteer?.lookUpTowns(text).length ?? 0) > 0) return true;
  const fewerWords = [words.slice(0, -1), words.slice(1)];
  const others = new Set(fewerWords.flatMap((fewer) => gazetteer?.findTowns(fewer.join(' ')) ?? []));
  return (gazetteer?.findTowns(text) ?? []).some((town) => !others.has(town));
}
