/** The words of a text, which are parted by blanks and lines. */
export function createWordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''));
}
