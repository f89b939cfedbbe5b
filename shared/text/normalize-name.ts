/** Beyond every limit of the contract; what is longer is compared by its beginning. */
const longestName = 1000;

/** A person's or a store's name as it is compared: its words without case, width and signs between them. */
export function foldedName(text: string): string {
  return wordsOf(text).join(' ');
}

/** The same of any text, all of it: for one that a name may stand in anywhere. */
export function foldedText(text: string): string {
  return allWordsOf(text).join(' ');
}

/** Whether two names may mean the same person or store: one has every word of the other, `Ahmad`, `Ahmad bin Ali`. */
export function mayBeSameName(one: string, other: string): boolean {
  const [few = [], many = []] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length);
  const known = new Set(many);
  return few.every((word) => known.has(word));
}

function wordsOf(text: string): string[] {
  return allWordsOf(text.slice(0, longestName));
}

function allWordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
