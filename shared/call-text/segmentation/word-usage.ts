/**
 * What the lines that the model has learned from use each word for: a letter for each word or pair of Chinese characters.
 * A word that no line has is mostly a name.
 */
export type WordUsage = ReadonlyMap<string, string>;

/** How often a word stands outside, then in each of `segmentKinds`. */
export type UsageCounts = readonly number[];

const letters = ['o', 'n', 's', 'i', 'a'] as const;
const unused = 'u';

/** The parts of a word that are counted: pairs of characters of a Chinese one, else the word with every digit as 0. */
export function listCountedParts(plain: string): string[] {
  if (!/\p{Script=Han}/u.test(plain) || plain.length < 3) return [plain];
  return Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2));
}

/**
 * A capital for what a word mostly is, a small letter for what it is rather, `x` for one of many uses, 1 behind the letter of
 * a rare word; undefined for a word of less than two lines.
 */
export function toUsage(counts: UsageCounts): string | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(...counts);
  const letter = letters[counts.indexOf(most)] ?? unused;
  if (total < 2) return undefined;
  if (total < 4) return `${letter}1`;
  if (most >= total * 0.85) return letter.toUpperCase();
  return most >= total * 0.6 ? letter : 'x';
}

/** The usage of a word; of a Chinese one, that of most of its pairs. */
export function findUsage(plain: string, usage: Pick<WordUsage, 'get'>): string {
  const found = listCountedParts(plain).map((part) => usage.get(part) ?? unused);
  const [first = unused] = found;
  if (found.length < 2) return first;
  const counts = new Map<string, number>();
  for (const one of found) counts.set(one, (counts.get(one) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return found.find((one) => counts.get(one) === most) ?? first;
}

/** Reads the usage as it is stored: a line for each letter, with its words. */
export function decodeUsage(stored: Readonly<Record<string, string>>): WordUsage {
  return new Map(
    Object.entries(stored).flatMap(([letter, words]) =>
      words.split(' ').map((word): [string, string] => [word, letter]),
    ),
  );
}
