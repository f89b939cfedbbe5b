import { foldText, foldWithPositions } from '../search/fold-text';
import type { TraitSource } from './call-traits';
import { listTroubleWords } from './trouble-topics';

/**
 * Returns the words of the call's issue that match these traits, with the region or dealer.
 */
export function suggestIncidentTitle(call: TraitSource, traits: readonly string[]): string {
  const { issue, regionName, dealer } = call;
  const folded = foldWithPositions(issue);
  const parts: string[] = [];
  for (const [trait, words] of listTroubleWords(folded.text)) {
    if (!traits.includes(trait)) continue;
    const at = folded.text.indexOf(words);
    if (at < 0) continue;
    const wording = issue.slice(folded.from[at], folded.to[at + words.length - 1]);
    if (!parts.some((part) => part.includes(wording))) parts.push(wording);
  }
  const context = [regionName, dealer].filter(
    (name) =>
      name.trim() !== '' &&
      ['region', 'dealer'].some((kind) => traits.includes(`${kind}:${foldText(name.trim())}`)),
  );
  return [joinAsWritten(parts, issue), ...context].filter((text) => text !== '').join(' · ');
}

/** Chinese words that follow each other in the issue stand together in the title, too. */
function joinAsWritten(parts: readonly string[], issue: string): string {
  return parts
    .reduce((title, part) => (issue.includes(title + part) ? title + part : `${title} ${part}`), '')
    .trim();
}
