import { normalizeName } from './normalize-name';

/**
 * How similar two issues are, from 0 to 1: the share of words that both have (Dice). Ignores words that say nothing
 * about the fault, and endings such as `prints`, `printing`. Compares Chinese by pairs of characters.
 */
export function measureSimilarity(one: string, other: string): number {
  const [a, b] = [splitStems(one), splitStems(other)];
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  return (2 * both) / (a.size + b.size);
}

const stopWords = new Set(
  'a an and are at be but by can cannot do does for from has have in is it its me my no not of on or our since that the their there this to was we when with ada dan di dia ini itu ke kami kat la lah nak pada sudah tak tidak untuk yang 的 了 是 在 不'.split(
    ' ',
  ),
);

function splitStems(text: string): Set<string> {
  const words = normalizeName(text)
    .replaceAll(/\p{Script=Han}+/gu, (run) => ` ${splitPairs(run)} `)
    .split(' ')
    .filter((word) => word !== '' && !stopWords.has(word));
  return new Set(words.map(stem));
}

function splitPairs(run: string): string {
  const characters = Array.from(run);
  return characters.length === 1
    ? run
    : characters
        .slice(1)
        .map((character, at) => `${characters[at]}${character}`)
        .join(' ');
}

function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|er|es|s)$/, '') : word;
}
