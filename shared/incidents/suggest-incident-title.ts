import { foldText, foldWithPositions } from '../search/fold-text';
import type { TraitSource } from './call-traits';
import { listTroubleWords } from './trouble-topics';

/** Where a part of the issue stands in it. */
type Part = { readonly from: number; readonly to: number };

/** Between two words of a title, words that every sentence has, so that it reads as it was written. */
const wordsBetween =
  /^\s(?:(?:at|in|on|of|to|for|by|with|from|when|during|after|the|an?|is|are|was|were|does?|did|payments?|di|kat|ke|pada|untuk|dengan|dgn|oleh|masa|semasa|bila)\s){1,3}$/i;

/**
 * Returns the words of the call's issue that match these traits, with the region or dealer.
 */
export function suggestIncidentTitle(call: TraitSource, traits: readonly string[]): string {
  const { issue, regionName, dealer } = call;
  const folded = foldWithPositions(issue);
  const parts: Part[] = [];
  for (const [trait, words] of listTroubleWords(folded.text)) {
    if (!traits.includes(trait)) continue;
    const at = folded.text.indexOf(words);
    const [from, to] = [folded.from[at], folded.to[at + words.length - 1]];
    if (from === undefined || to === undefined) continue;
    if (!parts.some((part) => issue.slice(part.from, part.to).includes(issue.slice(from, to))))
      parts.push({ from, to });
  }
  const context = [regionName, dealer].filter(
    (name) =>
      name.trim() !== '' &&
      ['region', 'dealer'].some((kind) => traits.includes(`${kind}:${foldText(name.trim())}`)),
  );
  return [joinAsWritten(parts, issue), ...context].filter((text) => text !== '').join(' · ');
}

/** Where nothing of weight stands between two parts of the issue, as between Chinese words, the title has them as written. */
function joinAsWritten(parts: readonly Part[], issue: string): string {
  return parts
    .map(({ from, to }, index) => {
      const before = parts[index - 1]?.to ?? from;
      const between = issue.slice(before, from);
      const joint = before === from || wordsBetween.test(between) ? between : ' ';
      return joint.replaceAll(/\s+/gu, ' ') + issue.slice(from, to);
    })
    .join('');
}
