import { foldText } from '../search/fold-text';

/** In characters, above every limit of the contract. Only the beginning of a longer text is compared. */
const maxComparedLength = 1000;

/**
 * Normalises a person's or a store's name for comparison: its words without separators, folded as the search folds them, so that
 * case, width, accents and the two Chinese scripts make no other name.
 */
export function normalizeName(text: string): string {
  return splitWords(text).join(' ');
}

/** Normalises a name for a key that is stored, and sent to other PCs: accents and the Chinese script stay as written. */
export function normalizeStoredName(text: string): string {
  return splitAtSeparators(text.slice(0, maxComparedLength).normalize('NFKC').toLowerCase()).join(' ');
}

/** Normalises a whole text in the same way, for a text in which a name may occur anywhere. */
export function normalizeText(text: string): string {
  return splitAllWords(text).join(' ');
}

/**
 * Whether a word of a normalised name begins with a text. Chinese has no blanks between words, so any of its
 * characters may begin one.
 */
export function hasWordBeginningWith(name: string, beginning: string): boolean {
  if (/^\p{Script=Han}/u.test(beginning)) return name.includes(beginning);
  return ` ${name}`.includes(` ${beginning}`);
}

/**
 * Whether two names may mean the same person or store: one contains every word of the other, as `Ahmad bin Ali`
 * contains `Ahmad`.
 */
export function mightBeSameName(one: string, other: string): boolean {
  const [few = [], many = []] = [splitWords(one), splitWords(other)].toSorted((a, b) => a.length - b.length);
  const words = new Set(many);
  return few.every((word) => words.has(word));
}

function splitWords(text: string): string[] {
  return splitAllWords(text.slice(0, maxComparedLength));
}

function splitAllWords(text: string): string[] {
  return splitAtSeparators(foldText(text));
}

function splitAtSeparators(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
