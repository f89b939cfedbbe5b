import { foldText, foldWithPositions } from '../search/fold-text';
import type { TraitSource } from './call-traits';
import { listTroubleWords } from './trouble-topics';

/** They mean nothing without the word behind them, between which a word such as `boleh` may stand. */
const negations = new Set('tak tdk tidak takde takda bukan jangan not never without tanpa'.split(' '));
const auxiliaries = 'boleh|dapat|mahu|mau|nak|able|to';

/**
 * Returns the words of the call's issue that match these traits, with the region or dealer. A negation stands in it only
 * between two words: "printer tak cetak".
 */
export function suggestIncidentTitle(call: TraitSource, traits: readonly string[]): string {
  const { issue, regionName, dealer } = call;
  const folded = foldWithPositions(issue);
  const parts: string[] = [];
  for (const [trait, words] of listTroubleWords(folded.text)) {
    if (!traits.includes(trait)) continue;
    const phrase = negations.has(words) ? findNegatedWords(folded.text, words, traits) : words;
    const at = phrase === undefined ? -1 : folded.text.indexOf(phrase);
    if (phrase === undefined || at < 0 || (phrase !== words && parts.length === 0)) continue;
    const wording = issue.slice(folded.from[at], folded.to[at + phrase.length - 1]);
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

/** Returns a negation with the word that it negates, if the calls have that word in common. */
function findNegatedWords(text: string, negation: string, traits: readonly string[]): string | undefined {
  const pattern = new RegExp(`\\b${negation}(?:\\s+(?:${auxiliaries}))*\\s+([a-z\\d]+)`, 'g');
  for (const { 0: phrase, 1: negated = '' } of text.matchAll(pattern)) {
    if ([...listTroubleWords(negated).keys()].some((trait) => traits.includes(trait))) return phrase;
  }
  return undefined;
}
