/** Beyond every limit of the contract; what is longer is compared by its beginning. */
const maxComparedLength = 1000;

/** A person's or a store's name as it is compared: its words without case, width and signs between them. */
export function normalizeName(text: string): string {
  return splitWords(text).join(' ');
}

/** The same of any text, all of it: for one that a name may stand in anywhere. */
export function normalizeText(text: string): string {
  return splitAllWords(text).join(' ');
}

/** Whether two names may mean the same person or store: one has every word of the other, `Ahmad`, `Ahmad bin Ali`. */
export function mightBeSameName(one: string, other: string): boolean {
  const [few = [], many = []] = [splitWords(one), splitWords(other)].toSorted((a, b) => a.length - b.length);
  const known = new Set(many);
  return few.every((word) => known.has(word));
}

function splitWords(text: string): string[] {
  return splitAllWords(text.slice(0, maxComparedLength));
}

function splitAllWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
